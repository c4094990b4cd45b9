import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const verdicts = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);
const ddpm = "# DDPM\n\n$\\alpha_t = 1-\\beta_t$ and $\\bar\\alpha_t = \\prod_{s=1}^t\\alpha_s$.\n\n";
const marginal = "$$q(x_t|x_0) = \\mathcal N(x_t; \\sqrt{\\alpha_t}x_0, (1-\\alpha_t)I)$$\n\n";
const predicted = "$$\\hat x_0 = \\frac{x_t-\\sqrt{1-\\alpha_t}\\,\\epsilon_\\theta(x_t,t)}{\\sqrt{\\alpha_t}}$$\n";

test("a section whose claims all hold with the cumulative α follows a convention of its own", () => {
  expect(verdicts(`${ddpm}# DDIM\n\n${marginal}${predicted}`).slice(-2)).toEqual(["undecided", "undecided"]);
  expect(verdicts(`${ddpm}# DDIM\n\nHere $\\alpha_t$ is what was $\\bar\\alpha_t$ above.\n\n${marginal}${predicted}`).slice(-2)).toEqual(["undecided", "undecided"]);
});

test("one such claim alone, or one beside ᾱ, is a slip", () => {
  expect(verdicts(`${ddpm}# DDIM\n\n${marginal}`).at(-1)).toBe("refuted");
  expect(verdicts(`${ddpm}# DDIM\n\nAgain $\\bar\\alpha_t = \\prod_{s=1}^t\\alpha_s$.\n\n${marginal}${predicted}`).slice(-2)).toEqual(["refuted", "refuted"]);
});
