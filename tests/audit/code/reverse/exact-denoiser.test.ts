import { expect, test } from "vitest";
import { endOfNormal, endingsOf, type Turn } from "../../../../src/audit/code/reverse/exact-denoiser.ts";
import { ancestralMean, ddimMean, posteriorOf, type Predicts, stepVariance } from "../../../../src/audit/code/reverse/reverse-steps.ts";

const levels = (() => {
  const out = [1];
  for (let t = 0; t < 1000; t++) out.push(out[t]! * (1 - (1e-4 + ((0.02 - 1e-4) * t) / 999)));
  return out;
})();
const turns = (predicts: Exclude<Predicts, "mean">, make: (from: number, to: number) => { state: number; network: number; variance: number }): readonly Turn[] =>
  Array.from({ length: 1000 }, (_, k) => ({ step: { ...make(levels[1000 - k]!, levels[999 - k]!), constant: 0 }, level: levels[1000 - k]!, predicts }));
const white = { mean: 0, variance: 1 };

test("the ancestral sampler ends at the data, whatever the network predicts", () => {
  for (const predicts of ["noise", "data", "velocity", "score"] as const) {
    const end = endOfNormal(turns(predicts, (from, to) => ({ ...ancestralMean(predicts, { from, to }), variance: to === 1 ? 0 : stepVariance({ from, to }) })), white);
    expect(end.mean).toBeCloseTo(3, 2);
    expect(end.variance).toBeCloseTo(0.25, 2);
  }
});

test("DDIM ends at the data without noise", () => {
  const end = endOfNormal(turns("noise", (from, to) => ({ ...ddimMean("noise", { from, to }, 0), variance: 0 })), white);
  expect(end.mean).toBeCloseTo(3, 1);
  expect(end.variance).toBeCloseTo(0.25, 1);
});

test("ᾱ in α's place ends elsewhere: N(3.43, 0.15) for N(3, 0.25)", () => {
  const wrong = turns("noise", (from) => ({ state: 1 / Math.sqrt(from), network: -(1 - from) / Math.sqrt(1 - from) / Math.sqrt(from), variance: from === levels[1] ? 0 : 1 - from }));
  const [normal, points] = endingsOf(wrong, white, 1);
  expect(normal!.mean[1]).toBeCloseTo(3.426, 3);
  expect(normal!.deviation[1] ** 2).toBeCloseTo(0.15, 3);
  // Its two points are too narrow: a deviation of |x| of 0.077 instead of 0.1.
  expect(points!.deviation[1]).toBeCloseTo(points!.deviation[0], 1);
});

test("two points come back as two points", () => {
  const [, points] = endingsOf(turns("noise", (from, to) => ({ ...ancestralMean("noise", { from, to }), variance: posteriorOf({ from, to }).variance })), white, 1);
  expect(points!.mean[1]).toBeCloseTo(0, 0);
  expect(points!.deviation[1]).toBeCloseTo(1.005, 1);
  const between = points!.grid.findIndex((x) => x > -0.1);
  expect(points!.codeDensity[between]!).toBeLessThan(0.1);
});
