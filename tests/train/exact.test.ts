import { expect, test } from "vitest";
import { random } from "../../src/base/random.ts";
import { gaussian, gaussianLine, swissRoll } from "../../src/train/data/data-set.ts";
import { floorOf, gaussianDenoiser, pointDenoiser } from "../../src/train/exact/denoiser.ts";
import { energyDistance, slicedWasserstein } from "../../src/train/exact/distance.ts";
import { excessOf, trialOf } from "../../src/train/exact/excess.ts";
import { linearSchedule } from "./schedules.ts";

const schedule = linearSchedule(1000);

function finished<T>(work: Generator<number, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

test("many points of a bell know about as much as the bell", () => {
  const points = gaussianLine(3, 0.5)(20_000, random(1));
  const byPoints = pointDenoiser(points), byLaw = gaussianDenoiser(3, 0.25, 1);
  for (const t of [100, 400, 900]) {
    const kept = schedule.alphabar[t]!;
    const at = [3 * Math.sqrt(kept) + 0.4];
    expect(byPoints.know(at, kept).noise[0]).toBeCloseTo(byLaw.know(at, kept).noise[0]!, 1);
    expect(byPoints.know(at, kept).left / byLaw.know(at, kept).left).toBeCloseTo(1, 1);
  }
});

test("a single point leaves nothing to guess", () => {
  const { noise, left } = pointDenoiser({ dimension: 2, values: Float32Array.of(1, -1) }).know([0.3, 0.2], 0.5);
  expect(left).toBe(0);
  expect(noise[0]).toBeCloseTo((0.3 - Math.SQRT1_2) / Math.SQRT1_2, 6);
});

test("identical points are one point, and a point far away does not overflow", () => {
  const same = pointDenoiser({ dimension: 1, values: Float32Array.of(2, 2, 2) });
  expect(same.know([1e6], 0.9999999).noise[0]).toBeGreaterThan(0);
  expect(same.know([1e6], 0.9999999).left).toBe(0);
});

test("the floor of the standardised roll is 0.226 over t, 0.85 at the first step of many points, and small at 755", () => {
  const points = swissRoll(5000, random(1));
  const short = { steps: 1000, alphabar: schedule.alphabar };
  const denoiser = pointDenoiser(points);
  // Every tenth step is enough here: the sum over t is a sum over strides of ten.
  const strided = { steps: 100, alphabar: Float64Array.from({ length: 101 }, (_, i) => (i === 0 ? 1 : short.alphabar[10 * i - 5]!)) };
  const floor = finished(floorOf(denoiser, points, strided, 40, random(2)));
  expect(floor.mean).toBeGreaterThan(0.226 - 0.012);
  expect(floor.mean).toBeLessThan(0.226 + 0.012);
  expect(floor.standardError).toBeLessThan(0.005);
  // Of ever more points, x_1 tells the roll's direction nothing and its thickness s a share s²/(s² + β_1): (1 + 0.70)/2.
  const many = swissRoll(40_000, random(1));
  const first = finished(floorOf(pointDenoiser(many), many, { steps: 1, alphabar: schedule.alphabar.slice(0, 2) }, 400, random(3)));
  expect(first.byStep[1]).toBeGreaterThan(0.8);
  expect(first.byStep[1]).toBeLessThan(0.88);
  expect(floor.byStep[76]).toBeLessThan(0.01);
});

test("the variance that stays is the exact denoiser's own squared error", () => {
  const points = swissRoll(400, random(1));
  const denoiser = pointDenoiser(points);
  const kept = schedule.alphabar[150]!, draw = random(9);
  let error = 0, left = 0;
  const draws = 4000;
  for (let k = 0; k < draws; k++) {
    const i = draw.whole(0, 399), noise = [draw.normal(), draw.normal()];
    const at = noise.map((e, c) => Math.sqrt(kept) * points.values[2 * i + c]! + Math.sqrt(1 - kept) * e);
    const known = denoiser.know(at, kept);
    error += noise.reduce((sum, e, c) => sum + (e - known.noise[c]!) ** 2, 0) / 2 / draws;
    left += known.left / draws;
  }
  expect(Math.abs(error / left - 1)).toBeLessThan(0.06);
});

test("the exact denoiser has no excess, and any other answer has", () => {
  const points = gaussian(0, 1)(300, random(1));
  const trial = trialOf(gaussianDenoiser(0, 1, 2), points, schedule, 100, 5);
  expect(excessOf(trial, trial.best).mean).toBe(0);
  expect(excessOf(trial, trial.best.map((x) => x + 0.1)).mean).toBeCloseTo(0.01, 4);
});

test("distances are near zero between two draws of one distribution, and see a shift", () => {
  const [a, b] = [gaussian(0, 1)(1500, random(1)), gaussian(0, 1)(1500, random(2))];
  const moved = gaussian(0.3, 1)(1500, random(3));
  expect(Math.abs(energyDistance(a, b))).toBeLessThan(0.01);
  expect(energyDistance(a, moved)).toBeGreaterThan(0.04);
  expect(slicedWasserstein(a, b, 50, random(4))).toBeLessThan(0.08);
  // The mean over directions of 0.3·√2·|cos| is 0.27.
  expect(slicedWasserstein(a, moved, 50, random(4))).toBeCloseTo(0.27, 1);
  expect(slicedWasserstein({ dimension: 1, values: Float32Array.of(0, 1) }, { dimension: 1, values: Float32Array.of(1, 2, 1, 2) }, 1, random(1))).toBeCloseTo(1, 9);
});
