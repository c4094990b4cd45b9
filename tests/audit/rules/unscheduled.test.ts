import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdicts = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

test("a chain without any quantity of the noise schedule is a random walk or an autoregression, and no wrong forward step", () => {
  expect(verdicts("A walker moves by a unit Gaussian: $p(x_t | x_{t-1}) = \\mathcal N(x_t; x_{t-1}, I)$.")).toEqual(["undecided"]);
  expect(verdicts("A scalar filter has $p(x_t \\mid x_{t-1}) = \\mathcal N(x_t; 0.9 x_{t-1}, 0.1)$.")).toEqual(["undecided"]);
  expect(verdicts("Its next value is $x_t = x_{t-1} + \\epsilon$.")).toEqual(["undecided"]);
  expect(verdicts("One step is $q(x_t | x_{t-1}) = \\mathcal N(x_t; x_{t-1}, \\beta_t I)$.")).toEqual(["refuted"]);
});

test("what is said to show that it does not do is not held against the document", () => {
  const step = "$$x_t = x_{t-1} + \\sqrt{\\beta_t}\\,\\epsilon_t$$";
  expect(verdicts(`Suppose we naively put noise on noise at every step:\n${step}\n`)).toEqual(["undecided"]);
  expect(verdicts(`Without scaling, a step would be\n${step}\n`)).toEqual(["undecided"]);
  expect(verdicts("Suppose we did **not** shrink and just added noise: $x_t = x_{t-1} + \\sqrt{\\beta_t}\\epsilon_t$.")).toEqual(["undecided"]);
  expect(verdicts("**Wrong approach**: $x_t = x_{t-1} + \\sqrt{\\beta_t}\\epsilon$")).toEqual(["undecided"]);
  expect(verdicts("如果只是简单地叠加噪声 $x_t = x_{t-1} + \\sqrt{\\beta_t}\\epsilon_t$，方差会不断增长。")).toEqual(["undecided"]);
  expect(verdicts(`A step of the forward process is\n${step}\n`)).toEqual(["refuted"]);
});

test("a noise without a step, written twice, may be two draws", () => {
  const unrolled = (rest: string) => `With $\\alpha_t = 1-\\beta_t$:\n$$x_t = \\sqrt{\\alpha_t}(\\sqrt{\\alpha_{t-1}}x_{t-2} + \\sqrt{1-\\alpha_{t-1}}\\epsilon) + ${rest}\\epsilon$$\n`;
  expect(verdicts(unrolled("\\sqrt{1-\\alpha_t}"))).toEqual(["proved", "undecided"]);
  expect(verdicts(unrolled("\\sqrt{\\alpha_t}"))).toEqual(["proved", "refuted"]);
});

test("v that shares out two variances is no velocity", () => {
  const velocity = "The target is $v = \\sqrt{\\bar\\alpha_t}\\epsilon - \\sqrt{1-\\bar\\alpha_t}x_0$.\n\n";
  expect(verdicts(`${velocity}The variance is learned as $\\sigma_t^2 = \\exp(v \\log\\beta_t + (1-v)\\log\\tilde\\beta_t)$.`).at(-1)).toBe("undecided");
  expect(verdicts(`${velocity}Then $x_0 = \\sqrt{\\bar\\alpha_t}x_t - \\sqrt{1-\\bar\\alpha_t}v$.`).at(-1)).toBe("proved");
});

test("bounds other than 0 and 1 say which schedule is taken, and are no claim about every schedule", () => {
  expect(verdicts("A linear schedule has $\\beta_t \\in [10^{-4}, 0.02]$.")).toEqual(["undecided"]);
  expect(verdicts("Here $\\mathrm{SNR}(t) \\in [0.01, 100]$.")).toEqual(["undecided"]);
  expect(verdicts("Then $\\bar\\alpha_t \\in (0, 1)$.")).toEqual(["upheld"]);
  expect(verdicts("Here $\\tilde\\beta_t \\in (0, 1)$.")).toEqual(["undecided"]);
  expect(verdicts("Here $\\beta_t > \\beta_{t-1}$.")).toEqual(["undecided"]);
  expect(verdicts("Then $\\bar\\alpha_t > \\bar\\alpha_{t-1}$.")).toEqual(["refuted"]);
  expect(verdicts("Then $1/\\bar\\alpha_t \\in (0, 1)$.")).toEqual(["refuted"]);
});

test("what holds in a case of its own, or up to an expansion, is not refuted by another case", () => {
  expect(verdicts("When $x_0 = 0$, $x_t = \\sqrt{1-\\bar\\alpha_t}\\epsilon$.").at(-1)).toBe("undecided");
  expect(verdicts("For small $\\beta_t$, $x_t = x_{t-1} - \\frac{1}{2}\\beta_t x_{t-1} + \\sqrt{\\beta_t}\\epsilon$.").at(-1)).toBe("undecided");
  expect(verdicts("For large $t$, $\\tilde\\beta_t = \\beta_t$.").at(-1)).toBe("undecided");
  expect(verdicts("If the data is standard normal, $\\mathbb E[x_0|x_t] = \\sqrt{\\bar\\alpha_t}x_t$.").at(-1)).toBe("undecided");
  expect(verdicts("So $x_t = \\sqrt{1-\\bar\\alpha_t}\\epsilon$.").at(-1)).toBe("refuted");
});
