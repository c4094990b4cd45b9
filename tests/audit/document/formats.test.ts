import { describe, expect, test } from "vitest";
import type { Block, Code, Document, MathSpan } from "../../../src/audit/document/document.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";
import { spotOf } from "../../../src/audit/document/spot-of.ts";

const math = (document: Document): readonly MathSpan[] => document.blocks.filter((block): block is MathSpan => block.kind === "math");
const code = (document: Document): readonly Code[] => document.blocks.filter((block): block is Code => block.kind === "code");
const said = (document: Document): readonly string[] => document.blocks.flatMap((block: Block) => (block.kind === "prose" || block.kind === "heading" ? [block.text] : []));
const source = ({ text }: Document, { place }: { place: { start: number; end: number } }): string => text.slice(place.start, place.end);

describe("LaTeX", () => {
  const text = [
    "\\documentclass{article} % $no$", "\\newcommand{\\E}{\\mathbb{E}}", "% \\newcommand{\\F}{x}", "\\title{On $\\beta_t$}", "\\begin{document}", "\\maketitle",
    "\\section{Forward \\emph{process}}\\label{a}", "We add 5\\% noise~to $x_0$ % not $this$", "by steps.", "% whole $line$", "Then", "\\begin{equation}\\label{eq}", "x = 1 % inside", "\\end{equation}",
    "and \\[ y = 2 \\] and \\( z \\).", "\\begin{align}", "a &= b \\\\", "% dropped", "c &= d", "\\end{align}", "\\begin{itemize}", "\\item first $i$", "\\item[Second] $j$", "\\end{itemize}",
    "\\begin{tabular}{l|r}", "t & $\\bar\\alpha_t$ \\\\ \\hline", "100 & 0.819 \\\\", "\\end{tabular}", "\\begin{lstlisting}[language=Python]", "x = '$a$' % 2", "\\end{lstlisting}", "\\verb|q|", "% alphabar: time from 0", "\\end{document}", "$after$",
  ].join("\n");
  const document = readDocument("paper.tex", text);

  test("formulas of all delimiters are found and comments are not", () => {
    expect(math(document).map((span) => [span.tex, span.display])).toEqual([
      ["\\beta_t", false], ["x_0", false], ["\\label{eq}\nx = 1", true], ["y = 2", true], ["z", false], ["\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}", true], ["i", false], ["j", false], ["\\bar\\alpha_t", false],
    ]);
  });
  test("their places are in the source, comments and all", () => {
    const spans = math(document);
    expect(spans.filter((span) => source(document, span) === span.tex).map((span) => span.tex)).toEqual(["\\beta_t", "x_0", "\\label{eq}\nx = 1", "y = 2", "z", "i", "j", "\\bar\\alpha_t"]);
    const align = spans[5]!;
    expect(source(document, align)).toBe("\\begin{align}\na &= b \\\\\n% dropped\nc &= d\n\\end{align}");
    expect(text.slice(align.origin(align.tex.indexOf("c &="))).startsWith("c &= d")).toBe(true);
  });
  test("sections, lists, tables, listings and notes are what they are", () => {
    expect(said(document)).toEqual(expect.arrayContaining(["On $\\beta_t$", "Forward process", "We add 5% noise to $x_0$ by steps.", "first $i$", "Second $j$"]));
    expect(math(document).map((span) => span.headings.at(-1))).toContain("Forward process");
    expect(document.blocks.find((block) => block.kind === "prose" && block.text === "0.819")).toMatchObject({ where: "table", table: { row: "100", column: "$\\bar\\alpha_t$" } });
    expect(code(document).map(({ language, text: inside }) => [language, inside])).toEqual([["python", "x = '$a$' % 2"]]);
    expect(document.blocks.find((block) => block.kind === "note")).toMatchObject({ text: "time from 0" });
    expect(document.macros).toEqual({ "\\E": "\\mathbb{E}" });
  });
});

