import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const verdicts = (text: string): readonly string[] => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);
const step = "\\sqrt{\\alpha_t}x_{t-1}+\\sqrt{1-\\alpha_t}\\epsilon_{t-1}", jump = "\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\bar\\epsilon";

test("dots in a chain stand for steps that are left out", () => {
  expect(verdicts(`$$\\begin{aligned} x_t &= ${step} \\\\ &= \\dots \\\\ &= ${jump} \\end{aligned}$$`)).toEqual(["proved", "proved"]);
  expect(verdicts(`$$\\begin{aligned} x_t &= ${step} \\\\ &\\;\\;\\vdots \\\\ &= ${jump} \\end{aligned}$$`)).toEqual(["proved", "proved"]);
  expect(verdicts(`$$\\begin{aligned} x_t &= ${step} \\\\ &= \\cdots \\\\ &= \\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\alpha_t}\\bar\\epsilon \\end{aligned}$$`)).toEqual(["proved", "refuted"]);
});

test("how the variances of a schedule are ordered is a choice", () => expect(verdicts("Take $0 < \\beta_1 < \\beta_2 < \\dots < \\beta_T < 1$.")).toEqual([]));
