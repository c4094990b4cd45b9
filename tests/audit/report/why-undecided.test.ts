import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";
import { reasonOf } from "../../../src/audit/report/why-undecided.ts";

const undecided = (text: string) => {
  const { findings, coverage } = audit(readDocument("a.md", text), { seed: 1, runs: 20 });
  return { coverage, reasons: findings.filter((f) => f.verdict.kind === "undecided").map((f) => [reasonOf(f.verdict, "en"), reasonOf(f.verdict, "zh")]) };
};

describe("an undecided claim says why in words that a reader of the document knows", () => {
  test.each([
    ["$\\bar\\alpha_t = 1-\\kappa_t$", "Nothing in the document that could be read says what κ is."],
    ["$\\alpha_{t-1} = 0.64$", "It gives a value or states a special case; nothing follows from the model that it could be held against."],
    ["$\\bar\\alpha_{100} \\approx 0.5$", "The document states no noise schedule with all its numbers that this value belongs to (t up to 100)."],
    ["$q(x_t) = \\mathcal N(0, I)$", "It depends on the distribution of the data x_0, which is not stated."],
  ])("%s", (text, said) => {
    const { reasons } = undecided(text);
    expect(reasons.map(([en]) => en)).toEqual([said]);
    expect(reasons[0]![1]).toMatch(/^[^a-zA-Z]*\p{Script=Han}/u);
  });

  test("the summary counts them by the same words", () => {
    expect(undecided("$\\alpha_{t-1} = 0.64$ and $\\gamma_t = \\kappa_t$ and $\\bar\\alpha_{100} \\approx 0.5$").coverage.reasons).toEqual({ "given values": 1, "undefined names": 1, "left open by the document": 1 });
  });
});
