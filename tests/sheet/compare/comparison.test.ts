import fc from "fast-check";
import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { ulpsBetween } from "../../../src/field/ulps.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { wordComparison } from "../../../src/sheet/compare/word-comparison.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import type { Engine } from "../../../src/sheet/engine/engine.ts";

const cells = "T = 300\nuse schedule.linear\nuse derived.alphabar\n";
const valuesIn = (name: string, sheet = cells, set: readonly (readonly [string, number | string])[] = []): readonly number[] => {
  const engine = createEngine(readSheet(sheet), catalog);
  for (const [parameter, value] of set) engine.set(parameter, value);
  return [...engine.column(name)!.values];
};
const engineOf = (list: readonly number[], line: string, sheet: string, header: string): Engine =>
  createEngine(readSheet(`\`\`\`sheet\n${sheet}${line}\n\`\`\`\n\`\`\`data list${header}\n${list.join("\n")}\n\`\`\``), catalog);

function compared(list: readonly number[], column: string, { sheet = cells, header = "", line = `compare list with ${column}` } = {}) {
  return engineOf(list, line, sheet, header).comparison(line)!;
}
const partsOf = (...asked: Parameters<typeof compared>) => compared(...asked).explanations.map(({ parts }) => parts);
const beta = valuesIn("beta"), alpha = valuesIn("alpha"), alphabar = valuesIn("alphabar");

test("the same numbers are the same, bit for bit", () => {
  expect(compared(beta, "beta")).toMatchObject({ verdict: "same", steps: 300, same: 300, differs: undefined, explanations: [] });
});

test("a difference is measured three ways, each with its t, and the first t that differs is named", () => {
  const list = beta.map((x, i) => (i === 4 ? x + 2 ** -58 : i === 200 ? x * 1.5 : i === 299 ? x + 1e-3 : x));
  expect(compared(list, "beta")).toMatchObject({
    verdict: "different", differs: 5, same: 297,
    absolute: { t: 201 }, relative: { t: 201, value: expect.closeTo(1 / 3, 12) }, ulps: { t: 201 }, explanations: [],
  });
});

test("another order of the same operations is equal to rounding, and the ulps are given", () => {
  let sum = 0;
  const list = alpha.map((x) => Math.exp((sum += Math.log(x))));
  const comparison = compared(list, "alphabar");
  expect(comparison).toMatchObject({ verdict: "rounding", steps: 300, precision: "float64" });
  expect(comparison.ulps.value).toBeGreaterThan(0);
  expect(wordComparison(comparison, "en")).toMatchObject({ verdict: "Equal to rounding at all 300 steps, t = 1 … 300.", facts: [expect.stringContaining("list has 300 values"), expect.stringContaining("ulp"), expect.stringContaining("The first that differs is t = ")] });
});

test("what a subtraction loses is rounding, where a wrong last digit elsewhere is not", () => {
  const sheet = `${cells}rest[t] = 1 - alphabar[t]\n`;
  expect(compared(alphabar.slice(1).map((x) => 1 - x), "rest", { sheet }).verdict).toBe("rounding");
  expect(compared(valuesIn("rest", sheet).map((x, i) => (i === 250 ? x * (1 + 1e-11) : x)), "rest", { sheet })).toMatchObject({ verdict: "different", explanations: [] });
});

test("a shift by one index is found both ways, also of a list with the base case in front", () => {
  expect(partsOf(beta, "beta", { header: " from 0" })).toContainEqual([{ kind: "shift", by: 1 }]);
  expect(partsOf(alphabar, "alphabar")).toEqual([[{ kind: "shift", by: -1 }]]);
  expect(compared(alphabar, "alphabar").explanations[0]!.formula).toBe("list[t] = alphabar[t-1]");
});

