import type { Problem } from "../../base/problem.ts";
import type { BackendChoice, BackendName } from "../../train/backend.ts";
import type { DataName } from "../../train/data/known-data.ts";
import { countOf, type Points } from "../../train/data/points.ts";
import type { Learned } from "../../train/learn/learner.ts";
import type { Excess, Progress, SampleOrder, Stop, Teller } from "../../train/protocol.ts";
import type { SavedRun } from "../../train/run-file.ts";
import type { Schedule } from "../../train/schedule.ts";
import type { Settings } from "../../train/settings.ts";
import type { History } from "./history.ts";
import type { Nearness } from "./nearness.ts";

/** Where a run stands. */
export type Status = "unready" | "preparing" | "ready" | "training" | "paused" | "done" | "stopped";

/** What is learned: a known distribution, or points of one's own. */
export type Data = { readonly kind: "known"; readonly name: DataName } | { readonly kind: "own"; readonly name: string; readonly points: Points };

export interface Floor {
  readonly byStep: Float64Array;
  readonly mean: number;
  readonly standardError: number;
}

export interface Sampled {
  readonly points: Float32Array;
  readonly t: number;
  readonly done: boolean;
  readonly teller: Teller;
}

/** A run as Solid sees it. The worker does the work; nothing here waits for it. */
export interface Training {
  status(): Status;
  data(): Data;
  points(): Points;
  /** How far the plane must reach to show the points. */
  extent(): number;
  settings(): Settings;
  schedule(): Schedule | Problem;
  /** The sheet's schedule or the settings are no longer those of the run. */
  stale(): boolean;
  /** The weights were learned on another schedule than the sheet's. */
  foreign(): boolean;
  backend(): BackendChoice | undefined;
  parameters(): number;
  progress(): Progress | undefined;
  /** Losses as they were read, with their steps; at most a few thousand. */
  history(): History;
  floor(): Floor | undefined;
  excess(): Excess | undefined;
  sampled(): Sampled | undefined;
  strip(): ReadonlyMap<number, Float32Array>;
  field(): { readonly network: Float32Array; readonly exact: Float32Array; readonly at: Float32Array } | undefined;
  nearness(): Nearness | undefined;
  stop(): Stop | undefined;
  failure(): string | undefined;
  /** The sheet's column that weighs the loss by t; none for L_simple. */
  weight(): string | undefined;
  /** Steps at which that column has no finite value: they weigh nothing. */
  weightless(): number;
  setWeight(name: string | undefined): void;
  setData(data: Data): void;
  setSettings(settings: Settings): void;
  /** Makes the run anew from the sheet's schedule and the settings. */
  restart(learned?: Learned): void;
  /** Goes on from the last sound weights of a run that stopped by itself, on another backend if one is named. */
  resume(elsewhere?: BackendName): void;
  train(steps?: number): void;
  pause(): void;
  sample(order: Omit<SampleOrder, "id" | "seed">): void;
  /** The run as it stands, to be written to a file or kept. */
  save(): Promise<SavedRun | undefined>;
  /** Takes up a saved run where it was. Learned on another schedule than the sheet's, it is `foreign`. */
  take(run: SavedRun): void;
  askField(t: number, at: Float32Array): void;
}

/** How far the plane must reach to show the points, 3.2 for standardised ones. */
export function extentOf(points: Points): number {
  let most = 0;
  for (const x of points.values) most = Math.max(most, Math.abs(x));
  return countOf(points) === 0 ? 3.2 : Math.max(3.2, 1.15 * most);
}
