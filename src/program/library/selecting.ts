import { tensorBinary } from "../binary.ts";
import { mapCells } from "../elementwise.ts";
import { expandAll, expandAxis } from "../expand.ts";
import { flattened, reshaped } from "../flatten.ts";
import { indexedTensor } from "../indexed.ts";
import { readKey } from "../index-key.ts";
import { fullTensor, keptShape, makeTensor } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { numbersOf } from "../numbers-of.ts";
import { Raised } from "../raised.ts";
import { axisOf, sizeOf, stridesOf } from "../shape.ts";
import type { Cell, Tensor, Value } from "../value.ts";
import { array, both, type Call, type Entries, entriesOf, entry, flag, named, number, whole } from "./entry.ts";
import { chosen } from "./pairs.ts";

/** Entries looked up, put in order and laid along lines. */
export const selecting: Entries = entriesOf(
  { "torch.gather": entry("input, dim, index", gather), "numpy.take_along_axis": entry("input|arr, index|indices, dim|axis=-1", gather), "torch.take_along_dim": entry("input, index|indices, dim=-1", gather) },
  { "torch.index_select": entry("input, dim, index", (call) => taken(call, array(call, "input"), whole(call, "dim")!)) },
  both("take", entry("input|a, index|indices, dim|axis=None, mode=None", (call) => {
    const dim = whole(call, "dim");
    return dim === undefined ? taken(call, flattened(array(call, "input"), call.context), 0) : taken(call, array(call, "input"), dim);
  })),
  both("tril", entry("input|m, diagonal|k=0", (call) => masked(call, (i, j) => j - i <= (whole(call, "diagonal") ?? 0)))), both("triu", entry("input|m, diagonal|k=0", (call) => masked(call, (i, j) => j - i >= (whole(call, "diagonal") ?? 0)))),
  both("diag", entry("input|v, diagonal|k=0", diagonal)), both("diagonal", entry("input|a, diagonal|offset=0", diagonal)),
  both("sort", entry("input|a, dim|axis=-1, descending=False, stable=False, kind=None", sorted)), both("argsort", entry("input|a, dim|axis=-1, descending=False, stable=False, kind=None", (call) => order(call)[1])),
  both("searchsorted", entry("sorted|a|sorted_sequence, values|v|input, side=left, right=False", searched)), both("bucketize", entry("values|input, sorted|boundaries, right=False", searched)),
  both("nonzero argwhere flatnonzero", entry("input|a, as_tuple=False", (call) => nonzero(call))),
  both("unique", entry("input|ar", (call) => {
    const cells = [...new Set(expandAll(numbersOf(array(call, "input"), "unique"), call.context).cells as number[])].toSorted((a, b) => a - b);
    return fullTensor([cells.length], cells, array(call, "input"));
  })),
  { "numpy.interp": entry("x, xp, fp, left=None, right=None", interpolated) },
  { "numpy.polyval": entry("p, x", (call) => {
    const [p, x] = [expandAll(numbersOf(array(call, "p"), "polyval"), call.context), numbersOf(array(call, "x"), "polyval")];
    return mapCells(x, { ...x, type: "float" }, (value) => (p.cells as number[]).reduce((sum, c) => sum * value + c, 0), (cell) => cell, call.context);
  }) },
  both("outer ger", entry("input|a, other|b|vec2", (call) => {
    const [a, b] = [flattened(array(call, "input"), call.context), flattened(array(call, "other"), call.context)];
    return tensorBinary("*", reshaped(a, [...a.shape, 1], call.context), b, call.context);
  })),
  both("trapz trapezoid", entry("input|y, x=None, dx=1, dim|axis=-1", trapezoid)),
  both("masked_fill", entry("input, mask, value", (call) => chosen(array(call, "mask"), array(call, "value"), array(call, "input"), call.context))),
  { "torch.masked_select": entry("input, mask", (call) => indexedTensor(array(call, "input"), readKey(array(call, "mask"), array(call, "input").shape, "torch", call.context), call.context)) },
  both("numel", entry("input", (call) => ({ kind: "int", value: sizeOf(array(call, "input").shape) }))), named(["torch.Tensor.numel", "torch.Tensor.nelement"], entry("input", (call) => ({ kind: "int", value: sizeOf(array(call, "input").shape) }))),
  named(["torch.Tensor.dim", "torch.Tensor.ndimension", "numpy.ndim"], entry("input|a", (call) => ({ kind: "int", value: array(call, "input").shape.length }))),
  named(["torch.Tensor.size", "numpy.shape"], entry("input|a, dim=None", (call): Value => {
    const { shape } = array(call, "input");
    const dim = whole(call, "dim");
    return dim === undefined ? { kind: "tuple", items: shape.map((value) => ({ kind: "int", value })) } : { kind: "int", value: shape[axisOf(dim, shape.length, "torch")]! };
  })),
  { "numpy.size": entry("input|a", (call) => ({ kind: "int", value: sizeOf(array(call, "input").shape) })) },
);

