import { expect, test } from "vitest";
import type { MathNode } from "../../../src/read/latex/math.ts";
import { otherReading } from "../../../src/read/latex/other-reading.ts";
import { printMath } from "../../../src/read/latex/print-math.ts";
import { readMath } from "../../../src/read/latex/read-math.ts";
import { readUnicodeMath } from "../../../src/read/latex/read-unicode-math.ts";

const shown = (tex: string): string[] => {
  const { statements, problems } = readMath(tex);
  return [...statements.map(printMath), ...problems.map((problem) => `${problem.kind}: ${problem.subject}`)];
};
const only = (tex: string): MathNode => {
  const { statements, problems } = readMath(tex);
  expect(problems).toEqual([]);
  expect(statements).toHaveLength(1);
  return statements[0]!.items[0]!;
};
/** The tree without its places. */
const bare = (node: unknown): unknown => JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "place" ? undefined : value)));
const symbol = (name: string, more: object = {}) => ({ kind: "symbol", name, accents: [], subscripts: [], ...more });
const number = (digits: string) => ({ kind: "number", digits });

test("digits belong together before a power is put on them", () => {
  expect(bare(only("998^{100}"))).toEqual({ kind: "operator", op: "^", left: number("998"), right: number("100") });
  expect(shown("0.998^{100}")).toEqual(["0.998^100"]);
  expect(shown("10^{-4}")).toEqual(["10^{-4}"]);
});

test("a power on a closing bracket is of what the brackets hold", () => {
  expect(bare(only("(a-b)^2"))).toEqual({ kind: "operator", op: "^", left: { kind: "operator", op: "-", left: symbol("a"), right: symbol("b") }, right: number("2") });
  expect(shown(String.raw`\left(\frac{t}{T}\right)^2`)).toEqual(["(t/T)^2"]);
  expect(shown(String.raw`\cos^2(x)`)).toEqual(["cos(x)^2"]);
  expect(shown(String.raw`\cos(x)^2`)).toEqual(["cos(x)^2"]);
});

test(":=, \\coloneqq, \\triangleq and \\stackrel{def}{=} define; \\stackrel{d}{=} is equality of laws", () => {
  for (const sign of [":=", "\\coloneqq", "\\triangleq", "\\stackrel{\\text{def}}{=}", "\\overset{\\mathrm{def}}{=}", "≜", "\\vcentcolon="]) expect(shown(`a ${sign} b`)).toEqual(["a := b"]);
  expect(shown("X \\overset{d}{=} Y")).toEqual(["X =d Y"]);
  expect(shown("a \\overset{(i)}{=} b")).toEqual(["a = b"]);
  expect(shown("a \\neq b \\ne c ≠ d \\not= e")).toEqual(["a ≠ b ≠ c ≠ d ≠ e"]);
});

test("what exported Markdown escapes is read as it was meant", () => {
  expect(shown("x\\_t = \\bar{\\alpha}\\_t x\\_{t-1}")).toEqual(["x_t = ᾱ_t x_{t-1}"]);
  expect(shown("p^{\\*}(x)")).toEqual(["p^*(x)"]);
  expect(shown("\\beta_{\\text{beta\\_start}}")).toEqual(["β_{beta_start}"]);
  expect(shown("q(x_t \\| x_0)")).toEqual(["q(x_t | x_0)"]);
  expect(shown("0 &lt; \\beta_t &lt; 1")).toEqual(["0 < β_t < 1"]);
});

test("small spaces mean nothing and wide ones part", () => {
  expect(shown("a\\,b\\;c\\!d~e\\ f\\:g")).toEqual(["a b c d e f g"]);
  expect(shown("\\sqrt{\\bar\\alpha_t}\\,x_0")).toEqual(["√ᾱ_t x_0"]);
  expect(shown("a = b \\quad c = d")).toEqual(["a = b", "c = d"]);
  expect(shown("a = b \\hspace{2em} c = d")).toEqual(["a = b", "c = d"]);
  expect(shown("1 2")).toEqual(["unexpected token: 2"]);
});

