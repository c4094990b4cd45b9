import { describe, expect, test } from "vitest";
import type { Block, Code, MathSpan, Prose } from "../../../src/audit/document/document.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const read = (text: string): readonly Block[] => readDocument("tutorial.md", text).blocks;
const math = (text: string): readonly MathSpan[] => read(text).filter((block): block is MathSpan => block.kind === "math");
const tex = (text: string): readonly string[] => math(text).map((span) => span.tex);
const code = (text: string): readonly Code[] => read(text).filter((block): block is Code => block.kind === "code");
const prose = (text: string): readonly Prose[] => read(text).filter((block): block is Prose => block.kind === "prose");
const said = (text: string): readonly string[] => prose(text).map((each) => each.text);
const missing = (text: string): readonly (readonly [string, string])[] =>
  read(text).flatMap((block) => (block.kind === "missing" ? [[block.reason, text.slice(block.place.start, block.place.end)] as const] : []));

describe("delimiters", () => {
  test.each([
    ["a single dollar", "let $x_t$ be", "x_t", false],
    ["two dollars on a line", "so $$x = 1$$ holds", "x = 1", true],
    ["two dollars on lines of their own", "so\n$$\nx = 1\n$$\nholds", "x = 1", true],
    ["two dollars with the formula beside the first", "$$x = 1\n+ 2\n$$", "x = 1\n+ 2", true],
    ["round brackets", "let \\(x_t\\) be", "x_t", false],
    ["square brackets", "so\n\\[ x = 1 \\]\nholds", "x = 1", true],
    ["square brackets around a line break with a space", "\\[ a \\\\[4pt] b = c \\]", "a \\\\[4pt] b = c", true],
    ["brackets in dollars, as exporters write them", "so: $\\(x = 1\\)$ holds", "x = 1", true],
    ["brackets with doubled backslashes, undone inside", "let \\\\(\\\\alpha_t\\\\) be", "\\alpha_t", false],
    ["dollars in round brackets", "let \\($ x_t $ \\) be", "x_t", false],
    ["backticks in dollars", "let $`x_t`$ be", "x_t", false],
    ["a fence that says math", "so\n\n```math\nx = 1\n```\n\nholds", "x = 1", true],
    ["a math directive with its options", "```{math}\n:label: one\nx = 1\n```", "x = 1", true],
    ["an equation", "\\begin{equation}\nx = 1\n\\end{equation}", "x = 1", true],
    ["an align, which stays", "so\n\\begin{align*}\nx &= 1 \\\\ y &= 2\n\\end{align*}\nholds", "\\begin{align*}\nx &= 1 \\\\ y &= 2\n\\end{align*}", true],
    ["an align in dollars", "$$\\begin{align}x &= 1\\end{align}$$", "\\begin{align}x &= 1\\end{align}", true],
    ["a fence marked math", "so\n```math\nx = 1\n```\nholds", "x = 1", true],
    ["a fence marked math in a list", "- so\n\n  ```math\n  x =\n  1\n  ```\n- next", "x =\n  1", true],
    ["a fence marked latex around nothing else", "```latex\n\\beta_t = 1 - \\alpha_t\n```", "\\beta_t = 1 - \\alpha_t", true],
    ["blanks on one side", "记 $ \\alpha_t = 1 - \\beta_t$ 有", "\\alpha_t = 1 - \\beta_t", false],
  ])("%s delimit a formula", (_, text, inside, display) => {
    const spans = math(text);
    expect(spans.map((span) => [span.tex, span.display])).toEqual([[inside, display]]);
    expect(text.slice(spans[0]!.whole.start, spans[0]!.whole.end)).toContain(text.slice(spans[0]!.place.start, spans[0]!.place.end));
    expect(missing(text)).toEqual([]);
  });

  test.each([
    "It costs $5 and $6 in total.", "From $5-$6 to $10.", "Set $HOME and $PATH first.", "An escaped \\$x\\$ stays.", "See \\[1\\] and \\(see below\\).", "We paid US$5 and US$7.",
    "`$x$` is code", "``a ` $x$``", "```\n$x = 1$\n```", "    $ pip install x\n", "https://a.b/$x$/c", "```latex\n\\section{A} Let $x$ be\n```", "<!-- $x$ -->", "---\ntitle: $x$\n---\n", "[[wiki $link]] and [[other]]",
  ])("no formula: %s", (text) => {
    expect(tex(text)).toEqual([]);
    expect(missing(text)).toEqual([]);
  });

  test("an unclosed dollar does not turn the text after it inside out", () => {
    const text = "其中 $x_t 是噪声，而 $y_t$ 是数据。\n\nThen $z_t$ follows.";
    expect(tex(text)).toEqual(["y_t", "z_t"]);
    expect(missing(text)).toEqual([["unclosed", "$x_t 是噪声"]]);
  });

  test("an unclosed display ends at its paragraph", () => {
    const text = "We get\n$$x = 1\n\nThis is a paragraph of prose.\n\n$$y = 2$$\n";
    expect(tex(text)).toEqual(["y = 2"]);
    expect(missing(text)).toEqual([["unclosed", "$$x = 1"]]);
    expect(tex("\\[ x = 1\n\nand then in prose\n\n\\[ y = 2 \\]")).toEqual(["y = 2"]);
  });

  test("a display may hold a blank line", () => {
    expect(tex("$$\nx = 1\n\n+ 2\n$$")).toEqual(["x = 1\n\n+ 2"]);
  });

  test("what the end of the document cuts off is said to be so", () => {
    expect(missing("so we have $p_\\theta(x_{t-1}")).toEqual([["cut off", "$p_\\theta(x_{t-1}"]]);
    expect(missing("so\n$$\nx = 1")).toEqual([["cut off", "$$\nx = 1"]]);
  });

  test("escapes of exporters are undone, in words they stay", () => {
    expect(tex("$x\\_t^\\* = \\text{a\\_b}$")).toEqual(["x_t^* = \\text{a\\_b}"]);
    expect(tex("| a | b |\n|---|---|\n| $q(x\\|y)$ | 1 |\n")).toEqual(["q(x|y)"]);
  });

  test("an escape moves no place", () => {
    const text = "say $a\\_t = \\beta$ now";
    const [span] = math(text);
    expect(text.slice(span!.place.start, span!.place.end)).toBe("a\\_t = \\beta");
    expect(text.slice(span!.origin(span!.tex.indexOf("\\beta")))).toBe("\\beta$ now");
  });

  test("quote marks inside a display are no part of it", () => {
    expect(tex("> so\n> $$\n> x = 1\n> + 2\n> $$\n> holds")).toEqual(["x = 1\n+ 2"]);
  });

  test("macros are gathered and their definitions are no formulas", () => {
    const text = "$$\\newcommand{\\E}{\\mathbb{E}} \\def\\a#1{\\bar\\alpha_{#1}}$$\n\n$\\DeclareMathOperator{\\KL}{KL}$ $\\E x = \\a{t}$";
    expect(readDocument("a.md", text).macros).toEqual({ "\\E": "\\mathbb{E}", "\\a": "\\bar\\alpha_{#1}", "\\KL": "\\operatorname{KL}" });
    expect(tex(text)).toEqual(["\\E x = \\a{t}"]);
  });
});

