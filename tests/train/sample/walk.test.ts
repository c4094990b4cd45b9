import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stepReader } from "../../../src/app/pictures/step-laws.ts";
import { random } from "../../../src/base/random.ts";
import { catalog } from "../../../src/catalog.ts";
import { momentsOf, walk } from "../../../src/train/sample/walk.ts";

/** 000's one-dimensional chain of 50 steps, with its true step back and the document's. */
const sheet = readFileSync(join(import.meta.dirname, "../../../src/gallery/000-paths.md"), "utf8");
const read = (cell: string, settings: Readonly<Record<string, number>> = {}) => stepReader(sheet, cell, catalog).read(new Map(Object.entries(settings)))!;
const paths = 5000, T = 50;

/** Mean and variance of what the paths are at t, with how far each may be off by chance: four standard errors. */
function counted(all: readonly Float64Array[], t: number) {
  const mean = all.reduce((sum, path) => sum + path[t]!, 0) / all.length;
  const variance = all.reduce((sum, path) => sum + (path[t]! - mean) ** 2, 0) / (all.length - 1);
  return { mean, variance, meanOff: 4 * Math.sqrt(variance / all.length), varianceOff: 4 * variance * Math.sqrt(2 / (all.length - 1)) };
}

function agree(all: readonly Float64Array[], t: number, mean: number, variance: number): void {
  const found = counted(all, t);
  expect(Math.abs(found.mean - mean), `mean ${found.mean} at ${t}, not ${mean}`).toBeLessThanOrEqual(Math.max(found.meanOff, 1e-9));
  expect(Math.abs(found.variance - variance), `variance ${found.variance} at ${t}, not ${variance}`).toBeLessThanOrEqual(Math.max(found.varianceOff, 1e-9));
}

/** ᾱ of the linear schedule from 0.01 to 0.2, worked out here. */
const alphabar = (t: number) => Array.from({ length: t }, (_, i) => 1 - (0.01 + (0.19 * i) / 49)).reduce((product, alpha) => product * alpha, 1);

describe("paths of a chain", () => {
  test("forwards have the closed form's mean and variance at every step that is looked at", () => {
    const all = walk(new Float64Array(paths).fill(5), read("forward"), "forwards", random(1));
    for (const t of [1, 10, 25, 50]) agree(all, t, 5 * Math.sqrt(alphabar(t)), 1 - alphabar(t));
    expect(counted(all, T).mean).toBeCloseTo(0.297, 1);
  });

  test("the true way back has the forward laws on its way and ends on the data, all at 5 where they are one point", () => {
    const starts = Float64Array.from({ length: paths }, ((source) => () => 5 * Math.sqrt(alphabar(T)) + Math.sqrt(1 - alphabar(T)) * source.normal())(random(2)));
    const all = walk(starts, read("back"), "backwards", random(3));
    for (const t of [40, 25, 10, 1]) agree(all, t, 5 * Math.sqrt(alphabar(t)), 1 - alphabar(t));
    expect(Math.max(...all.map((path) => Math.abs(path[0]! - 5)))).toBeLessThan(1e-9);
  });

  test("it ends in the data's law where they are many", () => {
    const data = { dataMean: 2, dataVariance: 0.25 };
    const at = (t: number) => ({ mean: 2 * Math.sqrt(alphabar(t)), variance: 0.25 * alphabar(t) + 1 - alphabar(t) });
    const source = random(4), end = at(T);
    const starts = Float64Array.from({ length: paths }, () => end.mean + Math.sqrt(end.variance) * source.normal());
    const all = walk(starts, read("back", data), "backwards", random(5));
    for (const t of [25, 1, 0]) agree(all, t, at(t).mean, at(t).variance);
  });

  test("the document's way back ends around 2, a deviation of 0.633 wide, far from 5", () => {
    const starts = walk(new Float64Array(paths).fill(5), read("forward"), "forwards", random(6)).map((path) => path[T]!);
    agree(walk(starts, read("published"), "backwards", random(7)), 0, 2.027, 0.633 ** 2);
  });

  test("more of them leave the first as they are", () => {
    const laws = read("forward");
    expect(walk([5, 5, 5], laws, "forwards", random(8)).slice(0, 2)).toEqual(walk([5, 5], laws, "forwards", random(8)));
  });

  test("have moments that are exact", () => {
    const there = momentsOf({ mean: 5, variance: 0 }, read("forward"), "forwards");
    const back = momentsOf({ mean: there.mean[T]!, variance: there.variance[T]! }, read("back"), "backwards");
    for (let t = 0; t <= T; t++) {
      expect(there.mean[t]).toBeCloseTo(5 * Math.sqrt(alphabar(t)), 12);
      expect(there.variance[t]).toBeCloseTo(1 - alphabar(t), 12);
      expect(back.mean[t]).toBeCloseTo(there.mean[t]!, 12);
      expect(back.variance[t]).toBeCloseTo(there.variance[t]!, 12);
    }
  });
});
