import { tensorBinary } from "../binary.ts";
import { elementwise, mapCells } from "../elementwise.ts";
import { flattened } from "../flatten.ts";
import { scaled } from "../law.ts";
import { isRandom, type Make, makeTensor, type NumberType } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { numbersOf } from "../numbers-of.ts";
import { foldAxis, sumAxis } from "../reduce.ts";
import { Raised } from "../raised.ts";
import { axisOf, sizeOf } from "../shape.ts";
import { statisticOf } from "../statistic.ts";
import type { Statistic, Tensor, Value } from "../value.ts";
import { array, both, type Call, dtype, type Entries, entriesOf, entry, flag, named, number, shortName, whole, wholes } from "./entry.ts";
import { withType } from "./creation.ts";
import { larger } from "./pairs.ts";

const signature = "input|a|x|self, dim|axis=None, keepdim|keepdims=False, dtype=None";

/** The axes that are reduced: all where none is named. */
function axesOf(call: Call, input: Tensor): number[] {
  return (wholes(call, "dim") ?? input.shape.map((_, i) => i)).map((axis) => axisOf(axis, input.shape.length, call.library)).toSorted((a, b) => b - a);
}

/** f on one axis after another, from the last; kept axes come back as one entry. */
function reduced(call: Call, input: Tensor, f: (tensor: Tensor, axis: number) => Tensor): Tensor {
  const axes = axesOf(call, input);
  const result = axes.reduce(f, input);
  if (!flag(call, "keepdim")) return result;
  const shape = input.shape.map((n, i) => axes.includes(i) ? 1 : n);
  return makeTensor(shape, input.uniform.map((even, i) => even || axes.includes(i)), result.cells, result, input.own);
}

const countOf = (call: Call, input: Tensor): number => sizeOf(axesOf(call, input).map((axis) => input.shape[axis]!));
const typed = (call: Call, tensor: Tensor): Tensor => withType(tensor, dtype(call) ?? tensor.type);

function sum(call: Call): Value {
  const given = call.given.get("input")!;
  if (given.kind === "statistic") return averaged(given, "sum");
  return typed(call, reduced(call, array(call, "input"), (tensor, axis) => sumAxis(tensor, axis, call.context)));
}

function mean(call: Call): Value {
  const given = call.given.get("input")!;
  if (given.kind === "statistic") return averaged(given, "mean");
  const input = array(call, "input");
  if (call.library === "torch" && given.kind === "tensor" && input.type !== "float" && !dtype(call)) {
    throw new Raised("RuntimeError", `mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: ${input.type === "int" ? "Long" : "Bool"}`);
  }
  const total = reduced(call, input, (tensor, axis) => sumAxis(tensor, axis, call.context));
  const n = countOf(call, input);
  return mapCells(total, { ...total, type: "float" }, (x) => x / n, (cell) => scaled(cell, 1 / n), call.context);
}

/** A loss that is averaged twice, first over pixels and then over the batch, is averaged. */
export const averaged = (statistic: Statistic, how: "mean" | "sum"): Statistic => ({ ...statistic, reduced: statistic.reduced === "mean" || how === "mean" ? "mean" : "sum" });

/** Reductions that need numbers. */
function fold(name: string, type: (given: NumberType) => NumberType, even: (x: number, n: number) => number, f: (cells: readonly number[]) => number) {
  return entry(signature, (call) => {
    if (call.given.get("input")!.kind === "statistic") throw new NotKnown(`${name} of a loss`);
    return typed(call, numeric(call, name, type, even, f));
  });
}

function numeric(call: Call, name: string, type: (given: NumberType) => NumberType, even: (x: number, n: number) => number, f: (cells: readonly number[]) => number): Tensor {
  const input = numbersOf(array(call, "input"), name);
  const make: Make = { ...input, type: type(input.type) };
  if (input.shape.includes(0) && (name === "max" || name === "min")) throw new Raised("ValueError", `zero-size array to reduction operation ${name === "max" ? "maximum" : "minimum"} which has no identity`);
  return reduced(call, input, (tensor, axis) => foldAxis(tensor, axis, make, (x, n) => even(x as number, n), (cells) => f(cells as number[])));
}

