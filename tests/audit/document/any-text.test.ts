import { describe, expect, test } from "vitest";
import { random } from "../../../src/base/random.ts";
import { decode } from "../../../src/audit/document/decode.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";
import { spotOf } from "../../../src/audit/document/spot-of.ts";

const fragments = [
  "$", "$$", "\\(", "\\)", "\\[", "\\]", "\\\\(", "$\\(", "\\)$", "`", "```", "```python\n", "~~~", "\n", "\n\n", "\r\n", "\r", " ", "    ", "\t", "> ", "- ", "1. ", "# ", "## ", "|", "|---|---|\n", "| a | b |\n",
  "\\begin{align}", "\\end{align}", "\\begin{equation}", "\\end{equation}", "\\begin{verbatim}", "\\end{verbatim}", "\\begin{tabular}{l}", "\\end{tabular}", "\\begin{document}", "\\section{", "\\item ", "{", "}", "&", "%", "% alphabar: x\n",
  "<p>", "</p>", "<pre>", "</pre>", "<math>", "</math>", '<annotation encoding="application/x-tex">', "</annotation>", "<script type='math/tex'>", "</script>", '<img class="latex" alt="x_t">', "<li>", "<table><tr><td>", "</td></tr></table>", "<a b=\"", "&lt;", "&amp;", "&#945;", "<!-- alphabar: y -->", "<!--", "-->", "<", ">",
  "x_t", "\\alpha", "\\_", "\\|", "\\\\", "ᾱ_t = 0.5", "√β ≈ 2", "so that ", "其中，", "概率:", "。", ". ", "import numpy as np\n", "x = f(1)\n", "def f(x):\n", '"""', "5", "=", "\\newcommand{\\E}{e}", "\\def\\a#1{b}", "\uD835", "\uD835\uDC65", "\uFEFF", "https://a.b/c", "---\n", "¶\n", "\u0000",
];
const names = ["a.md", "a.tex", "a.html", "a.txt", "a.ipynb", "a.py"];

function check(name: string, text: string): void {
  const document = readDocument(name, text);
  let last = 0;
  for (const block of document.blocks) {
    expect(block.place.start).toBeGreaterThanOrEqual(last);
    expect(block.place.end).toBeGreaterThanOrEqual(block.place.start);
    expect(block.place.end).toBeLessThanOrEqual(text.length);
    last = block.place.start;
    const spot = spotOf(document, block.place);
    expect(spot.line * 1e6 + spot.column).toBeLessThanOrEqual(spot.endLine * 1e6 + spot.endColumn);
    if (block.kind === "heading" || block.kind === "prose") for (const span of block.spans) expect(document.blocks).toContain(span);
    if (block.kind !== "math") continue;
    expect(block.tex.trim()).not.toBe("");
    expect(block.whole.start).toBeLessThanOrEqual(block.place.start);
    expect(block.whole.end).toBeGreaterThanOrEqual(block.place.end);
    // Every character comes from itself, or from an escape, an entity, a tag; blanks from anything between two lines.
    for (let i = 0; i < block.tex.length; i++) {
      const from = text[block.origin(i)]!;
      if (from !== block.tex[i] && !/\s/.test(block.tex[i]!) && !/[\\&\s<"]/.test(from)) expect(`${block.tex} at ${i}`).toBe(from);
    }
    if (!/[\\&\r%<>~"]|\n/.test(text.slice(block.place.start, block.place.end))) expect(text.slice(block.place.start, block.place.end)).toBe(block.tex);
  }
}

describe("any text gives a document whose places are true", () => {
  test.each(names)("%s", (name) => {
    const draw = random(20261121);
    for (let i = 0; i < 1500; i++) {
      const text = Array.from({ length: draw.whole(1, 40) }, () => fragments[draw.whole(0, fragments.length - 1)]!).join("");
      const isNotebook = name.endsWith("ipynb") && i % 2 === 0;
      check(name, isNotebook ? JSON.stringify({ cells: [{ cell_type: "markdown", source: text }, { cell_type: "code", source: [text] }, { cell_type: "markdown", source: [text, text] }] }) : text);
    }
  });
  test("bytes of all kinds decode or are refused", () => {
    const draw = random(7);
    for (let i = 0; i < 300; i++) {
      const decoded = decode(Uint8Array.from({ length: draw.whole(0, 60) }, () => draw.whole(i % 2 ? 32 : 0, 255)));
      if (decoded.kind === "text") check("a.md", decoded.text);
    }
  });
});

// What is quadratic takes minutes here, which the runner's own limit ends.
describe("a long text is read whole, whatever it holds", () => {
  const formulas = (name: string, text: string): number => readDocument(name, text).blocks.filter((block) => block.kind === "math").length;
  const paragraph = "Let $x_t$ be \\(\\beta_t\\) noise, so that ᾱ_t ≈ 0.5 holds. It costs $5.\n\n$$x_t = \\sqrt{\\alpha_t} x_{t-1}$$\n\n- item `code`\n\n| a | b |\n|---|---|\n| $c$ | 0.1 |\n\n";
  test.each(["a.md", "a.tex", "a.html"])("a megabyte of tutorial in %s", (name) => {
    const times = Math.ceil(1e6 / paragraph.length);
    const once = formulas(name, paragraph);
    expect(once).toBeGreaterThan(0);
    expect(formulas(name, paragraph.repeat(times))).toBe(times * once);
  });
  test.each([
    "$", "$$", "$x", "$$x\n\n", "\\[x", "\\(x\\)", "\\[\n\n", "$\\(", "`", "``a`", "```\n", "<a \"", "<", "<!--", "<math>", "<pre>", "<span class='katex-html'>", "[", "(", "((x_t = ", "x_t = β + ", "= ", "- ", "> ", "# ", "-", "# \n", "a. ", "。",
    "    a\n\n", "import a\n", "x = (\n", '"""\n', "| ", "|-|\n", "\\begin{align}", "\\textbf{", "\\section{a}", "\\def\\a{", "\\newcommand{\\E}{e}", "%\n", "\\item[", "& ", "&amp;", "a b ", "\n", "\r", "{\"a\":", "\\u0041", "#¶ ", "$x$ ", "概率:\n",
  ])("a quarter of a megabyte of %j", (piece) => {
    const text = piece.repeat(Math.ceil(250_000 / piece.length));
    const { blocks } = readDocument(/[<&]/.test(piece) ? "a.html" : /^\\(?:[a-z]|\[)|%/.test(piece) ? "a.tex" : "a.md", text);
    expect(blocks.every(({ place }, i) => place.start >= (blocks[i - 1]?.place.start ?? 0) && place.start <= place.end && place.end <= text.length)).toBe(true);
  });
});
