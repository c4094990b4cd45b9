import { expect, test } from "vitest";
import { backendsFor, computes, wantsPage } from "../../src/train/backend.ts";
import { halfLife, keepFor } from "../../src/train/optimise/average.ts";
import { rateAt } from "../../src/train/optimise/rate.ts";
import { nextRound } from "../../src/train/run.ts";
import { scheduleOf } from "../../src/train/schedule.ts";

test("a real graphics processor is taken first, software graphics give way to wasm, and what is asked for goes before all", () => {
  const names = (...args: Parameters<typeof backendsFor>) => backendsFor(...args).map(({ name, reason }) => `${name}: ${reason}`);
  expect(names({ renderer: "ANGLE (NVIDIA GeForce RTX 3060)", wasm: true })[0]).toBe("webgl: graphics processor");
  for (const renderer of ["Google SwiftShader", "llvmpipe (LLVM 15)", "Microsoft Basic Render Driver"]) expect(names({ renderer, wasm: true })[0]).toBe("wasm: software graphics");
  expect(names({ renderer: undefined, wasm: true })[0]).toBe("wasm: no WebGL");
  expect(names({ renderer: undefined, wasm: false })).toEqual(["cpu: no WebGL"]);
  expect(names({ renderer: "llvmpipe", wasm: true }, "webgl")[0]).toBe("webgl: asked for");
});

test("the page's thread is tried where a worker came to another backend for want of WebGL, and kept for real graphics or where WebGL is asked for", () => {
  expect(wantsPage({ name: "wasm", reason: "no WebGL" })).toBe(true);
  expect(wantsPage({ name: "wasm", reason: "after a failure", renderer: "Apple GPU" })).toBe(true);
  expect(wantsPage({ name: "wasm", reason: "software graphics", renderer: "llvmpipe" })).toBe(false);
  expect(wantsPage({ name: "wasm", reason: "asked for" })).toBe(false);
  expect(wantsPage({ name: "webgl", reason: "graphics processor", renderer: "Apple GPU" })).toBe(false);
  expect(computes({ renderer: "Apple GPU", wasm: true })).toBe(true);
  expect(computes({ renderer: "Google SwiftShader", wasm: true })).toBe(false);
  expect(computes({ renderer: "Google SwiftShader", wasm: true }, "webgl")).toBe(true);
  expect(computes({ renderer: undefined, wasm: true }, "webgl")).toBe(false);
});

test("a cosine rate rises over its warm-up and ends at nothing; a constant one stays", () => {
  const plan = { kind: "cosine", rate: 1e-3, warmUp: 10, steps: 110 } as const;
  expect(rateAt(1, plan)).toBeCloseTo(1e-4, 9);
  expect(rateAt(10, plan)).toBe(1e-3);
  expect(rateAt(61, plan)).toBeCloseTo(5e-4, 9);
  expect(rateAt(111, plan)).toBeCloseTo(0, 9);
  expect(rateAt(5000, { ...plan, kind: "constant" })).toBe(1e-3);
});

test("half of an average is newer than its half-life", () => {
  expect(halfLife(0.995)).toBeCloseTo(138.3, 1);
  expect(keepFor(halfLife(0.995))).toBeCloseTo(0.995, 12);
});

test("rounds grow and shrink towards the time wanted, at most twofold", () => {
  expect(nextRound(1, 1, 40)).toBe(2);
  expect(nextRound(8, 40, 40)).toBe(8);
  expect(nextRound(8, 400, 40)).toBe(4);
  expect(nextRound(1, 4000, 40)).toBe(1);
});

test("a column that cannot be trained on says at which t", () => {
  expect(scheduleOf({ from: 1, values: Float64Array.of(0.9, 1.2) }, 2)).toMatchObject({ kind: "outside its range", t: 2 });
  expect(scheduleOf(undefined, 10)).toMatchObject({ kind: "missing value" });
  expect(scheduleOf({ from: 0, values: Float64Array.of(1, 0.5) }, 1)).toEqual({ steps: 1, alphabar: Float64Array.of(1, 0.5) });
});
