import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import type { Memory } from "../../src/audit/decide.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { correctedIn, documentsAtHand } from "./right-forms-of.ts";

const formsIn = (text: string, name = "notes.md") => audit(readDocument(name, text), { seed: 3, runs: 60 }).findings.map(({ verdict, rightForm: form }) => ({ kind: verdict.kind, form }));
const rightForm = (formula: string) => formsIn(`$$${formula}$$`);

test.each([
  ["x_t = \\sqrt{\\bar\\alpha_t}\\, x_0 + (1-\\bar\\alpha_t)\\, \\epsilon", "\\sqrt{\\bar\\alpha_t}\\, x_0 + \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon"],
  ["\\tilde\\beta_t = \\frac{1-\\bar\\alpha_t}{1-\\bar\\alpha_{t-1}} \\beta_t", "\\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t} \\beta_t"],
  ["x_0 = \\frac{x_t - \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon}{\\bar\\alpha_t}", "\\frac{x_t - \\sqrt{1-\\bar\\alpha_t}\\, \\epsilon}{\\sqrt{\\bar\\alpha_t}}"],
  ["\\mathrm{SNR}(t) = \\frac{1-\\bar\\alpha_t}{\\bar\\alpha_t}", "\\frac{\\bar\\alpha_t}{1-\\bar\\alpha_t}"],
  ["q(x_t|x_0) = \\mathcal N(x_t; \\bar\\alpha_t x_0, (1-\\bar\\alpha_t) I)", "\\mathcal N(x_t; \\sqrt{\\bar\\alpha_t} x_0, (1-\\bar\\alpha_t) I)"],
  ["L = \\mathbb E_{t,x_0,\\epsilon}\\|x_0 - \\epsilon_\\theta(x_t, t)\\|^2", "\\mathbb E_{t,x_0,\\epsilon}\\|\\epsilon - \\epsilon_\\theta(x_t, t)\\|^2"],
])("the right form of %s is the smallest edit of it, as it is written", (formula, form) => expect(rightForm(formula)).toEqual([{ kind: "refuted", form }]));

test("what is right has no other form", () => expect(rightForm("\\alpha_t = 1 - \\beta_t")).toEqual([{ kind: "proved", form: undefined }]));

test("a letter of the document's own stays its own", () => {
  expect(rightForm("\\gamma_t = 1 - \\bar\\alpha_t$$ $$x_t = \\sqrt{1-\\gamma_t}\\,x_0 + \\gamma_t\\,\\epsilon").at(-1)!.form).toBe("\\sqrt{1-\\gamma_t}\\,x_0 + \\sqrt{\\gamma_t}\\,\\epsilon");
});

test("an inequality that holds the other way round is turned", () => expect(rightForm("\\tilde\\beta_t \\ge \\beta_t")).toEqual([{ kind: "refuted", form: "\\tilde\\beta_t \\le \\beta_t" }]));

test("plain text is mended in plain text", () => expect(formsIn("x̂_0 = (x_t − √(1−ᾱ_t) ε̂) / ᾱ_t\n", "notes.txt").at(-1)!.form).toBe("(x_t − √(1−ᾱ_t) ε̂) / √ᾱ_t"));

test("a schedule is anyone's choice, and has no right form", () => expect(rightForm("\\beta_t = 1 - \\cos^2(\\pi t/2T)").every(({ form }) => form === undefined)).toBe(true));

describe("over the documents at hand", () => {
  const memory: Memory = new Map();
  const all = documentsAtHand().flatMap((document) => correctedIn(document, memory));
  const formed = all.filter((c) => c.form !== undefined);

  test("every right form is true when it stands in its place", () =>
    expect(formed.filter(({ afterwards }) => !afterwards.some((k) => k === "proved" || k === "upheld") || afterwards.includes("refuted"))).toEqual([]));

  test("every right form is in letters that its document has", () => expect(formed.filter(({ strange }) => strange.length > 0)).toEqual([]));

  test("at least 80 % of what is refuted has one", () => expect(formed.length / all.length).toBeGreaterThan(0.8));
}, 240_000);
