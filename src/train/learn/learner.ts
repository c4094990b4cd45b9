import type { Batch } from "../batch.ts";
import type { Architecture } from "../model/architecture.ts";
import type { Weights } from "../model/weights.ts";

/** All that a run has learned: enough to go on exactly where it was, on any backend. */
export interface Learned {
  readonly architecture: Architecture;
  /** Updates made. */
  readonly iteration: number;
  readonly weights: Weights;
  /** AdamW's running means of gradients and of their squares. */
  readonly mean: Weights;
  readonly square: Weights;
  /** The exponential average of the weights. */
  readonly average: Weights;
}

/** Squared errors of one step, still on the device; reading them waits for the device. Dispose of it, read or not. */
export interface Errors {
  /** One number a sample: the squared error averaged over its coordinates, without its weight. */
  read(): Promise<Float32Array>;
  dispose(): void;
}

/** The same network in several makes: core operations as the reference, and makes that suit a backend. All agree to float32's rounding. */
export interface Learner {
  iteration(): number;
  /** One update on mean_i weight_i · ‖answer_i − target_i‖² / dimension by AdamW; returns the errors before the update. */
  step(batch: Batch, rate: number): Errors;
  /** Moves the average of the weights: a ← keep · a + (1 − keep) · w. */
  moveAverage(keep: number): void;
  /** The network's answers at `noisy` points, of steps `steps` (one a point), with the weights or with their average. */
  answer(noisy: Float32Array, steps: Int32Array, which: "weights" | "average"): Promise<Float32Array>;
  learned(): Promise<Learned>;
  dispose(): void;
}

/** Nothing learned yet. */
export function untaught(architecture: Architecture, weights: Weights): Learned {
  const zeros = Object.fromEntries(Object.entries(weights).map(([name, layer]) =>
    [name, Object.fromEntries(Object.entries(layer).map(([part, values]: [string, Float32Array]) => [part, new Float32Array(values.length)]))])) as unknown as Weights;
  return { architecture, iteration: 0, weights, mean: zeros, square: zeros, average: weights };
}
