import { random, seedOf } from "../base/random.ts";
import { countOf, type Points } from "./data/points.ts";
import type { Target } from "./model/architecture.ts";
import { embed } from "./model/embedding.ts";
import type { Schedule } from "./schedule.ts";

/** What one training step sees: noisy points, their steps, what the network should answer, and each sample's weight in the loss. All of `size` rows. */
export interface Batch {
  readonly size: number;
  readonly noisy: Float32Array;
  readonly steps: Int32Array;
  readonly embedding: Float32Array;
  readonly target: Float32Array;
  readonly weight: Float32Array;
}

export interface BatchSettings {
  readonly points: Points;
  readonly schedule: Schedule;
  readonly target: Target;
  /** Weight by step, `weights[t]`; none means L_simple (Ho, Jain & Abbeel 2020, eq. 14). */
  readonly weights?: Float64Array;
  readonly size: number;
  readonly seed: number;
}

/**
 * The batch of one training step, a function of the seed and the step's number alone, so that a run goes on where it was paused without any state but that number.
 * Points and t are uniform, with replacement; x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε.
 */
export function batchAt(number: number, { points, schedule, target, weights, size, seed }: BatchSettings): Batch {
  const { dimension, values } = points;
  const draw = random(seedOf(`batch ${number}`, seed));
  const noisy = new Float32Array(size * dimension), answer = new Float32Array(size * dimension);
  const steps = new Int32Array(size), weight = new Float32Array(size).fill(1);
  for (let i = 0; i < size; i++) {
    const point = draw.whole(0, countOf(points) - 1);
    const t = draw.whole(1, schedule.steps);
    steps[i] = t;
    if (weights) weight[i] = weights[t]!;
    const signal = Math.sqrt(schedule.alphabar[t]!), noise = Math.sqrt(1 - schedule.alphabar[t]!);
    for (let c = 0; c < dimension; c++) {
      const x0 = values[point * dimension + c]!, epsilon = draw.normal();
      noisy[i * dimension + c] = signal * x0 + noise * epsilon;
      answer[i * dimension + c] = target === "epsilon" ? epsilon : target === "x0" ? x0 : signal * epsilon - noise * x0;
    }
  }
  return { size, noisy, steps, embedding: embed(steps), target: answer, weight };
}
