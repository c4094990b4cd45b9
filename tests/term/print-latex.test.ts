import fc from "fast-check";
import katex from "katex";
import { describe, expect, it } from "vitest";
import { printLineLatex } from "../../src/read/text/print-line-latex.ts";
import { readLine } from "../../src/read/text/read-line.ts";
import { readTerm } from "../../src/read/text/read-term.ts";
import { printLatex, type LatexOptions } from "../../src/term/print-latex.ts";
import { name, type Term } from "../../src/term/term.ts";
import { latexValue } from "./latex-value.ts";
import { randomTerm } from "./random-term.ts";

const term = (text: string): Term => {
  const result = readTerm(text);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
  return result.term;
};
const latex = (text: string, options?: LatexOptions) => printLatex(term(text), options);

describe("names", () => {
  it.each([
    ["alphabar", "\\bar{\\alpha}"], ["betatilde", "\\tilde{\\beta}"], ["alpha", "\\alpha"], ["epsilon", "\\epsilon"], ["eps", "\\epsilon"], ["x0", "x_0"], ["xt", "x_t"], ["xs", "x_s"], ["xT", "x_T"], ["x12", "x_{12}"], ["beta_1", "\\beta_1"], ["beta_T", "\\beta_T"], ["betaT", "\\beta_T"],
    ["sigma_theta", "\\sigma_\\theta"], ["sigma_min", "\\sigma_{\\mathrm{min}}"], ["x0hat", "\\hat{x}_0"], ["xhat0", "\\hat{x}_0"], ["xi", "\\xi"], ["eta", "\\eta"], ["psi", "\\psi"], ["Sigma", "\\Sigma"], ["pi", "\\pi"], ["e", "e"], ["T", "T"],
    ["posteriorMean", "\\tilde{\\mu}"], ["posteriorVariance", "\\tilde{\\beta}"], ["snr", "\\mathrm{SNR}"], ["logsnr", "\\log\\mathrm{SNR}"], ["alphabarRescaled", "\\bar{\\alpha}^{\\mathrm{rescaled}}"], ["gap", "\\mathrm{gap}"], ["my_name", "\\mathrm{my\\_name}"], ["epsFromV", "\\mathrm{epsFromV}"],
  ])("%s is %s", (of, printed) => {
    expect(printLatex(name(of))).toBe(printed);
  });
});

