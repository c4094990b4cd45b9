import { availableParallelism } from "node:os";
import type { Options } from "./options.ts";

/** `--jobs`: how many threads, as many as there are cores unless said. */
export const jobsOf = (options: Options): number => options.whole("jobs", 1, 256) ?? availableParallelism();

/** `--seed` and `--runs`. */
export const drawsOf = (options: Options, usualRuns = 1000): { seed: number; runs: number } => ({
  seed: options.whole("seed", -(2 ** 31), 2 ** 31 - 1) ?? 1,
  runs: options.whole("runs", 1, 1_000_000) ?? usualRuns,
});
