import { expect, test } from "vitest";
import { random, type Random } from "../../src/base/random.ts";
import { expandAll } from "../../src/program/expand.ts";
import { isLaw } from "../../src/program/law.ts";
import { evenTensor, fullTensor } from "../../src/program/make-tensor.ts";
import { drawn } from "../../src/program/library/random-values.ts";
import { sizeOf, stridesOf } from "../../src/program/shape.ts";
import type { Tensor, Value } from "../../src/program/value.ts";
import type { Variable } from "../../src/program/world.ts";
import { orUnknown } from "../../src/program/not-known.ts";
import { Raised } from "../../src/program/raised.ts";
import { runLines } from "./mini-python.ts";
import { plainContext } from "./plain-context.ts";

/**
 * An affine program of a random array is run once on its law and once on numbers for every unit vector. The law's variables, each written out in the array's own coordinates, must give the same
 * matrix, and its squared coefficients must add up to the variance that this matrix has: variables of one law are independent.
 */
type Vector = Float64Array;

/** A variable at one place of `shape`, in the coordinates of the root. */
function written(id: number, shape: readonly number[], at: readonly number[], variables: readonly Variable[], size: number): Vector {
  const { part } = variables[id]!;
  if (!part) {
    const vector = new Float64Array(size);
    const strides = stridesOf(shape);
    vector[at.reduce((sum, i, k) => sum + i * strides[k]!, 0)] = 1;
    return vector;
  }
  // A part that was reshaped since is read in its own shape.
  const own = variables[id]!.shape ?? [];
  let place = at;
  if (own.join() !== shape.join()) {
    const strides = stridesOf(shape);
    const flat = at.reduce((sum, i, k) => sum + i * strides[k]!, 0);
    place = stridesOf(own).map((stride, k) => Math.floor(flat / stride) % own[k]!);
  }
  if (part.at) {
    let seen = 0;
    return written(part.of, part.within, part.at.map((i) => i < 0 ? place[seen++]! : i), variables, size);
  }
  if (part.spread) return written(part.of, own.filter((_, k) => !part.spread![k]), place.filter((_, k) => !part.spread![k]), variables, size);
  const { slice, order, sum, within } = part;
  if (slice) return written(part.of, within, place.map((i, k) => k === slice.axis ? slice.start + slice.step * i : i), variables, size);
  if (order) return written(part.of, within, within.map((_, k) => place[order.indexOf(k)]!), variables, size);
  const total = new Float64Array(size);
  for (let i = 0; i < within[sum!]!; i++) written(part.of, within, place.toSpliced(sum!, 0, i), variables, size).forEach((x, k) => { total[k]! += x / Math.sqrt(within[sum!]!); });
  return total;
}

/** A line of the program that keeps it affine; `shape` is that of x before it. */
function line(r: Random, shape: readonly number[]): string {
  const rank = shape.length;
  const axis = rank > 0 ? r.whole(0, rank - 1) : 0;
  const n = shape[axis] ?? 1;
  const table = (m: number) => `np.arange(1, ${m + 1}) / 3.0`;
  const key = () => shape.map((m) => [":", `${r.whole(0, m - 1)}`, `${r.whole(0, m - 1)}:`, `:${r.whole(1, m)}`, "::-1", `[0, ${r.whole(0, m - 1)}]`][r.whole(0, 5)]).join(", ") || "...";
  const choices: (() => string)[] = [
    () => `x = x * ${table(shape.at(-1) ?? 1)}`, () => "x = 2 * x - 1", () => "x = -x / 4", () => "x = x + y", () => "x = x - y * 0.5", () => `x = x.sum(axis=${axis})`, () => `x = x.mean(axis=${axis}, keepdims=True)`,
    () => `x = np.cumsum(x, axis=${axis})`, () => `x = np.flip(x, axis=${axis})`, () => `x = np.roll(x, 1, axis=${axis})`, () => `x = np.concatenate([x, y], axis=${axis})`, () => "x = x.T", () => "x = x.reshape(-1)",
    () => `x = x.reshape(${n}, -1)`, () => `x = x[${key()}]`, () => `x = x[${key()}]`, () => `x = x[None, ...]`, () => `x = x[..., None] * ${table(2)}`, () => `x = np.diff(x, axis=${axis})`, () => `x = np.where(np.arange(${shape.at(-1) ?? 1}) > 0, x, 0)`,
    () => `x = np.repeat(x, 2, axis=${axis})`, () => `x = np.pad(x, 1)`, () => "x = x + x.mean()", () => `x = x + x[${r.whole(0, (shape[0] ?? 1) - 1)}]`, () => `x[${r.whole(0, (shape[0] ?? 1) - 1)}] = 3`, () => `x = x @ (np.arange(${(shape.at(-1) ?? 1) * 2}).reshape(${shape.at(-1) ?? 1}, 2) / 5)`,
    () => `x = np.broadcast_to(x, (2, ${shape.join(", ")}${rank > 0 ? "," : ""}))`, () => `x = np.squeeze(x)`, () => `x = np.tile(x, 2)`,
  ];
  return choices[r.whole(0, choices.length - 1)]!();
}