test("ᾱ for α, α for ᾱ, 1 − β for β and roots are found, whichever side is the list", () => {
  expect(partsOf(alphabar.slice(1), "alpha")).toEqual([[{ kind: "chain", chain: ["product"] }]]);
  expect(partsOf(alphabar.slice(1), "alpha", { line: "compare alpha with list" })).toEqual([[{ kind: "chain", chain: ["product"] }]]);
  expect(partsOf(alpha, "alphabar")).toEqual([[{ kind: "chain", chain: ["ratio"] }]]);
  expect(partsOf(alpha, "beta")).toEqual([[{ kind: "chain", chain: ["complement"] }]]);
  expect(partsOf(beta.map(Math.sqrt), "beta")).toEqual([[{ kind: "chain", chain: ["root"] }]]);
  expect(partsOf(alphabar.slice(1).map((x) => Math.sqrt(1 - x)), "alphabar")).toEqual([[{ kind: "chain", chain: ["complement", "root"] }]]);
  expect(compared(alphabar.slice(1), "beta").explanations.map(({ formula }) => formula)).toEqual(["list[t] = prod(1 - beta[s], s, 1, t)"]);
});

test("a factor is named: 1000 / T, a thousand, and the same behind a product", () => {
  const scaled = "T = 250\nb1 = 1000 / T * 1e-4\nb2 = 1000 / T * 0.02\nbeta[t] = b1 + (b2 - b1) * (t - 1) / (T - 1)\nuse derived.alphabar\n";
  const plain = scaled.replaceAll("1000 / T * ", "");
  expect(partsOf(valuesIn("beta", plain), "beta", { sheet: scaled })).toContainEqual([expect.objectContaining({ kind: "factor", is: "T / 1000" })]);
  expect(partsOf(valuesIn("alphabar", plain).slice(1), "alphabar", { sheet: scaled })).toContainEqual([expect.objectContaining({ kind: "steps factor", is: "T / 1000" })]);
  expect(partsOf(beta.map((x) => 1000 * x), "beta")).toEqual([[{ kind: "factor", factor: expect.closeTo(1000), is: "1000" }]]);
});

test("a schedule of T = 1000 that is cut, another kind of schedule, and a parameter's usual value are found by calculating the sheet again", () => {
  expect(partsOf(valuesIn("beta", cells, [["T", 1000]]).slice(0, 300), "beta")).toEqual([[{ kind: "parameter", of: "beta", name: "T", value: 1000 }]]);
  const kinds = "T = 100\nkind = choice(linear, cosine)\nuse schedule[kind]\nuse derived.alphabar\n";
  expect(partsOf(valuesIn("beta", kinds, [["kind", "cosine"]]), "beta", { sheet: kinds })).toEqual([[{ kind: "parameter", of: "beta", name: "kind", value: "cosine" }]]);
  const odd = cells.replace("use schedule.linear", "beta_T = 0.05\nuse schedule.linear");
  expect(partsOf(beta, "beta", { sheet: odd })).toContainEqual([{ kind: "parameter", of: "beta", name: "beta_T", value: 0.02 }]);
});

test("a list whose numbers are float32's is compared as such, and one that was printed after float32 is explained by its digits", () => {
  let product = 1;
  const list = beta.map((x) => (product = Math.fround(product * Math.fround(1 - Math.fround(x)))));
  expect(compared(list, "alphabar")).toMatchObject({ verdict: "rounding", precision: "float32", left: { precision: "float32" } });
  expect(wordComparison(compared(list, "alphabar"), "en").verdict).toContain("in float32");
  expect(compared(beta.map((x) => Number(x.toPrecision(4))), "beta").explanations[0]!.parts).toEqual([{ kind: "printed", printed: { kind: "significant", digits: 4 } }]);
  expect(compared(beta.map((x) => x * (1 + 3e-8)), "beta")).toMatchObject({ verdict: "different", explanations: expect.arrayContaining([expect.objectContaining({ parts: [{ kind: "precision", precision: "float32" }] })]) });
});

test("a block that says float16 is compared with float16's rounding", () => {
  expect(compared(beta, "beta", { header: " float16" })).toMatchObject({ verdict: "rounding", precision: "float16" });
});

test("reversed order, an offset, and two parts at once", () => {
  expect(partsOf(beta.toReversed(), "beta")).toContainEqual([{ kind: "reversed" }]);
  expect(partsOf(alpha.map((x) => x + 0.25), "alpha")).toContainEqual([{ kind: "offset", offset: expect.closeTo(0.25) }]);
  expect(partsOf(alphabar.slice(0, -1), "alpha")).toEqual([[{ kind: "chain", chain: ["product"] }, { kind: "shift", by: -1 }]]);
});

