import { takeAlong } from "../axes.ts";
import { expandAll, expandAxis, named as toldApart } from "../expand.ts";
import { flattened } from "../flatten.ts";
import { joined, picked, stackedAlong } from "../join.ts";
import { combined } from "../law.ts";
import { evenTensor, fullTensor, makeTensor, withAxis, withoutAxis } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { tensorOf, widerType } from "../operand.ts";
import { Raised } from "../raised.ts";
import { axisOf } from "../shape.ts";
import type { Tensor, Value } from "../value.ts";
import { tensorBinary } from "../binary.ts";
import { array, both, type Call, type Entries, entriesOf, entry, named, number, whole, wholes } from "./entry.ts";

/** Arrays put together, turned and taken apart. */
export const joining: Entries = entriesOf(
  named(["numpy.concatenate", "numpy.concat", "torch.cat", "torch.concat", "torch.concatenate"], entry("tensors|arrays|seq, dim|axis=0", concatenate)),
  both("stack", entry("tensors|arrays, dim|axis=0", (call) => {
    const parts = partsOf(call);
    return stackedAlong(parts, axisOf(whole(call, "dim")!, parts[0]!.shape.length + 1, call.library), call.context);
  })),
  both("hstack", entry("tensors|tup", (call) => {
    const parts = partsOf(call).map((part) => part.shape.length === 0 ? flattened(part, call.context) : part);
    return joined(parts, parts[0]!.shape.length === 1 ? 0 : 1, call.context);
  })),
  both("vstack row_stack", entry("tensors|tup", (call) => joined(partsOf(call).map((part) => part.shape.length < 2 ? asRow(flattened(part, call.context)) : part), 0, call.context))),
  both("column_stack", entry("tensors|tup", (call) => joined(partsOf(call).map((part) => part.shape.length < 2 ? asColumn(flattened(part, call.context)) : part), 1, call.context))),
  { "numpy.append": entry("arr, values, axis=None", (call) => {
    const [first, second, axis] = [array(call, "arr"), array(call, "values"), whole(call, "axis")];
    return axis === undefined ? joined([flattened(first, call.context), flattened(second, call.context)], 0, call.context) : joined([first, second], axisOf(axis, first.shape.length, "numpy"), call.context);
  }) },
  { "numpy.insert": entry("arr, obj, values, axis=None", insert), "numpy.delete": entry("arr, obj, axis=None", (call) => {
    const [input, axis] = flatAxis(call, "arr");
    const gone = wholes(call, "obj")!.map((i) => inside(i, input.shape[axis]!, axis));
    return picked(input, axis, Array.from({ length: input.shape[axis]! }, (_, i) => i).filter((i) => !gone.includes(i)), call.context);
  }) },
  { "numpy.pad": entry("array|input, pad_width, mode=constant, constant_values=0", numpyPad), "torch.nn.functional.pad": entry("input, pad, mode=constant, value=0", torchPad) },
  both("flip", entry("input|m, *dims|axis=None", (call) => flipped(call, wholes(call, "dims")))), both("fliplr", entry("input|m", (call) => flipped(call, [1]))), both("flipud", entry("input|m", (call) => flipped(call, [0]))),
  both("roll", entry("input|a, shifts|shift, dims|axis=None", roll)),
  { "numpy.repeat": entry("input|a, repeats, dim|axis=None", repeated), "torch.repeat_interleave": entry("input, repeats, dim=None", repeated) },
  both("diff", entry("input|a, n=1, dim|axis=-1, prepend=None, append=None", difference)),
  both("meshgrid", entry("*arrays, indexing=None", meshgrid)),
  both("split array_split chunk tensor_split", entry("input|ary|tensor, parts|indices_or_sections|split_size_or_sections|split_size|chunks|indices, dim|axis=0", split)),
  both("unbind", entry("input, dim=0", (call) => {
    const [input, axis] = [array(call, "input"), axisOf(whole(call, "dim")!, array(call, "input").shape.length, call.library)];
    const apart = expandAxis(input, axis, call.context);
    return { kind: "tuple", items: Array.from({ length: input.shape[axis]! }, (_, i) => withoutAxis(takeAlong(apart, axis, [i]), axis)) };
  })),
);

