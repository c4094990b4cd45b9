import { roomFor } from "./cells.ts";
import type { Context } from "./context.ts";
import { spreadOver } from "./expand.ts";
import { isLaw } from "./law.ts";
import { allow, isRandom, isSpanned, keptShape, makeTensor, type Make } from "./make-tensor.ts";
import { broadcastShape, sizeOf, stridesOf } from "./shape.ts";
import type { Cell, Tensor } from "./value.ts";

/** f of each pair of entries, after broadcasting. */
export function elementwise(a: Tensor, b: Tensor, make: Make, f: (x: Cell, y: Cell) => Cell, context: Context): Tensor {
  const shape = broadcastShape(a.shape, b.shape, make.library);
  const isEven = (tensor: Tensor, i: number) => tensor.uniform[i - shape.length + tensor.shape.length] ?? true;
  const uniform = shape.map((n, i) => n !== 0 && isEven(a, i) && isEven(b, i));
  const own = ownAxes([a, b], shape, uniform);
  const [left, right] = [spreadOver(a, shape, uniform, context, own), spreadOver(b, shape, uniform, context, own)];
  const kept = shape.map((n, i) => uniform[i] ? 1 : n);
  const size = sizeOf(kept);
  allow(size, context);
  return makeTensor(shape, uniform, walked(left, right, kept, size, isRandom(a) || isRandom(b) ? remembering(f, context) : f), make, own);
}

/** Entries named alike are often one law over and over: it is computed once, and what is computed counts by its terms. */
function remembering(f: (x: Cell, y: Cell) => Cell, context: Context): (x: Cell, y: Cell) => Cell {
  let [lastX, lastY, last]: readonly [Cell?, Cell?, Cell?] = [];
  return (x, y) => {
    if (last !== undefined && x === lastX && y === lastY) return last;
    [lastX, lastY, last] = [x, y, f(x, y)];
    if (typeof last === "object") context.spend(last.terms.length / 500);
    return last;
  };
}

/** The axes along which all that is random names its entries alike, though they are kept apart. */
function ownAxes(tensors: readonly Tensor[], shape: readonly number[], uniform: readonly boolean[]): boolean[] {
  const random = tensors.filter(isRandom);
  return shape.map((_, i) => {
    if (uniform[i]) return false;
    const along = random.map((tensor) => [tensor, i - shape.length + tensor.shape.length] as const).filter(([tensor, axis]) => (tensor.shape[axis] ?? 1) > 1);
    return along.length > 0 && along.every(([tensor, axis]) => isSpanned(tensor, axis));
  });
}

function walked(left: Tensor, right: Tensor, kept: readonly number[], size: number, f: (x: Cell, y: Cell) => Cell): Cell[] {
  const cells: Cell[] = roomFor(size);
  const [p, q] = [left.cells, right.cells];
  if (p.length === size && q.length === size) for (let i = 0; i < size; i++) cells[i] = f(p[i]!, q[i]!);
  else if (p.length === size && q.length === 1) for (let i = 0; i < size; i++) cells[i] = f(p[i]!, q[0]!);
  else if (q.length === size && p.length === 1) for (let i = 0; i < size; i++) cells[i] = f(p[0]!, q[i]!);
  else {
    const [s, t] = [placesIn(left, kept), placesIn(right, kept)];
    for (let i = 0; i < size; i++) cells[i] = f(p[s[i]!]!, q[t[i]!]!);
  }
  return cells;
}

/** Which cell of an array stands at each place of a shape that it is broadcast to (of equal rank). */
export function placesIn(tensor: Tensor, kept: readonly number[]): Int32Array {
  const own = keptShape(tensor);
  const strides = stridesOf(own).map((stride, i) => own[i] === 1 ? 0 : stride);
  const places = new Int32Array(sizeOf(kept));
  let filled = 1;
  // The last axes first: what is laid out so far is repeated along the next, a stride further each time.
  for (let axis = kept.length - 1; axis >= 0; axis--) {
    for (let i = 1; i < kept[axis]!; i++) for (let j = 0; j < filled; j++) places[i * filled + j] = places[j]! + i * strides[axis]!;
    filled *= kept[axis]!;
  }
  return places;
}

/** f of each number; a random entry is `random` of it. */
export function mapCells(tensor: Tensor, make: Make, f: (x: number) => number, random: (cell: Exclude<Cell, number>) => Cell, context: Context): Tensor {
  context.spend(tensor.cells.length / 100);
  const once = remembering((cell) => random(cell as Exclude<Cell, number>), context);
  return makeTensor(tensor.shape, tensor.uniform, tensor.cells.map((cell) => isLaw(cell) ? once(cell, 0) : f(cell)), make, tensor.own);
}