test("only what leaves nothing but rounding is an explanation", () => {
  expect(partsOf(alphabar.slice(1).map((x, i) => (i === 299 ? x * 1.000001 : x)), "alpha")).toEqual([]);
  expect(wordComparison(compared(beta.map((x, i) => x * (1 + 1e-3 * Math.sin(i))), "beta"), "en").why).toEqual([expect.stringContaining("Nothing that was tried explains it")]);
});

test("columns without a common step, infinities and NaN", () => {
  expect(compared([1, 2], "beta", { header: " from 400" })).toMatchObject({ verdict: "nothing", steps: 0 });
  const sheet = "T = 4\nx[t] = t == 2 ? 1 / (t - 2) : t\ny[t] = t == 3 ? 0 / (t - 3) : t\n";
  expect(compared([1, Infinity, 3, 4], "x", { sheet })).toMatchObject({ verdict: "same" });
  expect(compared([1, 2, NaN, 4], "y", { sheet })).toMatchObject({ verdict: "same" });
  expect(compared([1, -Infinity, 3, 4], "x", { sheet })).toMatchObject({ verdict: "different", absolute: { t: 2, value: Infinity }, ulps: { t: 2, value: Infinity } });
});

test("a comparison follows a drag, is broken by what breaks a column, and asks for two columns", () => {
  const line = "compare list with beta";
  const engine = engineOf(beta, line, "T = 300\nbeta_T = 0.02\nuse schedule.linear\ngone[t] = list[t+1]\n", "");
  expect(engine.comparison(line)!.verdict).toBe("same");
  expect(engine.comparison(line)).toBe(engine.comparison(line));
  expect(engine.set("beta_T", 0.03).cells).toContain(line);
  expect(engine.comparison(line)).toMatchObject({ verdict: "different", explanations: [{ parts: [{ kind: "parameter", name: "beta_T", value: 0.02 }] }] });
  const broken = createEngine(readSheet("T = 3\na[t] = t\nb[t] = a[t+1]\ncompare a with b\ncompare a with T\ncompare a with alph\ncompare a b"), catalog);
  expect(broken.problem("compare a with b")).toMatchObject({ kind: "broken cell", subject: "b" });
  expect(broken.comparison("compare a with b")).toBeUndefined();
  expect(broken.problem("compare a with T")).toMatchObject({ kind: "not a column", subject: "T" });
  expect(broken.problem("compare a with alph")).toMatchObject({ kind: "unknown name" });
  expect(broken.problem("compare a b")).toMatchObject({ kind: "unexpected token", subject: "b", hint: "compare list with beta" });
});

test("the words are there in both languages for whatever is found", () => {
  const many = [compared(beta, "beta"), compared(alphabar, "alpha"), compared(alphabar.slice(1), "beta"), compared(beta.toReversed(), "beta"), compared(beta.map((x) => 1000 * x), "beta"), compared(alphabar, "alphabar")];
  for (const comparison of many) for (const language of ["en", "zh"] as const) {
    const { verdict, facts, why } = wordComparison(comparison, language);
    expect([verdict, ...facts, ...why].join(" ")).not.toMatch(/undefined|NaN|\[object/);
  }
});

test("ulps between two numbers count the steps from one to the next", () => {
  const next = (x: number) => { const words = new BigInt64Array(1); new Float64Array(words.buffer)[0] = x; words[0]! += x >= 0 ? 1n : -1n; return new Float64Array(words.buffer)[0]!; };
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), (a, b) => {
    expect(ulpsBetween(a, b)).toBe(ulpsBetween(b, a));
    if (!Object.is(a, -0)) expect(ulpsBetween(a, next(a))).toBe(1);
  }), { seed: 3 });
  expect([ulpsBetween(0, -0), ulpsBetween(NaN, NaN), ulpsBetween(-Number.MIN_VALUE, Number.MIN_VALUE), ulpsBetween(1, NaN)]).toEqual([0, 0, 2, Infinity]);
});

test("decimals that cut the small end of a column to nothing are still its printed digits", () => {
  const sheet = "T = 1000\nuse schedule.linear\nuse derived.alphabar\n";
  const list = valuesIn("alphabar", sheet).slice(1).map((x) => Number(x.toFixed(4)));
  expect(list.at(-1)).toBe(0);
  expect(compared(list, "alphabar", { sheet }).explanations[0]?.parts).toEqual([{ kind: "printed", printed: { kind: "decimals", digits: 4 } }]);
});
