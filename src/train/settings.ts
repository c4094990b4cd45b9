import type { Architecture, Target } from "./model/architecture.ts";
import type { RatePlan } from "./optimise/rate.ts";

/** What a run is: everything but the data and the schedule, which come as numbers. */
export interface Settings {
  readonly architecture: Architecture;
  readonly target: Target;
  readonly rate: RatePlan;
  readonly batch: number;
  /** Half-life of the averaged weights, in steps. */
  readonly halfLife: number;
  readonly seed: number;
}

/** Document 003's network at a rate that learns in minutes: 1e-3, warmed up over 100 steps, cosine over 8,000. */
export const usual: Settings = {
  architecture: { dimension: 2, width: 256, depth: 2 },
  target: "epsilon",
  rate: { kind: "cosine", rate: 1e-3, warmUp: 100, steps: 8000 },
  batch: 128,
  halfLife: 140,
  seed: 1,
};

/** As document 003 trains: rate 1e-5 throughout. */
export const document003: Settings = { ...usual, rate: { kind: "constant", rate: 1e-5, warmUp: 0, steps: 40_000 } };

/** A small network that shows the roll within seconds on wasm. */
export const small: Settings = { ...usual, architecture: { dimension: 2, width: 64, depth: 2 }, rate: { kind: "cosine", rate: 2e-3, warmUp: 50, steps: 2000 }, halfLife: 50 };
