import { random } from "../../src/base/random.ts";
import { batchAt, type BatchSettings } from "../../src/train/batch.ts";
import { swissRoll } from "../../src/train/data/data-set.ts";
import { type Learner, untaught } from "../../src/train/learn/learner.ts";
import type { Architecture } from "../../src/train/model/architecture.ts";
import { freshWeights } from "../../src/train/model/weights.ts";
import { linearSchedule } from "./schedules.ts";

/** The run whose losses are compared with PyTorch's: 003's network with 32 for 256, rate 1e-3 throughout, batches of 64 of the roll. */
export const architecture: Architecture = { dimension: 2, width: 32, depth: 2 };
export const start = untaught(architecture, freshWeights(architecture, 3));
export const batches: BatchSettings = { points: swissRoll(2000, random(1)), schedule: linearSchedule(1000), target: "epsilon", size: 64, seed: 11 };
const rate = 1e-3;

/** What PyTorch 1.13's AdamW gives from the same weights and batches (golden.py). */
export const golden = [0.8113284, 0.8304569, 0.6892633, 0.7931761, 0.6547693, 0.622559, 0.753665, 0.5237232, 0.571256, 0.4925255, 0.4912844, 0.5500312, 0.4487737, 0.4880487, 0.3054578, 0.5612307, 0.3428844, 0.4797824, 0.5442883, 0.4966264];

/** The losses of the same steps by a learner that begins at `start`. */
export async function lossesOf(learner: Learner): Promise<number[]> {
  const losses: number[] = [];
  for (let step = 1; step <= golden.length; step++) {
    const errors = learner.step(batchAt(step, batches), rate);
    losses.push((await errors.read()).reduce((sum, x) => sum + x, 0) / batches.size);
    errors.dispose();
  }
  return losses;
}
