import { roomFor } from "./cells.ts";
import type { Context } from "./context.ts";
import { mapVariables, withVariables } from "./expand.ts";
import { isLaw } from "./law.ts";
import { isRandom, isSpanned, keptShape, makeTensor, spannedAxes, withAxis, withoutAxis } from "./make-tensor.ts";
import { coordinate, permuted, sliced } from "./part.ts";
import { sizeOf, stridesOf } from "./shape.ts";
import type { Cell, Tensor } from "./value.ts";

/** The entries at some places of one axis that is kept apart, in their order; `places` may repeat. */
export function takeAlong(tensor: Tensor, axis: number, places: readonly number[]): Tensor {
  const kept = keptShape(tensor);
  const [outer, n, inner] = [sizeOf(kept.slice(0, axis)), kept[axis]!, sizeOf(kept.slice(axis + 1))];
  const cells: Cell[] = roomFor(outer * places.length * inner);
  let at = 0;
  for (let o = 0; o < outer; o++) for (const place of places) for (let i = 0; i < inner; i++) cells[at++] = tensor.cells[(o * n + place) * inner + i]!;
  return makeTensor(tensor.shape.with(axis, places.length), tensor.uniform.with(axis, false), cells, tensor, tensor.own?.with(axis, false));
}

/** Entry i of an axis, which is gone afterwards. */
export function selectAxis(tensor: Tensor, axis: number, i: number, context: Context): Tensor {
  const taken = tensor.uniform[axis] ? tensor.cells : takeAlong(tensor, axis, [i]).cells;
  if (!isSpanned(tensor, axis)) return withoutAxis(tensor, axis, taken);
  const spanned = spannedAxes(tensor);
  const at = spanned.indexOf(axis);
  const spans = spanned.map((k) => tensor.shape[k]!);
  const cells = taken.map((cell) => isLaw(cell) ? withVariables(cell, (id) => coordinate(id, spans, at, i, context)) : cell);
  return withoutAxis(tensor, axis, cells);
}

/** n entries of an axis from `start` by `step`. */
export function sliceAxis(tensor: Tensor, axis: number, start: number, step: number, n: number, context: Context): Tensor {
  if (n === tensor.shape[axis] && step === 1) return tensor;
  if (!tensor.uniform[axis] && (n < 2 || !isSpanned(tensor, axis))) return n === 1 ? withAxis(selectAxis(tensor, axis, start, context), axis) : takeAlong(tensor, axis, Array.from({ length: n }, (_, i) => start + i * step));
  const shape = tensor.shape.with(axis, n);
  if (n === 0) return makeTensor(shape, tensor.uniform, [], tensor);
  if (n === 1) {
    const one = selectAxis(tensor, axis, start, context);
    return withAxis(one, axis);
  }
  const taken = tensor.uniform[axis] ? tensor.cells : takeAlong(tensor, axis, Array.from({ length: n }, (_, i) => start + i * step)).cells;
  const result = makeTensor(shape, tensor.uniform, taken, tensor, tensor.own);
  const whole = spannedAxes(tensor).map((k) => tensor.shape[k]!);
  return mapVariables(result, (id) => sliced(id, whole, { axis: spannedAxes(tensor).indexOf(axis), start, step }, n, context));
}

/** Axis k of the result is axis order[k]. */
export function permuteAxes(tensor: Tensor, order: readonly number[], context: Context): Tensor {
  const shape = order.map((k) => tensor.shape[k]!);
  const kept = keptShape(tensor);
  const strides = stridesOf(kept);
  const target = order.map((k) => kept[k]!);
  let cells = tensor.cells;
  if (order.filter((k) => kept[k] !== 1).some((k, i, all) => i > 0 && k < all[i - 1]!)) {
    const steps = order.map((k) => strides[k]!);
    cells = roomFor(tensor.cells.length);
    const places = new Int32Array(tensor.cells.length);
    let filled = 1;
    for (let axis = target.length - 1; axis >= 0; axis--) {
      for (let i = 1; i < target[axis]!; i++) for (let j = 0; j < filled; j++) places[i * filled + j] = places[j]! + i * steps[axis]!;
      filled *= target[axis]!;
    }
    for (let i = 0; i < cells.length; i++) cells[i] = tensor.cells[places[i]!]!;
  }
  const result = makeTensor(shape, order.map((k) => tensor.uniform[k]!), cells, tensor, tensor.own && order.map((k) => tensor.own![k]!));
  const spanned = order.filter((k) => isSpanned(tensor, k));
  if (!isRandom(tensor) || spanned.every((k, i) => i === 0 || k > spanned[i - 1]!)) return result;
  const axes = spannedAxes(tensor);
  const ranks = spanned.map((k) => axes.indexOf(k));
  return mapVariables(result, (id) => permuted(id, axes.map((k) => tensor.shape[k]!), ranks, context));
}
