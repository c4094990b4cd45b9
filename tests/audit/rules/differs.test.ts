import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdicts = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

test("≠ is upheld by a schedule that tells the sides apart, and refuted only where none does", () => {
  expect(verdicts("In general $\\sqrt{\\bar\\alpha_t} + \\sqrt{1-\\bar\\alpha_t} \\neq 1$.")).toEqual(["upheld"]);
  expect(verdicts("With $\\alpha_t = 1 - \\beta_t$, $\\bar\\alpha_t \\ne \\alpha_t\\bar\\alpha_{t-1}$.").at(-1)).toBe("refuted");
  expect(verdicts("$\\sqrt{0.1}+\\sqrt{0.2} \\ne \\sqrt{0.3}$")).toEqual(["upheld"]);
  expect(verdicts("$\\sqrt{0.04} \\ne 0.2$")).toEqual(["refuted"]);
  expect(verdicts("$\\bar\\alpha_{500} \\ne 0.5$")).toEqual(["undecided"]);
});

test("σ_t at a given η is DDIM's", () => {
  expect(verdicts("For $\\eta=1$, $\\sigma_t^2=\\tilde\\beta_t$.").at(-1)).toBe("proved");
  expect(verdicts("For $\\eta=1$, $\\sigma_t^2=\\beta_t$.").at(-1)).toBe("refuted");
  expect(verdicts("For $\\eta=0$, $\\sigma_t=0$.").at(-1)).toBe("proved");
  expect(verdicts("With $\\eta = 1$, $\\sigma_t^2 = \\tilde\\beta_t$, with $\\eta = 0$ it is $\\sigma_t = 0$.")).not.toContain("refuted");
  expect(verdicts("$\\eta=1$ is DDPM, where $\\sigma_t^2=\\beta_t$ may be chosen.")).not.toContain("refuted");
  expect(verdicts("Take $\\sigma_t^2 = \\beta_t$.").at(-1)).toBe("proved");
});
