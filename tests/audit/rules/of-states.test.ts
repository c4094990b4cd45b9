import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

function verdictOn(formula: string): string {
  const { kind } = audit(readDocument("a.md", `$$${formula}$$`), { seed: 1, runs: 40 }).findings.at(-1)!.verdict;
  return kind === "upheld" ? "proved" : kind;
}

describe("algebra in states of several steps", () => {
  test.each([
    [String.raw`(x_t-\sqrt{\alpha_t}x_{t-1})^2=x_t^2-2\sqrt{\alpha_t}x_tx_{t-1}+\alpha_tx_{t-1}^2`, "proved"],
    [String.raw`(x_t-\sqrt{\alpha_t}x_{t-1})^2=x_t^2-\sqrt{\alpha_t}x_tx_{t-1}+\alpha_tx_{t-1}^2`, "refuted"],
    [String.raw`(x_t-\sqrt{\alpha_t}x_{t-1})^2=\alpha_tx_{t-1}^2-2\sqrt{\alpha_t}x_tx_{t-1}+\text{const}`, "proved"],
    [String.raw`(x_t-\sqrt{\alpha_t}x_{t-1})^2=\alpha_tx_{t-1}^2-2\alpha_tx_tx_{t-1}+C`, "refuted"],
    [String.raw`(x_t-\sqrt{\alpha_t}x_{t-1})^2=x_t^2-2\sqrt{\alpha_t}x_tx_{t-1}+C`, "undecided"],
    [String.raw`\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}=\frac{x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0}{\sqrt{1-\bar\alpha_{t-1}}}`, "undecided"],
    [String.raw`\frac{x_t}{\sqrt{\bar\alpha_t}}=\frac{x_{t-1}}{\sqrt{\bar\alpha_{t-1}}}`, "undecided"],
    [String.raw`x_t^2-x_{t-1}^2=\alpha_tx_{t-1}^2-x_{t-1}^2`, "undecided"],
  ])("%s: %s", (formula, verdict) => expect(verdictOn(formula)).toBe(verdict));
});

describe("a density up to a factor", () => {
  test.each([
    [String.raw`\log q(x_t|x_0)=-\frac{\|x_t-\sqrt{\bar\alpha_t}x_0\|^2}{2(1-\bar\alpha_t)}+C`, "proved"],
    [String.raw`\log q(x_t|x_0)=-\frac{\|x_t-\sqrt{\bar\alpha_t}x_0\|^2}{1-\bar\alpha_t}+C`, "refuted"],
    [String.raw`\log q(x_t|x_0)\propto-\frac{\|x_t-\sqrt{\bar\alpha_t}x_0\|^2}{2(1-\bar\alpha_t)}`, "proved"],
    [String.raw`\log q(x_t|x_0)\propto-\|x_t-\sqrt{\bar\alpha_t}x_0\|^2`, "undecided"],
    [String.raw`\log q(x_t|x_0)\propto-\|x_t-\bar\alpha_tx_0\|^2`, "refuted"],
    [String.raw`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac{\|x_{t-1}-\tilde\mu_t\|^2}{2\tilde\beta_t}\right)`, "proved"],
    [String.raw`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac{\|x_{t-1}-\tilde\mu_t\|^2}{2\beta_t}\right)`, "refuted"],
    [String.raw`q(x_t|x_{t-1})q(x_{t-1}|x_0)\propto\exp\left(-\frac12\Big[\big(\frac{\alpha_t}{\beta_t}+\frac1{1-\bar\alpha_{t-1}}\big)x_{t-1}^2-2\big(\frac{\sqrt{\alpha_t}x_t}{\beta_t}+\frac{\sqrt{\bar\alpha_{t-1}}x_0}{1-\bar\alpha_{t-1}}\big)x_{t-1}\Big]\right)`, "proved"],
    [String.raw`q(x_t|x_{t-1})q(x_{t-1}|x_0)\propto\exp\left(-\frac12\Big[\big(\frac{\alpha_t}{\beta_t}+\frac1{1-\bar\alpha_t}\big)x_{t-1}^2-2\big(\frac{\sqrt{\alpha_t}x_t}{\beta_t}+\frac{\sqrt{\bar\alpha_{t-1}}x_0}{1-\bar\alpha_{t-1}}\big)x_{t-1}\Big]\right)`, "refuted"],
    [String.raw`\exp\left(-\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{2\beta_t}\right)\propto\exp\left(-\frac{x_t^2-2\sqrt{\alpha_t}x_tx_{t-1}}{2\beta_t}\right)`, "undecided"],
  ])("%s: %s", (formula, verdict) => expect(verdictOn(formula)).toBe(verdict));
});