describe("HTML", () => {
  const text = `<!DOCTYPE html><html><head><title>$no$</title><style>$n$</style></head><body>
<h1>Noise &amp; steps</h1><p>Let \\(a &lt; b\\) and &#36;c&#36;,
 <b>bold</b> <code>$code$</code>.</p>
<script>var x = "$s$";</script>
<p>So <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x &amp;= \\beta_t</annotation></semantics></math></span><span class="katex-html"><span>drawn</span> x</span></span> here</p>
<span class="katex-display"><span class="katex"><math><semantics><annotation encoding="application/x-tex">y = 1</annotation></semantics></math></span></span>
<script type="math/tex; mode=display">z = 2</script><script type="math/tex">w</script>
<img class="latex" alt="v_t" src="a.png"><img alt="a photo" src="b.png">
<math alttext="u = 3" display="block"><mi>u</mi></math>
<ul><li>one $i$</li><li>two</li></ul>
<table><tr><th>t</th><th>SNR</th></tr><tr><td>500</td><td>0.084</td></tr></table>
<pre><code class="language-python"><span>x</span> = a &lt; b
y = 1</code></pre>
<blockquote><p>quoted $k$</p></blockquote><!-- alphabar: time from 0 --></body></html>`;
  const document = readDocument("page.html", text);

  test("formulas come from annotations, scripts, alternative texts and delimiters, once each", () => {
    expect(math(document).map((span) => [span.tex, span.display])).toEqual([
      ["a < b", false], ["c", false], ["x &= \\beta_t", false], ["y = 1", true], ["z = 2", true], ["w", false], ["v_t", false], ["u = 3", true], ["i", false], ["k", false],
    ]);
  });
  test("entities are decoded and their places kept", () => {
    const [first, , third] = math(document);
    expect(source(document, first!)).toBe("a &lt; b");
    expect(text.slice(first!.origin(4)).startsWith("b\\)")).toBe(true);
    expect(source(document, third!)).toBe("x &amp;= \\beta_t");
    expect(text.slice(third!.origin(third!.tex.indexOf("\\beta"))).startsWith("\\beta_t</annotation>")).toBe(true);
  });
  test("what typesetters drew is left out, structure stays", () => {
    expect(said(document)).toEqual(expect.arrayContaining(["Noise & steps", "one $i$", "two", "quoted $k$"]));
    expect(said(document).join(" ")).not.toMatch(/drawn|photo|var x|\$no\$/);
    expect(document.blocks.find((block) => block.kind === "prose" && block.text === "0.084")).toMatchObject({ table: { row: "500", column: "SNR" } });
    expect(code(document).map(({ language, text: inside, fenced }) => [language, inside, fenced])).toEqual([["python", "x = a < b\ny = 1", true]]);
    expect(math(document).at(-1)!.where).toBe("quote");
    expect(document.blocks.find((block) => block.kind === "note")).toMatchObject({ text: "time from 0" });
  });
});

describe("notebooks", () => {
  const cells = [
    { cell_type: "markdown", metadata: {}, source: ["# Title\n", "Let $\\alpha_t = 1 - \\beta_t$ \"be\" ᾱ.\n"] },
    { cell_type: "code", execution_count: 1, metadata: {}, outputs: [{ text: "$o$" }], source: ["x = 1\n", "y = '$a$'"] },
    { cell_type: "markdown", metadata: {}, source: "then $$q =\n 2$$ and \\u0061 $open" },
    { cell_type: "raw", metadata: {}, source: "$r$" },
    { cell_type: "markdown", metadata: {}, source: "last $z$" },
  ];
  const document = readDocument("a.ipynb", JSON.stringify({ cells, nbformat: 4, metadata: {} }, null, 1));

  test("markdown cells are read, unescaped, under the headings of earlier cells", () => {
    expect(math(document).map((span) => [span.tex, span.headings])).toEqual([["\\alpha_t = 1 - \\beta_t", ["Title"]], ["q =\n 2", ["Title"]], ["z", ["Title"]]]);
    expect(code(document).map((each) => each.text)).toEqual(["x = 1\ny = '$a$'"]);
  });
  test("places are in the file, and a spot names line and cell", () => {
    const [first, second, third] = math(document);
    expect(source(document, first!)).toBe("\\\\alpha_t = 1 - \\\\beta_t");
    expect(document.text.slice(first!.origin(first!.tex.indexOf("\\beta"))).startsWith("\\\\beta_t$")).toBe(true);
    expect(source(document, second!)).toBe("q =\\n 2");
    const lines = document.text.split("\n");
    for (const [span, cell] of [[first!, 1], [second!, 3], [third!, 5]] as const) {
      const spot = spotOf(document, span.place);
      expect(spot.cell).toBe(cell);
      expect(lines[spot.line - 1]!.slice(spot.column - 1, spot.endColumn - 1)).toBe(source(document, span));
    }
  });
  test("a broken notebook and JSON that is none are read as text", () => {
    expect(math(readDocument("a.ipynb", document.text.slice(0, 200)))).toHaveLength(1);
    expect(readDocument("a.ipynb", "[1, 2").blocks).toHaveLength(1);
  });
});

describe("files", () => {
  test("Python is code", () => {
    expect(readDocument("a.py", "x = '$a$'\n").blocks).toMatchObject([{ kind: "code", language: "python", text: "x = '$a$'\n", place: { start: 0, end: 10 } }]);
  });
  test("a name without an ending is told by its content", () => {
    expect(math(readDocument("-", "\\documentclass{a}\n\\begin{document}\n$x$ % $y$\n\\end{document}"))).toHaveLength(1);
    expect(math(readDocument("-", "<!doctype html><p>&#36;x&#36;"))).toHaveLength(1);
    expect(math(readDocument("-", "# a\n$x$"))).toHaveLength(1);
  });
  test("a byte-order mark, tabs and all line ends leave places true", () => {
    const document = readDocument("a.md", "\uFEFF# A\r\n\r\nlet\t$x$\r\n$$\r\ny = 1\r\n+ 2\r\n$$\rand $z$");
    const spans = math(document);
    expect(spans.map((span) => span.tex)).toEqual(["x", "y = 1\n+ 2", "z"]);
    expect(spans.map((span) => source(document, span))).toEqual(["x", "y = 1\r\n+ 2", "z"]);
    expect(spotOf(document, spans[0]!.place)).toEqual({ line: 3, column: 6, endLine: 3, endColumn: 7 });
    expect(spotOf(document, spans[2]!.whole)).toEqual({ line: 8, column: 5, endLine: 8, endColumn: 8 });
  });
});
