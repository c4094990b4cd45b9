import { afterEach, expect, test, vi } from "vitest";
import type { BackendChoice } from "../../src/train/backend.ts";
import { openTrainer } from "../../src/train/open-trainer.ts";
import type { FromTrainer, ToTrainer } from "../../src/train/protocol.ts";
import { small } from "../../src/train/settings.ts";
import { linearSchedule } from "./schedules.ts";

const prepare: ToTrainer = { kind: "prepare", order: { settings: small, points: { dimension: 2, values: Float32Array.of(0, 1, 1, 0) }, schedule: linearSchedule(5) } };
const prepared = (backend: BackendChoice): FromTrainer => ({ kind: "prepared", backend, parameters: 1, step: 0 });

/** What the page's trainer answers, and what either was told. */
const page = vi.hoisted(() => ({ backend: undefined as unknown, told: [] as string[] }));
vi.mock("../../src/train/serve.ts", () => ({
  serveTrainer: (send: (message: FromTrainer) => void) => (message: ToTrainer) => {
    page.told.push(message.kind);
    if (message.kind === "prepare") send(prepared(page.backend as BackendChoice));
  },
}));

/** A worker that starts on this backend, and a document whose graphics are these. */
function browser(worker: BackendChoice, renderer: string | undefined) {
  const told: string[] = [];
  let closed = false;
  vi.stubGlobal("Worker", class {
    hear: ((event: { data: FromTrainer }) => void) | undefined;
    addEventListener(kind: string, hear: (event: { data: FromTrainer }) => void) {
      if (kind === "message") this.hear = hear;
    }
    postMessage(message: ToTrainer) {
      told.push(message.kind);
      if (message.kind === "prepare") queueMicrotask(() => this.hear?.({ data: prepared(worker) }));
    }
    terminate() {
      closed = true;
    }
  });
  vi.stubGlobal("document", { createElement: () => ({ getContext: () => (renderer === undefined ? null : { getExtension: () => null, getParameter: () => renderer }) }) });
  return { told, closed: () => closed };
}

async function trained(threads: "any" | "worker", wanted: number): Promise<readonly FromTrainer[]> {
  const heard: FromTrainer[] = [];
  const trainer = openTrainer((message) => heard.push(message), threads);
  trainer.tell(prepare);
  trainer.tell({ kind: "train" });
  await vi.waitFor(() => expect(heard).toHaveLength(wanted));
  return heard;
}

afterEach(() => {
  vi.unstubAllGlobals();
  page.told.length = 0;
});

test("a run goes to the page's thread where a worker has no WebGL and the page has real graphics; what was told meanwhile goes with it", async () => {
  page.backend = { name: "webgl", reason: "graphics processor", renderer: "Apple GPU" };
  const worker = browser({ name: "wasm", reason: "no WebGL" }, "Apple GPU");
  expect(await trained("any", 1)).toEqual([prepared({ name: "webgl", reason: "page's thread", renderer: "Apple GPU" })]);
  expect(page.told).toEqual(["prepare", "train"]);
  expect(worker.told).toEqual(["prepare"]);
  expect(worker.closed()).toBe(true);
});

test("a run stays in the worker where the page's graphics are software, or its WebGL does not start, or its thread may not be used", async () => {
  for (const { renderer, starts, threads } of [
    { renderer: "Google SwiftShader", starts: "webgl", threads: "any" }, { renderer: "Apple GPU", starts: "wasm", threads: "any" }, { renderer: "Apple GPU", starts: "webgl", threads: "worker" },
  ] as const) {
    page.backend = { name: starts, reason: "after a failure" };
    const worker = browser({ name: "wasm", reason: "no WebGL" }, renderer);
    expect(await trained(threads, 1)).toEqual([prepared({ name: "wasm", reason: "no WebGL" })]);
    expect(worker.told).toEqual(["prepare", "train"]);
    expect(worker.closed()).toBe(false);
  }
});
