import { expect, test } from "vitest";
import { random } from "../../src/base/random.ts";
import { gaussianDenoiser } from "../../src/train/exact/denoiser.ts";
import { ancestralSteps, ddimSteps, type Grid, gridOf, type ReverseStep } from "../../src/train/sample/coefficients.ts";
import { runSampler } from "../../src/train/sample/run-sampler.ts";
import { linearSchedule } from "./schedules.ts";

const schedule = linearSchedule(200);
const { alphabar } = linearSchedule(200);

/** Mean and deviation of samples of N(3, 0.5²) drawn with the exact denoiser. */
async function drawn(steps: readonly ReverseStep[], clamp?: number): Promise<{ mean: number; deviation: number }> {
  const denoiser = gaussianDenoiser(3, 0.25, 1);
  const noise = async (points: Float32Array, t: number) => points.map((x) => denoiser.know([x], alphabar[t]!).noise[0]!);
  let last: Float32Array = new Float32Array();
  for await (const { points } of runSampler(noise, { steps, schedule, dimension: 1, count: 4000, random: random(7), ...(clamp !== undefined && { clamp }) })) last = points;
  const mean = last.reduce((s, x) => s + x, 0) / last.length;
  return { mean, deviation: Math.sqrt(last.reduce((s, x) => s + (x - mean) ** 2, 0) / last.length) };
}

test.each<[string, readonly ReverseStep[]]>([
  ["ancestral, σ² = β̃", ancestralSteps(alphabar, gridOf("every", 0, 200), "posterior")],
  ["ancestral, σ² = β", ancestralSteps(alphabar, gridOf("every", 0, 200), "beta")],
  ["DDIM without noise", ddimSteps(alphabar, gridOf("every", 0, 200), 0)],
  ["DDIM with half the noise", ddimSteps(alphabar, gridOf("every", 0, 200), 0.5)],
])("with the exact denoiser %s gives the data back", async (_, steps) => {
  // x_T is drawn from N(0, 1), which is not quite its law at T = 200 (ᾱ_T = 0.13): the mean is what that leaves.
  const { mean, deviation } = await drawn(steps);
  expect(deviation).toBeGreaterThan(0.4);
  expect(deviation).toBeLessThan(0.6);
  expect(mean).toBeGreaterThan(2);
  expect(mean).toBeLessThan(3.2);
});

test("a clamp of x̂_0 holds the samples inside", async () => {
  const { mean } = await drawn(ddimSteps(alphabar, gridOf("every", 0, 200), 0), 2);
  expect(mean).toBeLessThanOrEqual(2.001);
});

test("η = 1 on every step is the ancestral step of the paper", () => {
  for (const { from: t, to, carry, push, spread } of ddimSteps(alphabar, gridOf("every", 0, 200), 1)) {
    const alpha = alphabar[t]! / alphabar[t - 1]!, beta = 1 - alpha;
    expect(to).toBe(t - 1);
    expect(carry).toBeCloseTo(1 / Math.sqrt(alpha), 9);
    expect(push).toBeCloseTo(-beta / Math.sqrt(alpha) / Math.sqrt(1 - alphabar[t]!), 9);
    expect(spread ** 2).toBeCloseTo((beta * (1 - alphabar[t - 1]!)) / (1 - alphabar[t]!), 9);
  }
});

test.each<Grid>(["every", "uniform", "quadratic", "trailing"])("the %s grid falls from T to 0", (kind) => {
  for (const [count, T] of [[1, 1], [1, 50], [7, 50], [50, 50], [90, 50]] as const) {
    const grid = gridOf(kind, count, T);
    expect(grid[0]).toBe(T);
    expect(grid.at(-1)).toBe(0);
    expect(grid.every((t, i) => i === 0 || t < grid[i - 1]!)).toBe(true);
    if (kind !== "every") expect(grid.length).toBeLessThanOrEqual(Math.min(count, T) + 1);
  }
});
