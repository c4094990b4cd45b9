import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { createSweep } from "../../../src/sheet/engine/sweep.ts";

const text = `T = 50 in 2..1000
beta_1 = 1e-4 in 1e-6..0.01 log
beta_T = 0.02 in 0.001..0.5 log
kind = choice(linear, cosine, quadratic)
use schedule[kind]
use derived.alphabar
use derived.snr
claim alphabar[t] < 1
mine[t] = mine[t-1] + beta[t]
mine[0] = 0`;
const sheet = readSheet(text);
const own = createEngine(sheet, catalog);
const now = (name: string) => own.parameter(name)?.value;

/** The same by hand: a whole sheet with the parameter set. */
const byHand = (settings: Readonly<Record<string, number | string>>, column: string) => {
  const engine = createEngine(sheet, catalog);
  for (const [name, value] of Object.entries(settings)) engine.set(name, value);
  return engine.column(column)!.values;
};

test("a sweep's columns are those of a sheet whose parameter stands there, and follow the other parameters", () => {
  const sweep = createSweep({ sheet, catalog, columns: ["alphabar", "mine"], parameter: "beta_T", values: [0.01, 0.1] });
  for (const T of [50, 20]) {
    own.set("T", T);
    const cases = sweep.at(now);
    expect(cases.map(({ value }) => value)).toEqual([0.01, 0.1]);
    for (const { value, column } of cases)
      for (const name of ["alphabar", "mine"]) expect(column(name)!.values).toEqual(byHand({ T, beta_T: value }, name));
  }
  own.set("T", 50);
  expect(own.column("alphabar")!.values).toEqual(byHand({}, "alphabar"));
});

test("every option of a choice brings its own cells", () => {
  const cases = createSweep({ sheet, catalog, columns: ["snr"], parameter: "kind", values: ["linear", "cosine", "quadratic"] }).at(now);
  for (const { value, column } of cases) expect(column("snr")!.values).toEqual(byHand({ kind: value }, "snr"));
  expect(cases).toHaveLength(3);
});

test("a value that the parameter cannot take is no case, and a column that does not stand on it is the same in all", () => {
  expect(createSweep({ sheet, catalog, columns: ["beta"], parameter: "beta_T", values: [0.01, 7, 0.2] }).at(now).map(({ value }) => value)).toEqual([0.01, 0.2]);
  const flat = createSweep({ sheet: readSheet("T = 3\na = 1\nx[t] = t"), catalog, columns: ["x"], parameter: "a", values: [1, 2] }).at(() => undefined);
  expect(flat.map(({ column }) => [...column("x")!.values])).toEqual([[1, 2, 3], [1, 2, 3]]);
});

test("too many numbers are not computed on the page's thread", () => {
  const large = readSheet("T = 1000000\na = 1\nx[t] = a * t");
  expect(createSweep({ sheet: large, catalog, columns: ["x"], parameter: "a", values: [1, 2, 3, 4, 5] }).at(() => undefined)).toEqual([]);
});
