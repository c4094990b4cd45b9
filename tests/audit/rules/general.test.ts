import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const discrete = "Let $z_t=\\alpha_t x+\\sigma_t\\epsilon$ with $\\alpha_t^2+\\sigma_t^2=1$.\n\n";
const timed = "Let $x_t=\\alpha(t)x_0+\\sigma(t)\\epsilon$.\n\n";
const exploding = "The noisy data are $x_t=x_0+\\sigma_t\\epsilon$.\n\n";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 60 });
  return findings.at(-1)!.verdict.kind;
}

describe("a claim under a model that the document declares", () => {
  test.each([
    ["the law of z_t given x", discrete + "$$q(z_t\\mid x)=\\mathcal N(\\alpha_t x,\\sigma_t^2 I)$$"],
    ["from s to t", discrete + "$$q(z_t\\mid z_s)=\\mathcal N(\\alpha_{t|s}z_s,\\ \\sigma_{t|s}^2 I)$$"],
    ["λ in either convention", discrete + "$$\\alpha_t^2=\\operatorname{sigmoid}(\\lambda_t)$$"],
    ["a variance that leans on a² + s² = 1", discrete + "$$q(z_t\\mid z_s)=\\mathcal N\\left(\\tfrac{\\alpha_t}{\\alpha_s}z_s,\\ \\left(1-\\tfrac{\\alpha_t^2}{\\alpha_s^2}\\right)I\\right)$$"],
    ["v in one sign", discrete + "$$\\hat x=\\alpha_t z_t-\\sigma_t v_\\theta(z_t,t)$$"],
    ["v in the other", discrete + "$$\\hat x=\\alpha_t z_t+\\sigma_t v_\\theta(z_t,t)$$"],
    ["a deterministic step", discrete + "$$z_s=\\alpha_s\\hat x+\\frac{\\sigma_s}{\\sigma_t}(z_t-\\alpha_t\\hat x)$$"],
    ["the score in continuous time", timed + "$$\\nabla_{x_t}\\log q(x_t\\mid x_0)=-\\frac{x_t-\\alpha(t)x_0}{\\sigma(t)^2}$$"],
    ["the posterior between", timed + "$$q(x_s\\mid x_t,x_0)=\\mathcal N\\left(\\frac{\\alpha(t)\\sigma(s)^2}{\\alpha(s)\\sigma(t)^2}x_t+\\alpha(s)\\left(1-\\frac{\\alpha(t)^2\\sigma(s)^2}{\\alpha(s)^2\\sigma(t)^2}\\right)x_0,\\ \\sigma(s)^2\\left(1-\\frac{\\alpha(t)^2\\sigma(s)^2}{\\alpha(s)^2\\sigma(t)^2}\\right)I\\right)$$"],
    ["exploding, from s to t", exploding + "$$q(x_t\\mid x_s)=\\mathcal N(x_t;x_s,(\\sigma_t^2-\\sigma_s^2)I)$$"],
    ["exploding, as a sample", exploding + "$$x_t=x_s+\\sqrt{\\sigma_t^2-\\sigma_s^2}\\,z$$"],
    ["exploding, its SNR", exploding + "$$\\mathrm{SNR}(t)=1/\\sigma_t^2$$"],
  ])("holds: %s", (_, text) => expect(["proved", "upheld"]).toContain(verdictOn(text)));

  test.each([
    ["σ for σ²", discrete + "$$q(z_t\\mid x)=\\mathcal N(\\alpha_t x,\\sigma_t I)$$"],
    ["the SNR without squares", discrete + "$$\\mathrm{SNR}(t)=\\alpha_t/\\sigma_t$$"],
    ["the sign of the score", timed + "$$\\nabla_{x_t}\\log q(x_t\\mid x_0)=\\frac{\\epsilon}{\\sigma(t)}$$"],
    ["data from noise with the wrong divisor", timed + "$$\\hat x_0=\\frac{x_t-\\sigma(t)\\epsilon_\\theta(x_t,t)}{\\sigma(t)}$$"],
    ["a step that keeps the later noise", discrete + "$$z_s=\\alpha_s\\hat x+\\sigma_t\\epsilon_\\theta(z_t,t)$$"],
    ["deviations subtracted for variances", exploding + "$$q(x_t\\mid x_s)=\\mathcal N(x_t;x_s,(\\sigma_t-\\sigma_s)^2I)$$"],
  ])("does not hold: %s", (_, text) => expect(verdictOn(text)).toBe("refuted"));

  test.each([
    ["a letter's own values", exploding + "$$\\sigma_t=0.01\\cdot 2$$"],
    ["σ_t as the noise of a reverse step", "Let $x_t=\\alpha_t x_0+\\sigma_t\\epsilon$.\n\n# Sampling\n\n$$x_{t-1}=\\mu_\\theta(x_t,t)+\\sigma_t z$$"],
    ["a first-order step of the exploding kind", exploding + "$$x_s=x_t+(\\sigma_t^2-\\sigma_s^2)s_\\theta(x_t,t)+\\sqrt{\\sigma_t^2-\\sigma_s^2}\\,z$$"],
    ["a relation that holds for the document's own choice", "Let $x_t=\\alpha_t x_0+\\sigma_t\\epsilon$ and $\\alpha_t=\\exp(-\\sigma_t)$.\n\n$$\\sigma_t+\\log\\alpha_t=0$$"],
  ])("is never refuted: %s", (_, text) => expect(verdictOn(text)).not.toBe("refuted"));
});
