import { attempt, fail, type Problem } from "../base/problem.ts";
import type { Learned } from "./learn/learner.ts";
import { allLayers, type Architecture, layersOf } from "./model/architecture.ts";
import type { LayerWeights, Weights } from "./model/weights.ts";
import type { Settings } from "./settings.ts";

/** A run that was saved: what it was set to, what it learned from, and what it had learned. */
export interface SavedRun {
  readonly settings: Settings;
  /** A known data set's name, or the name of a file with its points. */
  readonly data: { readonly name: string; readonly points?: readonly number[]; readonly dimension?: 1 | 2 };
  /** ᾱ_0 … ᾱ_T that it was trained on. */
  readonly alphabar: readonly number[];
  readonly learned: Learned;
}

const magic = "ᾱ run 1\n";
const groups = ["weights", "mean", "square", "average"] as const;
const parts = ["weight", "bias", "scale", "shift"] as const;

/**
 * The bytes of a run: a line that says what it is, a line of JSON, then float32 numbers, little-endian: weights, AdamW's two means and the average, layer by layer.
 * "average" alone writes what sampling needs, a quarter of the size; read again, it is also what training goes on from.
 */
export function writeRun(run: SavedRun, what: "everything" | "average"): Uint8Array<ArrayBuffer> {
  const { learned, ...rest } = run;
  const written = what === "everything" ? groups : (["average"] as const);
  const header = new TextEncoder().encode(`${magic}${JSON.stringify({ ...rest, architecture: learned.architecture, iteration: learned.iteration, groups: written })}\n`);
  const numbers = written.flatMap((group) => allLayers(layersOf(learned.architecture)).flatMap(({ name }) => parts.flatMap((part) => learned[group][name]![part] ?? [])));
  const length = numbers.reduce((sum, array) => sum + array.length, 0);
  const bytes = new Uint8Array(header.length + 4 * length);
  bytes.set(header);
  const view = new DataView(bytes.buffer);
  let at = header.length;
  for (const array of numbers) for (const value of array) {
    view.setFloat32(at, value, true);
    at += 4;
  }
  return bytes;
}

/** Reads what `writeRun` wrote; anything else is a problem that says what is wrong. */
export function readRun(bytes: Uint8Array): { ok: true; run: SavedRun } | { ok: false; problem: Problem } {
  const read = attempt((): SavedRun => {
    const first = new TextEncoder().encode(magic);
    if (first.some((byte, i) => bytes[i] !== byte)) fail("unexpected token", "file", { hint: "a run saved by Alphabar" });
    const end = bytes.indexOf(10, first.length);
    const header = headerOf(new TextDecoder().decode(bytes.subarray(first.length, Math.max(end, first.length))));
    const { architecture, iteration, groups: written, ...rest } = header;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    let at = end + 1;
    const array = (length: number): Float32Array => {
      if (at + 4 * length > bytes.length) fail("missing value", "weights", { hint: "a file that is not cut short" });
      const values = Float32Array.from({ length }, (_, i) => view.getFloat32(at + 4 * i, true));
      if (!values.every(Number.isFinite)) fail("not a number", "weights");
      at += 4 * length;
      return values;
    };
    const found: Partial<Record<(typeof groups)[number], Weights>> = {};
    for (const group of written) found[group] = Object.fromEntries(allLayers(layersOf(architecture)).map(({ name, inputs, outputs, norm }) => {
      const linear: LayerWeights = { weight: array(inputs * outputs), bias: array(outputs) };
      return [name, norm ? { ...linear, scale: array(outputs), shift: array(outputs) } : linear];
    }));
    const average = found.average!;
    const zeros = (): Weights => Object.fromEntries(Object.entries(average).map(([name, layer]) =>
      [name, Object.fromEntries(Object.entries(layer).map(([part, values]: [string, Float32Array]) => [part, new Float32Array(values.length)]))])) as unknown as Weights;
    // Without AdamW's means its corrections must not be those of a late step: the run begins anew from these weights.
    const learned = { architecture, iteration: found.mean ? iteration : 0, weights: found.weights ?? average, mean: found.mean ?? zeros(), square: found.square ?? zeros(), average };
    return { ...rest, settings: { ...rest.settings, architecture }, learned };
  });
  return read.ok ? { ok: true, run: read.value } : read;
}

type Header = Omit<SavedRun, "learned"> & { readonly architecture: Architecture; readonly iteration: number; readonly groups: readonly (typeof groups)[number][] };

function headerOf(line: string): Header {
  let header: Header;
  try {
    header = JSON.parse(line) as Header;
  } catch {
    return fail("unexpected token", line.slice(0, 40), { hint: "a line of JSON" });
  }
  const { width, depth, dimension } = header.architecture ?? {};
  const whole = (value: unknown, low: number, high: number) => Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
  if (!whole(width, 2, 4096) || !whole(depth, 1, 16) || !whole(dimension, 1, 2) || !whole(header.iteration, 0, 1e9)) fail("outside its range", "architecture");
  if (!Array.isArray(header.groups) || !header.groups.includes("average") || header.groups.some((group) => !groups.includes(group))) fail("missing value", "average");
  if (!Array.isArray(header.alphabar) || !header.alphabar.every((x) => x >= 0 && x <= 1) || !header.settings || !header.data) fail("missing value", "settings");
  return header;
}