describe("terms", () => {
  it.each([
    ["alphabar[t-1]", "\\bar{\\alpha}_{t-1}"], ["alphabar[T]", "\\bar{\\alpha}_T"], ["x0[t]", "x_{0,t}"], ["alphabarRescaled[t]", "\\bar{\\alpha}_t^{\\mathrm{rescaled}}"], ["alphabarRescaled[t]^2", "(\\bar{\\alpha}_t^{\\mathrm{rescaled}})^2"], ["alphabar[t]^2", "\\bar{\\alpha}_t^2"], ["logsnr[t]^2", "(\\log\\mathrm{SNR}_t)^2"],
    ["(1 - alphabar[t-1]) / (1 - alphabar[t]) * beta[t]", "\\frac{1 - \\bar{\\alpha}_{t-1}}{1 - \\bar{\\alpha}_t}\\,\\beta_t"], ["sqrt(1 - beta[t]) * x", "\\sqrt{1 - \\beta_t}\\,x"],
    ["2 * x", "2 x"], ["2 * 3", "2 \\cdot 3"], ["x * 3", "x \\cdot 3"], ["2 * (1/3)", "2 \\cdot \\frac{1}{3}"], ["2 * 1e-4", "2 \\cdot 10^{-4}"], ["x * 2^n", "x \\cdot 2^n"], ["1e-4", "10^{-4}"], ["2.5e-3", "2.5 \\times 10^{-3}"], ["0.10", "0.10"], ["1e3^2", "(10^{3})^2"],
    ["-x^2", "-x^2"], ["(-x)^2", "(-x)^2"], ["a - (b - c)", "a - (b - c)"], ["a + (b - c)", "a + b - c"], ["a * (b * c)", "a\\,b\\,c"], ["a + -b", "a + (-b)"], ["a * -b", "a\\,(-b)"], ["-a * b", "-a\\,b"], ["-(a + b)", "-(a + b)"], ["--a", "-(-a)"], ["(a + b) * c", "(a + b)\\,c"],
    ["(a / b)^2", "\\left(\\frac{a}{b}\\right)^2"], ["x^(1/2)", "x^{1/2}"], ["x^-(1/2)", "x^{-1/2}"], ["x^((a + b)/(2 * c))", "x^{(a+b)/(2 c)}"], ["(x^a)^b", "(x^a)^b"], ["x^a^b", "x^{a^b}"], ["beta[t / 2]", "\\beta_{t/2}"],
    ["prod(alpha[s], s, 1, t)", "\\prod_{s=1}^{t} \\alpha_s"], ["sum(a[s] + b, s, 1, t - 1)", "\\sum_{s=1}^{t-1} (a_s + b)"], ["prod(a[s], s, 1, t) * b", "\\left(\\prod_{s=1}^{t} a_s\\right)\\,b"], ["b * prod(a[s], s, 1, t)", "b\\,\\prod_{s=1}^{t} a_s"], ["b * prod(a[s], s, 1, t) * c", "\\left(b\\,\\prod_{s=1}^{t} a_s\\right)\\,c"], ["prod(a[s], s, 1, t)^2", "\\left(\\prod_{s=1}^{t} a_s\\right)^2"],
    ["cos(x)^2", "\\cos^2(x)"], ["exp(x)^2", "(\\exp(x))^2"], ["log(a / b)", "\\log\\left(\\frac{a}{b}\\right)"], ["log1p(-beta[s])", "\\log(1 - \\beta_s)"], ["log1p(x)", "\\log(1 + x)"], ["expm1(x)", "(\\exp(x) - 1)"], ["abs(x - y)", "\\left|x - y\\right|"], ["floor(x)", "\\left\\lfloor x\\right\\rfloor"], ["max(a, 0)", "\\max(a, 0)"], ["clip(x, 0, 1)", "\\mathrm{clip}(x, 0, 1)"],
    ["normal(m, v)", "\\mathcal{N}(m, v)"], ["kl(p, q)", "D_{\\mathrm{KL}}(p \\,\\|\\, q)"], ["meanSquare(x - y)", "\\mathbb{E}[(x - y)^2]"], ["mean(p)", "\\mathbb{E}[p]"], ["variance(p)", "\\mathrm{Var}[p]"], ["covariance(p, q)", "\\mathrm{Cov}[p, q]"],
    ["compose(forward, x0, 0, t)", "(\\mathrm{forward}_t \\circ \\cdots \\circ \\mathrm{forward}_1)(x_0)"], ["compose(f, x, s, t)", "(f_t \\circ \\cdots \\circ f_{s+1})(x)"],
    ["score(normal(m, v), x)", "\\nabla_x \\log \\mathcal{N}(x;\\, m, v)"], ["logDensity(p, x)", "\\log p_{p}(x)"], ["condition(y, p, q, x)", "\\left(y \\sim p \\,\\middle|\\, q = x\\right)"], ["marginal(y, p, q)", "\\mathop{\\mathbb{E}}_{y \\sim p}\\left[q\\right]"], ["expectation(y, p, y^2)", "\\mathop{\\mathbb{E}}_{y \\sim p}\\left[y^2\\right]"],
    ["posteriorMean(x0, xt, t)", "\\tilde{\\mu}_t(x_0, x_t)"], ["forward(x, t)", "\\mathrm{forward}(x, t)"],
    ["0 < beta[t] <= 1", "0 < \\beta_t \\le 1"], ["a == b", "a = b"], ["a != b", "a \\ne b"], ["a ≈ 3.20", "a \\approx 3.20"], ["t > 1 ? a : t > 0 ? b : c", "\\begin{cases} a & t > 1 \\\\ b & t > 0 \\\\ c & \\text{otherwise} \\end{cases}"],
  ])("%s is %s", (text, printed) => {
    expect(latex(text)).toBe(printed);
  });

  it("are LaTeX that KaTeX takes without a warning, with symbols wrapped for hovering", () => {
    const wrap = (of: string, printed: string) => `\\htmlData{name=${of}}{${printed}}`;
    const strict = (code: string) => (code === "htmlExtension" ? "ignore" : "error");
    fc.assert(
      fc.property(randomTerm, (t) => {
        katex.renderToString(printLatex(t), { strict: "error", throwOnError: true });
        katex.renderToString(printLatex(t, { wrap }), { strict, throwOnError: true, trust: true });
      }),
      { seed: 20202, numRuns: 400 },
    );
  });

  it("mean what the term means: read back as numbers, they give its value", () => {
    const at: Record<string, number> = { x0: 0.7, xt: -1.3, n: 3, alphabar: 0.6, e: Math.E, pi: Math.PI };
    const numbers: fc.Arbitrary<Term> = fc.letrec<{ t: Term }>((tie) => ({
      t: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<Term>({ kind: "number", digits: "2" }, { kind: "number", digits: "0.5" }, { kind: "number", digits: "1e-1" }, { kind: "number", digits: "2.5e1" }, ...Object.keys(at).map(name)),
        { weight: 4, arbitrary: fc.record({ kind: fc.constant("operator" as const), op: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const), left: tie("t"), right: tie("t") }) },
        fc.record({ kind: fc.constant("operator" as const), op: fc.constant("^" as const), left: tie("t"), right: fc.constantFrom<Term>({ kind: "number", digits: "2" }, { kind: "negate", of: { kind: "number", digits: "1" } }) }),
        fc.record({ kind: fc.constant("negate" as const), of: tie("t") }),
        fc.record({ kind: fc.constant("call" as const), name: fc.constantFrom("sqrt", "cos"), args: fc.tuple(tie("t")) }),
        fc.record({ kind: fc.constant("fold" as const), fold: fc.constantFrom("sum" as const, "prod" as const), body: tie("t"), index: fc.constant("s"), from: fc.constant<Term>({ kind: "number", digits: "1" }), to: fc.constant<Term>({ kind: "number", digits: "3" }) }),
      ) as fc.Arbitrary<Term>,
    })).t;
    const value = (t: Term): number => {
      switch (t.kind) {
        case "number": return Number(t.digits);
        case "name": return at[t.name]!;
        case "negate": return -value(t.of);
        case "call": return t.name === "sqrt" ? Math.sqrt(value(t.args[0]!)) : Math.cos(value(t.args[0]!));
        case "fold": return t.fold === "sum" ? 3 * value(t.body) : value(t.body) ** 3;
        case "operator": {
          const [a, b] = [value(t.left), value(t.right)];
          return t.op === "+" ? a + b : t.op === "-" ? a - b : t.op === "*" ? a * b : t.op === "/" ? a / b : a ** b;
        }
        default: throw new Error(t.kind);
      }
    };
    let compared = 0;
    fc.assert(
      fc.property(numbers, (t) => {
        const [wanted, printed] = [value(t), printLatex(t)];
        if (!Number.isFinite(wanted) || Math.abs(wanted) > 1e12) return;
        compared++;
        const got = latexValue(printed, { "x_0": at.x0!, "x_t": at.xt!, n: at.n!, "\\bar{\\alpha}": at.alphabar!, e: Math.E, "\\pi": Math.PI });
        expect(Math.abs(got - wanted), printed).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(wanted)));
      }),
      { seed: 20203, numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(1000);
  });
});

