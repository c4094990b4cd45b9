import { expect, test } from "vitest";
import { nearestOn } from "../../src/chart/nearest-on.ts";

const pixels = { toX: (x: number) => 10 * x, toY: (y: number) => 100 - 10 * y };
const line = (from: number, x: number[], y: number[]) => ({ name: "c", label: "c", role: "plain" as const, from, step: 1, values: Float64Array.from(y), x: Float64Array.from(x) });

test("the step of the nearest point of all curves is found, where x runs backwards too", () => {
  const curves = [line(1, [5, 4, 3, 2], [0, 1, 2, 3]), line(2, [5, 4, 3], [9, 9, 9])];
  expect(nearestOn(curves, [31, 81], pixels)).toBe(3);
  expect(nearestOn(curves, [39, 11], pixels)).toBe(3);
  expect(nearestOn(curves, [49, 11], pixels)).toBe(2);
});

test("a long curve is looked at closely where it comes near", () => {
  const x = Array.from({ length: 10_001 }, (_, i) => i / 1000);
  expect(nearestOn([line(0, x, x)], [10 * 7.777, 100 - 10 * 7.777], pixels)).toBe(7777);
});

test("nothing is nearest on curves without a point", () => {
  expect(nearestOn([line(1, [NaN, 1], [1, NaN])], [0, 0], pixels)).toBeUndefined();
});
