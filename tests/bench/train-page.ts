import { backend, memory } from "@tensorflow/tfjs-core";
import { random } from "../../src/base/random.ts";
import type { BackendName } from "../../src/train/backend.ts";
import { batchAt, type BatchSettings } from "../../src/train/batch.ts";
import { swissRoll } from "../../src/train/data/data-set.ts";
import { pointDenoiser } from "../../src/train/exact/denoiser.ts";
import { energyDistance } from "../../src/train/exact/distance.ts";
import { excessOf, trialOf } from "../../src/train/exact/excess.ts";
import { type Learner, untaught } from "../../src/train/learn/learner.ts";
import { packedLearner } from "../../src/train/learn/packed.ts";
import { plain } from "../../src/train/learn/plain.ts";
import { tapeLearner } from "../../src/train/learn/tape.ts";
import { transposed } from "../../src/train/learn/transposed.ts";
import { freshWeights } from "../../src/train/model/weights.ts";
import { trainRound } from "../../src/train/run.ts";
import { gridOf, ddimSteps } from "../../src/train/sample/coefficients.ts";
import { runSampler } from "../../src/train/sample/run-sampler.ts";
import { usual } from "../../src/train/settings.ts";
import { startBackend } from "../../src/train/start-backend.ts";
import { linearSchedule } from "../train/schedules.ts";

/* The measured page: document 003's network in its makes, on one backend, stepped in turns. */

export type Make = "plain" | "transposed" | "packed";

const schedule = linearSchedule(1000);
const points = swissRoll(5000, random(1));
const batches: BatchSettings = { points, schedule, target: "epsilon", size: 128, seed: 1 };
const made = (make: Make): Learner => {
  const start = untaught(usual.architecture, freshWeights(usual.architecture, 1));
  return make === "packed" ? packedLearner(start) : tapeLearner(start, make === "plain" ? plain : transposed);
};

/** Milliseconds a step of each make, in turns; the losses of the first steps; WebGL programs a step; tensors before and after. */
export interface Timed {
  readonly milliseconds: Readonly<Record<string, readonly number[]>>;
  readonly host: Readonly<Record<string, number>>;
  readonly losses: Readonly<Record<string, readonly number[]>>;
  readonly programs: Readonly<Record<string, number>>;
  readonly tensors: readonly [number, number];
}

async function time(name: BackendName, makes: readonly Make[], rounds: number, each: number): Promise<Timed> {
  await startBackend(name);
  const learners = makes.map((make) => ({ make, learner: made(make) }));
  const milliseconds: Record<string, number[]> = {}, losses: Record<string, number[]> = {}, programs: Record<string, number> = {}, host: Record<string, number> = {};
  const one = async (learner: Learner) => {
    const errors = learner.step(batchAt(learner.iteration() + 1, batches), 1e-3);
    const read = await errors.read();
    errors.dispose();
    return read.reduce((sum, x) => sum + x, 0) / read.length;
  };
  for (const { make, learner } of learners) {
    losses[make] = [await one(learner), await one(learner), await one(learner)];
    programs[make] = await counted(() => one(learner));
    milliseconds[make] = [];
    host[make] = Infinity;
  }
  const before = memory().numTensors;
  for (let round = 0; round < rounds; round++)
    for (const { make, learner } of learners) {
      const began = performance.now();
      for (let i = 1; i < each; i++) learner.step(batchAt(learner.iteration() + 1, batches), 1e-3).dispose();
      host[make] = Math.min(host[make]!, (performance.now() - began) / Math.max(1, each - 1));
      await one(learner);
      milliseconds[make]!.push((performance.now() - began) / each);
    }
  const after = memory().numTensors;
  for (const { learner } of learners) learner.dispose();
  return { milliseconds, host, losses, programs, tensors: [before, after] };
}

/** WebGL programs that `work` runs; 0 on other backends. */
async function counted(work: () => Promise<unknown>): Promise<number> {
  const { gpgpu } = backend() as unknown as { gpgpu?: { executeProgram(): void } };
  if (!gpgpu) return 0;
  let count = 0;
  const run = gpgpu.executeProgram;
  gpgpu.executeProgram = function executeProgram(...args) {
    count++;
    return run.apply(this, args);
  };
  await work();
  gpgpu.executeProgram = run;
  return count;
}

/** A whole run of the usual settings: what it is above the floor, and how far its samples are from fresh data, beside fresh data from fresh data. */
async function learn(name: BackendName, steps: number): Promise<{ readonly excess: number; readonly energy: number; readonly energyOfData: number; readonly tensors: readonly number[] }> {
  await startBackend(name);
  const learner = made(name === "webgl" ? "packed" : "transposed");
  const settings = { ...usual, rate: { ...usual.rate, steps } };
  const tensors: number[] = [];
  while (learner.iteration() < steps) {
    await trainRound(learner, Math.min(100, steps - learner.iteration()), settings, batches);
    tensors.push(memory().numTensors);
  }
  const trial = trialOf(pointDenoiser(points), points, schedule, 2000, 5);
  const { mean } = excessOf(trial, await learner.answer(trial.noisy, trial.steps, "average"));
  let last = new Float32Array() as Float32Array;
  const sampler = runSampler((at, t) => learner.answer(at, new Int32Array(at.length / 2).fill(t), "average"), {
    steps: ddimSteps(schedule.alphabar, gridOf("quadratic", 50, 1000), 1), schedule, dimension: 2, count: 2000, clamp: 2.5, random: random(9),
  });
  for await (const { points: at } of sampler) last = at;
  const fresh = swissRoll(2000, random(77)), other = swissRoll(2000, random(78));
  learner.dispose();
  return { excess: mean, energy: energyDistance({ dimension: 2, values: last }, fresh), energyOfData: energyDistance(other, fresh), tensors: [tensors[0]!, tensors.at(-1)!] };
}

let steadied: Learner | undefined;

/** Trains one small network, the same in every call, up to `step` steps; returns the tensors that are there then. */
async function steady(name: BackendName, step: number): Promise<number> {
  if (!steadied) await startBackend(name);
  const architecture = { ...usual.architecture, width: 32 };
  steadied ??= tapeLearner(untaught(architecture, freshWeights(architecture, 1)), transposed);
  while (steadied.iteration() < step) await trainRound(steadied, Math.min(100, step - steadied.iteration()), { ...usual, architecture }, batches);
  return memory().numTensors;
}

/** Milliseconds of one step of the forward chain on 5,000 points, and of one ancestral step of the network on 1,000. */
async function walk(name: BackendName): Promise<{ readonly forward: number; readonly ancestral: number }> {
  await startBackend(name);
  const learner = made(name === "webgl" ? "packed" : "transposed");
  const draw = random(4);
  let chain = new Float32Array(10_000), many = Float32Array.from({ length: 2000 }, () => draw.normal());
  const steps = new Int32Array(1000).fill(500);
  const forward = await median(400, async () => {
    chain = chain.map((x) => 0.99 * x + 0.1 * draw.normal());
  });
  const ancestral = await median(20, async () => {
    const noise = await learner.answer(many, steps, "weights");
    many = many.map((x, i) => 1.01 * (x - 0.1 * noise[i]!) + 0.1 * draw.normal());
  });
  learner.dispose();
  return { forward, ancestral };
}

async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  await work();
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)]!;
}

declare global {
  interface Window {
    ready: true;
    time: typeof time;
    learn: typeof learn;
    walk: typeof walk;
    steady: typeof steady;
  }
}
Object.assign(window, { time, learn, walk, steady, ready: true });
