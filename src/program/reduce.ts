import { roomFor } from "./cells.ts";
import type { Context } from "./context.ts";
import { sharesWhole } from "./dependence.ts";
import { expandAxis } from "./expand.ts";
import { isLaw } from "./law.ts";
import { keptShape, makeTensor, type Make, isRandom, spannedAxes } from "./make-tensor.ts";
import { NotKnown } from "./not-known.ts";
import { summedOver } from "./part.ts";
import { sizeOf } from "./shape.ts";
import type { Cell, Law, Tensor } from "./value.ts";

/** Folds one axis of an array of numbers: `even` is the result for n equal entries, `fold` for the entries themselves. */
export function foldAxis(tensor: Tensor, axis: number, make: Make, even: (cell: Cell, n: number) => Cell, fold: (cells: Cell[]) => Cell): Tensor {
  const [shape, uniform, own] = [tensor.shape.toSpliced(axis, 1), tensor.uniform.toSpliced(axis, 1), tensor.own?.toSpliced(axis, 1)];
  const n = tensor.shape[axis]!;
  if (tensor.uniform[axis]) return makeTensor(shape, uniform, tensor.cells.map((cell) => even(cell, n)), make, own);
  const kept = keptShape(tensor);
  const [outer, inner] = [sizeOf(kept.slice(0, axis)), sizeOf(kept.slice(axis + 1))];
  const cells = roomFor(outer * inner);
  const row = roomFor(n);
  for (let o = 0; o < outer; o++) for (let k = 0; k < inner; k++) {
    for (let i = 0; i < n; i++) row[i] = tensor.cells[(o * n + i) * inner + k]!;
    cells[o * inner + k] = fold(row);
  }
  return makeTensor(shape, uniform, cells, make, own);
}

/** The sum over one axis; over a uniform random one it is a variable of its own, with the variance of n independent entries. */
export function sumAxis(tensor: Tensor, axis: number, context: Context): Tensor {
  const make: Make = { ...tensor, type: tensor.type === "bool" ? "int" : tensor.type };
  if (tensor.uniform[axis] && isRandom(tensor) && tensor.shape[axis]! > 1) {
    if (sharesWhole(tensor, context.variables)) throw new NotKnown("a sum of random values that depend on each other");
    const spanned = spannedAxes(tensor);
    const spans = spanned.map((i) => tensor.shape[i]!);
    return foldAxis(tensor, axis, make, (cell, n) => isLaw(cell) ? summedLaw(cell, spans, spanned.indexOf(axis), n, context) : cell * n, total);
  }
  return foldAxis(expandOwn(tensor, axis, context), axis, make, (cell, n) => isLaw(cell) ? cell : cell * n, total);
}

const expandOwn = (tensor: Tensor, axis: number, context: Context): Tensor => tensor.own?.[axis] ? expandAxis(tensor, axis, context) : tensor;

function summedLaw(law: Law, shape: readonly number[], axis: number, n: number, context: Context): Law {
  const parts = [...law.terms].flatMap((term, id) => term === 0 ? [] : [{ term, ...summedOver(id, shape, axis, context) }]);
  const terms = new Float64Array(parts.reduce((last, { id }) => Math.max(last, id), -1) + 1);
  for (const { term, id, factor } of parts) terms[id] = terms[id]! + term * factor;
  return { constant: law.constant * n, terms };
}

/** The sum of many cells at once. */
function total(cells: Cell[]): Cell {
  if (!cells.some(isLaw)) {
    let sum = 0;
    for (const cell of cells) sum += cell as number;
    return sum;
  }
  const terms = new Float64Array(cells.reduce<number>((n, cell) => isLaw(cell) ? Math.max(n, cell.terms.length) : n, 0));
  let constant = 0;
  for (const cell of cells) {
    if (!isLaw(cell)) { constant += cell; continue; }
    constant += cell.constant;
    for (let i = 0; i < cell.terms.length; i++) terms[i] = terms[i]! + cell.terms[i]!;
  }
  return { constant, terms };
}
