import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const found = (text: string): readonly string[] => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

test("the model's own law in free letters, its prior and the step that a sentence is about are no claims", () => {
  expect(found("$$p_\\theta(x_{t-1}|x_t) = \\mathcal N(x_{t-1}; \\mu_\\theta(x_t,t), \\Sigma_\\theta(x_t,t)), \\qquad p(x_T) = \\mathcal N(0, I)$$\n\nHere $p_\\theta(x_{t-1}|x_t) = \\mathcal N(\\mu_\\theta(x_t,t), \\sigma_t^2 I)$ down from $t = T$.")).toEqual([]);
});

test("letters that do not fit one another are claimed, and left open", () => {
  expect(found("$$p_\\theta(x_{t-1}|x_t) = \\mathcal N(x_t; \\mu_\\theta(x_t,t), \\Sigma_\\theta(x_t,t))$$")).toEqual(["undecided"]);
});

test("the posterior's mean in its own law is what follows from the chain", () => {
  expect(found("$$q(x_{t-1}|x_t,x_0) = \\mathcal N(x_{t-1}; \\tilde\\mu_t(x_t,x_0), \\tilde\\beta_t I)$$")).toEqual(["proved"]);
  expect(found("$$q(x_{t-1}|x_t,x_0) = \\mathcal N(x_{t-1}; \\tilde\\mu_t(x_t,x_0), \\beta_t I)$$")).toEqual(["refuted"]);
});

test("where a forward step was solved for x_{t−1}, the network may predict that step's noise", () => {
  const step = "$$x_{t-1} = \\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t - \\sqrt{\\beta_t}\\,\\epsilon_\\theta(x_t,t)\\right)$$";
  expect(found(`$$x_{t-1} = \\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t - \\sqrt{\\beta_t}\\,\\epsilon_t\\right)$$\n\n${step}`)).not.toContain("refuted");
  expect(found(step)).toEqual(["refuted"]);
});

test("what only counts steps is no claim", () => {
  expect(found("For $t \\geq 2$, with $1 \\le t \\le T$ and $x_{0:T} = (x_0, \\dots, x_T)$, near $t \\approx 0$ and $t \\approx T$.")).toEqual([]);
});

test("the posterior's law by letters that carry its name is no claim, and one of another state is left open", () => {
  expect(found("$$q(x_{t-1}|x_t,x_0) = \\mathcal N(x_{t-1}; \\mu_q(x_t,x_0), \\sigma_q^2(t) I)$$")).toEqual([]);
  expect(found("$$q(x_{t-1}|x_t,x_0) = \\mathcal N(x_t; \\mu_q(x_t,x_0), \\Sigma_q(t))$$")).toEqual(["undecided"]);
});
