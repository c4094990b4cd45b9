import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const declared = "Here $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$.\n\n";
const verdictOn = (text: string): string => audit(readDocument("a.md", declared + text), { seed: 1, runs: 60 }).findings.at(-1)!.verdict.kind;

const jump = (mean: string, variance: string) => `$$q_{\\sigma,\\tau}(x_{\\tau_{i-1}}|x_{\\tau_i},x_0)=\\mathcal N\\left(${mean},${variance}\\right)$$`;
const direction = "\\frac{x_{\\tau_i}-\\sqrt{\\bar\\alpha_{\\tau_i}}x_0}{\\sqrt{1-\\bar\\alpha_{\\tau_i}}}";

describe("DDIM's family of laws", () => {
  test("keeps the marginal at the earlier step of a jump whatever σ is", () =>
    expect(verdictOn(jump(`\\sqrt{\\bar\\alpha_{\\tau_{i-1}}}x_0+\\sqrt{1-\\bar\\alpha_{\\tau_{i-1}}-\\sigma_{\\tau_i}^2}\\,${direction}`, "\\sigma_{\\tau_i}^2 I"))).toBe("upheld"));
  test("keeps it from one step to the one before", () =>
    expect(verdictOn("$$q(x_{t-1}|x_t,x_0)=\\mathcal N(x_{t-1};\\sqrt{\\bar\\alpha_{t-1}}x_0+\\sqrt{1-\\bar\\alpha_{t-1}-\\sigma_t^2}\\,\\frac{x_t-\\sqrt{\\bar\\alpha_t}x_0}{\\sqrt{1-\\bar\\alpha_t}},\\sigma_t^2 I)$$")).toBe("upheld"));
  test("does not keep it with σ for the variance", () =>
    expect(verdictOn(jump(`\\sqrt{\\bar\\alpha_{\\tau_{i-1}}}x_0+\\sqrt{1-\\bar\\alpha_{\\tau_{i-1}}-\\sigma_{\\tau_i}^2}\\,${direction}`, "\\sigma_{\\tau_i} I"))).toBe("refuted"));
  test("does not keep it with the later step's ᾱ before x_0", () =>
    expect(verdictOn(jump(`\\sqrt{\\bar\\alpha_{\\tau_i}}x_0+\\sqrt{1-\\bar\\alpha_{\\tau_{i-1}}-\\sigma_{\\tau_i}^2}\\,${direction}`, "\\sigma_{\\tau_i}^2 I"))).toBe("refuted"));

  test.each([
    ["β of the jump", "$\\sigma_{\\tau_i}^2=1-\\bar\\alpha_{\\tau_i}/\\bar\\alpha_{\\tau_{i-1}}$"],
    ["β̃ of the jump", "$\\sigma_{\\tau_i}=\\sqrt{\\frac{1-\\bar\\alpha_{\\tau_{i-1}}}{1-\\bar\\alpha_{\\tau_i}}}\\sqrt{1-\\frac{\\bar\\alpha_{\\tau_i}}{\\bar\\alpha_{\\tau_{i-1}}}}$"],
  ])("a jump's noise is %s", (_, text) => expect(["proved", "upheld"]).toContain(verdictOn(text)));
  test("a jump's noise is not upside down", () => expect(verdictOn("$\\sigma_{\\tau_i}^2=1-\\bar\\alpha_{\\tau_{i-1}}/\\bar\\alpha_{\\tau_i}$")).toBe("refuted"));
  test("a mean named after the step it leads to is not held against that step", () =>
    expect(verdictOn("$$x_{\\tau_{i-1}}=\\mu_\\theta(\\tau_{i-1})+\\sigma_{\\tau_i}z$$")).toBe("undecided"));
});