/** Variance and deviation; numpy divides by n, torch by n - 1. */
function spread(call: Call, finish: (x: number) => number, name: string): Tensor {
  const input = numbersOf(array(call, "input"), name);
  const correction = number(call, "correction") ?? (call.given.get("unbiased")?.kind === "bool" ? Number(flag(call, "unbiased")) : call.library === "torch" ? 1 : 0);
  const n = countOf(call, input);
  const centre = reduced({ ...call, given: new Map([...call.given, ["keepdim", { kind: "bool", value: true }]]) }, input, (tensor, axis) => sumAxis(tensor, axis, call.context));
  const middle = mapCells(centre, { ...centre, type: "float" }, (x) => x / n, (cell) => cell, call.context);
  const away = tensorBinary("-", input, middle, call.context) as Tensor;
  const squares = mapCells(away, away, (x) => x * x, (cell) => cell, call.context);
  const total = reduced(call, squares, (tensor, axis) => sumAxis(tensor, axis, call.context));
  return mapCells(total, total, (x) => finish(x / (n - correction)), (cell) => cell, call.context);
}
const spreadSignature = "input|a|x, dim|axis=None, unbiased=None, keepdim|keepdims=False, correction|ddof=None, dtype=None";

/** The first place of the extreme entry. */
function place(call: Call, isBetter: (x: number, y: number) => boolean): Tensor {
  const given = numbersOf(array(call, "input"), shortName(call));
  const axis = whole(call, "dim");
  const input = axis === undefined ? flattened(given, call.context) : given;
  const at = axisOf(axis ?? 0, input.shape.length, call.library);
  if (given.library === "torch" && given.type === "bool") throw new Raised("RuntimeError", `"${shortName(call)}_cpu" not implemented for 'Bool'`);
  const result = foldAxis(input, at, { ...input, type: "int" }, () => 0, (cells) => cells.reduce<number>((best, x, i) => isBetter(x as number, cells[best] as number) ? i : best, 0));
  return flag(call, "keepdim") ? makeTensor(input.shape.with(at, 1), input.uniform.with(at, true), result.cells, result) : result;
}

const largest = (cells: readonly number[]): number => cells.reduce((a, b) => Number.isNaN(a) || b <= a ? a : b, -Infinity);
const smallest = (cells: readonly number[]): number => cells.reduce((a, b) => Number.isNaN(a) || b >= a ? a : b, Infinity);
const keep = (type: NumberType): NumberType => type;
const same = (x: number): number => x;
const wholeType = (type: NumberType): NumberType => type === "bool" ? "int" : type;

/** torch's max(x, dim) is the values and their places; max(x, y) is the larger of two. */
function extreme(name: "max" | "min", f: (cells: readonly number[]) => number) {
  const isBetter = name === "max" ? (x: number, y: number) => x > y : (x: number, y: number) => x < y;
  return entry(signature, (call): Value => {
    const second = call.given.get("dim");
    if (call.path.startsWith("torch") && second?.kind === "tensor") return larger(name, array(call, "input"), second, call.context);
    const values = numeric(call, name, keep, same, f);
    return call.path.startsWith("torch") && call.given.has("dim") ? { kind: "tuple", items: [values, place(call, isBetter)] } : values;
  });
}

const sortedOf = (cells: readonly number[]): number[] => cells.toSorted((a, b) => a - b);
const median = (cells: readonly number[]): number => {
  const sorted = sortedOf(cells);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
};

/** exp(x) over its sum along an axis, with the largest entry taken out first; or its logarithm. */
function softmax(call: Call, finish: (x: number, total: number) => number): Tensor {
  const input = numbersOf(array(call, "input"), "softmax");
  const along: Call = { ...call, given: new Map([...call.given, ["keepdim", { kind: "bool", value: true }]]) };
  const top = numeric(along, "max", keep, same, largest);
  const away = tensorBinary("-", input, top, call.context) as Tensor;
  const powers = mapCells(away, away, Math.exp, (cell) => cell, call.context);
  const total = reduced(along, powers, (tensor, axis) => sumAxis(tensor, axis, call.context));
  return elementwise(away, total, { ...away, type: "float" }, (x, all) => finish(x as number, all as number), call.context);
}

