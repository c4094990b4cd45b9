import { permuteAxes } from "../axes.ts";
import { spreadOver } from "../expand.ts";
import { flattened, reshaped } from "../flatten.ts";
import { picked } from "../join.ts";
import { makeTensor, withAxis } from "../make-tensor.ts";
import { Raised } from "../raised.ts";
import { axisOf, broadcastShape, shapeText, sizeOf } from "../shape.ts";
import type { Tensor } from "../value.ts";
import { asPermuted, asReshaped } from "../view.ts";
import { array, both, type Call, type Entries, entriesOf, entry, named, whole, wholes } from "./entry.ts";

const methods = (names: string): string[] => names.split(" ").flatMap((name) => [`numpy.ndarray.${name}`, `torch.Tensor.${name}`]);

/** The same entries under another shape: nothing here computes. */
export const shaping: Entries = entriesOf(
  both("reshape", entry("input|a, *shape|newshape", reshape)), named(methods("reshape view"), entry("input, *shape", reshape)),
  named([...methods("view_as reshape_as")], entry("input, other", (call) => asReshaped(reshaped(array(call, "input"), array(call, "other").shape, call.context), array(call, "input")))),
  both("permute transpose", entry("input|a, *axes|dims", permute)), named(methods("transpose permute"), entry("input, *axes|dims", permute)),
  both("swapaxes swapdims", entry("input|a, first|axis0|axis1|dim0, second|axis2|axis1|dim1", swap)), { "torch.transpose": entry("input, first|dim0, second|dim1", swap), "torch.Tensor.transpose": entry("input, first|dim0, second|dim1", swap) },
  both("t", entry("input", (call) => turned(array(call, "input"), call))),
  both("moveaxis movedim", entry("input|a, source, destination", (call) => {
    const input = array(call, "input");
    const [from, to] = [axisOf(whole(call, "source")!, input.shape.length, call.library), axisOf(whole(call, "destination")!, input.shape.length, call.library)];
    const order = input.shape.map((_, i) => i).toSpliced(from, 1);
    return ordered(input, order.toSpliced(to, 0, from), call);
  })),
  both("squeeze", entry("input|a, dim|axis=None", squeeze)),
  both("unsqueeze expand_dims", entry("input|a, dim|axis", (call) => {
    const input = array(call, "input");
    return asReshaped(wholes(call, "dim")!.reduce((result, dim) => {
      const axis = axisOf(dim, result.shape.length + 1, call.library);
      return withAxis(result, axis);
    }, input), input);
  })),
  both("flatten", entry("input|a, start|start_dim=0, end|end_dim=-1", flatten)), both("ravel", entry("input|a", (call) => asReshaped(flattened(array(call, "input"), call.context), array(call, "input")))),
  named(methods("expand"), entry("input, *shape|size", (call) => broadcast(call, wholes(call, "shape")!))),
  named(methods("expand_as"), entry("input, other", (call) => broadcast(call, array(call, "other").shape))),
  both("broadcast_to", entry("input|array, *shape|size", (call) => broadcast(call, wholes(call, "shape")!))),
  both("atleast_1d", entry("input", (call) => atLeast(array(call, "input"), 1))), both("atleast_2d", entry("input", (call) => atLeast(array(call, "input"), 2))),
  both("tile", entry("input|A, *reps|dims", (call) => tiled(array(call, "input"), wholes(call, "reps")!, call))), named(["torch.Tensor.repeat"], entry("input, *reps|repeats|size", (call) => tiled(array(call, "input"), wholes(call, "reps")!, call))),
  named(["torch.Tensor.unflatten"], entry("input, dim, sizes", (call) => {
    const input = array(call, "input");
    const axis = axisOf(whole(call, "dim")!, input.shape.length, "torch");
    return reshaped(input, [...input.shape.slice(0, axis), ...withRest(wholes(call, "sizes")!, input.shape[axis]!, call), ...input.shape.slice(axis + 1)], call.context);
  })),
);

/** One size may be -1: what is left. */
function withRest(shape: readonly number[], size: number, call: Call): number[] {
  const others = sizeOf(shape.filter((n) => n !== -1));
  const filled = shape.map((n) => n === -1 ? size / others : n);
  if (filled.every(Number.isInteger) && sizeOf(filled) === size) return filled;
  throw call.library === "torch" ? new Raised("RuntimeError", `shape '[${shape.join(", ")}]' is invalid for input of size ${size}`)
    : new Raised("ValueError", `cannot reshape array of size ${size} into shape ${shapeText(shape)}`);
}

function reshape(call: Call): Tensor {
  const input = array(call, "input");
  return asReshaped(reshaped(input, withRest(wholes(call, "shape")!, sizeOf(input.shape), call), call.context), input);
}

