import { describe, expect, test } from "vitest";
import { cloudOf, numbersOf, type SheetData } from "../../../src/app/pictures/sheet-data.ts";
import { dataNames } from "../../../src/train/data/known-data.ts";

const gaussian: SheetData = { set: undefined, mean: 2, variance: 0.25, seed: 42 };

/** Mean and variance of values. */
function moments(values: ArrayLike<number>) {
  const all = Array.from(values), mean = all.reduce((sum, x) => sum + x, 0) / all.length;
  return { mean, variance: all.reduce((sum, x) => sum + (x - mean) ** 2, 0) / all.length };
}

describe("the data of a sheet", () => {
  test("are the Gaussian that its numbers say, and their noise is standard, within four standard errors", () => {
    const count = 5000, { clean, noise } = cloudOf(gaussian, count), line = numbersOf(gaussian, count);
    for (const [values, mean, variance] of [[clean, 2, 0.25], [noise, 0, 1], [line.clean, 2, 0.25], [line.noise, 0, 1]] as const) {
      const found = moments(values);
      expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / values.length));
      expect(Math.abs(found.variance - variance)).toBeLessThan(4 * variance * Math.sqrt(2 / values.length));
    }
  });
  test("are the same for the same seed, and others for another", () => {
    expect(cloudOf(gaussian, 50)).toEqual(cloudOf(gaussian, 50));
    expect(cloudOf({ ...gaussian, seed: 43 }, 50).clean).not.toEqual(cloudOf(gaussian, 50).clean);
    expect(numbersOf({ ...gaussian, seed: 43 }, 50)).not.toEqual(numbersOf(gaussian, 50));
  });
  test.each([...dataNames, "unheard of"])("may be %s: every point has two coordinates, a noise and a colour, and nearly all are in the frame", (set) => {
    const { clean, noise, along, extent } = cloudOf({ ...gaussian, set }, 500);
    expect([clean.length, noise.length, along.length]).toEqual([1000, 1000, 500]);
    expect(clean.filter((x) => Math.abs(x) > extent).length).toBeLessThan(10);
    expect(extent).toBeGreaterThanOrEqual(3.2);
  });
});