describe("options", () => {
  it("hand every symbol over with its name, an index within the column's own", () => {
    expect(latex("alphabar[t-1] * x0 + f(x0)", { wrap: (of, printed) => `<${of}:${printed}>` })).toBe("<alphabar:\\bar{\\alpha}_{<t:t>-1}>\\,<x0:x_0> + <f:f>(<x0:x_0>)");
  });

  it("put numbers in the place of symbols, with the brackets and dots that numbers need", () => {
    const values: Record<string, string> = { a: "-0.5", b: "2", c: "1e-4", "beta[t]": "0.02" };
    const value: LatexOptions["value"] = (leaf) => values[leaf.kind === "name" ? leaf.name : `${leaf.name}[t]`];
    expect(latex("a * b + b * c - a", { value })).toBe("-0.5 \\cdot 2 + 2 \\cdot 10^{-4} - (-0.5)");
    expect(latex("a^2 + c^2 + 1 / beta[t] + d", { value })).toBe("(-0.5)^2 + (10^{-4})^2 + \\frac{1}{0.02} + d");
    expect(latex("b", { value: () => "Infinity" })).toBe("\\infty");
    expect(latex("b", { value: () => "-Infinity" })).toBe("-\\infty");
  });

  it("leave the index of a fold alone", () => {
    expect(latex("prod(alpha[s] * s * b, s, 1, t)", { value: () => "7" })).toBe("\\prod_{s=1}^{7} \\alpha_s\\,s \\cdot 7");
    expect(latex("sum(a[floor(s)], s, 1, 3)", { value: () => "7" })).toBe("\\sum_{s=1}^{3} a_{\\left\\lfloor s\\right\\rfloor}");
  });
});

describe("lines", () => {
  const of = (text: string, options?: LatexOptions) => {
    const result = readLine(text);
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return printLineLatex(result.line, options);
  };
  it.each([
    ["alphabar[t] = alphabar[t-1] * alpha[t]", "\\bar{\\alpha}_t = \\bar{\\alpha}_{t-1}\\,\\alpha_t"], ["alphabar[0] = 1", "\\bar{\\alpha}_0 = 1"], ["w[t] = beta[t] for t >= 2", "w_t = \\beta_t,\\quad t \\ge 2"], ["beta_1 = 1e-4 in 1e-8..0.5 log", "\\beta_1 = 10^{-4}"],
    ["kind = choice(linear, cosine_2)", "\\mathrm{kind} \\in \\{\\mathrm{linear}, \\mathrm{cosine\\_2}\\}"], ["gap = beta_T - beta_1", "\\mathrm{gap} = \\beta_T - \\beta_1"], ["posteriorMean(x0, xt, t) = x0", "\\tilde{\\mu}_t(x_0, x_t) = x_0"], ["use schedule[kind]", "\\text{use schedule[kind]}"],
    ["claim here 0 < beta[t] < 1 for every schedule", "0 < \\beta_t < 1"],
  ])("%s is %s", (text, printed) => {
    expect(of(text)).toBe(printed);
    katex.renderToString(printed, { strict: "error", throwOnError: true });
  });
  it("keep the symbol on the left when numbers stand on the right", () => {
    expect(of("alpha[t] = 1 - beta[t]", { value: () => "0.02" })).toBe("\\alpha_t = 1 - 0.02");
  });
});