function partsOf(call: Call): Tensor[] {
  const value = call.given.get("tensors")!;
  if (value.kind === "tensor" && call.library === "torch") throw new Raised("TypeError", `${call.path.slice(call.path.lastIndexOf(".") + 1)}(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor`);
  if (value.kind !== "list" && value.kind !== "tuple") throw new NotKnown("parts of an array");
  if (value.items.length === 0) throw call.library === "torch" ? new Raised("RuntimeError", "expected a non-empty list of Tensors") : new Raised("ValueError", "need at least one array to concatenate");
  return value.items.map((item, i) => {
    if (call.library === "torch" && item.kind !== "tensor" && item.kind !== "unknown") throw new Raised("TypeError", `expected Tensor as element ${i} in argument 0, but got ${item.kind === "text" ? "str" : item.kind}`);
    return tensorOf(item, call.library, call.context);
  });
}

function concatenate(call: Call): Tensor {
  const parts = partsOf(call);
  if (!call.given.has("dim")) return joined(parts.map((part) => flattened(part, call.context)), 0, call.context);
  if (parts.some((part) => part.shape.length === 0)) throw call.library === "torch" ? new Raised("RuntimeError", "zero-dimensional tensor (at position 0) cannot be concatenated") : new Raised("ValueError", "zero-dimensional arrays cannot be concatenated");
  return joined(parts, axisOf(whole(call, "dim")!, parts[0]!.shape.length, call.library), call.context);
}

const asRow = (part: Tensor): Tensor => withAxis(part, 0);
const asColumn = (part: Tensor): Tensor => withAxis(part, part.shape.length);

/** An array and the axis meant, or all entries in one row where none is named. */
function flatAxis(call: Call, name: string): readonly [Tensor, number] {
  const [input, axis] = [array(call, name), whole(call, "axis") ?? whole(call, "dim")];
  return axis === undefined ? [flattened(input, call.context), 0] : [input, axisOf(axis, input.shape.length, call.library)];
}

function inside(i: number, n: number, axis: number): number {
  if (i < -n || i >= n) throw new Raised("IndexError", `index ${i} is out of bounds for axis ${axis} with size ${n}`);
  return i < 0 ? i + n : i;
}

function insert(call: Call): Tensor {
  const [input, axis] = flatAxis(call, "arr");
  const places = wholes(call, "obj")!;
  if (places.length !== 1) throw new NotKnown("an insertion at several places");
  const [n, place] = [input.shape[axis]!, places[0]!];
  if (place < -n || place > n) throw new Raised("IndexError", `index ${place} is out of bounds for axis ${axis} with size ${n}`);
  const at = place < 0 ? place + n : place;
  const given = array(call, "values");
  const values = input.shape.length === 1 ? flattened(given, call.context) : tensorBinary("+", evenTensor(input.shape.with(axis, 1), 0, input), given, call.context) as Tensor;
  const part = (from: number, to: number) => picked(input, axis, Array.from({ length: to - from }, (_, i) => from + i), call.context);
  const result = joined([part(0, at), { ...values, type: input.type }, part(at, n)], axis, call.context);
  return input.type === "int" ? { ...result, cells: result.cells.map((cell) => typeof cell === "number" ? Math.trunc(cell) : cell) } : result;
}

/** Entries put before and after along one axis: `fill` says what, from the axis and how many. */
function padAxis(input: Tensor, axis: number, before: number, after: number, mode: string, value: number, call: Call): Tensor {
  const n = input.shape[axis]!;
  if (before === 0 && after === 0) return input;
  if (mode === "constant") {
    const block = (count: number) => count > 0 ? [evenTensor(input.shape.with(axis, count), value, { type: input.type, library: input.library })] : [];
    const inner = before < 0 || after < 0 ? picked(input, axis, Array.from({ length: Math.max(0, n + Math.min(0, before) + Math.min(0, after)) }, (_, i) => i - Math.min(0, before)), call.context) : input;
    return joined([...block(before), inner, ...block(after)], axis, call.context);
  }
  const fold = (i: number): number => {
    if (mode === "edge" || mode === "replicate") return Math.min(n - 1, Math.max(0, i));
    if (mode === "wrap" || mode === "circular") return ((i % n) + n) % n;
    if (mode === "reflect" && n > 1) { const k = ((i % (2 * n - 2)) + 2 * n - 2) % (2 * n - 2); return k < n ? k : 2 * n - 2 - k; }
    if (mode === "symmetric") { const k = ((i % (2 * n)) + 2 * n) % (2 * n); return k < n ? k : 2 * n - 1 - k; }
    throw new NotKnown(`padding by ${mode}`);
  };
  return picked(input, axis, Array.from({ length: n + before + after }, (_, i) => fold(i - before)), call.context);
}

