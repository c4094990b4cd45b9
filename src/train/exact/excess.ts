import { random } from "../../base/random.ts";
import { countOf, type Points } from "../data/points.ts";
import type { Schedule } from "../schedule.ts";
import type { Denoiser } from "./denoiser.ts";

/** Fixed noisy points with the best answer to each, spread over all t: what a network is measured on, never trained on. */
export interface Trial {
  readonly steps: Int32Array;
  readonly noisy: Float32Array;
  readonly best: Float32Array;
}

/** Draws `count` points, with t in even strides over 1 … T. */
export function trialOf(denoiser: Denoiser, points: Points, { steps: T, alphabar }: Schedule, count: number, seed: number): Trial {
  const { dimension, values } = points;
  const draw = random(seed);
  const steps = Int32Array.from({ length: count }, (_, i) => 1 + Math.floor((i * T) / count));
  const noisy = new Float32Array(count * dimension), best = new Float32Array(count * dimension);
  for (let i = 0; i < count; i++) {
    const point = draw.whole(0, countOf(points) - 1), kept = alphabar[steps[i]!]!;
    for (let c = 0; c < dimension; c++) noisy[i * dimension + c] = Math.sqrt(kept) * values[point * dimension + c]! + Math.sqrt(1 - kept) * draw.normal();
    best.set(denoiser.know(noisy.subarray(i * dimension, (i + 1) * dimension), kept).noise, i * dimension);
  }
  return { steps, noisy, best };
}

/**
 * Loss minus floor: E‖ε − ε̂‖² − E‖ε − E[ε|x_t]‖² = E‖ε̂ − E[ε|x_t]‖², a coordinate, so that it is never below zero. `byStep` has one entry a point of the trial.
 */
export function excessOf({ steps, best }: Trial, noise: Float32Array): { readonly byStep: Float64Array; readonly mean: number; readonly standardError: number } {
  const dimension = best.length / steps.length;
  const byStep = Float64Array.from(steps, (_, i) => {
    let sum = 0;
    for (let c = 0; c < dimension; c++) sum += (noise[i * dimension + c]! - best[i * dimension + c]!) ** 2 / dimension;
    return sum;
  });
  const mean = byStep.reduce((sum, x) => sum + x, 0) / byStep.length;
  const variance = byStep.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, byStep.length - 1);
  return { byStep, mean, standardError: Math.sqrt(variance / byStep.length) };
}
