import { makeLearner } from "../../src/train/learn/make-learner.ts";
import { plain } from "../../src/train/learn/plain.ts";
import { tapeLearner } from "../../src/train/learn/tape.ts";
import { startBackend } from "../../src/train/start-backend.ts";
import { batches, golden, lossesOf, start } from "../train/golden-run.ts";

/* The page of golden.mjs: the golden run on one backend, by what the trainer takes there and by core operations. */

async function losses(asked: "webgl" | "wasm"): Promise<{ readonly backend: string; readonly own: readonly number[]; readonly core: readonly number[] }> {
  const { name } = await startBackend(asked);
  return { backend: name, own: await lossesOf(makeLearner(name, start, batches.size)), core: await lossesOf(tapeLearner(start, plain)) };
}

Object.assign(window, { losses, golden, ready: true });