describe("structure", () => {
  test("headings make a path", () => {
    const spans = math("# A\n$a$\n## B $b$\n$c$\n# C\n$d$\n\nD\n---\n$e$");
    expect(spans.map((span) => [span.tex, span.headings, span.where])).toEqual([
      ["a", ["A"], "paragraph"], ["b", ["A"], "heading"], ["c", ["A", "B $b$"], "paragraph"], ["d", ["C"], "paragraph"], ["e", ["C", "D"], "paragraph"],
    ]);
  });

  test("lists, quotes and tables are told apart", () => {
    const spans = math("- $a$\n  goes on $b$\n1. $c$\n\n> $d$\n\n$e$\n\n| h | $f$ |\n|---|---|\n| r | $g$ |\n");
    expect(spans.map((span) => [span.tex, span.where])).toEqual([["a", "list"], ["b", "list"], ["c", "list"], ["d", "quote"], ["e", "paragraph"], ["f", "table"], ["g", "table"]]);
  });

  test("a table's cell knows its row and its column", () => {
    const cells = prose("| t | ᾱ_t |\n|:--|--:|\n| 100 | 0.819 |\n| 500 | `a|b` 0.08 |\n").map((cell) => [cell.text, cell.table!.row, cell.table!.column]);
    expect(cells).toContainEqual(["0.819", "100", "ᾱ_t"]);
    expect(cells).toContainEqual(["`a|b` 0.08", "500", "ᾱ_t"]);
  });

  test("sentences end at full stops in both languages, not at abbreviations or inside formulas", () => {
    expect(said("By e.g. Eq. 3 the value is 0.5 here. The next one follows! 然后是第一句。第二句 $x. Y$ 在此。")).toEqual([
      "By e.g. Eq. 3 the value is 0.5 here.", "The next one follows!", "然后是第一句。", "第二句 $x. Y$ 在此。",
    ]);
  });

  test("wrapped lines run on, exported lines do not", () => {
    expect(said("the forward process\nadds noise")).toEqual(["the forward process adds noise"]);
    expect(said(["One thing", "Another thing", "A third", "A fourth", "A fifth", "A sixth"].join("\n"))).toHaveLength(6);
  });

  test("list items that an exporter ran together are taken apart", () => {
    expect(said("where: - \\(a_t\\): the first - \\(b_t\\): the second")).toEqual(["where:", "\\(a_t\\): the first", "\\(b_t\\): the second"]);
  });

  test("a formula knows its sentence and what stands around it", () => {
    const [inline, display] = math("The step is\n\nfor $t \\ge 2$ exactly\n\n$$x = 1$$\n\nwhere $x$ is real. More.");
    expect(inline!.sentence).toBe("for $t \\ge 2$ exactly");
    expect(inline!.before).toBe("The step is for");
    expect(display!.sentence).toBe("for $t \\ge 2$ exactly $$x = 1$$ where $x$ is real.");
    expect(display!.after).toBe("where $x$ is real. More.");
  });

  test("declared conventions are notes", () => {
    const text = "a\n<!-- alphabar: time from 0; α means ᾱ -->\nb <!-- alphabar: x --> c <!-- else -->";
    expect(read(text).filter((block) => block.kind === "note").map((block) => (block.kind === "note" ? [block.text, text.slice(block.place.start, block.place.end)] : []))).toEqual([
      ["time from 0; α means ᾱ", "time from 0; α means ᾱ"], ["x", "x"],
    ]);
  });
});

