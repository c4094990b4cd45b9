import { type Batch, batchAt, type BatchSettings } from "./batch.ts";
import type { Errors, Learner } from "./learn/learner.ts";
import { keepFor } from "./optimise/average.ts";
import { rateAt } from "./optimise/rate.ts";
import type { Settings } from "./settings.ts";

/** A stretch of steps that was trained without looking at the device: the loss of its last step is read at its end. */
export interface Round {
  /** Updates made by now. */
  readonly step: number;
  readonly rate: number;
  /** Of the step whose errors were read: the batch and its squared errors. */
  readonly batch: Batch;
  readonly errors: Float32Array;
}

/** The averaged weights follow every so many steps, so that averaging costs a tenth. */
const averageEvery = 10;

/**
 * Trains `count` steps and reads the last one's errors. Batches, rates and the average depend on the step's number alone, so that rounds of any lengths, pauses between
 * them, and a run taken up from what it had learned all give the same weights. A loss that is no number is returned as it is; the caller stops.
 */
export async function trainRound(learner: Learner, count: number, settings: Settings, batches: BatchSettings): Promise<Round> {
  const keep = keepFor(settings.halfLife) ** averageEvery;
  let errors: Errors | undefined, batch: Batch | undefined, rate = 0;
  for (let i = 0; i < count; i++) {
    const step = learner.iteration() + 1;
    batch = batchAt(step, batches);
    rate = rateAt(step, settings.rate);
    errors?.dispose();
    errors = learner.step(batch, rate);
    if (step % averageEvery === 0) learner.moveAverage(keep);
  }
  const read = await errors!.read();
  errors!.dispose();
  return { step: learner.iteration(), rate, batch: batch!, errors: read };
}

/** How many steps the next round should have, so that rounds take about `wanted` milliseconds: at most doubled or halved from one to the next. */
export function nextRound(count: number, took: number, wanted: number): number {
  const fitting = Math.round(count * (wanted / Math.max(took, 0.1)));
  return Math.min(Math.max(fitting, Math.ceil(count / 2)), 2 * count);
}
