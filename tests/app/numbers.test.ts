import { expect, test } from "vitest";
import { fullNumber, readNumber, shortNumber } from "../../src/app/number-text.ts";
import { shareOfValue, stopsOf, valueAtShare } from "../../src/app/slider-scale.ts";

test("a number is shown with five significant digits, small and large ones as powers of ten", () => {
  expect(shortNumber(0.903871804)).toBe("0.90387");
  expect(shortNumber(4.0358e-5)).toBe("4.0358 × 10⁻⁵");
  expect(shortNumber(-12.5)).toBe("−12.5");
  expect(shortNumber(NaN)).toBe("NaN");
  expect(shortNumber(-Infinity)).toBe("−∞");
});

test("all digits read back to the same number", () => {
  for (const x of [0.1 + 0.2, 1 / 3, 4.0358e-5]) expect(Number(fullNumber(x))).toBe(x);
});

test("full-width digits and the true minus are read as ASCII, and nonsense is not a number", () => {
  expect(readNumber("０．０２")).toBe(0.02);
  expect(readNumber("−1e-3")).toBe(-0.001);
  expect(readNumber("")).toBeUndefined();
  expect(readNumber("two")).toBeUndefined();
});

test("a slider reaches both ends, keeps to whole numbers and to three digits", () => {
  const log = { low: 1e-6, high: 0.01, scale: "log", whole: false } as const;
  expect([valueAtShare(log, 0), valueAtShare(log, 1)]).toEqual([1e-6, 0.01]);
  expect(valueAtShare(log, 0.5)).toBe(1e-4);
  const steps = { low: 1, high: 1000, scale: "linear", whole: true } as const;
  expect(Number.isInteger(valueAtShare(steps, 0.3333))).toBe(true);
  for (const share of [0, 0.2, 0.7, 1]) expect(shareOfValue(log, valueAtShare(log, share))).toBeCloseTo(share, 2);
});

test("a slider with a step stops at its multiples from the low end, and at the high end", () => {
  const scale = { low: 0.1, high: 1, scale: "linear", whole: false, step: 0.2 } as const;
  expect([0, 0.2, 0.5, 0.99, 1].map((share) => valueAtShare(scale, share))).toEqual([0.1, 0.3, 0.5, 0.9, 1]);
  expect(stopsOf(scale)).toBe(6);
  expect(stopsOf({ ...scale, high: 0.9 })).toBe(5);
  expect(valueAtShare({ low: 1, high: 1000, scale: "log", whole: true, step: 10 }, 0.5)).toBe(31);
  expect([stopsOf({ low: 1, high: 1000, scale: "linear", whole: true }), stopsOf({ low: 1, high: 10, scale: "log", whole: true, step: 1 }), stopsOf({ low: 0, high: 1, scale: "linear", whole: false })]).toEqual([1000, undefined, undefined]);
});
