import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdictOf = (text: string, claim: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.findLast((f) => f.claim.includes(claim))?.verdict.kind;
const sde = "Let $\\beta(t) = \\beta_0 + t(\\beta_1-\\beta_0)$ with $\\beta_0 = 0.1$, $\\beta_1 = 20$ and $\\alpha(t) = \\exp(-\\tfrac12\\int_0^t\\beta(s)ds)$. ";

test("a function of time is calculated from its definition", () => {
  expect(verdictOf(`${sde}So $\\alpha(0.5)\\approx 0.281$.`, "0.281")).toBe("upheld");
  expect(verdictOf(`${sde}So $\\alpha(0.5)\\approx 0.079$.`, "0.079")).toBe("refuted");
  expect(verdictOf(`${sde}So $\\int_0^1\\beta(s)\\,ds = 10.05$.`, "10.05")).toBe("upheld");
  expect(verdictOf("$\\gamma(u)=\\cos^2(\\pi u/2)$, so $\\gamma(0.25) \\approx 0.854$.", "0.854")).toBe("upheld");
});

test("an integral in letters holds for every value of its constants", () => {
  expect(verdictOf(`${sde}$\\int_0^t\\beta(s)ds = \\beta_0 t + \\tfrac12 t^2(\\beta_1-\\beta_0)$`, "tfrac12 t^2")).toBe("proved");
  expect(verdictOf(`${sde}$\\int_0^t\\beta(s)ds = \\beta_0 t + t^2(\\beta_1-\\beta_0)$`, "+ t^2")).toBe("refuted");
});

test("where a function is defined twice, either definition may be meant", () => {
  const twice = "Take $\\alpha(t) = \\exp(-t)$ or $\\alpha(t) = 1 - t$. ";
  expect(verdictOf(`${twice}$\\alpha(0.5) = 0.5$`, "0.5")).toBe("upheld");
  expect(verdictOf(`${twice}$\\alpha(0.5) \\approx 0.607$`, "0.607")).toBe("upheld");
  expect(verdictOf(`${twice}$\\alpha(0.5) = 0.7$`, "0.7")).toBe("refuted");
});

test("a noise level in time itself has values between its ends", () => {
  const exploding = "$\\sigma_t = \\sigma_{\\min}\\left(\\frac{\\sigma_{\\max}}{\\sigma_{\\min}}\\right)^t$ with $\\sigma_{\\min}=0.01$ and $\\sigma_{\\max}=50$. ";
  expect(verdictOf(`${exploding}$\\sigma_{0.5}\\approx 0.707$`, "0.707")).toBe("upheld");
  expect(verdictOf(`${exploding}$\\sigma_{0.5} = 25$`, "= 25")).toBe("refuted");
});

test("states and noises are no constants of a function of time", () => {
  expect(verdictOf(`${sde}$\\sigma(t) = \\sqrt{1-\\alpha(t)^2}$. $x_t = \\alpha(t)x_0 + \\sigma(t)\\epsilon$.`, "x_t")).not.toBe("refuted");
});

test("a definition beside β(t) is not upheld for staying within bounds", () => {
  expect(verdictOf("Let $\\beta(t) = 0.1 + 19.9 t$. Then $\\sigma(t) = 1 - t/2$.", "sigma")).not.toBe("upheld");
  expect(verdictOf("Let $\\beta(t) = 0.1 + 19.9 t$.", "beta")).toBe("upheld");
});

test("a formula of one example in steps is no function of time in the next", () => {
  const text = "## One\n\nWith $\\beta_t = 0.1$ for all $t$, $\\mathrm{SNR}(t) = \\frac{0.9^t}{1-0.9^t}$.\n\n## Two\n\nTake $T=5$ and $\\beta_t = 0.2$ for all $t$. Then $\\mathrm{SNR}(5) \\approx 0.487$.";
  expect(verdictOf(text, "0.487")).toBe("upheld");
});

test("the chain's β_1 is no constant of a function that is not made of it", () => {
  const text = "Let $\\beta(t) = \\beta_{\\min} + t(\\beta_{\\max} - \\beta_{\\min})$ with $\\beta_{\\min} = 0.1$, $\\beta_{\\max} = 20$. For $T = 1000$, $\\beta_1 = \\beta(1/T)/T$.";
  expect(verdictOf(text, "\\beta_1 =")).not.toBe("refuted");
});

test("a function of the step over T is not calculated between steps", () => {
  const text = "Take $f(t) = \\cos^2\\left(\\frac{t/T + 0.008}{1.008}\\frac{\\pi}{2}\\right)$ with $T=1000$. Then $f(0.5) \\approx 0.494$.";
  expect(verdictOf(text, "0.494")).not.toBe("refuted");
});
