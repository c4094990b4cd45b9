import { expect, test } from "vitest";
import { type Axes, fits, yDomainFor } from "../../src/chart/axes.ts";

const linear: Axes = { xDomain: [1, 10], yScale: "linear", xLabel: "t" };
const log: Axes = { ...linear, yScale: "log" };
const points = (...y: number[]) => [{ x: Float64Array.from(y, (_, i) => i), y: Float64Array.from(y) }];

test("a linear axis stands on zero and ends at a round number above the data", () => {
  expect(yDomainFor(linear, points(0.3, 0.017))).toEqual([0, 0.3]);
  expect(yDomainFor(linear, points(5, 7.2))).toEqual([0, 8]);
  expect(yDomainFor(linear, points(-2.3, 1))).toEqual([-3, 1]);
});

test("a logarithmic axis ends at powers of ten", () => {
  expect(yDomainFor(log, points(0.004, 250))).toEqual([1e-3, 1e3]);
});

test("nothing to draw still has axes", () => {
  expect(yDomainFor(linear, points(NaN))).toEqual([0, 1]);
});

test("a domain is kept while the data fill it, and given up when they leave it or shrink in it", () => {
  expect(fits([0, 1], linear, points(0.9))).toBe(true);
  expect(fits([0, 1], linear, points(1.1))).toBe(false);
  expect(fits([0, 1], linear, points(0.1))).toBe(false);
});