const tensor = (value: Value | undefined): Tensor | undefined => value?.kind === "tensor" ? value : undefined;

/** Lines that all run on numbers, one after the other, with what x is at last. */
function program(r: Random, start: readonly number[], count: number): string[] {
  const lines: string[] = ["y = x"];
  const context = plainContext();
  const x = fullTensor(start, Array.from({ length: sizeOf(start) }, (_, i) => i + 1), { type: "float", library: "numpy" });
  for (let tries = 0; lines.length <= count && tries < 40; tries++) {
    const before = tensor(runLines(lines.join("\n"), context, { x: { ...x, cells: [...x.cells] } }).get("x"))!;
    const next = line(r, before.shape);
    try {
      const after = tensor(runLines([...lines, next].join("\n"), context, { x: { ...x, cells: [...x.cells] } }).get("x"));
      if (after && sizeOf(after.shape) > 0 && sizeOf(after.shape) <= 200) lines.push(next);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
    }
  }
  return lines;
}

test("the law that a program gives is the program's own matrix, and its terms are independent", () => {
  const r = random(20);
  let [followed, unknown] = [0, 0];
  for (let turn = 0; turn < 200; turn++) {
    const start = [[4], [2, 3], [2, 3, 2], [3, 1, 2], [3, 3]][r.whole(0, 4)]!;
    const size = sizeOf(start);
    const source = program(r, start, r.whole(1, 5)).join("\n");
    const make = { type: "float" as const, library: "numpy" as const };
    const numbers = (cells: number[]) => expandAll(tensor(runLines(source, plainContext(), { x: fullTensor(start, cells, make) }).get("x"))!, plainContext());
    const zero = numbers(Array.from({ length: size }, () => 0));
    const units = Array.from({ length: size }, (_, k) => numbers(Array.from({ length: size }, (__, i) => Number(i === k))));
    const context = plainContext();
    const x = runLines(source, context, { x: drawn("normal", "x", 1, start, "numpy", context) }).get("x")!;
    const apart = x.kind === "tensor" ? orUnknown(() => expandAll(x, context)) : x;
    if (x.kind !== "tensor" || apart.kind !== "tensor" || context.variables.some(({ kind }) => kind === "other")) {
      unknown++;
      continue;
    }
    followed++;
    expect(x.shape, source).toEqual(zero.shape);
    apart.cells.forEach((cell, place) => {
      const exact = units.map((unit) => (unit.cells[place] as number) - (zero.cells[place] as number));
      const got = new Float64Array(size);
      let variance = 0;
      if (isLaw(cell)) cell.terms.forEach((term, id) => {
        if (term === 0) return;
        expect(context.variables[id]!.shape ?? [], source).toEqual([]);
        written(id, [], [], context.variables, size).forEach((w, k) => { got[k]! += term * w; });
        variance += term * term * context.variables[id]!.variance;
      });
      exact.forEach((value, k) => expect(got[k], `${source}\nentry ${place}, coordinate ${k}`).toBeCloseTo(value, 9));
      expect(isLaw(cell) ? cell.constant : cell, source).toBeCloseTo(zero.cells[place] as number, 9);
      const spread = exact.reduce((sum, value) => sum + value * value, 0);
      expect(variance / (1 + spread), `${source}\nvariance of entry ${place}`).toBeCloseTo(spread / (1 + spread), 9);
    });
  }
  expect(followed).toBeGreaterThan(140);
  expect(followed + unknown).toBe(200);
});

test("an even array costs nothing, however large", () => {
  const context = plainContext();
  const image = evenTensor([1000, 3, 512, 512], 1, { type: "float", library: "torch" });
  expect(image.cells).toHaveLength(1);
  expect(tensor(runLines("x = (x * 2 + 1).mean()", context, { x: image }).get("x"))!.cells).toEqual([3]);
});
