import { expect, test } from "vitest";
import { looksLikeNumbers } from "../../../src/app/compare/looks-like-numbers.ts";

test("a list as Python, NumPy and PyTorch print it is a list of numbers", () => {
  expect(looksLikeNumbers("tensor([0.9999, 9.9978e-01, 0.9996])")).toBe(true);
  expect(looksLikeNumbers("tensor([0.9999, 0.9998,\n        0.9996], dtype=torch.float64, device='cuda:0')")).toBe(true);
  expect(looksLikeNumbers("[1e-4 2e-4 3.]")).toBe(true);
  expect(looksLikeNumbers("array([-1, .5, 2], dtype=float32)")).toBe(true);
});

test("a column copied from a spreadsheet is one, however long", () => {
  expect(looksLikeNumbers("0.1\n0.2\n0.3\n")).toBe(true);
  expect(looksLikeNumbers(Array.from({ length: 5000 }, (_, i) => String(i / 7)).join("\n"))).toBe(true);
});

test("formulas, names and a single number are none", () => {
  for (const text of ["beta[t] = 0.02 * t / T", "1000", "1, 2", "0 < beta[t] < 1", "\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s", "1 + 2 + x", "T = 1\nS = 2\nR = 3", ""]) expect(looksLikeNumbers(text), text).toBe(false);
});
