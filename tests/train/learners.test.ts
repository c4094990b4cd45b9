import { beforeAll, expect, test } from "vitest";
import { memory, setBackend } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { random } from "../../src/base/random.ts";
import type { BatchSettings } from "../../src/train/batch.ts";
import { swissRoll } from "../../src/train/data/data-set.ts";
import { type Learner, untaught } from "../../src/train/learn/learner.ts";
import { plain } from "../../src/train/learn/plain.ts";
import { tapeLearner } from "../../src/train/learn/tape.ts";
import { transposed } from "../../src/train/learn/transposed.ts";
import { type Architecture, parametersIn } from "../../src/train/model/architecture.ts";
import { freshWeights } from "../../src/train/model/weights.ts";
import { trainRound } from "../../src/train/run.ts";
import { linearSchedule } from "./schedules.ts";
import { usual } from "../../src/train/settings.ts";

const architecture: Architecture = { dimension: 2, width: 16, depth: 2 };
const settings = { ...usual, architecture, batch: 32, rate: { ...usual.rate, warmUp: 5, steps: 400 }, halfLife: 20 };
const batches: BatchSettings = { points: swissRoll(500, random(1)), schedule: linearSchedule(1000), target: "epsilon", size: 32, seed: 1 };
const start = untaught(architecture, freshWeights(architecture, 3));

beforeAll(() => setBackend("cpu"));

async function losses(learner: Learner, rounds: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for (const count of rounds) {
    const { errors } = await trainRound(learner, count, settings, batches);
    found.push(errors.reduce((sum, x) => sum + x, 0) / errors.length);
  }
  return found;
}

test("document 003's network has 480,770 parameters", () => {
  expect(parametersIn({ dimension: 2, width: 256, depth: 2 })).toBe(480_770);
});

test("layers with gradients of their own learn as core operations do", async () => {
  const ones = Array.from({ length: 12 }, () => 1);
  const [a, b] = [tapeLearner(start, plain), tapeLearner(start, transposed)];
  const [left, right] = [await losses(a, ones), await losses(b, ones)];
  left.forEach((loss, i) => expect(Math.abs(loss - right[i]!)).toBeLessThan(1e-4 * loss));
  a.dispose();
  b.dispose();
});

test("a run that is paused, saved and taken up goes on as if nothing had been", async () => {
  const whole = tapeLearner(start, transposed), first = tapeLearner(start, transposed);
  await losses(whole, [30]);
  await losses(first, [7, 3, 5]);
  const second = tapeLearner(structuredClone(await first.learned()), transposed);
  await losses(second, [15]);
  expect(await second.learned()).toEqual(await whole.learned());
  for (const each of [whole, first, second]) each.dispose();
});

test("training leaves no tensor behind", async () => {
  const before = memory().numTensors;
  const learner = tapeLearner(start, transposed);
  await losses(learner, [2]);
  const during = memory().numTensors;
  await losses(learner, [20]);
  await learner.answer(new Float32Array(6), Int32Array.of(1, 2, 3), "average");
  expect(memory().numTensors).toBe(during);
  learner.dispose();
  expect(memory().numTensors).toBe(before);
});

test("a small network halves its loss in 150 steps", async () => {
  const learner = tapeLearner(start, transposed);
  const early = await losses(learner, Array.from({ length: 10 }, () => 1));
  await losses(learner, [130]);
  const late = await losses(learner, Array.from({ length: 20 }, () => 1));
  const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  expect(mean(late)).toBeLessThan(mean(early) / 2);
  learner.dispose();
});
