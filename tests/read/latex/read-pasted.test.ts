import { expect, test } from "vitest";
import { readPasted } from "../../../src/read/latex/read-pasted.ts";
import type { KnownNames } from "../../../src/read/latex/sheet-names.ts";
import { printLine } from "../../../src/read/text/print-line.ts";
import { readLine } from "../../../src/read/text/read-line.ts";

const known: KnownNames = new Map([["alphabar", { kind: "column" }], ["beta", { kind: "column" }], ["posteriorVariance", { kind: "column" }], ["beta_1", { kind: "number" }], ["guess", { kind: "function", parameters: ["xt", "t"] }]]);
const read = (text: string, names = known): readonly string[] | undefined => readPasted(text, names)?.lines.map((line) => line.text);

test("the sheet's own language and plain words are no mathematics of another notation", () => {
  for (const text of ["alphabar[t] = prod(alpha[s], s, 1, t)", "β[t] = 0.02 * t / T", "beta_T = 0.02 in 0.01..0.1 log", "# a note", "claim here 0 < β[t] < 1", "use schedule.linear", "hello world", "x² + 1", "β₁ = 1e-4", "a = 1\nb = √2"]) expect(readPasted(text, known), text).toBeUndefined();
});

test("a letter at a fixed step is a parameter where the sheet has one, else the column there", () => {
  expect(read("\\gamma = \\beta_1 + \\beta_7")).toEqual(["gamma = beta_1 + beta[7]"]);
  expect(read("\\beta_1 = 10^{-4},\\ \\beta_T = 2\\times 10^{-2},\\ T = 1000")).toEqual(["beta_1 = 1e-4", "beta_T = 2e-2", "T = 1000"]);
});

test("a name set in the same letters is the sheet's", () => {
  expect(read("\\gamma_t = \\tilde\\beta_t")).toEqual(["gamma[t] = posteriorVariance[t]"]);
  expect(read("\\gamma_t = \\tilde\\beta_t", new Map())).toEqual(["gamma[t] = betatilde[t]"]);
});

test("relations that define nothing are claims, with what they speak of", () => {
  expect(read("0 < \\beta_t < 1")).toEqual(["claim 0 < beta[t] < 1"]);
  expect(read("\\alpha_t^2 + \\sigma_t^2 = 1")).toEqual(["claim alpha[t]^2 + sigma[t]^2 == 1"]);
  expect(read("\\bar\\alpha_t \\le \\bar\\alpha_{t-1} \\quad \\text{for } t \\ge 2")).toEqual(["claim alphabar[t] <= alphabar[t-1] for t >= 2"]);
  expect(read("x_0 + \\epsilon = \\epsilon + x_0")).toEqual(["claim x0 + eps == eps + x0 for x0 real, eps real"]);
  expect(read("\\log \\beta_t = 2")).toEqual(["claim log(beta[t]) == 2"]);
});

test("a chain defines by its first link and claims the others", () =>
  expect(read("\\bar\\alpha_t = \\prod_{s=1}^t\\alpha_s = \\bar\\alpha_{t-1}\\alpha_t")).toEqual(["alphabar[t] = prod(alpha[s], s, 1, t) for t >= 0", "claim alphabar[t] == alphabar[t-1] * alpha[t]"]));

test("a function's brackets are told from a factor's", () => {
  expect(read("\\gamma_t = \\beta_t(1-\\bar\\alpha_{t-1})")).toEqual(["gamma[t] = beta[t] * (1 - alphabar[t-1])"]);
  expect(read("\\gamma_t = \\bar\\alpha(t-1)")).toEqual(["gamma[t] = alphabar[t-1]"]);
  expect(read("h(x) = \\mathrm{guess}(x, 3)")).toEqual(["h(x) = guess(x, 3)"]);
});

test("cases are conditionals, and one for t = 0 says that there is a value", () =>
  expect(read("\\gamma_t = \\begin{cases} 1 & t = 0 \\\\ \\beta_t & \\text{otherwise} \\end{cases}")).toEqual(["gamma[t] = t == 0 ? 1 : beta[t] for t >= 0"]));

test("formulas within a sentence are taken, its words are not", () =>
  expect(read("With $\\alpha_t = 1-\\beta_t$ the product is $\\bar\\alpha_t = \\prod_{s=1}^t\\alpha_s$.")).toEqual(["alpha[t] = 1 - beta[t]", "alphabar[t] = prod(alpha[s], s, 1, t) for t >= 0"]));

