import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const rightForm = (formula: string) => {
  const { findings } = audit(readDocument("notes.md", `$$${formula}$$`), { seed: 3, runs: 60 });
  return findings.map(({ verdict, rightForm: form }) => ({ kind: verdict.kind, form }));
};

test.each([
  ["x_t = \\sqrt{\\bar\\alpha_t}\\, x_0 + (1-\\bar\\alpha_t)\\, \\epsilon", "\\sqrt{\\bar{\\alpha}_t}\\,x_0 + \\sqrt{1 - \\bar{\\alpha}_t}\\,\\epsilon"],
  ["\\tilde\\beta_t = \\frac{1-\\bar\\alpha_t}{1-\\bar\\alpha_{t-1}} \\beta_t", "\\frac{1 - \\bar{\\alpha}_{t-1}}{1 - \\bar{\\alpha}_t}\\,\\beta_t"],
  ["x_0 = \\frac{x_t - \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon}{\\bar\\alpha_t}", "\\frac{x_t - \\sqrt{1 - \\bar{\\alpha}_t}\\,\\epsilon}{\\sqrt{\\bar{\\alpha}_t}}"],
  ["\\mathrm{SNR}(t) = \\frac{1-\\bar\\alpha_t}{\\bar\\alpha_t}", "\\frac{\\bar{\\alpha}_t}{1 - \\bar{\\alpha}_t}"],
])("the right form of %s is found and written in its own letters", (formula, form) => expect(rightForm(formula)).toEqual([{ kind: "refuted", form }]));

test("what is right has no other form", () => expect(rightForm("\\alpha_t = 1 - \\beta_t")).toEqual([{ kind: "proved", form: undefined }]));

test("a letter of the document's own stays its own", () => {
  expect(rightForm("\\gamma_t = 1 - \\bar\\alpha_t$$ $$x_t = \\sqrt{1-\\gamma_t}\\,x_0 + \\gamma_t\\,\\epsilon").at(-1)!.form).toBe("\\sqrt{1 - \\gamma_t}\\,x_0 + \\sqrt{\\gamma_t}\\,\\epsilon");
});