/** input[index] along one axis, entry by entry: every other axis of the index goes with the same place of the input. */
function gather(call: Call): Tensor {
  const [input, index] = [array(call, "input"), numbersOf(array(call, "index"), "gather")];
  if (call.library === "torch" && call.path.endsWith("gather")) {
    if (index.type !== "int") throw new Raised("RuntimeError", "gather(): Expected dtype int64 for index");
    if (index.shape.length !== input.shape.length && !(input.shape.length === 0 || index.shape.length === 0)) throw new Raised("RuntimeError", "Index tensor must have the same number of dimensions as input tensor");
  }
  const axis = axisOf(whole(call, "dim")!, Math.max(1, input.shape.length), call.library);
  const n = input.shape[axis] ?? 1;
  const at = (value: Cell): number => {
    const i = value as number;
    if (i >= (call.library === "torch" ? 0 : -n) && i < n) return i < 0 ? i + n : i;
    throw call.library === "torch" ? new Raised("RuntimeError", `index ${i} is out of bounds for dimension ${axis} with size ${n}`) : new Raised("IndexError", `index ${i} is out of bounds for axis ${axis} with size ${n}`);
  };
  if (input.shape.length <= 1) return indexedTensor(reshaped(input, [n], call.context), [{ kind: "array", index: { ...index, cells: index.cells.map(at) } }], call.context);
  const [table, places] = [expandAll(input, call.context), expandAll(index, call.context)];
  const [strides, own] = [stridesOf(input.shape), stridesOf(index.shape)];
  const cells = places.cells.map((cell, k) => table.cells[index.shape.reduce((sum, m, i) => sum + (i === axis ? at(cell) : Math.floor(k / own[i]!) % m) * strides[i]!, 0)]!);
  return fullTensor(index.shape, cells, input);
}

function taken(call: Call, input: Tensor, dim: number): Tensor {
  const axis = axisOf(dim, input.shape.length, call.library);
  const index = array(call, "index");
  const mode = call.given.get("mode");
  if (mode?.kind === "text") throw new NotKnown(`mode of ${call.path}`);
  const everything: Value = { kind: "slice", start: { kind: "none" }, stop: { kind: "none" }, step: { kind: "none" } };
  return indexedTensor(input, readKey({ kind: "tuple", items: [...input.shape.slice(0, axis).map(() => everything), index] }, input.shape, call.library, call.context), call.context);
}

/** A matrix (or a stack of them) with what fails the test set to 0. */
function masked(call: Call, keeps: (i: number, j: number) => boolean): Tensor {
  const input = array(call, "input");
  const rank = input.shape.length;
  if (rank < 2) throw new NotKnown("a triangle of a vector");
  const apart = expandAxis(expandAxis(input, rank - 2, call.context), rank - 1, call.context);
  const [n, m] = [input.shape[rank - 2]!, input.shape[rank - 1]!];
  return makeTensor(apart.shape, apart.uniform, apart.cells.map((cell, k) => keeps(Math.floor(k / m) % n, k % m) ? cell : 0), input, apart.own);
}

/** A vector as the diagonal of a matrix, or the diagonal of a matrix. */
function diagonal(call: Call): Tensor {
  const input = expandAll(array(call, "input"), call.context);
  const k = whole(call, "diagonal") ?? 0;
  if (input.shape.length === 1) {
    const n = input.shape[0]! + Math.abs(k);
    const cells: Cell[] = Array.from({ length: n * n }, () => 0);
    input.cells.forEach((cell, i) => { cells[(i + Math.max(0, -k)) * n + i + Math.max(0, k)] = cell; });
    return fullTensor([n, n], cells, input);
  }
  if (input.shape.length !== 2) throw new NotKnown("a diagonal of a stack");
  const [n, m] = [input.shape[0]!, input.shape[1]!];
  const places = Array.from({ length: n }, (_, i) => [i, i + k] as const).filter(([, j]) => j >= 0 && j < m);
  return fullTensor([places.length], places.map(([i, j]) => input.cells[i * m + j]!), input);
}

