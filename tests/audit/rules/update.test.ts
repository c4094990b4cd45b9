import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const declared = "Here $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$.\n\n";
const song = "Here $\\alpha_t=\\prod_{s=1}^t(1-\\beta_s)$.\n\n";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 60 });
  return findings.at(-1)!.verdict.kind;
}

const holds = ["proved", "upheld"];

describe("a sampling update", () => {
  test.each([
    ["DDIM with any σ", declared + "$$x_{t-1}=\\sqrt{\\bar\\alpha_{t-1}}\\,\\hat x_0+\\sqrt{1-\\bar\\alpha_{t-1}-\\sigma_t^2}\\,\\epsilon_\\theta+\\sigma_t z$$"],
    ["DDIM in Song's α, divided through", song + "$$\\frac{x_{t-1}}{\\sqrt{\\alpha_{t-1}}}=\\frac{x_t}{\\sqrt{\\alpha_t}}+\\left(\\sqrt{\\frac{1-\\alpha_{t-1}}{\\alpha_{t-1}}}-\\sqrt{\\frac{1-\\alpha_t}{\\alpha_t}}\\right)\\epsilon_\\theta(x_t)$$"],
    ["a jump over a sub-sequence τ", song + "$$x_{\\tau_{i-1}}=\\sqrt{\\alpha_{\\tau_{i-1}}}\\,\\hat x_0+\\sqrt{1-\\alpha_{\\tau_{i-1}}-\\sigma_{\\tau_i}^2}\\,\\epsilon_\\theta(x_{\\tau_i})+\\sigma_{\\tau_i}\\epsilon$$"],
    ["the mean and a noise that has the variance already", declared + "$$x_{t-1}=\\mu_\\theta(x_t,t)+z,\\quad z\\sim\\mathcal N(0,\\beta_t I)$$"],
    ["η that scales the variance", declared + "$$\\sigma_t^2=\\eta\\,\\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\beta_t$$"],
    ["σ_t(η) of a jump", song + "$$\\sigma_{\\tau_i}(\\eta)=\\eta\\sqrt{\\frac{1-\\alpha_{\\tau_{i-1}}}{1-\\alpha_{\\tau_i}}}\\sqrt{1-\\frac{\\alpha_{\\tau_i}}{\\alpha_{\\tau_{i-1}}}}$$"],
    ["a letter of the document's own for the predicted data", song + "$$f_\\theta(x_t)=\\frac{x_t-\\sqrt{1-\\alpha_t}\\,\\epsilon_\\theta(x_t)}{\\sqrt{\\alpha_t}}$$ and $$x_{t-1}=\\sqrt{\\alpha_{t-1}}f_\\theta(x_t)+\\sqrt{1-\\alpha_{t-1}}\\,\\epsilon_\\theta(x_t)$$"],
  ])("holds: %s", (_, text) => expect(holds).toContain(verdictOn(text)));

  test.each([
    ["DDIM whose root adds σ²", declared + "$$x_{t-1}=\\sqrt{\\bar\\alpha_{t-1}}\\,\\hat x_0+\\sqrt{1-\\bar\\alpha_{t-1}+\\sigma_t^2}\\,\\epsilon_\\theta+\\sigma_t z$$"],
    ["the two roots of the divided form changed over", song + "$$\\frac{x_{t-1}}{\\sqrt{\\alpha_{t-1}}}=\\frac{x_t}{\\sqrt{\\alpha_t}}+\\left(\\sqrt{\\frac{1-\\alpha_t}{\\alpha_t}}-\\sqrt{\\frac{1-\\alpha_{t-1}}{\\alpha_{t-1}}}\\right)\\epsilon_\\theta(x_t)$$"],
    ["a jump with the later step's noise", declared + "$$x_s=\\sqrt{\\bar\\alpha_s}\\,\\hat x_0+\\sqrt{1-\\bar\\alpha_t}\\,\\epsilon_\\theta(x_t,t)$$"],
    ["σ twice", declared + "$$x_{t-1}=\\mu_\\theta(x_t,t)+\\sigma_t z,\\quad z\\sim\\mathcal N(0,\\sigma_t^2 I)$$"],
    ["σ_t(η) upside down", song + "$$\\sigma_t(\\eta)=\\eta\\sqrt{\\frac{1-\\alpha_t}{1-\\alpha_{t-1}}}\\sqrt{1-\\frac{\\alpha_t}{\\alpha_{t-1}}}$$"],
  ])("does not hold: %s", (_, text) => {
    const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 60 });
    expect(findings.some((f) => f.verdict.kind === "refuted")).toBe(true);
  });

  test("a step that is right to first order in β is no theorem and no error", () =>
    expect(verdictOn(declared + "The Euler discretisation is $$x_{t-1}=x_t+\\tfrac12\\beta_t x_t+\\beta_t s_\\theta(x_t,t)+\\sqrt{\\beta_t}\\,z$$")).toBe("undecided"));
});

describe("a network is asked about the state it is given", () => {
  const step = (state: string, time = "t") => `${declared}$$x_{t-1}=\\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t-\\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon_\\theta(${state},${time})\\right)+\\sqrt{\\beta_t}z$$`;

  test("at the step it comes from", () => expect(holds).toContain(verdictOn(step("x_t"))));
  test("at another step it is nothing that is known", () => {
    expect(verdictOn(step("x_0"))).toBe("undecided");
    expect(verdictOn(step("x_{t-1}"))).toBe("undecided");
    expect(verdictOn(step("x_{t-1}", "t-1"))).toBe("undecided");
    expect(verdictOn(`${declared}$$\\mu_\\theta(x_{t-1},t)=\\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t-\\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon_\\theta(x_t,t)\\right)$$`)).toBe("undecided");
  });
  test("counted from 0 its time may be one less", () => expect(holds).toContain(verdictOn(`Arrays are indexed from 0. ${step("x_t", "t-1")}`)));
  test("by a letter of the document's own, too", () => {
    const named = (state: string) => `${song}$$f_\\theta(${state})=\\frac{x_t-\\sqrt{1-\\alpha_t}\\,\\epsilon_\\theta(x_t)}{\\sqrt{\\alpha_t}}$$`;
    expect(holds).toContain(verdictOn(named("x_t")));
    expect(verdictOn(named("x_{t-1}"))).toBe("undecided");
  });
  test("x̂_0 has its 0 by name", () => expect(holds).toContain(verdictOn(`${declared}$$\\hat x_0(x_t)=\\frac{x_t-\\sqrt{1-\\bar\\alpha_t}\\,\\epsilon_\\theta(x_t,t)}{\\sqrt{\\bar\\alpha_t}}$$`)));
});
