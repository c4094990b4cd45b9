import { random } from "../../src/base/random.ts";
import type { BatchSettings } from "../../src/train/batch.ts";
import { swissRoll } from "../../src/train/data/data-set.ts";
import { untaught } from "../../src/train/learn/learner.ts";
import type { Architecture } from "../../src/train/model/architecture.ts";
import { freshWeights } from "../../src/train/model/weights.ts";
import { linearSchedule } from "./schedules.ts";

/** The run whose losses are compared with PyTorch's: 003's network with 32 for 256, rate 1e-3 throughout, batches of 64 of the roll. */
export const architecture: Architecture = { dimension: 2, width: 32, depth: 2 };
export const start = untaught(architecture, freshWeights(architecture, 3));
export const batches: BatchSettings = { points: swissRoll(2000, random(1)), schedule: linearSchedule(1000), target: "epsilon", size: 64, seed: 11 };
export const rate = 1e-3;
