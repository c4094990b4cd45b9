import type { Random } from "../../base/random.ts";
import type { Schedule } from "../schedule.ts";
import type { ReverseStep } from "./coefficients.ts";

/** What a sampler asks for: ε̂ at points of one step t. */
export type Noise = (points: Float32Array, t: number) => Promise<Float32Array>;

export interface SamplerSettings {
  readonly steps: readonly ReverseStep[];
  readonly schedule: Schedule;
  readonly dimension: number;
  readonly count: number;
  /** Clamps x̂_0 to ±this before each step, where given; ε̂ follows. */
  readonly clamp?: number;
  readonly random: Random;
}

/**
 * x_T ~ N(0, I), then one reverse step after another. Yields the points after each step with the step they belong to, first those at T; the last are the samples.
 */
export async function* runSampler(noise: Noise, { steps, schedule, dimension, count, clamp, random }: SamplerSettings): AsyncGenerator<{ readonly t: number; readonly points: Float32Array }> {
  let points = Float32Array.from({ length: count * dimension }, () => random.normal());
  yield { t: steps[0]?.from ?? 0, points };
  for (const { from, to, carry, push, spread } of steps) {
    const epsilon = await noise(points, from);
    const held = clamp === undefined ? epsilon : clampedNoise(points, epsilon, schedule.alphabar[from]!, clamp);
    points = points.map((x, i) => carry * x + push * held[i]! + (spread === 0 ? 0 : spread * random.normal()));
    yield { t: to, points };
  }
}

/** The noise that belongs to a clamped x̂_0 = (x_t − √(1−ᾱ) ε̂)/√ᾱ. */
function clampedNoise(points: Float32Array, epsilon: Float32Array, alphabar: number, clamp: number): Float32Array {
  const signal = Math.sqrt(alphabar), scale = Math.sqrt(1 - alphabar);
  return epsilon.map((value, i) => {
    const x0 = (points[i]! - scale * value) / signal;
    return Math.abs(x0) <= clamp ? value : (points[i]! - signal * Math.sign(x0) * clamp) / scale;
  });
}
