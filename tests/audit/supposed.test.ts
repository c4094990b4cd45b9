import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const model = "Let $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$, so that $x_t=\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon$.\n\n";
const refuted = (sentence: string) => audit(readDocument("a.md", model + sentence), { seed: 1, runs: 40 }, new Map()).findings.filter(({ verdict }) => verdict.kind === "refuted").map(({ claim }) => claim);

test("what a state is without its noise is not said of the chain", () => {
  expect(refuted("A check: without noise, i.e. for $x_t=\\sqrt{\\bar\\alpha_t}x_0$, nothing is left to guess.\n")).toEqual([]);
  expect(refuted("The state is $x_t=\\sqrt{\\bar\\alpha_t}x_0$ at every step.\n")).not.toEqual([]);
});

test("a ratio that is 1 where two things are equal is a step that is looked for", () => {
  expect(refuted("Where signal and noise have the same variance, $\\frac{\\bar\\alpha_t}{1-\\bar\\alpha_t}=1$.\n")).toEqual([]);
});
