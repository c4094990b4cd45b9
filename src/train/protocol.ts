import type { BackendChoice, BackendName } from "./backend.ts";
import type { Points } from "./data/points.ts";
import type { Learned } from "./learn/learner.ts";
import type { ReverseStep } from "./sample/coefficients.ts";
import type { Schedule } from "./schedule.ts";
import type { Settings } from "./settings.ts";

/** What the page and the trainer's thread say to each other; nothing else is shared. The page's arrays are copied, the trainer's transferred, but for what was learned. */

/** All that a run stands on. */
export interface RunOrder {
  readonly settings: Settings;
  readonly points: Points;
  /** The data's own law where it is known exactly: N(mean, variance) in each coordinate; otherwise the points are the law. */
  readonly gaussian?: { readonly mean: number; readonly variance: number };
  readonly schedule: Schedule;
  /** Weight in the loss by step; none means L_simple. */
  readonly weights?: Float64Array;
  /** What an earlier run had learned, to go on from. */
  readonly learned?: Learned;
}

/** Who answers: the trained weights, their average, or the exact denoiser of the data, which needs no training. */
export type Teller = "weights" | "average" | "exact";

export interface SampleOrder {
  readonly id: number;
  readonly teller: Teller;
  readonly steps: readonly ReverseStep[];
  readonly count: number;
  readonly seed: number;
  /** Clamp of x̂_0. */
  readonly clamp?: number;
  /** Steps t whose points are sent as they are reached, besides the samples: a strip of pictures. */
  readonly shown: readonly number[];
}

export interface FieldOrder {
  readonly id: number;
  readonly t: number;
  /** Where: `dimension` numbers a point. */
  readonly at: Float32Array;
}

export type ToTrainer =
  | { readonly kind: "prepare"; readonly order: RunOrder; readonly backend?: BackendName }
  | { readonly kind: "train"; readonly steps?: number }
  | { readonly kind: "pause" }
  | { readonly kind: "sample"; readonly order: SampleOrder }
  | { readonly kind: "stop sampling" }
  | { readonly kind: "field"; readonly order: FieldOrder }
  | { readonly kind: "save" };

/** A round's news. Losses are squared errors in the target's own units, a coordinate. */
export interface Progress {
  readonly step: number;
  readonly rate: number;
  /** Mean of the batches that were read since the last news. */
  readonly loss: number;
  /** Steps a second over the last rounds. */
  readonly speed: number;
  /** By t, running; NaN where none yet. */
  readonly lossByStep: Float64Array;
}

/** How far the network is from the best possible one, on fixed draws it is not trained on: E‖ε̂ − E[ε | x_t]‖² by t, in ε's units. */
export interface Excess {
  readonly step: number;
  readonly steps: Int32Array;
  readonly byStep: Float64Array;
  readonly mean: number;
  readonly standardError: number;
}

/** Why training stopped by itself. */
export type Stop =
  | { readonly kind: "done" }
  | { readonly kind: "not a number"; readonly step: number }
  | { readonly kind: "device lost"; readonly message: string }
  | { readonly kind: "out of memory"; readonly message: string };

export type FromTrainer =
  | { readonly kind: "prepared"; readonly backend: BackendChoice; readonly parameters: number; readonly step: number }
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "excess"; readonly excess: Excess }
  | { readonly kind: "floor"; readonly byStep: Float64Array; readonly mean: number; readonly standardError: number }
  | { readonly kind: "paused"; readonly step: number }
  | { readonly kind: "stopped"; readonly stop: Stop; readonly learned?: Learned }
  | { readonly kind: "points"; readonly id: number; readonly t: number; readonly points: Float32Array; readonly last: boolean }
  | { readonly kind: "field"; readonly id: number; readonly t: number; readonly network: Float32Array; readonly exact: Float32Array }
  | { readonly kind: "saved"; readonly learned: Learned };