const modeOf = (call: Call): string => { const mode = call.given.get("mode"); return mode?.kind === "text" ? mode.value : "constant"; };

/** numpy: one number, one pair, or a pair for each axis; constants likewise. */
function numpyPad(call: Call): Tensor {
  const input = array(call, "array");
  const widths = pairsOf(call, "pad_width", input.shape.length);
  const values = pairsOf(call, "constant_values", input.shape.length);
  return input.shape.reduce((result, _, axis) => {
    const [[before, after], [first, last]] = [widths[axis]!, values[axis]!];
    return modeOf(call) === "constant" ? padAxis(padAxis(result, axis, before, 0, "constant", first, call), axis, 0, after, "constant", last, call) : padAxis(result, axis, before, after, modeOf(call), 0, call);
  }, input);
}

function pairsOf(call: Call, name: string, rank: number): (readonly [number, number])[] {
  const given = expandAll(tensorOf(call.given.get(name)!, "numpy", call.context), call.context);
  const cells = given.cells as number[];
  return Array.from({ length: rank }, (_, axis) => given.shape.length < 2 || given.shape[0] === 1 ? [cells[0]!, cells.at(-1)!] : given.shape[1] === 1 ? [cells[axis]!, cells[axis]!] : [cells[2 * axis]!, cells[2 * axis + 1]!]);
}

/** torch: pairs from the last axis backwards. */
function torchPad(call: Call): Tensor {
  const [input, widths, value] = [array(call, "input"), wholes(call, "pad")!, number(call, "value") ?? 0];
  return Array.from({ length: widths.length / 2 }, (_, i) => i).reduce((result, i) =>
    padAxis(result, input.shape.length - 1 - i, widths[2 * i]!, widths[2 * i + 1]!, modeOf(call), value, call), input);
}

function flipped(call: Call, axes: readonly number[] | undefined): Tensor {
  const input = array(call, "input");
  if (call.library === "torch" && axes?.length === 0) throw new Raised("TypeError", "flip() missing 1 required positional arguments: \"dims\"");
  const all = axes && axes.length > 0 ? axes : input.shape.map((_, i) => i);
  return all.reduce((result, dim) => {
    const axis = axisOf(dim, input.shape.length, call.library);
    return picked(result, axis, Array.from({ length: input.shape[axis]! }, (_, i) => input.shape[axis]! - 1 - i), call.context);
  }, input);
}

function roll(call: Call): Tensor {
  const input = array(call, "input");
  const [shifts, axes] = [wholes(call, "shifts")!, wholes(call, "dims")];
  const turn = (tensor: Tensor, axis: number, shift: number) => {
    const n = tensor.shape[axis]!;
    return picked(tensor, axis, Array.from({ length: n }, (_, i) => (((i - shift) % n) + n) % n), call.context);
  };
  if (!axes) {
    const flat = turn(flattened(input, call.context), 0, shifts[0]!);
    return fullTensor(input.shape, expandAll(flat, call.context).cells, input);
  }
  return axes.reduce((result, dim, i) => turn(result, axisOf(dim, input.shape.length, call.library), shifts[i] ?? shifts[0]!), input);
}

function repeated(call: Call): Tensor {
  const [input, axis] = flatAxis(call, "input");
  const repeats = wholes(call, "repeats")!;
  const times = (i: number) => repeats.length === 1 ? repeats[0]! : repeats[i]!;
  return picked(input, axis, Array.from({ length: input.shape[axis]! }, (_, i) => Array.from({ length: times(i) }, () => i)).flat(), call.context);
}

