import { expect, test } from "vitest";
import type { Curve } from "../../src/chart/curve.ts";
import { thin } from "../../src/chart/thin.ts";

const grid = { width: 500, height: 200, xScale: "linear", yScale: "linear" } as const;
const curve = (x: Float64Array | undefined, values: Float64Array): Curve => ({ name: "c", label: "c", role: "plain", from: 1, step: 1, values, ...(x && { x }) });

test("a line over another column keeps its order and stays within half a pixel of the whole", () => {
  const angle = Array.from({ length: 100_000 }, (_, i) => i / 5000);
  const x = Float64Array.from(angle, (a) => a * Math.cos(a)), y = Float64Array.from(angle, (a) => a * Math.sin(a));
  const points = thin(curve(x, y), grid);
  expect(points.x.length).toBeLessThan(12_000);
  expect([points.x[0], points.y[0], points.x.at(-1), points.y.at(-1)]).toEqual([x[0], y[0], x.at(-1), y.at(-1)]);
  const px = (Math.max(...x) - Math.min(...x)) / grid.width, py = (Math.max(...y) - Math.min(...y)) / grid.height;
  let k = 0, worst = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === points.x[k + 1] && y[i] === points.y[k + 1]) k++;
    worst = Math.max(worst, Math.abs(x[i]! - points.x[k]!) / px, Math.abs(y[i]! - points.y[k]!) / py);
  }
  expect(k).toBe(points.x.length - 1);
  expect(worst).toBeLessThanOrEqual(0.5);
});

test("a logarithmic x axis keeps its first steps, which take the most room", () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
  const points = thin(curve(undefined, values), { ...grid, xScale: "log" });
  expect(Array.from(points.x.subarray(0, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("what an axis cannot show is a gap, on either side", () => {
  const points = thin(curve(Float64Array.of(1, 2, -3, 4, 5, NaN), Float64Array.of(1, 0, 3, 4, Infinity, 6)), { ...grid, xScale: "log", yScale: "log" });
  expect([...points.x].map((x, i) => (Number.isNaN(points.y[i]) ? "gap" : x))).toEqual([1, "gap", 4, "gap"]);
});