describe("code", () => {
  test("fences keep their language and their text", () => {
    expect(code("- x\n  ```Python\n  a = 1\n  ```\n~~~\n``` $x$\n~~~\n").map(({ language, text, fenced }) => [language, text, fenced])).toEqual([["python", "  a = 1", true], ["", "``` $x$", true]]);
  });

  test("Python without a fence is found and the prose around it stays", () => {
    const listing = "import numpy as np\n# the ratios\nx = np.array([1,\n 2])\n\nfor t in range(3):\n x = f(x)\nprint(x)";
    const text = `Here is the code:\n\n${listing}\n\nThis gives x = 3 in the end. Import it.\nimport taxes rose in May`;
    expect(code(text).map(({ language, text: inside, fenced }) => [language, inside, fenced])).toEqual([["python", listing, false]]);
    expect(said(text)[0]).toBe("Here is the code:");
    expect(said(text).join(" ")).toContain("import taxes rose in May");
  });

  test("a comment above code is no heading, a heading above prose is one", () => {
    expect(read("# compute it\nsnr = np.log(a[t])\nb = 2").map((block) => block.kind)).toEqual(["code"]);
    expect(read("# compute it\nWe take a = 2 here.").map((block) => block.kind)).toEqual(["heading", "prose"]);
  });
});