function difference(call: Call): Tensor {
  const base = array(call, "input");
  const axis = axisOf(whole(call, "dim")!, base.shape.length, call.library);
  const ends = (name: string): Tensor[] => {
    if (!call.given.has(name)) return [];
    const end = array(call, name);
    return [end.shape.length === 0 ? evenTensor(base.shape.with(axis, 1), end.cells[0]!, end) : end];
  };
  const all = [...ends("prepend"), base, ...ends("append")];
  let input = expandAxis(all.length > 1 ? joined(all, axis, call.context) : base, axis, call.context);
  for (let turn = whole(call, "n")!; turn > 0; turn--) {
    const n = Math.max(1, input.shape[axis]!);
    const part = (from: number) => takeAlong(input, axis, Array.from({ length: n - 1 }, (_, i) => from + i));
    const [later, earlier] = [part(1), part(0)];
    input = { ...later, cells: later.cells.map((cell, i) => combined(cell, 1, earlier.cells[i]!, -1)) };
  }
  return input;
}

function meshgrid(call: Call): Value {
  const given = call.given.get("arrays")!;
  const items = given.kind === "tuple" && given.items.length === 1 && (given.items[0]!.kind === "list" || given.items[0]!.kind === "tuple") ? given.items[0]! : given;
  const lines = items.kind === "tuple" || items.kind === "list" ? items.items.map((item) => toldApart(flattened(tensorOf(item, call.library, call.context), call.context), call.context)) : [];
  const order = call.given.get("indexing");
  const isMatrix = order?.kind === "text" ? order.value === "ij" : call.library === "torch";
  const shape = lines.map((line) => line.shape[0]!);
  const axisFor = (i: number) => isMatrix || i > 1 || lines.length < 2 ? i : 1 - i;
  const grid = shape.map((_, axis) => shape[axisFor(axis)]!);
  return { kind: call.library === "torch" ? "tuple" : "list", items: lines.map((line, i) => {
    const laid = makeTensor(grid.map((_, axis) => axis === axisFor(i) ? line.shape[0]! : 1), grid.map((_, axis) => axis === axisFor(i) ? line.uniform[0]! : true), line.cells, line);
    return tensorBinary("+", laid, evenTensor(grid, 0, { type: widerType(line.type), library: line.library }), call.context);
  }) };
}

/** Pieces: numpy counts pieces or names where they begin, torch.split names their sizes. */
function split(call: Call): Value {
  const input = array(call, "input");
  const axis = axisOf(whole(call, "dim")!, input.shape.length, call.library);
  const n = input.shape[axis]!;
  const given = wholes(call, "parts")!;
  const isList = call.given.get("parts")!.kind !== "int";
  const name = call.path.slice(call.path.lastIndexOf(".") + 1);
  const ends = call.path.startsWith("torch") && (name === "split" || name === "chunk")
    ? isList ? sums(given) : multiples(name === "chunk" ? Math.ceil(n / given[0]!) : given[0]!, n)
    : isList ? [...given.map((i) => i < 0 ? i + n : i), n] : evenEnds(n, given[0]!, name, call);
  return { kind: call.path.startsWith("torch") ? "tuple" : "list", items: ends.map((end, i) => {
    const start = Math.min(n, i === 0 ? 0 : ends[i - 1]!);
    return picked(input, axis, Array.from({ length: Math.max(0, Math.min(end, n) - start) }, (_, k) => start + k), call.context);
  }) };
}
const sums = (sizes: readonly number[]): number[] => sizes.reduce<number[]>((ends, size) => [...ends, (ends.at(-1) ?? 0) + size], []);
const multiples = (size: number, n: number): number[] => Array.from({ length: Math.max(1, Math.ceil(n / size)) }, (_, i) => Math.min(n, (i + 1) * size));
function evenEnds(n: number, count: number, name: string, call: Call): number[] {
  if (name === "split" && n % count !== 0 && call.library === "numpy") throw new Raised("ValueError", "array split does not result in an equal division");
  return sums(Array.from({ length: count }, (_, i) => Math.floor(n / count) + (i < n % count ? 1 : 0)));
}
