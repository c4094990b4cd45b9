import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { type ExportFormat, exportSheet } from "../../../src/sheet/export/export-sheet.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const written = (text: string, format: ExportFormat, columns: readonly string[], language: "en" | "zh" = "en") =>
  exportSheet({ engine: createEngine(readSheet(text), catalog), title: "Mine | 我的", language }, format, columns);
const code = (text: string) => text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

const sheet = `T = 1000
beta_1 = 1e-4
# Noise | 噪声
beta[t] = beta_1 + 0.02 * (t - 1) / (T - 1)
alpha[t] = 1 - beta[t]
alphabar[0] = 1
alphabar[t] = alphabar[t-1] * alpha[t]
posterior[t] = (1 - alphabar[t-1]) / (1 - alphabar[t]) * beta[t]
other[t] = cos(t)
law(x, t) = normal(x, beta[t])
noisy[t] = live.loss_t[t] + 1
claim here beta[t] > 0`;

test("a program repeats the engine's operations: running products, and 1 - ᾱ carried along", () => {
  expect(code(written(sheet, "numpy", ["posterior"]))).toEqual([
    "import numpy as np", "T = 1000", "beta_1 = 0.0001", "t = np.arange(1, T + 1, dtype=np.float64)", "beta = beta_1 + 0.02 * (t - 1) / (T - 1)", "alpha = 1 - beta",
    "one_minus_alphabar = np.empty(T + 1)", "one_minus_alphabar[0] = 0", "for step in range(1, T + 1):",
    "    one_minus_alphabar[step] = beta[step - 1] + alpha[step - 1] * one_minus_alphabar[step - 1]",
    "posterior = one_minus_alphabar[:-1] / one_minus_alphabar[1:] * beta",
  ]);
  expect(code(written(sheet, "pytorch", ["alphabar"])).at(-1)).toBe("alphabar = torch.cat((torch.tensor([1], dtype=torch.float64), torch.cumprod(alpha, dim=0)))");
});

test("each array says which step index i is, under its title and formula in the reader's language", () => {
  const english = written(sheet, "numpy", ["alphabar", "beta"]);
  expect(english).toContain("# Noise\n# beta[t] = beta_1 + 0.02 * (t - 1) / (T - 1)  (index i is step i + 1)\nbeta = ");
  expect(english).toContain("# alphabar[0] = 1; alphabar[t] = alphabar[t-1] * alpha[t]  (index i is step i)\nalphabar = ");
  expect(written(sheet, "numpy", ["beta"], "zh")).toContain("# 噪声\n# beta[t] = beta_1 + 0.02 * (t - 1) / (T - 1)  (下标 i 对应时刻 i + 1)");
});

test("laws, claims and what a trainer measures are left out, and said", () => {
  const text = written(sheet, "numpy", ["beta", "noisy"]);
  expect(text).toMatch(/# Left out.*laws and functions \(law\).*\(noisy\).*claims \(1\)/);
  expect(code(text).some((line) => line.startsWith("noisy"))).toBe(false);
});

test("a table has the values as they are, infinities and all", () => {
  const text = written("T = 3\nx[t] = 1 / (t - 2)\ny[t] = 0 / (t - 2) + 0.1", "table", ["x", "y"]);
  expect(text).toContain('x = [\n    -1.0, float("inf"), 1.0,\n]');
  expect(text).toContain('y = [\n    0.1, float("nan"), 0.1,\n]');
});

test("numbers in place of formulas that libraries round differently leave nothing to differ", () => {
  expect(written(sheet, "numpy", ["other"])).toContain("other = np.cos(t)");
  expect(code(written("T = 2\nother[t] = cos(t)\nnext[t] = other[t] / 3", "numpy exact", ["next"])).slice(2)).toEqual([`other = np.array([${Math.cos(1)}, ${Math.cos(2)}])`, "next = other / 3"]);
});
