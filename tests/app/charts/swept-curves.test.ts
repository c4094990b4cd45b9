import { expect, test } from "vitest";
import { family, sweptCurves } from "../../../src/app/charts/swept-curves.ts";
import { sweptValues } from "../../../src/app/charts/swept-values.ts";
import { newChart } from "../../../src/app/charts/new-chart.ts";
import { tableRows } from "../../../src/app/charts/table-rows.ts";
import type { Parameter } from "../../../src/sheet/engine/engine.ts";

const parameter: Parameter = { kind: "number", value: 0.02, low: 0.001, high: 0.1, scale: "log", whole: false, options: [] };
const choice: Parameter = { kind: "choice", value: "cosine", low: 0, high: 2, scale: "linear", whole: true, options: ["linear", "cosine", "sigmoid"] };

test("a sweep goes through five values of the range, through what is listed, or through every option", () => {
  const values = sweptValues(parameter, []);
  expect([values.length, values[0], values.at(-1)]).toEqual([5, 0.001, 0.1]);
  expect(sweptValues(parameter, ["0.01", "0.01", "x", "2"])).toEqual([0.01, 2]);
  expect(sweptValues({ ...parameter, whole: true, scale: "linear", low: 1, high: 3 }, [])).toEqual([1, 2, 3]);
  expect(sweptValues(choice, [])).toEqual(["linear", "cosine", "sigmoid"]);
  expect(sweptValues(choice, ["sigmoid", "nothing"])).toEqual(["sigmoid"]);
});

const cases = [0.01, 0.02, 0.03].map((value) => ({ value, column: () => ({ from: 1, values: Float64Array.of(value, 2 * value), version: 1 }) }));

test("a family is labelled by its values, shaded by them, and thick where the sheet stands", () => {
  const curves = family(sweptCurves(newChart(["beta"]), cases, () => "β"), "number", "0.02");
  expect(curves.map(({ label, width }) => [label, width])).toEqual([["0.01", 1.5], ["0.02", 2.5], ["0.03", 1.5]]);
  expect(curves.map(({ opacity }) => opacity!)).toEqual([0.4, 0.7, 1]);
  expect(new Set(curves.map(({ name }) => name)).size).toBe(3);
});

test("options have dashes of their own, and several columns name themselves too", () => {
  const curves = family(sweptCurves(newChart(["a", "b"]), ["linear", "cosine"].map((value) => ({ value, column: cases[0]!.column })), (name) => name), "choice", "linear");
  expect(curves.map(({ label }) => label)).toEqual(["a linear", "b linear", "a cosine", "b cosine"]);
  expect(curves[0]!.dash).not.toEqual(curves[2]!.dash);
});

test("a table has every row up to 200, and evenly spaced ones with both ends beyond", () => {
  const curve = (from: number, length: number) => ({ name: "c", label: "c", role: "plain" as const, from, step: 1, values: new Float64Array(length) });
  expect(tableRows([curve(1, 5), curve(0, 4)])).toEqual({ at: [0, 1, 2, 3, 4, 5], all: 6 });
  const long = tableRows([curve(1, 1000)]);
  expect([long.at.length, long.all, long.at[0], long.at[1], long.at.at(-1)]).toEqual([101, 1000, 1, 11, 1000]);
  expect(tableRows([]).at).toEqual([]);
});
