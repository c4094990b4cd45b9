import { roomFor } from "./cells.ts";
import type { Context } from "./context.ts";
import { isLaw } from "./law.ts";
import { allow, isRandom, isSpanned, keptShape, makeTensor, spannedAxes } from "./make-tensor.ts";
import { NotKnown } from "./not-known.ts";
import { coordinate, spreadTo } from "./part.ts";
import { sizeOf, type Shape } from "./shape.ts";
import type { Cell, Law, Tensor } from "./value.ts";

/** A law with other variables in the place of its own. */
export function withVariables(law: Law, put: (id: number) => number): Law {
  const pairs: (readonly [number, number])[] = [];
  let last = -1;
  for (let id = 0; id < law.terms.length; id++) {
    const term = law.terms[id]!;
    if (term === 0) continue;
    const to = put(id);
    pairs.push([to, term]);
    if (to > last) last = to;
  }
  const terms = new Float64Array(last + 1);
  for (const [id, term] of pairs) terms[id] = terms[id]! + term;
  return { constant: law.constant, terms };
}

/** Each variable of the cells replaced; numbers stay. */
export function mapVariables(tensor: Tensor, put: (id: number) => number): Tensor {
  return isRandom(tensor) ? { ...tensor, cells: tensor.cells.map((cell) => isLaw(cell) ? withVariables(cell, put) : cell) } : tensor;
}

/** One uniform axis kept apart, its entries still named alike. */
export function layOut(tensor: Tensor, axis: number, context: Context): Tensor {
  const n = tensor.shape[axis]!;
  if (!tensor.uniform[axis] || n === 1) return tensor;
  const kept = keptShape(tensor);
  const inner = sizeOf(kept.slice(axis + 1));
  allow(tensor.cells.length * n, context);
  const cells = roomFor(tensor.cells.length * n);
  for (let k = 0; k < cells.length; k++) cells[k] = tensor.cells[Math.floor(k / (n * inner)) * inner + k % inner]!;
  return makeTensor(tensor.shape, tensor.uniform.with(axis, false), cells, tensor, tensor.shape.map((_, i) => i === axis || Boolean(tensor.own?.[i])));
}

/** The same array with an entry of its own for each place along one axis, each named by variables of its own. */
export function expandAxis(tensor: Tensor, axis: number, context: Context): Tensor {
  const n = tensor.shape[axis]!;
  if (n === 1 || !isSpanned(tensor, axis)) return tensor;
  if (!tensor.uniform[axis]) return toldApart(tensor, axis, context);
  const kept = keptShape(tensor);
  const inner = sizeOf(kept.slice(axis + 1));
  allow(tensor.cells.length * n, context);
  if (isRandom(tensor)) affordable(tensor.cells.length * n, n, context);
  const spanned = spannedAxes(tensor);
  const [shape, at] = [spanned.map((i) => tensor.shape[i]!), spanned.indexOf(axis)];
  const cells: Cell[] = roomFor(tensor.cells.length * n);
  for (let k = 0; k < tensor.cells.length; k++) {
    const cell = tensor.cells[k]!;
    const [outer, rest] = [Math.floor(k / inner), k % inner];
    for (let i = 0; i < n; i++) cells[(outer * n + i) * inner + rest] = isLaw(cell) ? withVariables(cell, (id) => coordinate(id, shape, at, i, context)) : cell;
  }
  return makeTensor(tensor.shape, tensor.uniform.map((even, i) => even && i !== axis), cells, tensor, tensor.own);
}

/** The entries of an axis that is kept apart, each named by its own coordinates. */
function toldApart(tensor: Tensor, axis: number, context: Context): Tensor {
  const result = { ...tensor, own: tensor.own!.with(axis, false) };
  if (!isRandom(tensor)) return result;
  affordable(tensor.cells.length, tensor.shape[axis]!, context);
  const [kept, spanned] = [keptShape(tensor), spannedAxes(tensor)];
  const [shape, at, inner] = [spanned.map((i) => tensor.shape[i]!), spanned.indexOf(axis), sizeOf(kept.slice(axis + 1))];
  return { ...result, cells: tensor.cells.map((cell, k) => isLaw(cell) ? withVariables(cell, (id) => coordinate(id, shape, at, Math.floor(k / inner) % kept[axis]!, context)) : cell) };
}

/** Each random entry told apart is a variable more in the laws of all: past what memory holds they are not. */
function affordable(cells: number, more: number, context: Context): void {
  const size = cells * (context.variables.length + more);
  if (size > 3e7) throw new NotKnown("so many different random values");
  context.spend(size / 1e4);
}

/** With nothing kept compact. */
export function expandAll(tensor: Tensor, context: Context): Tensor {
  allow(sizeOf(tensor.shape), context);
  return tensor.shape.reduce((result, _, axis) => expandAxis(result, axis, context), tensor);
}

/** Entries named by variables of their own wherever axes are kept apart. */
export const named = (tensor: Tensor, context: Context): Tensor => tensor.own ? tensor.shape.reduce((result, _, axis) => tensor.own![axis] ? expandAxis(result, axis, context) : result, tensor) : tensor;

/**
 * Broadcast to a larger shape, with entries of their own along the axes that the result keeps apart, named alike where the result names them alike (`own`); where one random entry stands for many it is the
 * same coordinate for all.
 */
export function spreadOver(tensor: Tensor, shape: Shape, uniform: readonly boolean[], context: Context, own: readonly boolean[] = []): Tensor {
  const missing = shape.length - tensor.shape.length;
  let result = missing === 0 ? tensor : makeTensor([...shape.slice(0, missing).map(() => 1), ...tensor.shape], [...shape.slice(0, missing).map(() => true), ...tensor.uniform], tensor.cells, tensor, tensor.own && [...shape.slice(0, missing).map(() => false), ...tensor.own]);
  if (!isRandom(result)) return result;
  for (let axis = 0; axis < shape.length; axis++) if (!uniform[axis] && !own[axis] && result.shape[axis] !== 1) result = expandAxis(result, axis, context);
  const axes = shape.flatMap((n, i) => (uniform[i] || own[i]) && n > 1 ? [i] : []);
  const spread = axes.map((i) => result.shape[i] === 1);
  if (!spread.some(Boolean)) return result;
  return mapVariables(result, (id) => spreadTo(id, axes.map((i) => shape[i]!), spread, context));
}
