import { random, seedOf } from "../base/random.ts";
import type { BackendChoice } from "./backend.ts";
import type { BatchSettings } from "./batch.ts";
import { whenContextLost } from "./context-loss.ts";
import { type Denoiser, floorOf, gaussianDenoiser, pointDenoiser } from "./exact/denoiser.ts";
import { excessOf, type Trial, trialOf } from "./exact/excess.ts";
import { type Learned, type Learner, untaught } from "./learn/learner.ts";
import { makeLearner } from "./learn/make-learner.ts";
import { type LossByStep, lossByStep } from "./loss-by-step.ts";
import { parametersIn } from "./model/architecture.ts";
import { noiseOf } from "./model/prediction.ts";
import { freshWeights } from "./model/weights.ts";
import type { FieldOrder, FromTrainer, RunOrder, SampleOrder, Stop, Teller, ToTrainer } from "./protocol.ts";
import { nextRound, trainRound } from "./run.ts";
import { runSampler } from "./sample/run-sampler.ts";
import { startBackend } from "./start-backend.ts";

/** What a run holds on the trainer's side. */
interface Run {
  readonly order: RunOrder;
  readonly backend: BackendChoice;
  readonly batches: BatchSettings;
  readonly denoiser: Denoiser;
  readonly trial: Trial;
  readonly losses: LossByStep;
  learner: Learner;
  /** The last weights known to be sound. */
  good: Learned;
}

/** How long the trainer works at a stretch, in milliseconds, and what it does in between. */
interface Pace {
  /** A round of training, with what the device takes for it. */
  readonly round: number;
  /** The longest stretch of what is computed besides: the floor, exact answers. */
  readonly aside: number;
  rest(): Promise<void>;
}

/** In a worker a round is short enough to stop at once, long enough that reading the loss costs little; on the page's thread, short enough for its frames. */
const paces: Readonly<Record<"worker" | "page", Pace>> = {
  worker: { round: 40, aside: 20, rest: breath },
  page: { round: 8, aside: 5, rest: () => new Promise((resolve) => setTimeout(resolve)) },
};
/** While training, a stretch besides is this much of a round, so that neither waits long for the other. */
const asideShare = 0.25;
const trialSize = 512;
const tellEvery = 100, excessEvery = 2000, saveEvery = 500, floorDraws = 8;

/**
 * The trainer's side of the protocol, for a worker or for the page's own thread: it answers each message and works in slices, so that the next message is never far.
 * Arrays in what is sent belong to who hears it, but for what was learned.
 */
