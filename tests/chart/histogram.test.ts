import { expect, test } from "vitest";
import { random } from "../../src/base/random.ts";
import { histogramOf, normalDensity } from "../../src/chart/histogram.ts";

test("a histogram counts values into even stretches, and what lies outside is missing from its area", () => {
  const { low, width, densities } = histogramOf(Float64Array.of(-0.5, 0.1, 0.2, 0.6, 1, 7), [0, 1], 2);
  expect([low, width]).toEqual([0, 0.5]);
  expect([...densities].map((density) => Math.round(density * width * 6))).toEqual([2, 1]);
});

test("a normal density is the histogram that its draws come to", () => {
  const source = random(1), count = 100_000;
  const { densities, low, width } = histogramOf(Float64Array.from({ length: count }, () => 1 + 0.5 * source.normal()), [-2, 4], 30);
  for (const [i, density] of densities.entries()) {
    // Simpson's rule over the stretch; four standard errors of a count.
    const at = (share: number) => normalDensity(low + (i + share) * width, 1, 0.25);
    const expected = (at(0) + 4 * at(0.5) + at(1)) / 6;
    expect(Math.abs(density - expected)).toBeLessThan(4 * Math.sqrt((expected + 1e-4) / (count * width)) + 1e-4);
  }
  expect(normalDensity(0, 0, 0)).toBe(0);
});
