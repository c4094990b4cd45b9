import { expect, test } from "vitest";
import type { Curve } from "../../src/chart/curve.ts";
import { decimate, extent, pathThrough } from "../../src/chart/decimate.ts";

const curve = (values: Float64Array, from = 1): Curve => ({ name: "c", label: "c", role: "plain", from, step: 1, values });

test("a long curve keeps its spikes, its ends and at most four points a bucket", () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 5000));
  values[31_415] = 9;
  values[62_831] = -9;
  const points = decimate(curve(values), 300);
  expect(points.x.length).toBeLessThanOrEqual(1200);
  expect(extent([points])).toEqual([-9, 9]);
  expect([points.x[0], points.x.at(-1)]).toEqual([1, 100_000]);
  expect(points.x.every((x, i) => i === 0 || x > points.x[i - 1]!)).toBe(true);
});

test("a short curve comes back whole", () => {
  expect([...decimate(curve(Float64Array.of(3, 1, 2), 0), 300).x]).toEqual([0, 1, 2]);
});

test("what is not finite, or not above the floor, is a gap", () => {
  const points = decimate(curve(Float64Array.of(1, NaN, -1, Infinity, 0, 2)), 300, 0);
  expect([...points.y].map((y) => (Number.isNaN(y) ? "gap" : y))).toEqual([1, "gap", "gap", "gap", "gap", 2]);
  expect(extent([decimate(curve(Float64Array.of(NaN, -Infinity)), 300)])).toBeUndefined();
});

test("a gap lifts the pen", () => {
  const points = decimate(curve(Float64Array.of(1, 2, NaN, 4)), 300);
  expect(pathThrough(points, (x) => x, (y) => 10 * y)).toBe("M1,10L2,20M4,40");
});
