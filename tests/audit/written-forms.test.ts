import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const declared = "Here $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$.\n\n";
const last = (text: string): string => audit(readDocument("a.md", declared + text), { seed: 1, runs: 60 }).findings.at(-1)!.verdict.kind;
const holds = ["proved", "upheld"];

describe("products with dots", () => {
  test.each([
    ["falling", "$\\bar\\alpha_t=\\alpha_t\\alpha_{t-1}\\ldots\\alpha_2\\alpha_1$"],
    ["rising", "$\\bar\\alpha_t=\\alpha_1\\cdots\\alpha_t$"],
    ["beside another factor", "$x_t=\\sqrt{\\alpha_t\\cdots\\alpha_1}\\,x_0+\\sqrt{1-\\alpha_t\\cdots\\alpha_1}\\,\\epsilon$"],
  ])("run over the steps between their ends: %s", (_, text) => expect(holds).toContain(last(text)));
  test("do not hold with an end too few", () => expect(last("$\\bar\\alpha_t=\\alpha_t\\alpha_{t-1}\\cdots\\alpha_2$")).toBe("refuted"));
  test("stay open where their steps go both ways", () => expect(last("$\\bar\\alpha_t=\\alpha_{t-1}\\alpha_t\\cdots\\alpha_2\\alpha_1$")).toBe("undecided"));
});

describe("the forward law by p", () => {
  test("is held to the chain in its letters", () => {
    expect(holds).toContain(last("$$p_{0t}(x_t|x_0)=\\mathcal N(x_t;\\sqrt{\\bar\\alpha_t}x_0,(1-\\bar\\alpha_t)I)$$"));
    expect(last("$$p(x_t|x_0)=\\mathcal N(x_t;\\bar\\alpha_t x_0,(1-\\bar\\alpha_t)I)$$")).toBe("refuted");
  });
  test("is another where it runs backwards", () => expect(last("$$p(x_{t-1}|x_t)=\\mathcal N(x_{t-1};0,\\beta_t I)$$")).toBe("undecided"));
});

test("a display that begins with its relation goes on with the one before", () => {
  const first = "$$\\tilde\\mu_t=\\frac{\\sqrt{\\bar\\alpha_{t-1}}\\beta_t}{1-\\bar\\alpha_t}x_0+\\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}x_t$$\n\n";
  expect(holds).toContain(last(`${first}$$=\\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})x_t+\\sqrt{\\bar\\alpha_{t-1}}\\beta_t x_0}{1-\\bar\\alpha_t}$$`));
  expect(last(`${first}$$=\\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})x_t+\\sqrt{\\bar\\alpha_{t-1}}\\beta_t x_0}{1-\\bar\\alpha_{t-1}}$$`)).toBe("refuted");
});

test("a quotient of words stands for what follows it", () => {
  expect(holds).toContain(last("$$\\text{SNR}_t=\\frac{\\text{signal power}}{\\text{noise power}}=\\frac{\\bar\\alpha_t}{1-\\bar\\alpha_t}$$"));
  expect(last("$$\\text{SNR}_t=\\frac{\\text{signal power}}{\\text{noise power}}=\\frac{1-\\bar\\alpha_t}{\\bar\\alpha_t}$$")).toBe("refuted");
});

test("a noise with a prime is a noise of its own", () =>
  expect(holds).toContain(last("$$x_{t-1}=\\sqrt{\\bar\\alpha_{t-1}}\\frac{x_t-\\sqrt{1-\\bar\\alpha_t}\\epsilon_\\theta(x_t,t)}{\\sqrt{\\bar\\alpha_t}}+\\sqrt{1-\\bar\\alpha_{t-1}-\\sigma_t^2}\\,\\epsilon_\\theta(x_t,t)+\\sigma_t\\epsilon_t'$$")));

test("a product reaches as far as its index does", () => {
  const product = "With $\\beta_t\\in(0,1)$: $\\alpha_t=\\prod_{s=1}^t 1-\\beta_s$ and $x_t=\\sqrt{\\alpha_t}x_0+\\sqrt{1-\\alpha_t}\\,\\epsilon$";
  expect(audit(readDocument("a.md", product), { seed: 1, runs: 60 }).findings.every((f) => holds.includes(f.verdict.kind))).toBe(true);
});

test("a step after a root without braces is that of the letter under it", () => {
  expect(holds).toContain(last("$x_t=\\sqrt\\alpha_t x_{t-1}+\\sqrt \\beta_t\\epsilon_t$"));
  expect(last("$x_t=\\sqrt\\alpha_t x_{t-1}+\\sqrt \\alpha_t\\epsilon_t$")).toBe("refuted");
});

test("a calligraphic I is the identity of a law", () => expect(holds).toContain(last("$$q(x_t|x_{t-1})=\\mathcal N(\\sqrt{1-\\beta_t}x_{t-1},\\beta_t\\mathcal I)$$")));

test.each([
  ["steps that nothing orders", "$\\prod_{j=i+1}^{k+1}\\alpha_j=\\left(\\prod_{j=i+1}^{k}\\alpha_j\\right)\\alpha_{k+1}$"],
  ["the law at the last step, which is nearly that of noise", "When $T$ is large enough, $q(x_T|x_0)=q(x_T)$."],
])("is left open: %s", (_, text) => expect(last(text)).toBe("undecided"));

test("a quotient of laws is a law of the state that its denominator lacks, up to a factor", () => {
  const quotient = "$$\\frac{q(x_t|x_{t-1})q(x_{t-1}|x_0)}{q(x_t|x_0)}\\propto\\exp\\left(-\\frac12\\left[\\left(\\frac{\\alpha_t}{\\beta_t}+\\frac1{1-\\bar\\alpha_{t-1}}\\right)x_{t-1}^2-2\\left(\\frac{\\sqrt{\\alpha_t}x_t}{\\beta_t}+\\frac{\\sqrt{\\bar\\alpha_{t-1}}x_0}{1-\\bar\\alpha_{t-1}}\\right)x_{t-1}\\right]\\right)$$";
  expect(holds).toContain(last(quotient));
  expect(last(quotient.replace("-2", "-"))).toBe("refuted");
});

test.each([
  ["from the last step on", "$q(x_0,\\ldots,x_T)=q(x_T|x_{T-1})q(x_{T-1}|x_{T-2})\\cdots q(x_1|x_0)q(x_0)$"],
  ["from the first step on", "$q(x_0,\\ldots,x_T)=q(x_0)q(x_1|x_0)q(x_2|x_1)\\cdots q(x_T|x_{T-1})$"],
  ["backwards in time", "$q(x_0,\\ldots,x_T)=q(x_0|x_1)q(x_1|x_2)\\cdots q(x_{T-1}|x_T)q(x_T)$"],
])("a row of laws with dots holds %s", (_, text) => expect(["proved", "upheld", "undecided"]).toContain(last(text)));

test("a line under a formula only points at it", () => expect(holds).toContain(last("$$\\underline{x_t=\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\,\\epsilon}$$")));