/** |x|² summed: of random values a statistic, of numbers the root of it, as a norm is. */
function norm(call: Call): Value {
  const input = array(call, "input");
  const order = call.given.get("order");
  const p = order?.kind === "text" && order.value === "fro" ? 2 : number(call, "order") ?? 2;
  if (isRandom(input)) {
    if (p !== 1 && p !== 2) throw new NotKnown("a norm of random values");
    return averaged(statisticOf(p === 2 ? "square" : "absolute", input), "sum");
  }
  if (p === 2 || p === 1) {
    const powers = mapCells(input, { ...input, type: "float" }, p === 2 ? (x) => x * x : Math.abs, (cell) => cell, call.context);
    const total = reduced(call, powers, (tensor, axis) => sumAxis(tensor, axis, call.context));
    return mapCells(total, total, p === 2 ? Math.sqrt : same, (cell) => cell, call.context);
  }
  if (p === Infinity) return numeric({ ...call }, "norm", () => "float", Math.abs, (cells) => largest(cells.map(Math.abs)));
  throw new NotKnown("a norm of this order");
}

/** The entry that a share of all lies below, linearly between neighbours. */
function quantile(call: Call, scale: number): Tensor {
  const q = number(call, "q")! / scale;
  if (q < 0 || q > 1) throw new Raised(call.library === "torch" ? "RuntimeError" : "ValueError", scale === 1 ? "Quantiles must be in the range [0, 1]" : "Percentiles must be in the range [0, 100]");
  const input = array(call, "input");
  const flat = call.given.has("dim") ? input : flattened(input, call.context);
  return numeric({ ...call, given: new Map([...call.given, ["input", flat]]) }, "quantile", () => "float", same, (cells) => {
    const [rising, at] = [sortedOf(cells), q * (cells.length - 1)];
    const low = Math.floor(at);
    return rising[low]! + (at - low) * ((rising[low + 1] ?? rising[low]!) - rising[low]!);
  });
}

export const reductions: Entries = entriesOf(
  both("quantile", entry("input|a, q, dim|axis=None, keepdim|keepdims=False", (call) => quantile(call, 1))), { "numpy.percentile": entry("input|a, q, dim|axis=None, keepdim|keepdims=False", (call) => quantile(call, 100)) },
  both("sum nansum", entry(signature, sum)), both("mean average nanmean", entry(signature, mean)),
  both("prod", fold("prod", wholeType, (x, n) => x ** n, (cells) => cells.reduce((a, b) => a * b, 1))),
  both("max", extreme("max", largest)), both("min", extreme("min", smallest)),
  both("amax nanmax", fold("max", keep, same, largest)), both("amin nanmin", fold("min", keep, same, smallest)),
  both("ptp", fold("ptp", keep, () => 0, (cells) => largest(cells) - smallest(cells))),
  both("all", fold("all", () => "bool", (x) => Number(x !== 0), (cells) => Number(cells.every(Boolean)))),
  both("any", fold("any", () => "bool", (x) => Number(x !== 0), (cells) => Number(cells.some(Boolean)))),
  both("count_nonzero", fold("count_nonzero", () => "int", (x, n) => x === 0 ? 0 : n, (cells) => cells.filter((x) => x !== 0).length)),
  both("logsumexp", fold("logsumexp", () => "float", (x, n) => x + Math.log(n), (cells) => largest(cells) + Math.log(cells.reduce((total, x) => total + Math.exp(x - largest(cells)), 0)))),
  { "numpy.median": fold("median", () => "float", same, median), "torch.median": fold("median", keep, same, (cells) => sortedOf(cells)[(cells.length - 1) >> 1]!) },
  both("var", entry(spreadSignature, (call) => spread(call, same, "the variance"))), both("std", entry(spreadSignature, (call) => spread(call, Math.sqrt, "the standard deviation"))),
  named(["torch.softmax", "torch.nn.functional.softmax"], entry("input, dim, dtype=None", (call) => softmax(call, (x, all) => Math.exp(x) / all))),
  named(["torch.log_softmax", "torch.nn.functional.log_softmax"], entry("input, dim, dtype=None", (call) => softmax(call, (x, all) => x - Math.log(all)))),
  both("argmax", entry("input|a, dim|axis=None, keepdim|keepdims=False", (call) => place(call, (x, y) => x > y))),
  both("argmin", entry("input|a, dim|axis=None, keepdim|keepdims=False", (call) => place(call, (x, y) => x < y))),
  named(["numpy.linalg.norm", "torch.norm", "torch.linalg.norm", "torch.linalg.vector_norm"], entry("input|x|A, order|p|ord=None, dim|axis=None, keepdim|keepdims=False", norm)),
);