export function serveTrainer(send: (message: FromTrainer) => void, thread: "worker" | "page" = "worker"): (message: ToTrainer) => void {
  const pace = paces[thread];
  let run: Run | undefined;
  let training = false, sampling = 0, roundTook = 0;
  let unwatch = () => {};
  let queue: Promise<void> = Promise.resolve();

  const later = (work: () => Promise<unknown>) => {
    queue = queue.then(work).then(() => undefined).catch((error: unknown) => send({ kind: "failed", message: String(error instanceof Error ? error.message : error) }));
  };

  return (message) => {
    switch (message.kind) {
      case "prepare":
        training = false;
        sampling++;
        return later(() => prepare(message.order, message.backend));
      case "train":
        // What is asked of a run waits until the run is there.
        return later(async () => {
          if (training || !run) return;
          training = true;
          guard(run, train(run, message.steps ?? Infinity));
        });
      case "pause":
        training = false;
        return;
      case "sample":
        return later(async () => run && guard(run, sample(run, message.order)));
      case "stop sampling":
        sampling++;
        return;
      case "field":
        return later(async () => run && guard(run, field(run, message.order)));
      case "save":
        return run && guard(run, run.learner.learned().then((learned) => send({ kind: "saved", learned })));
    }
  };

  async function prepare(order: RunOrder, asked?: BackendChoice["name"]): Promise<void> {
    run?.learner.dispose();
    run = undefined;
    unwatch();
    const backend = await startBackend(asked);
    const { settings, points, schedule, weights, gaussian } = order;
    const good = order.learned ?? untaught(settings.architecture, freshWeights(settings.architecture, settings.seed));
    const denoiser = gaussian ? gaussianDenoiser(gaussian.mean, gaussian.variance, points.dimension) : pointDenoiser(points);
    const prepared: Run = {
      order, backend, good, denoiser,
      batches: { points, schedule, target: settings.target, size: settings.batch, seed: settings.seed, ...(weights && { weights }) },
      trial: trialOf(denoiser, points, schedule, trialSize, seedOf("trial", settings.seed)),
      losses: lossByStep(schedule.steps, 40),
      learner: makeLearner(backend.name, good, settings.batch),
    };
    run = prepared;
    unwatch = whenContextLost(backend, () => prepared === run && stop(prepared, { kind: "device lost", message: "WebGL context lost" }));
    send({ kind: "prepared", backend, parameters: parametersIn(settings.architecture), step: good.iteration });
    guard(prepared, floor(prepared));
  }

  /** What fails in the middle of a run has lost the device, or its memory. */
  function guard(of: Run, work: Promise<void>): void {
    void work.catch((error: unknown) => of === run && stop(of, { kind: "device lost", message: String(error instanceof Error ? error.message : error) }));
  }

  /** The floor by slices, while the run is the one it was begun for. */
  async function floor(of: Run): Promise<void> {
    const { denoiser, order } = of;
    const work = floorOf(denoiser, order.points, order.schedule, floorDraws, random(seedOf("floor", order.settings.seed)));
    const pause = aside();
    for (;;) {
      const next = work.next();
      if (next.done) return void send({ kind: "floor", ...next.value });
      await pause();
      if (of !== run) return;
    }
  }

  /** To be called after each small piece of work beside the training: rests when a stretch is over. */
  function aside(): () => Promise<void> | undefined {
    const stretch = () => performance.now() + (training ? Math.min(pace.aside, asideShare * roundTook) : pace.aside);
    let until = stretch();
    return () => (performance.now() < until ? undefined : pace.rest().then(() => void (until = stretch())));
  }

  async function train(of: Run, steps: number): Promise<void> {
    const { settings } = of.order;
    const until = Math.min(of.learner.iteration() + steps, settings.rate.steps);
    let count = 1, saved = of.good.iteration, measured = -Infinity, told = -Infinity, speed = 0;
    let unsent: number[] = [];
    while (training && of === run && of.learner.iteration() < until) {
      const began = performance.now();
      const round = await trainRound(of.learner, Math.min(count, until - of.learner.iteration()), settings, of.batches);
      if (of !== run) return;
      const took = (roundTook = performance.now() - began);
      const loss = of.losses.add(round.batch.steps, round.errors);
      if (!Number.isFinite(loss)) return stop(of, { kind: "not a number", step: round.step });
      const now = (count * 1000) / took;
      speed = speed === 0 ? now : speed + 0.1 * (now - speed);
      count = nextRound(count, took, pace.round);
      unsent.push(loss);
      if (performance.now() - told > tellEvery || of.learner.iteration() >= until || !training) {
        told = performance.now();
        const mean = unsent.reduce((sum, x) => sum + x, 0) / unsent.length;
        unsent = [];
        send({ kind: "progress", progress: { step: round.step, rate: round.rate, loss: mean, speed, lossByStep: of.losses.values() } });
      }
      if (round.step - saved >= saveEvery) {
        saved = round.step;
        of.good = await of.learner.learned();
      }
      if (performance.now() - measured > excessEvery) {
        await excess(of);
        measured = performance.now();
      }
      await pace.rest();
    }
    if (of !== run) return;
    await excess(of);
    of.good = await of.learner.learned();
    if (training && of.learner.iteration() >= settings.rate.steps) send({ kind: "stopped", stop: { kind: "done" } });
    else send({ kind: "paused", step: of.learner.iteration() });
    training = false;
  }

  async function excess(of: Run): Promise<void> {
    const { trial, order } = of;
    const answer = await of.learner.answer(trial.noisy, trial.steps, "average");
    const noise = noiseOf(answer, trial.noisy, trial.steps, order.points.dimension, order.settings.target, order.schedule);
    send({ kind: "excess", excess: { step: of.learner.iteration(), steps: trial.steps.slice(), ...excessOf(trial, noise) } });
  }

  /** Training ends by itself: what was learned last is kept and sent, and the run stands there. */
  function stop(of: Run, why: Stop): void {
    training = false;
    run = undefined;
    send({ kind: "stopped", stop: why, learned: of.good });
    try {
      of.learner.dispose();
    } catch {
      // A lost device cannot be tidied.
    }
  }

  async function sample(of: Run, { id, teller, steps, count, seed, clamp, shown }: SampleOrder): Promise<void> {
    const turn = ++sampling;
    const { dimension } = of.order.points;
    const walk = runSampler((points, t) => noiseAt(of, teller, points, t), {
      steps, schedule: of.order.schedule, dimension, count, random: random(seed), ...(clamp !== undefined && { clamp }),
    });
    let last: { t: number; points: Float32Array } | undefined;
    for await (const at of walk) {
      if (turn !== sampling || of !== run) return;
      if (shown.includes(at.t)) send({ kind: "points", id, t: at.t, points: at.points.slice(), last: false });
      last = at;
      await pace.rest();
    }
    if (last) send({ kind: "points", id, ...last, last: true });
  }

  async function field(of: Run, { id, t, at }: FieldOrder): Promise<void> {
    const network = await noiseAt(of, "average", at, t), exact = await noiseAt(of, "exact", at, t);
    if (of === run) send({ kind: "field", id, t, network, exact });
  }

  async function noiseAt(of: Run, teller: Teller, points: Float32Array, t: number): Promise<Float32Array> {
    const { order, denoiser, learner } = of;
    const { dimension } = order.points;
    if (teller !== "exact") {
      const steps = new Int32Array(points.length / dimension).fill(t);
      return noiseOf(await learner.answer(points, steps, teller), points, [t], dimension, order.settings.target, order.schedule);
    }
    const noise = new Float32Array(points.length);
    const pause = aside();
    for (let i = 0; i < points.length; i += dimension) {
      noise.set(denoiser.know(points.subarray(i, i + dimension), order.schedule.alphabar[t]!).noise, i);
      await pause();
    }
    return noise;
  }
}

/** Lets waiting messages in. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    }, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
}