describe("lost formulas", () => {
  test.each([
    ["单步转移概率:\n其中:噪声", true], ["The forward process is given by:\n\nwhere beta is small.", true], ["重参数化形式:\n\n## 下一节", true], ["We obtain:", true],
    ["The forward process is given by:\n\n$$x = 1$$", false], ["The steps are as follows:\n\n- one", false], ["The code is as follows:\n\n```\na\n```", false], ["关键特性:\n其中", false], ["定义为:\n\n![](a.png)", false],
  ])("%j", (text, isLost) => {
    expect(missing(text).map(([reason]) => reason)).toEqual(isLost ? ["empty"] : []);
  });
  test("an empty display is one", () => {
    expect(missing("so\n$$\n\n$$\nholds")).toEqual([["empty", "$$\n\n$$"]]);
  });
});

describe("mathematics without delimiters", () => {
  test.each([
    ["so ᾱ_100 ≈ 0.819 holds", ["ᾱ_100 ≈ 0.819"]],
    ["the step x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε is closed", ["x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε"]],
    ["we set x_t = sqrt(alpha_bar_t) * x_0 + sqrt(1 - alpha_bar_t) * epsilon here", ["x_t = sqrt(alpha_bar_t) * x_0 + sqrt(1 - alpha_bar_t) * epsilon"]],
    ["where q(x_t | x_0) = N(x_t; √ᾱ_t x_0, (1-ᾱ_t) I).", ["q(x_t | x_0) = N(x_t; √ᾱ_t x_0, (1-ᾱ_t) I)"]],
    ["噪声（β₁ = 0.0001）很小，ε ~ N(0, I)。", ["β₁ = 0.0001", "ε ~ N(0, I)"]],
    ["a β_t = 1 a", ["β_t = 1"]],
    ["( x_t = \\sqrt{\\alpha_t} x_{t-1} )", ["x_t = \\sqrt{\\alpha_t} x_{t-1}"]],
    ["with T = 1000 steps and a well-known x - y relation", []],
    ["see https://a.b/x_t=β and `β_t = 1`", []],
    ["alphas_bar = np.cumprod(alphas)", []],
    ["in the limit -> the noise", []],
    ["so x_t = √ᾱ_t x_0 + noise here", []],
    ["so loss + β_t = 1 here", []],
    ["x_t = √α_t x_0\nx_s = √α_s x_0", ["x_t = √α_t x_0", "x_s = √α_s x_0"]],
    ["Pay $20 or $30. Now x_{t-1} = μ_t + σ_t z holds", ["x_{t-1} = μ_t + σ_t z"]],
  ])("%s", (text, found) => {
    expect(tex(text)).toEqual(found);
    for (const span of math(text)) expect(text.slice(span.place.start, span.place.end)).toBe(span.tex);
  });
});

test("indented lines of Unicode mathematics are no code, and a word with a colon is no part of a formula", () => {
  const found = readDocument("a.txt", "Signal to noise\n\n    SNR(t) = ᾱ_t / (1 − ᾱ_t)\n    ᾱ_t = SNR(t) / (1 + SNR(t))\n\nSo it is a sigmoid of the log SNR: ᾱ_t = 1/(1 + e^{−λ_t}). Then SNR(3) ≈ 1.016.").blocks.filter((b) => b.kind === "math");
  expect(found.map((b) => (b.kind === "math" ? b.tex.split("\n").length : 0)).length).toBeGreaterThanOrEqual(3);
  expect(found.some((b) => b.kind === "math" && b.tex.startsWith("ᾱ_t = 1/"))).toBe(true);
  expect(found.some((b) => b.kind === "math" && b.tex === "SNR(3) ≈ 1.016")).toBe(true);
  expect(found.some((b) => b.kind === "math" && b.tex.includes("SNR(t) = ᾱ_t"))).toBe(true);
});
