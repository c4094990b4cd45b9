import type { Random } from "../../base/random.ts";

/**
 * A chain of Gaussian steps of one number, each affine in the state before: the next state is N(carry · x + shift, variance). Entry t of each array is the step that
 * leads to t (forwards, from t − 1) or from t (backwards, to t − 1); entry 0 is not used.
 */
export interface StepLaws {
  readonly carry: Float64Array;
  readonly shift: Float64Array;
  readonly variance: Float64Array;
}

export type Way = "forwards" | "backwards";

/** A law of one number over the steps: entry t is x_t's. */
export interface Moments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Paths of the chain from the given starts, which stand at 0 (forwards) or at T: entry t of a path is x_t. The noise is drawn path by path, so that more
 * paths leave the first as they are.
 */
export function walk(starts: ArrayLike<number>, laws: StepLaws, way: Way, random: Random): Float64Array[] {
  const T = laws.carry.length - 1;
  return Array.from(starts, (start) => {
    const path = new Float64Array(T + 1);
    path[way === "forwards" ? 0 : T] = start;
    for (const [from, to, step] of stepsOf(T, way)) path[to] = laws.carry[step]! * path[from]! + laws.shift[step]! + Math.sqrt(laws.variance[step]!) * random.normal();
    return path;
  });
}

/** The chain's mean and variance at every step, from those of its start: exact, as a Gaussian stays one under affine steps. */
export function momentsOf(start: { readonly mean: number; readonly variance: number }, { carry, shift, variance }: StepLaws, way: Way): Moments {
  const T = carry.length - 1;
  const found = { mean: new Float64Array(T + 1), variance: new Float64Array(T + 1) };
  const first = way === "forwards" ? 0 : T;
  found.mean[first] = start.mean;
  found.variance[first] = start.variance;
  for (const [from, to, step] of stepsOf(T, way)) {
    found.mean[to] = carry[step]! * found.mean[from]! + shift[step]!;
    found.variance[to] = carry[step]! ** 2 * found.variance[from]! + variance[step]!;
  }
  return found;
}

function* stepsOf(T: number, way: Way): Generator<readonly [from: number, to: number, step: number]> {
  if (way === "forwards") for (let t = 1; t <= T; t++) yield [t - 1, t, t];
  else for (let t = T; t >= 1; t--) yield [t, t - 1, t];
}