test("an expression alone is an expression", () => {
  expect(readPasted("\\sqrt{1-\\bar\\alpha_t}", known)).toEqual({ lines: [], expression: "sqrt(1 - alphabar[t])", problems: [] });
  expect(readPasted("$\\nabla_x f$", known)!.problems.length).toBe(1);
});

test("Unicode mathematics is told by its lowered letters and its folds", () => {
  expect(read("γₜ = 1 − βₜ")).toEqual(["gamma[t] = 1 - beta[t]"]);
  expect(read("γ_t = ∑_{s=1}^t β_s")).toEqual(["gamma[t] = sum(beta[s], s, 1, t) for t >= 0"]);
  expect(read("γ_t = √(1−ᾱ_{t−1}) β_t")).toEqual(["gamma[t] = sqrt(1 - alphabar[t-1]) * beta[t]"]);
});

test("two laws of one letter are two functions", () =>
  expect(read("$q(x_t|x_{t-1}) = \\mathcal N(\\sqrt{1-\\beta_t}x_{t-1}, \\beta_t I)$ and $q(x_t|x_0) = \\mathcal N(\\sqrt{\\bar\\alpha_t}x_0, (1-\\bar\\alpha_t) I)$")?.map((line) => line.split(" = ")[0])).toEqual(["q(x_prev, t)", "q2(x0, t)"]));

test("what has no meaning in a sheet is refused at its place, and what stands beside it is read", () => {
  for (const text of ["\\nabla_x \\log p(x) = 1", "\\alpha_{t|s} = 2", "\\bar\\alpha_t = \\prod_s \\alpha_s", "\\frac{1}{2", "\\mathbb{E}_q[x_t] = 1", "x_{\\tau_{i-1}} = 1", "\\sqrt[3]{2} = a"]) {
    const { lines, problems } = readPasted(text, known)!;
    expect(lines, text).toEqual([]);
    expect(problems.length, text).toBeGreaterThan(0);
    for (const { place } of problems) expect(place!.start >= 0 && place!.end <= text.length, text).toBe(true);
  }
  const { lines, problems } = readPasted("$\\nabla f = 1$ and $\\alpha_t = 1-\\beta_t$", known)!;
  expect([lines.length, problems.length]).toEqual([1, 1]);
  expect(problems[0]!.place!.end).toBeLessThan(15);
});

test("any text at all is read or refused without a fault, and every line reads back as it is", () => {
  const pieces = ["\\alpha_t", "=", "\\bar", "{", "}", "_", "^", "\\frac", "(", ")", "x_{t-1}", "\\prod", "$", "\\\\", "1", "+", "\\epsilon", ",", "\\sim", "\\sqrt", "&", "\\begin{cases}", "\\end{cases}", "T", "|", " ", "β", "ₜ", "\\mathrm{old}", "'", "\\vec", "\\log", "q(", "\\mathcal{N}(", ")", "t", "=", "x_0", "\\text{ for }", "\\ge", "2", "_{i,j}", "^*"];
  const seeds = ["\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s", "x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\sqrt{1-\\bar\\alpha_t} \\epsilon", "q(x_t|x_0) = \\mathcal{N}(x_t; x_0, \\beta_t I)", "f(t) = \\cos^2(t/T), \\beta_t = 1 - f(t)/f(t-1) \\quad t \\ge 2", "\\sigma_t^2 = \\beta_t = 1 - \\alpha_t", "γₜ = 1 − βₜ"];
  let seed = 7;
  const below = (n: number): number => Math.floor(((seed = (seed * 16807) % 2147483647) / 2147483647) * n);
  let lines = 0;
  for (let round = 0; round < 1500; round++) {
    let text = seeds[below(seeds.length)]!;
    for (let edits = below(4); edits >= 0; edits--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + (below(3) > 0 ? pieces[below(pieces.length)]! : "") + text.slice(at + below(3));
    }
    for (const line of readPasted(text, known)?.lines ?? []) {
      lines++;
      const again = readLine(line.text);
      expect(again.ok && printLine(again.line), text).toBe(line.text);
    }
  }
  expect(lines).toBeGreaterThan(300);
});
