import { expect, test } from "vitest";
import { swissRoll } from "../../src/chart/swiss-roll.ts";

test("the roll is standardised on both axes and the same for the same seed", () => {
  const { clean, along } = swissRoll(5000, 3);
  for (const axis of [0, 1]) {
    const values = [...clean].filter((_, i) => i % 2 === axis);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(1e-3);
    expect(Math.abs(variance - 1)).toBeLessThan(1e-3);
  }
  expect(along.every((u) => u >= 0 && u < 1)).toBe(true);
  expect(swissRoll(5000, 3).clean).toEqual(clean);
  expect(swissRoll(5000, 4).clean).not.toEqual(clean);
});
