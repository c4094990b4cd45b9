import { describe, expect, test } from "vitest";
import { listingsOf } from "../../../../src/audit/code/source/listings.ts";
import type { Listing } from "../../../../src/audit/code/source/listing.ts";
import { readDocument } from "../../../../src/audit/document/read-document.ts";

const read = (name: string, text: string) => {
  const document = readDocument(name, text);
  const listings = listingsOf(document);
  return { document, listings, said: (listing: Listing, i: number) => place(text, listing, i) };
};
const place = (text: string, listing: Listing, i: number): string => {
  const { start, end } = listing.placeOf(listing.unit.module.body[i]!);
  return text.slice(start, end);
};

describe("the listings of a document", () => {
  test("are its fences marked as Python, and those without a mark that look like it", () => {
    const text = "# A\n\n```python\na = 1\n```\n\n```\nimport numpy as np\nb = np.ones(3)\n```\n\n```\n$ pip install torch\n```\n\n```bash\ncd x\n```\n";
    const { listings, said } = read("a.md", text);
    expect(listings.map(({ code }) => code.text)).toEqual(["a = 1", "import numpy as np\nb = np.ones(3)"]);
    expect(said(listings[1]!, 1)).toBe("b = np.ones(3)");
  });
  test("may call a variance var, and are no JavaScript for it", () => {
    const of = (code: string) => read("a.md", `\`\`\`\n${code}\n\`\`\`\n`).listings.length;
    expect(of("def posterior(t):\n    var = b[t] * (1 - a[t - 1])\n    return var")).toBe(1);
    expect(of("var = b[0]\nprint(var)")).toBe(1);
    expect(of("var total = 3\nreturn total")).toBe(0);
  });
  test("in a list lose the list's indentation and keep their places", () => {
    const text = "* one\n\n  ```python\n  def f(x):\n      return x\n\n  y = f(1)\n  ```\n* two\n";
    const { listings, said } = read("a.md", text);
    expect(listings[0]!.unit.fault).toBeUndefined();
    expect(said(listings[0]!, 1)).toBe("y = f(1)");
  });
  test("of a notebook are its code cells, whose places lie in the file through the escapes of JSON", () => {
    const text = JSON.stringify({ cells: [{ cell_type: "code", source: ["s = \"β\\n\"\n", "t = 'x'"] }, { cell_type: "markdown", source: "text" }, { cell_type: "code", source: "u = \"é\" + \"\"" }], nbformat: 4 }, null, 1);
    const { listings, said } = read("a.ipynb", text);
    expect(listings.map((each) => each.unit.module.body.length)).toEqual([2, 1]);
    expect(said(listings[0]!, 0)).toBe(String.raw`s = \"β\\n\"`);
    expect(said(listings[0]!, 1)).toBe("t = 'x'");
    expect(said(listings[1]!, 0)).toBe(String.raw`u = \"é\" + \"\"`);
  });
  test("of a .py file are the file", () => {
    const { listings, said } = read("a.py", "\uFEFFx = 1\r\ny = 2\r\n");
    expect(said(listings[0]!, 1)).toBe("y = 2");
  });
});

describe("a program's comments and docstrings", () => {
  test("hold mathematics where they hold TeX, at its place in the file, and the program stays one listing", () => {
    const text = '"""Forward.\n\n    We use $x_t = \\sqrt{\\bar\\alpha_t} x_0$ here.\n"""\nx = 1  # $5\n# where $\\alpha_t = 1 - \\beta_t$,\n# and $\\beta_1$ is small\ny = "$z$"\n# no formula: a = 1\n';
    const { document, listings } = read("a.py", text);
    const spans = document.blocks.flatMap((block) => (block.kind === "math" ? [block] : []));
    expect(spans.map(({ tex }) => tex)).toEqual(["x_t = \\sqrt{\\bar\\alpha_t} x_0", "\\alpha_t = 1 - \\beta_t", "\\beta_1"]);
    for (const span of spans) expect(text.slice(span.place.start, span.place.end)).toBe(span.tex);
    expect(listings.map(({ unit }) => unit.module.body.length)).toEqual([3]);
  });
});

describe("listings in other formats", () => {
  test("LaTeX: lstlisting with its language, minted, verbatim that looks like Python", () => {
    const text = "\\documentclass{article}\n\\begin{document}\nText\n\\begin{lstlisting}[language=Python, caption={a}]\nx = np.ones(3) # 50% of $1\n\\end{lstlisting}\n\\begin{minted}[fontsize=\\small]{python}\ny = {1: 2}\n\\end{minted}\n\\begin{verbatim}\nfor t in range(3):\n    z = t\n\\end{verbatim}\n\\begin{lstlisting}[language=C]\nint a = 1;\n\\end{lstlisting}\n\\end{document}\n";
    const { listings, said } = read("a.tex", text);
    expect(listings.map((each) => said(each, 0))).toEqual(["x = np.ones(3)", "y = {1: 2}", "for t in range(3):\n    z = t"]);
    expect(listings.flatMap(({ unit }) => unit.fault ?? [])).toEqual([]);
  });
  test("HTML: pre and code, with entities and tags that colour it", () => {
    const text = '<!doctype html><html><body><p>a</p><pre><code class="language-python">if a &lt; b:\n    x = <span class="n">f</span>(&quot;q&quot;)\n</code></pre><pre>import numpy as np\ny = np.ones(3)\n</pre><pre><code class="language-bash">ls -l\n</code></pre></body></html>';
    const { listings } = read("a.html", text);
    expect(listings.map(({ unit }) => unit.text.trim())).toEqual(['if a < b:\n    x = f("q")', "import numpy as np\ny = np.ones(3)"]);
    expect(place(text, listings[1]!, 1)).toBe("y = np.ones(3)");
    expect(place(text, listings[0]!, 0)).toMatch(/^if a &lt; b:[^]*&quot;q&quot;\)$/);
  });
  test("quoted and numbered: what Markdown puts before each line is no part of a listing", () => {
    const { listings } = read("a.md", "> ```python\n> def f(x):\n>     return x\n> ```\n\n1. step\n\n   ```py\n   y = 1\n   ```\n");
    expect(listings.map(({ unit }) => [unit.fault, unit.module.body.length])).toEqual([[undefined, 1], [undefined, 1]]);
  });
  test("names bound in one listing are known in the next, where indentation was lost", () => {
    const { listings } = read("a.md", "```python\nT = 10\nx = 1\n```\n\n```python\ndef show(x, T):\nplot(x)\nshow(x, T)\n```\n");
    expect(listings[1]!.unit.module.body).toHaveLength(2);
  });
});