test("a full stop or comma at the end is punctuation, a point in a number is not", () => {
  expect(shown("\\beta_t = 0.02.")).toEqual(["β_t = 0.02"]);
  expect(shown("T = 1000.")).toEqual(["T = 1000"]);
  expect(shown("x_t = y,")).toEqual(["x_t = y"]);
  expect(shown("x_t = y.")).toEqual(["x_t = y"]);
  expect(shown("1. - \\beta_t")).toEqual(["1 - β_t"]);
  expect(shown(".5x")).toEqual(["0.5 x"]);
  expect(shown("1.2.3")).toEqual(["unexpected token: 1.2.3"]);
});

test("words before brackets are calls, never products", () => {
  expect(bare(only("\\text{softmax}(x)"))).toEqual({ kind: "call", function: symbol("softmax"), args: [symbol("x")], given: [] });
  expect(bare(only("\\mathrm{SNR}(t)"))).toEqual({ kind: "call", function: symbol("SNR"), args: [symbol("t")], given: [] });
  expect(shown("\\operatorname{Foo}\\left(a, b\\right)")).toEqual(["Foo(a, b)"]);
});

test("letters before brackets are calls, products, or left open", () => {
  const kind = (tex: string) => only(tex).kind;
  for (const tex of ["\\epsilon_\\theta(x_t,t)", "f(t)", "w(t)", "\\beta(t)", "\\mu(x_t,t)", "\\alpha(0)", "\\mu_\\theta(x_t)", "g(t+1)", "\\tilde\\mu_t(x_t,x_0)", "s_\\theta(\\cdot,t)", "C(x,y)"]) expect([tex, kind(tex)]).toEqual([tex, "call"]);
  for (const tex of ["x_t(a+b)", "\\beta_t(1-\\bar\\alpha_t)", "t(1-t)", "\\alpha_t\\left(\\frac{a}{b}\\right)", "c(1-\\beta)", "2(x)", "\\epsilon[a+b]", "\\beta(1-\\bar\\alpha_t)"]) expect([tex, kind(tex)]).toEqual([tex, "operator"]);
  for (const tex of ["\\beta(t+1)", "x(t+\\Delta t)", "p(1-p)", "T(x)", "\\lambda(1-t)"]) expect([tex, kind(tex)]).toEqual([tex, "applied"]);
  for (const tex of ["q(x_t)", "p_\\theta(x_{0:T})", "q(x|y)", "\\pi(a\\mid s)", "p_t(x)"]) expect([tex, kind(tex)]).toEqual([tex, "density"]);
  // A power on the brackets of what is left open is of the call or of the bracket alone.
  expect(bare(only("\\beta(t+1)^2"))).toMatchObject({ kind: "applied", power: number("2") });
});

test("a product ends where its index is no longer spoken of", () => {
  expect(shown("\\prod_{s=1}^t \\sqrt{1-\\beta_s}\\, x_0")).toEqual(["(∏_{s=1}^t √(1 - β_s)) x_0"]);
  expect(shown("\\prod_{s=1}^t \\alpha_s \\cdot c \\cdot \\beta_s")).toEqual(["∏_{s=1}^t (α_s · c · β_s)".replace("(", "").replace(")", "")]);
  expect(shown("\\sum_{t} a_t b - c")).toEqual(["∑_{t} a_t b - c"]);
});

test("laws are told by their parts and refused when they have too many", () => {
  expect(bare(only("\\mathcal{N}(x_t; m, vI)"))).toEqual({ kind: "normal", variable: symbol("x", { subscripts: [symbol("t")] }), mean: symbol("m"), covariance: { kind: "operator", op: "*", left: symbol("v"), right: { kind: "identity" }, written: "beside" } });
  for (const tex of ["\\mathcal{N}(x; m, v)", "\\mathcal{N}(x | m, v)", "\\mathcal{N}(x \\mid m, v)", "\\mathcal N\\left(x; m, v\\right)", "\\N(x;m,v)", "N(x; m, v)", "\\mathcal{N}\\big(x;\\, m,\\, v\\big)", "\\mathcal{N}(x, m, v)"]) expect(shown(tex)).toEqual(["N(x; m, v)"]);
  expect(shown("\\mathcal{N}(a, b, c, d)")).toEqual(["wrong number of arguments: N"]);
  expect(shown("\\mathcal{N}(x; m)")).toEqual(["N(x, m)"]);
  expect(shown("D_{KL}(q(x|y) \\,\\|\\, p(x))")).toEqual(["KL(q(x | y) ‖ p(x))"]);
  for (const tex of ["D_{\\mathrm{KL}}\\left(p \\| q\\right)", "\\mathrm{KL}[p||q]", "\\KL(p \\parallel q)", "KL(p, q)", "D_\\text{KL}\\big(p\\;\\|\\;q\\big)", "\\mathbb{D}_{KL}[p \\Vert q]"]) expect(shown(tex)).toEqual(["KL(p ‖ q)"]);
});

