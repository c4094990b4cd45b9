import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const declared = "Here $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$.\n\n";
const findings = (text: string) => audit(readDocument("a.md", declared + text), { seed: 1, runs: 60 }).findings;
const verdictOn = (text: string): string => findings(text).at(-1)!.verdict.kind;

describe("a forward step that is solved", () => {
  test.each([
    ["for the state before it", "$$x_{t-1}=\\frac{x_t-\\sqrt{\\beta_t}\\,\\epsilon_t}{\\sqrt{1-\\beta_t}}$$"],
    ["for its noise", "$$\\epsilon_t=\\frac{x_t-\\sqrt{\\alpha_t}\\,x_{t-1}}{\\sqrt{\\beta_t}}$$"],
    ["by the mean, with the noise of all steps", "$$x_{t-1}=\\frac1{\\sqrt{\\alpha_t}}\\left(x_t-\\frac{1-\\alpha_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon\\right)$$"],
    ["by DDIM without noise", "$$x_{t-1}=\\sqrt{\\bar\\alpha_{t-1}}\\,\\frac{x_t-\\sqrt{1-\\bar\\alpha_t}\\,\\epsilon}{\\sqrt{\\bar\\alpha_t}}+\\sqrt{1-\\bar\\alpha_{t-1}}\\,\\epsilon$$"],
    ["by the mean, and a noise of its own beside", "$$x_{t-1}=\\frac1{\\sqrt{\\alpha_t}}\\left(x_t-\\frac{1-\\alpha_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon\\right)+\\sqrt{\\beta_t}\\,z$$"],
  ])("holds %s", (_, text) => expect(["proved", "upheld"]).toContain(verdictOn(text)));

  test.each([
    ["with β before the noise", "$$x_{t-1}=\\frac{x_t-\\beta_t\\,\\epsilon_t}{\\sqrt{\\alpha_t}}$$"],
    ["divided by α", "$$x_{t-1}=\\frac{x_t-\\sqrt{\\beta_t}\\,\\epsilon_t}{\\alpha_t}$$"],
    ["with the variance before the noise beside", "$$x_{t-1}=\\frac1{\\sqrt{\\alpha_t}}\\left(x_t-\\frac{1-\\alpha_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon\\right)+\\beta_t z$$"],
  ])("does not hold %s", (_, text) => expect(verdictOn(text)).toBe("refuted"));

  test("is left open without a division, which may be meant to first order", () => expect(verdictOn("$$x_{t-1}=x_t-\\sqrt{\\beta_t}\\,\\epsilon_t$$")).toBe("undecided"));
  test("conditions and the run of an index are no claims", () =>
    expect(findings("For $t > 1$, $t = T$ and $\\beta_t, t=1,\\ldots,T$ with $\\beta_1 < \\ldots < \\beta_T$.").length).toBe(findings("").length));
});
