import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdicts = (formula: string) => audit(readDocument("a.md", `$$${formula}$$`), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

test("a law names the state that it is a density of, or none", () => {
  expect(verdicts("q(x_t \\mid x_{t-1}) = \\mathcal N(x_t;\\ \\sqrt{1-\\beta_t}\\,x_{t-1},\\ \\beta_t I)")).toEqual(["proved"]);
  expect(verdicts("q(x_t \\mid x_{t-1}) = \\mathcal N(x;\\ \\sqrt{1-\\beta_t}\\,x_{t-1},\\ \\beta_t I)")).toEqual(["proved"]);
  expect(verdicts("q(x_t \\mid x_{t-1}) = \\mathcal N(x_{t-1};\\ \\sqrt{1-\\beta_t}\\,x_{t-1},\\ \\beta_t I)")).toEqual(["refuted"]);
});

test("a state given itself is certain", () => {
  expect(verdicts("q(x_t \\mid x_t) = \\mathcal N(x_t;\\ \\sqrt{1-\\beta_t}\\,x_{t-1},\\ \\beta_t I)")).toEqual(["refuted"]);
  expect(verdicts("q(x_0 \\mid x_0) = \\mathcal N(x_0;\\ \\sqrt{1-\\beta_t}\\,x_0,\\ \\beta_t I)")).toEqual(["refuted"]);
});

test("a density written out is no number that a law should equal", () => {
  const [law, written] = ["\\mathcal N(x_{t-1};\\ \\sqrt{\\bar\\alpha_{t-1}}x_0,\\ (1-\\bar\\alpha_{t-1})I)", "\\frac{1}{\\sqrt{2\\pi(1-\\bar\\alpha_{t-1})}}\\exp(-\\frac{(x_{t-1}-\\sqrt{\\bar\\alpha_{t-1}}x_0)^2}{2(1-\\bar\\alpha_{t-1})})"];
  expect(verdicts(`q(x_{t-1}) = ${law} = ${written}`)).not.toContain("refuted");
  expect(verdicts(`${law} = ${written}`)).not.toContain("refuted");
  expect(verdicts(`${law.replace("I)", "\\textbf{I})")} = ${written}`)).not.toContain("refuted");
});