test("subscripts are indices, ranges, conditions or labels", () => {
  expect(bare(only("x_{1:T}"))).toEqual(symbol("x", { subscripts: [{ kind: "range", from: number("1"), to: symbol("T") }] }));
  expect(bare(only("\\alpha_{t|s}"))).toEqual(symbol("alpha", { subscripts: [{ kind: "given", of: [symbol("t")], given: [symbol("s")] }] }));
  expect(bare(only("\\beta_{\\min}"))).toEqual(symbol("beta", { label: "min" }));
  expect(bare(only("\\beta_{max}"))).toEqual(symbol("beta", { label: "max" }));
  expect(bare(only("x_{t,i}"))).toEqual(symbol("x", { subscripts: [symbol("t"), symbol("i")] }));
  expect(bare(only("\\mathbf{x}^{(t)}"))).toEqual(symbol("x", { index: symbol("t") }));
  expect(bare(only("\\hat{\\boldsymbol\\epsilon}_\\theta^*"))).toEqual(symbol("epsilon", { accents: ["hat"], subscripts: [symbol("theta")], mark: "*" }));
  expect(bare(only("\\bar{\\alpha_t}"))).toEqual(bare(only("\\bar\\alpha_t")));
  expect(bare(only("\\varepsilon"))).toEqual(bare(only("\\epsilon")));
});

test("numbers keep their digits, and thousands are told from lists", () => {
  expect(shown("\\beta_1 = 1e-4")).toEqual(["β_1 = 1e-4"]);
  expect(shown("T = 1{,}000")).toEqual(["T = 1000"]);
  expect(shown("T = 1,500")).toEqual(["ambiguous reading: 1,500"]);
  expect(shown("t \\in \\{1, 500\\}")).toEqual(["t ∈ {1, 500}"]);
  expect(shown("a = 0.10")).toEqual(["a = 0.10"]);
  expect(shown("2e - 1")).toEqual(["2 e - 1"]);
});

test("what is not known is a problem in its place, and what stands beside it is read", () => {
  expect(shown("a = n!")).toEqual(["unexpected token: !"]);
  expect(shown("a = \\foo")).toEqual(["unknown name: \\foo "].map((line) => line.trim()));
  expect(shown("\\binom{n}{k}")).toEqual(["unexpected token: \\binom"]);
  expect(shown("\\text{softmax}(x)_i")).toEqual(["unexpected token: _"]);
  expect(shown("\\alpha_t = 1-\\beta_t, \\quad x = y! , \\quad c = d")).toEqual(["α_t = 1 - β_t", "c = d", "unexpected token: !"]);
  expect(shown("a = b \\text{ minus } c")).toEqual(["unexpected token: minus"]);
  expect(shown("\\nabla^2 f")).toEqual(["unexpected token: gradient"]);
  expect(shown("a = ")).toEqual(["missing value: ="]);
  expect(shown("= a")).toEqual(["= a"]);
  expect(shown("x = √y")).toEqual(["unexpected token: √"]);
});

test("what may be read two ways has its other reading", () => {
  const both = (tex: string) => {
    const node = only(tex), other = otherReading(node);
    return [printMath(node), other && printMath(other)];
  };
  expect(both("\\pi t/2T")).toEqual(["(π t)/(2 T)", "((π t)/2) T"]);
  expect(both("\\log a/b")).toEqual(["log(a/b)", "log(a)/b"]);
  expect(both("a/(b c)")).toEqual(["a/(b c)", undefined]);
  expect(both("\\frac{a}{b}c")).toEqual(["(a/b) c", undefined]);
});

