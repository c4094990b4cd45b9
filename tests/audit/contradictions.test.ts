import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { reportOf } from "../../src/audit/report/report.ts";

const findings = (text: string) => {
  const document = readDocument("notes.md", text);
  return reportOf(document, audit(document, { seed: 1, runs: 40 }), 1, "en").findings.map(({ line, verdict, reason, rightForm }) => ({ line, verdict, reason, rightForm }));
};

const schedule = (beta: string) => `The schedule over $T = 1000$ steps is $\\beta_t = ${beta}$.\n\n`;
const right = "\\left(\\sqrt{0.0001} + \\frac{t-1}{T-1}(\\sqrt{0.02} - \\sqrt{0.0001})\\right)^2", wrong = right.replace("02} -", "02} +");
const numbers = "$\\bar\\alpha_{250} \\approx 0.8215$\n\n$\\bar\\alpha_{500} \\approx 0.3332$\n";

test("a number that contradicts the document's schedule names the schedule's line", () => {
  const found = findings(schedule(right) + numbers.replace("0.8215", "0.8915"));
  expect(found.map((f) => f.verdict)).toEqual(["upheld", "refuted", "upheld"]);
  expect(found[1]!.reason).toContain("line 1");
});

test("a schedule that all of its numbers contradict, and that one edit mends, is blamed once", () => {
  const found = findings(schedule(wrong) + numbers);
  expect(found.map((f) => f.verdict)).toEqual(["refuted", "undecided", "undecided"]);
  expect(found[0]!.reason).toContain("lines 3, 5");
  expect(found[1]!.reason).toContain("line 1");
});

test("numbers that no one edit of the schedule makes true are refuted themselves", () => {
  const found = findings(schedule(right) + numbers.replace("0.8215", "0.8915").replace("0.3332", "0.1332"));
  expect(found.map((f) => f.verdict)).toEqual(["upheld", "refuted", "refuted"]);
});

test("a letter of the document's own that is defined wrongly is blamed once", () => {
  const text = (gamma: string) => `Let $\\gamma_t = ${gamma}$.\n\n$$x_t = \\sqrt{\\bar\\alpha_t}\\,x_0 + \\sqrt{\\gamma_t}\\,\\epsilon$$\n\n$$\\mathrm{SNR}(t) = \\frac{1-\\gamma_t}{\\gamma_t}$$\n`;
  expect(findings(text("1-\\bar\\alpha_t")).map((f) => f.verdict)).toEqual(["proved", "proved", "proved"]);
  const found = findings(text("1+\\bar\\alpha_t"));
  expect(found.map((f) => f.verdict)).toEqual(["refuted", "undecided", "undecided"]);
  expect(found[0]!.rightForm).toBe("1 - \\bar{\\alpha}_t");
  expect(found[1]!.reason).toContain("γ_t");
});

test("one wrong use of a letter is its own, and names the definition", () => {
  const found = findings("Let $\\gamma_t = 1-\\bar\\alpha_t$.\n\n$$x_t = \\sqrt{\\bar\\alpha_t}\\,x_0 + \\gamma_t\\,\\epsilon$$\n\n$$\\mathrm{SNR}(t) = \\frac{1-\\gamma_t}{\\gamma_t}$$\n");
  expect(found.map((f) => f.verdict)).toEqual(["proved", "refuted", "proved"]);
  expect(found[1]!.reason).toContain("line 1");
});

test("where every use of a letter fails and no one edit mends it, its uses are undecided by its name", () => {
  const text = "Let $\\gamma_t = \\bar\\alpha_t^3 \\alpha_t$.\n\n$$x_t = \\sqrt{\\gamma_t}\\,x_0 + \\sqrt{1-\\gamma_t}\\,\\epsilon$$\n\n$$\\mathrm{SNR}(t) = \\frac{\\gamma_t}{1-\\gamma_t}$$\n\n$$q(x_t \\mid x_0) = \\mathcal N(x_t; \\sqrt{\\gamma_t}\\,x_0, (1-\\gamma_t) I)$$\n";
  expect(findings(text).slice(1).map((f) => f.verdict)).toEqual(["undecided", "undecided", "undecided"]);
});
