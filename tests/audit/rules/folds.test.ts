import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdicts = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);
const linear = "With the linear schedule from $10^{-4}$ to $0.02$ over $T=1000$ steps, ";

test("a product over s ≤ t runs from 1 to t, and one over s < t stops before it", () => {
  expect(verdicts("$\\bar\\alpha_t = \\prod_{s\\le t}(1-\\beta_s)$")).toEqual(["proved"]);
  expect(verdicts("$\\bar\\alpha_t = \\prod_{1\\le s\\le t}\\alpha_s$")).toEqual(["proved"]);
  expect(verdicts("$\\bar\\alpha_t = \\prod_{s<t}\\alpha_s$")).toEqual(["refuted"]);
});

test("a sum over t without bounds runs over every step", () => {
  expect(verdicts(`${linear}$\\sum_t\\beta_t = 10.05$.`)).toEqual(["upheld"]);
  expect(verdicts(`${linear}$\\sum_t\\beta_t = 20.1$.`)).toEqual(["refuted"]);
});

test("a sum over states without bounds may run over anything and stays open", () => {
  expect(verdicts(`${linear}$\\sum_i x_i = 0.5$.`)).not.toContain("refuted");
});

test("≈ between two quantities is refuted only where they are far apart", () => {
  expect(verdicts(`${linear}$\\bar\\alpha_T\\approx\\exp(-\\sum_t\\beta_t)$.`)).toEqual(["upheld"]);
  expect(verdicts(`${linear}$\\bar\\alpha_T\\approx 1.5\\exp(-\\sum_t\\beta_t)$.`)).toEqual(["undecided"]);
  expect(verdicts(`${linear}$\\bar\\alpha_T\\approx\\exp(-\\sum_t\\beta_t/2)$.`)).toEqual(["refuted"]);
});
