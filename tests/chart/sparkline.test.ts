import { expect, test } from "vitest";
import { sparkline } from "../../src/chart/sparkline.ts";

test("what is constant but for rounding is a level line", () => {
  const { path } = sparkline(Float64Array.from({ length: 50 }, (_, t) => 1 + (t % 3) * 2 ** -52), 0, 72, 24);
  expect(new Set([...path.matchAll(/,([\d.]+)/g)].map(([, y]) => y))).toEqual(new Set(["12"]));
});

test("what changes fills its height", () => {
  const { path, dot } = sparkline(Float64Array.of(0, 1, 2), 0, 72, 24);
  expect([...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y))).toEqual([22, 12, 2]);
  expect([dot(2), dot(3)]).toEqual([{ x: 70, y: 2 }, undefined]);
});
