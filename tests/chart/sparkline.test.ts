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

test("a line from nearly nothing stays straight, and what is small nearly everywhere is drawn by its logarithm", () => {
  const heights = (values: Float64Array) => [0, 0.5, 1].map((part) => sparkline(values, 0, 72, 24).dot(part * (values.length - 1))!.y);
  expect(heights(Float64Array.from({ length: 101 }, (_, t) => 1e-6 + t))[1]).toBeCloseTo(12, 3);
  const cosine = Float64Array.from({ length: 101 }, (_, t) => Math.cos((t / 100) * (Math.PI / 2)) ** 2);
  expect(heights(cosine)[1]).toBeCloseTo(12, 3);
  expect(heights(Float64Array.from({ length: 101 }, (_, t) => 10 ** (4 - t * 0.08)))[1]).toBeCloseTo(12, 3);
});