const ordered = (input: Tensor, order: readonly number[], call: Call): Tensor => asPermuted(permuteAxes(input, order, call.context), input, order);
const turned = (input: Tensor, call: Call): Tensor => ordered(input, input.shape.map((_, i) => input.shape.length - 1 - i), call);

function permute(call: Call): Tensor {
  const input = array(call, "input");
  const axes = wholes(call, "axes")!;
  if (axes.length === 0) return turned(input, call);
  const order = axes.map((axis) => axisOf(axis, input.shape.length, call.library));
  if (new Set(order).size !== input.shape.length || order.length !== input.shape.length) {
    throw call.library === "torch" ? new Raised("RuntimeError", `permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = ${input.shape.length} is not equal to len(dims) = ${order.length}`) : new Raised("ValueError", "axes don't match array");
  }
  return ordered(input, order, call);
}

function swap(call: Call): Tensor {
  const input = array(call, "input");
  const [i, j] = [axisOf(whole(call, "first")!, input.shape.length, call.library), axisOf(whole(call, "second")!, input.shape.length, call.library)];
  return ordered(input, input.shape.map((_, k) => k === i ? j : k === j ? i : k), call);
}

function squeeze(call: Call): Tensor {
  const input = array(call, "input");
  const asked = wholes(call, "dim")?.map((axis) => axisOf(axis, input.shape.length, call.library));
  const gone = asked ?? input.shape.flatMap((n, i) => n === 1 ? [i] : []);
  const isGone = (i: number): boolean => gone.includes(i) && input.shape[i] === 1;
  if (call.library === "numpy" && gone.some((i) => input.shape[i] !== 1)) throw new Raised("ValueError", "cannot select an axis to squeeze out which has size not equal to one");
  return asReshaped(makeTensor(input.shape.filter((_, i) => !isGone(i)), input.uniform.filter((_, i) => !isGone(i)), input.cells, input, input.own?.filter((_, i) => !isGone(i))), input);
}

function flatten(call: Call): Tensor {
  const input = array(call, "input");
  // numpy's flatten copies, torch's shows the same entries.
  if (call.library === "numpy") return { ...flattened(input, call.context), cells: [...flattened(input, call.context).cells] };
  if (input.shape.length === 0) return asReshaped(flattened(input, call.context), input);
  const [start, end] = [axisOf(whole(call, "start")!, input.shape.length, "torch"), axisOf(whole(call, "end")!, input.shape.length, "torch")];
  return asReshaped(reshaped(input, [...input.shape.slice(0, start), sizeOf(input.shape.slice(start, end + 1)), ...input.shape.slice(end + 1)], call.context), input);
}

function broadcast(call: Call, shape: readonly number[]): Tensor {
  const input = array(call, "input");
  const target = shape.map((n, i) => n === -1 ? input.shape[i - shape.length + input.shape.length]! : n);
  const impossible = new Raised(call.library === "torch" ? "RuntimeError" : "ValueError", call.library === "torch"
    ? `The expanded size of the tensor (${target.join(", ")}) must match the existing size (${input.shape.join(", ")}) at non-singleton dimension` : `operands could not be broadcast together with remapped shapes [original->remapped]: ${shapeText(input.shape)}  and requested shape ${shapeText(target)}`);
  let joined: readonly number[];
  try { joined = broadcastShape(input.shape, target, call.library); } catch { throw impossible; }
  if (joined.join() !== target.join()) throw impossible;
  const uniform = target.map((_, i) => input.uniform[i - target.length + input.shape.length] ?? true);
  const own = target.map((_, i) => input.own?.[i - target.length + input.shape.length] ?? false);
  const spread = spreadOver(input, target, uniform, call.context, own);
  return makeTensor(target, uniform, spread.cells, input, own);
}

function atLeast(input: Tensor, rank: number): Tensor {
  const missing = Math.max(0, rank - input.shape.length);
  return makeTensor([...Array.from({ length: missing }, () => 1), ...input.shape], [...Array.from({ length: missing }, () => true), ...input.uniform], input.cells, input, input.own && [...Array.from({ length: missing }, () => false), ...input.own]);
}

/** Copies side by side: along an axis of one entry a broadcast, else the same coordinates again. */
function tiled(input: Tensor, reps: readonly number[], call: Call): Tensor {
  const rank = Math.max(input.shape.length, reps.length);
  const [base, times] = [atLeast(input, rank), [...Array.from({ length: rank - reps.length }, () => 1), ...reps]];
  const ones = base.shape.map((n, i) => n === 1 ? times[i]! : n);
  const spread = makeTensor(ones, base.uniform, spreadOver(base, ones, base.uniform, call.context, base.own).cells, input, base.own);
  return base.shape.reduce((result, n, axis) => {
    if (n === 1 || times[axis] === 1) return result;
    return picked(result, axis, Array.from({ length: n * times[axis]! }, (_, i) => i % n), call.context);
  }, spread);
}
