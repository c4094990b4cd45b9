import type { Random } from "../../base/random.ts";
import { countOf, type Points } from "../data/points.ts";
import type { Schedule } from "../schedule.ts";

/** What the best possible network knows at x_t, a coordinate: E[ε | x_t], and the variance that stays, averaged over the coordinates. */
export interface Knowledge {
  readonly noise: Float32Array;
  readonly left: number;
}

/** The Bayes-optimal denoiser of data known exactly: no network can have a smaller squared error. */
export interface Denoiser {
  /** At one point x_t (of `dimension` numbers), at ᾱ. */
  know(point: ArrayLike<number>, alphabar: number): Knowledge;
}

/**
 * Of a set of points, each as likely: E[x_0 | x_t] weighs them by exp(−‖x_t − √ᾱ p‖² / 2(1−ᾱ)), in log space. The variance that stays is
 * ᾱ/(1−ᾱ) times that of x_0 given x_t.
 */
export function pointDenoiser({ dimension, values }: Points): Denoiser {
  const n = values.length / dimension;
  const exponents = new Float64Array(n);
  return {
    know(point, alphabar) {
      const signal = Math.sqrt(alphabar), variance = 1 - alphabar;
      let highest = -Infinity;
      for (let i = 0; i < n; i++) {
        let square = 0;
        for (let c = 0; c < dimension; c++) square += (point[c]! - signal * values[i * dimension + c]!) ** 2;
        exponents[i] = -square / (2 * variance);
        if (exponents[i]! > highest) highest = exponents[i]!;
      }
      const sums = new Float64Array(2 * dimension);
      let total = 0;
      for (let i = 0; i < n; i++) {
        const weight = exponents[i]! - highest < -45 ? 0 : Math.exp(exponents[i]! - highest);
        if (weight === 0) continue;
        total += weight;
        for (let c = 0; c < dimension; c++) {
          const value = values[i * dimension + c]!;
          sums[c]! += weight * value;
          sums[dimension + c]! += weight * value * value;
        }
      }
      const noise = new Float32Array(dimension);
      let left = 0;
      for (let c = 0; c < dimension; c++) {
        const mean = sums[c]! / total;
        noise[c] = (point[c]! - signal * mean) / Math.sqrt(variance);
        left += (Math.max(0, sums[dimension + c]! / total - mean * mean) * alphabar) / variance / dimension;
      }
      return { noise, left };
    },
  };
}

/** Of N(mean, variance) in each coordinate: E[ε | x_t] is affine in x_t (Bishop 2006, §2.3), and what stays is ᾱv / (ᾱv + 1 − ᾱ). */
export function gaussianDenoiser(mean: number, variance: number, dimension: 1 | 2): Denoiser {
  return {
    know(point, alphabar) {
      const total = alphabar * variance + 1 - alphabar;
      return {
        noise: Float32Array.from({ length: dimension }, (_, c) => (Math.sqrt(1 - alphabar) * (point[c]! - Math.sqrt(alphabar) * mean)) / total),
        left: (alphabar * variance) / total,
      };
    },
  };
}

/** The least loss in ε that any network can reach: by t (entry 0 is not used), and averaged over t with its standard error. */
export interface Floor {
  readonly byStep: Float64Array;
  readonly mean: number;
  readonly standardError: number;
}

/**
 * The loss of the exact denoiser, estimated by drawing x_t and averaging the variance that stays there, which is less noisy than averaging squared errors.
 * Work is `draws` × steps × points; it yields after each step of the schedule, so that a worker can answer in between.
 */
export function* floorOf(denoiser: Denoiser, points: Points, { steps, alphabar }: Schedule, draws: number, random: Random): Generator<number, Floor> {
  const { dimension, values } = points;
  const byStep = new Float64Array(steps + 1);
  byStep[0] = NaN;
  const noisy = new Float64Array(dimension);
  let variance = 0;
  for (let t = 1; t <= steps; t++) {
    const signal = Math.sqrt(alphabar[t]!), noise = Math.sqrt(1 - alphabar[t]!);
    let sum = 0, squares = 0;
    for (let k = 0; k < draws; k++) {
      const i = random.whole(0, countOf(points) - 1);
      for (let c = 0; c < dimension; c++) noisy[c] = signal * values[i * dimension + c]! + noise * random.normal();
      const { left } = denoiser.know(noisy, alphabar[t]!);
      sum += left;
      squares += left * left;
    }
    byStep[t] = sum / draws;
    if (draws > 1) variance += Math.max(0, squares / draws - (sum / draws) ** 2) / (draws - 1);
    yield t;
  }
  let total = 0;
  for (let t = 1; t <= steps; t++) total += byStep[t]!;
  return { byStep, mean: total / steps, standardError: Math.sqrt(variance) / steps };
}
