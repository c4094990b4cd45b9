import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdicts = (text: string, rule: string) =>
  audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.filter((f) => f.rule === rule).map((f) => f.verdict.kind);

const linear = "With the linear schedule $\\beta_1 = 10^{-4}$ to $\\beta_T = 0.02$ over $T=1000$ steps:\n\n";

test("a table's cells are judged by the row's step and the column's quantity", () => {
  const table = "| $t$ | $\\bar\\alpha_t$ | SNR |\n|--|--|--|\n| 100 | 0.897 | 0.115 |\n| 500 | 0.0786 | 0.0853 |\n";
  expect(verdicts(linear + table, "number").slice(-4)).toEqual(["upheld", "refuted", "upheld", "upheld"]);
});

test("prose gives a number its quantity, step and schedule", () => {
  expect(verdicts(`${linear}The SNR of the linear schedule at $t=500$ is about 0.0853.`, "number").at(-1)).toBe("upheld");
  expect(verdicts(`${linear}The SNR of the linear schedule at step 500 is about 0.0786.`, "number").at(-1)).toBe("refuted");
});

test("a number of a schedule that is named and not stated stays open", () => {
  expect(verdicts(`${linear}The SNR of the sigmoid schedule at $t=500$ is about 0.9.`, "number").at(-1)).toBe("undecided");
});

test("a linear schedule stated in Chinese is calculated with", () => {
  expect(verdicts("取 T = 1000，β 从 0.0001 线性增加到 0.02，则 $\\bar\\alpha_{400} \\approx 0.442$。", "number").at(-1)).toBe("refuted");
  expect(verdicts("取 T = 1000，β 从 0.0001 线性增加到 0.02，则 $\\bar\\alpha_{500} \\approx 0.0786$。", "number").at(-1)).toBe("upheld");
});

test("closed arithmetic holds to its last printed digit, and rounded inputs are no mistake", () => {
  expect(verdicts("$e^{-10.05} \\approx 4.3\\times10^{-5}$", "number")).toEqual(["upheld"]);
  expect(verdicts("$e^{-10.05} \\approx 4.3\\times10^{-4}$", "number")).toEqual(["refuted"]);
  expect(verdicts("$0.897/0.103 \\approx 8.73$", "number")).not.toContain("refuted");
});

test("a property in words holds for every schedule or is refuted", () => {
  expect(verdicts("The SNR decreases monotonically with $t$.", "property")).toEqual(["upheld"]);
  expect(verdicts("Note that $\\bar\\alpha_t$ grows with $t$.", "property")).toEqual(["refuted"]);
  expect(verdicts("信噪比随 $t$ 严格单调递减。", "property")).toEqual(["upheld"]);
  expect(verdicts("Note that $1-\\bar\\alpha_t$ grows with $t$.", "property")).toEqual([]);
});

test("a property is one of the whole formula, which must be what it is named", () => {
  expect(verdicts("The signal-to-noise ratio $\\bar\\alpha_t/(1-\\bar\\alpha_t)$ decreases monotonically in $t$.", "property")).toEqual(["upheld"]);
  expect(verdicts("The signal-to-noise ratio $\\bar\\alpha_t/(1+\\bar\\alpha_t)$ decreases monotonically in $t$.", "property")).toEqual(["refuted"]);
  expect(verdicts("The signal-to-noise ratio ($\\alpha_t/(1-\\bar\\alpha_t)$) decreases with $t$.", "property")).not.toContain("upheld");
  expect(verdicts("Note that $\\bar\\alpha_t/\\beta_t$ decreases with $t$.", "property")).not.toContain("upheld");
  expect(verdicts("Note that $\\bar\\alpha_t/(1-\\bar\\alpha_t)$ decreases with $t$.", "property")).toEqual(["upheld"]);
});

test("0 and 1 are meant as such, and not as every number that rounds to them", () => {
  expect(verdicts(`${linear}Here $\\bar\\alpha_{1000} \\approx 0$ and $\\bar\\alpha_{500} \\approx 0$.`, "number").slice(-2)).toEqual(["upheld", "undecided"]);
  expect(verdicts(`${linear}Here $\\bar\\alpha_{100} \\approx 0$.`, "number").at(-1)).toBe("refuted");
  expect(verdicts(`${linear}Here $\\bar\\alpha_{1000} = 0$.`, "number").at(-1)).toBe("undecided");
});

test("an α that nothing defines is not ᾱ where both are written", () => {
  expect(verdicts(`${linear}Then $\\bar\\alpha_{100} \\approx 0.897$ and $\\alpha_{500} \\approx 0.0786$.`, "number").at(-1)).toBe("undecided");
  expect(verdicts(`${linear}Then $\\alpha_{500} \\approx 0.0786$.`, "number").at(-1)).toBe("upheld");
});

test("after a worked example lists its own β, its numbers are held against these", () => {
  const text = (value: string) => `${linear}Now by hand. Take $T = 3$ and $\\beta = (0.1, 0.2, 0.3)$.\n\nThen $\\bar\\alpha_2 = ${value}$.`;
  expect(verdicts(text("0.72"), "number").at(-1)).toBe("upheld");
  expect(verdicts(text("0.74"), "number").at(-1)).toBe("refuted");
  expect(verdicts(text("0.9998"), "number").at(-1)).toBe("upheld");
});

test("a sigmoid schedule is known by its reach and its ends", () => {
  const text = "The sigmoid schedule takes $u_t$ from $-6$ to $6$, with $\\beta_{\\min} = 10^{-4}$, $\\beta_{\\max}=0.02$ and $T=1000$. For the sigmoid schedule ";
  expect(verdicts(`${text}$\\bar\\alpha_{250} \\approx 0.9037$.`, "number").at(-1)).toBe("upheld");
  expect(verdicts(`${text}$\\bar\\alpha_{500} \\approx 0.5495$.`, "number").at(-1)).toBe("refuted");
});

test("the first and last entries of an array are those of the quantity in their row", () => {
  const table = (value: string) => `${linear}| array | formula | first entry | last entry |\n|--|--|--|--|\n| alphas | $\\alpha_t=1-\\beta_t$ | 0.9999 | 0.98 |\n| cumprod | $\\bar\\alpha_t=\\prod_{s=1}^{t}\\alpha_s$ | 0.9999 | ${value} |\n`;
  expect(verdicts(table("4.04e-5"), "number").slice(-4)).toEqual(["upheld", "upheld", "upheld", "upheld"]);
  expect(verdicts(table("0.00635"), "number").at(-1)).toBe("refuted");
});

test("a root of a rounded number may be off by a unit of its last digit", () => {
  const table = (root: string) => `${linear}| $t$ | $\\bar\\alpha_t$ | $\\sqrt{\\bar\\alpha_t}$ |\n|--|--|--|\n| 500 | 0.0786 | ${root} |\n`;
  expect(verdicts(table("0.2803"), "number").at(-1)).toBe("upheld");
  expect(verdicts(table("0.2804"), "number").at(-1)).toBe("undecided");
  expect(verdicts(table("0.2814"), "number").at(-1)).toBe("refuted");
});
