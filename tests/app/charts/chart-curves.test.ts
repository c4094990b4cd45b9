import { expect, test } from "vitest";
import { chartAxes, chartCurves, type ColumnSource } from "../../../src/app/charts/chart-curves.ts";
import { columnLabel } from "../../../src/app/charts/column-label.ts";
import type { ChartView } from "../../../src/sheet/views/view.ts";
import { readView } from "../../../src/sheet/views/read-view.ts";

const columns: Readonly<Record<string, { from: number; values: Float64Array; version: number }>> = {
  beta: { from: 1, values: Float64Array.of(0.1, 0.2, 0.3), version: 1 },
  alphabar: { from: 0, values: Float64Array.of(1, 0.9, 0.72, 0.504), version: 1 },
  noise: { from: 1, values: Float64Array.of(1, 2, 3), version: 1 },
};
const source: ColumnSource = { column: (name) => columns[name], label: (name) => columnLabel(name, "own") };
const chart = (line: string): ChartView => {
  const read = readView(line);
  if (!read.ok || read.view.kind !== "chart") throw new Error(line);
  return read.view;
};

test("curves over another column share the steps that both have", () => {
  const [curve] = chartCurves(chart("chart alphabar over beta"), source);
  expect([curve!.from, [...curve!.values], [...curve!.x!]]).toEqual([1, [0.9, 0.72, 0.504], [0.1, 0.2, 0.3]]);
  expect(chartCurves(chart("chart alphabar over nothing"), source)).toEqual([]);
});

test("curves of one role are told apart by colour and by dash", () => {
  const curves = chartCurves(chart("chart beta, noise, alphabar, nothing"), source);
  expect(curves.map(({ name }) => name)).toEqual(["beta", "noise", "alphabar"]);
  expect(new Set(curves.map(({ role }) => role)).size).toBe(3);
  expect(new Set(curves.map(({ dash }) => dash)).size).toBe(3);
});

test("axes follow the steps over t, the data over a column, and a range where it makes sense", () => {
  expect(chartAxes(chart("chart beta"), 1000, (name) => name)).toMatchObject({ xDomain: [1, 1000], yScale: "linear" });
  expect(chartAxes(chart("chart beta over snr, x log, y 0..2"), 1000, (name) => name)).toEqual({ xScale: "log", yScale: "linear", xLabel: "snr", yDomain: [0, 2] });
  expect(chartAxes(chart("chart beta, y log 0..1"), 5, (name) => name).yDomain).toBeUndefined();
  expect(chartAxes(chart("chart beta, x log"), 1, (name) => name).xDomain).toEqual([1, 2]);
});

test("a label is the letter that the name spells; a sign is the catalog's alone", () => {
  expect(["alphabar", "beta_2", "beta1", "betatilde", "beta_T", "betaRescaled", "snr"].map((name) => columnLabel(name, "own"))).toEqual(["ᾱ", "β₂", "β₁", "β̃", "β_T", "betaRescaled", "snr"]);
  expect(["signal", "snr", "beta"].map((name) => columnLabel(name, "catalog"))).toEqual(["√ᾱ", "SNR", "β"]);
});
