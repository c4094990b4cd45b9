import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const formulas = [
  "\\alpha_t = 1 - \\beta_t",
  "\\bar\\alpha_t = \\prod_{s=1}^{t} \\alpha_s",
  "q(x_t \\mid x_{t-1}) = \\mathcal{N}(x_t; \\sqrt{1-\\beta_t}\\, x_{t-1}, \\beta_t I)",
  "x_t = \\sqrt{\\bar\\alpha_t}\\, x_0 + \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon",
  "x_t = \\sqrt{\\bar\\alpha_t}\\, x_0 + (1-\\bar\\alpha_t)\\, \\epsilon",
  "\\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t} \\beta_t",
  "\\tilde\\beta_t = \\frac{1-\\bar\\alpha_t}{1-\\bar\\alpha_{t-1}} \\beta_t",
  "x_0 = \\frac{x_t - \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon}{\\sqrt{\\bar\\alpha_t}}",
  "x_{t-1} = \\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t - \\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}} \\epsilon_\\theta(x_t, t)\\right) + \\sqrt{\\beta_t}\\, z",
  "x_{t-1} = \\frac{1}{\\sqrt{\\bar\\alpha_t}}\\left(x_t - \\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}} \\epsilon_\\theta(x_t, t)\\right) + \\sqrt{\\beta_t}\\, z",
];

/** The verdict on each formula; proved and upheld are both "holds", since an exact argument may depend on how a thing is written. */
function verdicts(text: string): readonly string[] {
  return audit(readDocument("notes.md", text), { seed: 3, runs: 60 }).findings.map((f) => (f.verdict.kind === "proved" || f.verdict.kind === "upheld" ? "holds" : f.verdict.kind));
}

const plain = (all: readonly string[]) => all.map((f) => `$$${f}$$`).join("\n\n");
const expected = ["holds", "holds", "holds", "holds", "refuted", "holds", "refuted", "holds", "holds", "refuted"];

describe("a verdict does not depend on how a document is written", () => {
  test("as it stands", () => expect(verdicts(plain(formulas))).toEqual(expected));

  test("with other delimiters", () => {
    expect(verdicts(formulas.map((f) => `\\[${f}\\]`).join("\n\n"))).toEqual(expected);
    expect(verdicts(formulas.map((f) => `We have \\(${f}\\) here.`).join("\n\n"))).toEqual(expected);
    expect(verdicts(formulas.map((f) => `\\begin{equation}\n${f}\n\\end{equation}`).join("\n\n"))).toEqual(expected);
  });

  test("with prose around it, in two languages", () => {
    expect(verdicts(`# Notes\n\nSome words first.\n\n${formulas.map((f) => `Then, as is well known,\n\n$$${f}$$\n\nand so on.`).join("\n\n")}`)).toEqual(expected);
    expect(verdicts(`# 笔记\n\n${formulas.map((f) => `于是得到\n\n$$${f}$$\n\n接着往下看。`).join("\n\n")}`)).toEqual(expected);
  });

  test("with another letter for the step", () => {
    expect(verdicts(plain(formulas.map((f) => f.replace(/(?<=[_{(, ])t(?=[-}, )\s]|$)/g, "n").replace(/_t\b/g, "_n").replace(/\{t\}/g, "{n}"))))).toEqual(expected);
  });

  test("with bold or capital states and other shorthands", () => {
    expect(verdicts(plain(formulas.map((f) => f.replace(/x_/g, "\\mathbf{x}_"))))).toEqual(expected);
    expect(verdicts(plain(formulas.map((f) => f.replace(/x_/g, "X_"))))).toEqual(expected);
    expect(verdicts(plain(formulas.map((f) => f.replace(/\\bar\\alpha/g, "\\overline{\\alpha}").replace(/\\epsilon/g, "\\varepsilon"))))).toEqual(expected);
  });

  test("with sums in another order", () => {
    const turned = ["x_t = \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon + \\sqrt{\\bar\\alpha_t}\\, x_0", "\\tilde\\beta_t = \\beta_t \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}", "\\alpha_t = -\\beta_t + 1"];
    expect(verdicts(plain(turned))).toEqual(["holds", "holds", "holds"]);
  });
});