/** The entries along one axis in rising (or falling) order, and where they were. */
function order(call: Call): readonly [Tensor, Tensor] {
  const given = numbersOf(array(call, "input"), "sort");
  const axis = axisOf(whole(call, "dim") ?? whole(call, "axis") ?? -1, given.shape.length, call.library);
  const input = expandAxis(given, axis, call.context);
  const kept = keptShape(input);
  const [n, inner] = [kept[axis]!, sizeOf(kept.slice(axis + 1))];
  const [values, places] = [[...input.cells] as number[], [...input.cells] as number[]];
  const sign = flag(call, "descending") ? -1 : 1;
  for (let start = 0; start < values.length; start += n * inner) for (let k = 0; k < inner; k++) {
    const row = Array.from({ length: n }, (_, i) => input.cells[start + i * inner + k] as number);
    const ranks = row.map((_, i) => i).toSorted((i, j) => sign * (row[i]! - row[j]!) || i - j);
    ranks.forEach((from, i) => { values[start + i * inner + k] = row[from]!; places[start + i * inner + k] = from; });
  }
  return [makeTensor(input.shape, input.uniform, values, input), makeTensor(input.shape, input.uniform, places, { ...input, type: "int" })];
}
export const sortedAlong = (call: Call): Tensor => order(call)[0];
function sorted(call: Call): Value {
  const [values, places] = order(call);
  return call.path.startsWith("torch") ? { kind: "tuple", items: [values, places] } : values;
}

function searched(call: Call): Tensor {
  const line = expandAll(numbersOf(array(call, "sorted"), "searchsorted"), call.context).cells as number[];
  const side = call.given.get("side");
  const isRight = flag(call, "right") || (side?.kind === "text" && side.value === "right");
  const values = numbersOf(array(call, "values"), "searchsorted");
  const place = (x: number) => line.reduce((count, y) => count + Number(isRight ? y <= x : y < x), 0);
  return mapCells(values, { ...values, type: "int" }, place, (cell) => cell, call.context);
}

function nonzero(call: Call): Value {
  const input = expandAll(numbersOf(array(call, "input"), "nonzero"), call.context);
  const hits = input.cells.flatMap((cell, i) => cell !== 0 ? [i] : []);
  const strides = stridesOf(input.shape);
  const make = { type: "int" as const, library: input.library };
  const along = (axis: number) => hits.map((i) => Math.floor(i / strides[axis]!) % input.shape[axis]!);
  if (call.path.endsWith("flatnonzero")) return fullTensor([hits.length], hits, make);
  if (call.path === "numpy.nonzero" || flag(call, "as_tuple")) return { kind: "tuple", items: input.shape.map((_, axis) => fullTensor([hits.length], along(axis), make)) };
  return fullTensor([hits.length, input.shape.length], hits.flatMap((_, h) => input.shape.map((__, axis) => along(axis)[h]!)), make);
}

function interpolated(call: Call): Tensor {
  const x = numbersOf(array(call, "x"), "interp");
  const [xp, fp] = [expandAll(numbersOf(array(call, "xp"), "interp"), call.context).cells as number[], expandAll(numbersOf(array(call, "fp"), "interp"), call.context).cells as number[]];
  if (xp.length !== fp.length) throw new Raised("ValueError", "fp and xp are not of the same length.");
  if (xp.length === 0) throw new Raised("ValueError", "array of sample points is empty");
  return mapCells(x, { ...x, type: "float" }, (value) => {
    if (value < xp[0]!) return number(call, "left") ?? fp[0]!;
    if (value > xp.at(-1)!) return number(call, "right") ?? fp.at(-1)!;
    const j = Math.min(xp.length - 2, xp.findLastIndex((point) => point <= value));
    return j < 0 || xp.length === 1 ? fp[0]! : (fp[j + 1]! - fp[j]!) / (xp[j + 1]! - xp[j]!) * (value - xp[j]!) + fp[j]!;
  }, (cell) => cell, call.context);
}

function trapezoid(call: Call): Tensor {
  const y = expandAll(numbersOf(array(call, "input"), "trapz"), call.context);
  if (y.shape.length !== 1) throw new NotKnown("an integral along an axis");
  const x = call.given.has("x") ? expandAll(numbersOf(array(call, "x"), "trapz"), call.context).cells as number[] : y.cells.map((_, i) => i * number(call, "dx")!);
  const cells = y.cells as number[];
  return fullTensor([], [cells.reduce((sum, value, i) => i === 0 ? 0 : sum + (x[i]! - x[i - 1]!) * (value + cells[i - 1]!) / 2, 0)], { ...y, type: "float" });
}
