import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const verdicts = (text: string): readonly (readonly [string, string])[] =>
  audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => [f.rule, f.verdict.kind] as const);

const marginal = "x_t &= \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon", wrong = "x_t &= \\bar\\alpha_t x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon";
const display = (...rows: readonly string[]): string => `$$\\begin{aligned} ${rows.join(" \\\\ ")} \\end{aligned}$$`;

test("a row that cannot be read leaves the other rows to be judged", () => {
  expect(verdicts(display(marginal, "\\mu_t &= @"))).toEqual([["sample", "proved"], ["identity", "undecided"]]);
  expect(verdicts(display("\\mu_t &= @", wrong))).toEqual([["identity", "undecided"], ["sample", "refuted"]]);
});

test("what stands beside a problem in its own row is not judged", () => {
  expect(verdicts(display("\\mu_t &= @,\\quad x_t = \\bar\\alpha_t x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon")).map(([, kind]) => kind)).toEqual(["undecided"]);
  expect(verdicts(display(wrong, "&= @")).map(([, kind]) => kind)).toEqual(["undecided"]);
});