test("plain text is as strict", () => {
  const text = (line: string) => {
    const { statements, problems } = readUnicodeMath(line);
    return [...statements.map(printMath), ...problems.map((problem) => `${problem.kind}: ${problem.subject}`)];
  };
  expect(text("x_t = √ᾱ_t x_0 + √(1-ᾱ_t) ε")).toEqual(["x_t = √ᾱ_t x_0 + √(1 - ᾱ_t) ε"]);
  expect(text("ᾱ_100 ≈ 0.819")).toEqual(["ᾱ_100 ≈ 0.819"]);
  expect(text("β_1 = 1e-4, β_T = 0.02")).toEqual(["β_1 = 1e-4", "β_T = 0.02"]);
  expect(text("σ_t² = β̃_t")).toEqual(["σ_t^2 = β̃_t"]);
  expect(text("xₜ₋₁ ~ q(xₜ₋₁ | xₜ, x₀)")).toEqual(["x_{t-1} ∼ q(x_{t-1} | x_t, x_0)"]);
  expect(text("alpha_bar_t = prod_{s=1}^t alpha_s")).toEqual(["ᾱ_t = ∏_{s=1}^t α_s"]);
  expect(text("x_t = sqrt(alpha_bar_t) * x_0 + sqrt(1 - alpha_bar_t) * eps")).toEqual(["x_t = √ᾱ_t · x_0 + √(1 - ᾱ_t) · ε"]);
  expect(text("x_t-1 = y")).toEqual(["ambiguous reading: x_t-1"]);
  expect(text("‖x‖² = 1 for t ≥ 2")).toEqual(["‖x‖^2 = 1, for t ≥ 2"]);
  expect(text("SNR(500) = 0.084")).toEqual(["SNR(500) = 0.084"]);
  expect(text("hello big world")).toEqual(["unexpected token: big"]);
  expect(text("x = y § z")).toEqual(["unexpected token: §"]);
  expect(text("\\bar\\alpha_t = 1")).toEqual(["ᾱ_t = 1"]);
});

test("rows go on with the chain before them or begin their own", () => {
  expect(shown(String.raw`a &= b \\ &= c \\ &\quad + d`)).toEqual(["a = b = c + d"]);
  expect(shown(String.raw`x = 1 \\ -x = -1`)).toEqual(["x = 1", "-x = -1"]);
  expect(shown(String.raw`a &= b \\ & - c = d`)).toEqual(["a = b - c = d"]);
  expect(shown(String.raw`a = [b \\ + c] \\ d = e`)).toEqual(["a = b + c", "d = e"]);
  expect(readMath(String.raw`\begin{align} a &= b \tag{3} \\ c &= d \tag{4} \end{align}`).statements.map((statement) => statement.label)).toEqual(["(3)", "(4)"]);
});

test("conditions in brackets narrow what stands before them and are never arguments", () => {
  expect(shown(String.raw`\alpha_t = 1 - \beta_t\ (t = 1, \dots, T)`)).toEqual(["α_t = 1 - β_t, for t = 1, …, T"]);
  expect(shown(String.raw`\beta_t (t = 1) + 2`)).toEqual(["unexpected token: ("]);
  expect(shown(String.raw`P(x > 0) = q(x \mid y = 1)`)).toEqual(["P(x > 0) = q(x | y = 1)"]);
  expect(shown(String.raw`\tfrac12\left\{a - b\right\} + \{1, 2\}`)).toEqual(["(1/2) (a - b) + {1, 2}"]);
});

test("every item of a chain keeps its place", () => {
  const tex = String.raw`\begin{aligned} x_t &= \sqrt{\alpha_t}\,x_{t-1} \\ &= \frac{a}{b} \end{aligned}`;
  const { statements } = readMath(tex);
  expect(statements[0]!.items.map((item) => tex.slice(item.place.start, item.place.end))).toEqual(["x_t", String.raw`\sqrt{\alpha_t}\,x_{t-1}`, String.raw`\frac{a}{b}`]);
});
