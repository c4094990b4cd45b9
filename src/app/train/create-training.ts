import { batch, createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import { seedOf } from "../../base/random.ts";
import type { Measured } from "../../sheet/engine/live.ts";
import type { BackendChoice, BackendName } from "../../train/backend.ts";
import { type DataName, dataNames, knownData, pointsOf } from "../../train/data/known-data.ts";
import { standardised } from "../../train/data/points.ts";
import type { Learned } from "../../train/learn/learner.ts";
import { errorScale } from "../../train/model/prediction.ts";
import { openTrainer, type Trainer } from "../../train/open-trainer.ts";
import type { Excess, FromTrainer, Progress, RunOrder, Stop, Teller } from "../../train/protocol.ts";
import { type Schedule, scheduleOf } from "../../train/schedule.ts";
import type { Settings } from "../../train/settings.ts";
import type { SheetStore } from "../sheet-store.ts";
import { type History, thinned } from "./history.ts";
import { type Nearness, nearnessLater } from "./nearness.ts";
import { type Data, extentOf, type Floor, type Sampled, type Status, type Training } from "./training.ts";

const trainingPoints = 5000, feedEvery = 100;

export function createTraining(store: () => SheetStore | undefined, first: Settings, asked: BackendName | undefined): Training {
  const [status, setStatus] = createSignal<Status>("unready");
  const [data, setData] = createSignal<Data>({ kind: "known", name: "swissRoll" });
  const [settings, setSettings] = createSignal(first);
  const [weight, setWeight] = createSignal<string>();
  const [backend, setBackend] = createSignal<BackendChoice>();
  const [parameters, setParameters] = createSignal(0);
  const [progress, setProgress] = createSignal<Progress>();
  const [history, setHistory] = createSignal<History>({ steps: [], losses: [] });
  const [floor, setFloor] = createSignal<Floor>();
  const [excess, setExcess] = createSignal<Excess>();
  const [sampled, setSampled] = createSignal<Sampled>();
  const [strip, setStrip] = createSignal<ReadonlyMap<number, Float32Array>>(new Map());
  const [field, setField] = createSignal<{ network: Float32Array; exact: Float32Array; at: Float32Array }>();
  const [nearness, setNearness] = createSignal<Nearness>();
  const [stop, setStop] = createSignal<Stop>();
  const [failure, setFailure] = createSignal<string>();
  const [foreign, setForeign] = createSignal(false);
  const [order, setOrder] = createSignal<RunOrder>();
  let trainer: Trainer | undefined;
  let threads: "any" | "worker" = "any", wanted = asked;
  /** Runs that are being prepared, and whether the newest is to be trained at once. */
  let awaited = 0, begins = false;
  let asking = 0, askingField = 0, fieldAt = new Float32Array(), teller: Teller = "average";
  const waiting: ((learned: Learned) => void)[] = [];
  const passed = new Map<number, Float32Array>();
  let pictured = 0;
  let kept: Learned | undefined;
  const measure = nearnessLater();
  let news: Measured = {};
  let fed: ReturnType<typeof setTimeout> | undefined;

  const seed = createMemo(() => settings().seed);
  const points = createMemo(() => {
    const from = data();
    return from.kind === "own" ? standardised(from.points) : pointsOf(from.name, trainingPoints, seed(), "training");
  });
  const extent = createMemo(() => extentOf(points()));
  // Equal numbers are the same schedule, whatever else a sheet recomputes.
  const schedule = createMemo<Schedule | Problem>(() => scheduleOf(store()?.column("alphabar"), store()?.scalar("T")), { kind: "missing value", subject: "alphabar" }, {
    equals: (a, b) => "alphabar" in a && "alphabar" in b && same(a.alphabar, b.alphabar),
  });
  const weights = createMemo(() => {
    const name = weight(), now = schedule();
    const column = name === undefined || !("alphabar" in now) ? undefined : store()?.column(name);
    if (!column || !("alphabar" in now)) return undefined;
    return Float64Array.from({ length: now.steps + 1 }, (_, t) => {
      const value = column.values[t - column.from] ?? 0;
      return Number.isFinite(value) ? value : 0;
    });
  }, undefined, { equals: same });
  const stale = createMemo(() => {
    const run = order(), now = schedule();
    return run !== undefined && (!("alphabar" in now) || !same(run.schedule.alphabar, now.alphabar) || run.points !== points() || run.settings !== settings() || !same(run.weights, weights()));
  });

  /** Measurements reach the sheet ten times a second, the newest of each. */
  const feed = (measured: Measured) => {
    news = { ...news, ...measured };
    fed ??= setTimeout(() => {
      fed = undefined;
      const all = news;
      news = {};
      untrack(store)?.measure(all);
    }, feedEvery);
  };

  const hear = (message: FromTrainer) => batch(() => {
    // Until the newest run is prepared, news are of one that is gone.
    if (awaited > 0 && message.kind !== "prepared" && message.kind !== "failed" && message.kind !== "saved") return;
    switch (message.kind) {
      case "prepared":
        if (--awaited > 0) return;
        setBackend(message.backend);
        setParameters(message.parameters);
        return void setStatus(begins ? "training" : message.step > 0 ? "paused" : "ready");
      case "failed":
        awaited = 0;
        setFailure(message.message);
        return void setStatus("unready");
      case "progress": {
        const { progress: now } = message;
        setProgress(now);
        setHistory(({ steps, losses }) => thinned({ steps: [...steps, now.step], losses: [...losses, now.loss] }));
        return feed({ "live.loss": now.loss, "live.loss_t": now.lossByStep, "live.step": now.step, "live.rate": now.rate });
      }
      case "excess": {
        setExcess(message.excess);
        return feed({ "live.excess": message.excess.mean, ...(order() && { "live.excess_t": spread(message.excess, order()!.schedule.steps) }) });
      }
      case "floor": {
        const run = order()!;
        const byStep = message.byStep.map((value, t) => (t === 0 ? NaN : value * errorScale(run.settings.target, run.schedule.alphabar[t]!)));
        const mean = byStep.reduce((sum, x) => (Number.isNaN(x) ? sum : sum + x), 0) / run.schedule.steps;
        setFloor({ byStep, mean, standardError: message.standardError });
        return feed({ "live.floor": mean, "live.floor_t": byStep });
      }
      case "paused": return void setStatus("paused");
      case "stopped":
        setStop(message.stop);
        kept = message.learned;
        if ("message" in message.stop) leave();
        return void setStatus(message.stop.kind === "done" ? "done" : "stopped");
      case "points":
        if (message.id !== asking) return;
        passed.set(message.t, message.points);
        if (message.last || performance.now() - pictured > feedEvery) {
          pictured = performance.now();
          setSampled({ points: message.points, t: message.t, done: message.last, teller });
        }
        if (!message.last) return;
        // The strip is drawn once, when all of it is there.
        setStrip(new Map(passed));
        feedSamples(message.points);
        measureSamples(message.points);
        return;
      case "field":
        if (message.id === askingField) setField({ network: message.network, exact: message.exact, at: fieldAt });
        return;
      case "saved":
        for (const resolve of waiting.splice(0)) resolve(message.learned);
        return;
    }
  });
  /** A thread whose device was lost is not used again; nor is the page's own for WebGL, which it would share. */
  const leave = () => {
    if (backend()?.reason === "page's thread") threads = "worker";
    trainer?.close();
    trainer = undefined;
    awaited = 0;
  };
  const feedSamples = (values: Float32Array) => {
    const run = order();
    if (!run) return;
    const { dimension } = run.points;
    feed({ "live.samples": Float64Array.from({ length: run.schedule.steps + 1 }, (_, t) => (t === 0 ? NaN : values[(t - 1) * dimension] ?? NaN)) });
  };

  const measureSamples = (values: Float32Array) => {
    const run = order(), from = data();
    if (!run || from.kind !== "known") return;
    const id = asking;
    measure({ dimension: run.points.dimension, values }, from.name, run.settings.seed, (found) => {
      if (id !== asking || run !== untrack(order)) return;
      setNearness(found);
      feed({ "live.energy": found.energy, "live.wasserstein": found.wasserstein });
    });
  };

  const restart = (learned?: Learned) => {
    const now = untrack(schedule);
    if (!("alphabar" in now)) return;
    const law = data();
    const known = law.kind === "known" ? (knownData[law.name] as { gaussian?: { mean: number; variance: number } }).gaussian : undefined;
    const all = untrack(points), weighing = untrack(weights);
    const { architecture, ...rest } = untrack(settings);
    const fitting = architecture.dimension === all.dimension ? untrack(settings) : { ...rest, architecture: { ...architecture, dimension: all.dimension } };
    const made: RunOrder = {
      settings: fitting, points: all, schedule: now,
      ...(known && { gaussian: known }), ...(weighing && { weights: weighing }), ...(learned && { learned }),
    };
    batch(() => {
      if (!learned) setForeign(false);
      setSettings(made.settings);
      setOrder(made);
      setStatus("preparing");
      setProgress(undefined);
      setHistory({ steps: [], losses: [] });
      setFloor(undefined);
      setExcess(undefined);
      setSampled(undefined);
      setStrip(new Map());
      setField(undefined);
      setNearness(undefined);
      setStop(undefined);
      setFailure(undefined);
    });
    trainer ??= openTrainer(hear, threads);
    awaited++;
    begins = false;
    trainer.tell({ kind: "prepare", order: made, ...(wanted && { backend: wanted }) });
  };
  const ready = () => {
    const now = untrack(status);
    if (now === "unready") restart();
    if (now === "stopped") restart(kept);
  };

  // A run that was not begun yet is made anew with every change; one that was begun waits to be asked.
  createEffect(on([schedule, points, settings, weights], () => {
    if (untrack(() => (progress()?.step ?? 0) === 0 && status() !== "training" && stale())) restart();
  }, { defer: true }));
  // A page out of sight does not train; seen again, it goes on.
  let waits = false;
  const seen = () => {
    if (document.hidden && status() === "training") {
      waits = true;
      trainer?.tell({ kind: "pause" });
    } else if (!document.hidden && waits) {
      waits = false;
      trainer?.tell({ kind: "train" });
      setStatus("training");
    }
  };
  document.addEventListener("visibilitychange", seen);
  onCleanup(() => {
    document.removeEventListener("visibilitychange", seen);
    trainer?.close();
    clearTimeout(fed);
  });

  return {
    status, data, points, extent, settings, schedule, stale, foreign, backend, parameters, progress, history, floor, excess, sampled, strip, field, nearness, stop, failure,
    weight, setWeight, setData, setSettings, restart,
    weightless: () => weights()?.reduce((count, x, t) => count + (t > 0 && x === 0 ? 1 : 0), 0) ?? 0,
    resume(elsewhere) {
      if (elsewhere) wanted = elsewhere;
      restart(kept);
    },
    train(steps) {
      ready();
      if (untrack(status) === "preparing") begins = true;
      else setStatus("training");
      trainer?.tell({ kind: "train", ...(steps !== undefined && { steps }) });
    },
    pause: () => trainer?.tell({ kind: "pause" }),
    sample(how) {
      ready();
      teller = how.teller;
      passed.clear();
      setNearness(undefined);
      trainer?.tell({ kind: "sample", order: { ...how, id: ++asking, seed: seedOf("samples", untrack(settings).seed) } });
    },
    async save() {
      const run = untrack(order), from = untrack(data);
      if (!run) return undefined;
      // A run that stopped has no thread any more: what it had learned is here.
      const learned = untrack(status) === "stopped" ? kept : await new Promise<Learned>((resolve) => {
        waiting.push(resolve);
        trainer?.tell({ kind: "save" });
      });
      if (!learned) return undefined;
      const named = from.kind === "own" ? { name: from.name, points: [...from.points.values], dimension: from.points.dimension } : { name: from.name };
      return { settings: run.settings, data: named, alphabar: [...run.schedule.alphabar], learned };
    },
    take({ settings: then, data: from, alphabar, learned }) {
      const now = untrack(schedule);
      setForeign(!("alphabar" in now) || now.alphabar.length !== alphabar.length || now.alphabar.some((x, t) => Math.abs(x - alphabar[t]!) > 1e-12));
      batch(() => {
        if (from.points) setData({ kind: "own", name: from.name, points: { dimension: from.dimension ?? 2, values: Float32Array.from(from.points) } });
        else if (dataNames.includes(from.name as DataName)) setData({ kind: "known", name: from.name as DataName });
        setSettings(then);
      });
      restart(learned);
    },
    askField(t, at) {
      fieldAt = at as Float32Array<ArrayBuffer>;
      trainer?.tell({ kind: "field", order: { id: ++askingField, t, at } });
    },
  };
}

const same = (a: Float64Array | undefined, b: Float64Array | undefined): boolean => a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((x, i) => x === b[i]));

/** A trial's entries as a column over t = 0 … T: each stands for the steps up to the next, averaged over its neighbours. */
function spread({ steps, byStep }: Excess, T: number): Float64Array {
  const column = new Float64Array(T + 1).fill(NaN);
  const half = 8;
  for (let i = 0; i < steps.length; i++) {
    const from = Math.max(0, i - half), to = Math.min(byStep.length, i + half + 1);
    const mean = byStep.subarray(from, to).reduce((sum, x) => sum + x, 0) / (to - from);
    column.fill(mean, steps[i]!, i + 1 < steps.length ? steps[i + 1]! : T + 1);
  }
  return column;
}
