import { takeAlong } from "./axes.ts";
import { roomFor } from "./cells.ts";
import type { Context } from "./context.ts";
import { expandAxis, layOut, mapVariables } from "./expand.ts";
import { allow, isRandom, isSpanned, makeTensor, type Make, spannedAxes, withAxis } from "./make-tensor.ts";
import { widerType } from "./operand.ts";
import { sliced } from "./part.ts";
import { Raised } from "./raised.ts";
import { sizeOf } from "./shape.ts";
import type { Tensor } from "./value.ts";

/** Arrays one after another along an axis; what all keep compact along the other axes stays compact. */
export function joined(parts: readonly Tensor[], axis: number, context: Context): Tensor {
  const model = parts[0]!;
  checkShapes(parts, axis);
  const random = parts.filter(isRandom);
  // Along the axis itself too, entries keep the names of their variables, moved to where they stand.
  const own = model.shape.map((_, i) => random.length > 0 && random.every((part) => isSpanned(part, i)));
  const even = model.shape.map((_, i) => i !== axis && parts.every((part) => part.uniform[i]));
  const n = parts.reduce((sum, part) => sum + part.shape[axis]!, 0);
  let offset = 0;
  const apart = parts.map((part) => {
    // Other axes first: from then on the variables are longer than the part.
    const ready = part.shape.reduce((result, _, i) => even[i] || i === axis ? result : own[i] ? layOut(result, i, context) : expandAxis(result, i, context), part);
    const placed = own[axis] ? layOut(shifted(ready, axis, offset, n, context), axis, context) : expandAxis(ready, axis, context);
    offset += part.shape[axis]!;
    return placed;
  });
  const shape = model.shape.with(axis, n);
  const kept = shape.map((size, i) => even[i] ? 1 : size);
  const [outer, inner] = [sizeOf(kept.slice(0, axis)), sizeOf(kept.slice(axis + 1))];
  allow(sizeOf(kept), context);
  const cells = roomFor(sizeOf(kept));
  let at = 0;
  for (let o = 0; o < outer; o++) for (const part of apart) {
    const block = (part.shape[axis]! * inner);
    for (let i = 0; i < block; i++) cells[at++] = part.cells[o * block + i]!;
  }
  return makeTensor(shape, even, cells, joinedMake(parts), own);
}

/** An array whose variables are read n long, from `offset` on: entry i of them is where entry i - offset was. */
function shifted(part: Tensor, axis: number, offset: number, n: number, context: Context): Tensor {
  if (!isRandom(part) || part.shape[axis] === n) return part;
  const spanned = spannedAxes(part);
  const spans = spanned.map((i) => part.shape[i]!);
  return mapVariables(part, (id) => sliced(id, spans, { axis: spanned.indexOf(axis), start: -offset, step: 1 }, n, context));
}

export const joinedMake = (parts: readonly Tensor[]): Make => ({
  type: widerType(...parts.map((part) => part.type)), library: parts.some((part) => part.library === "torch") ? "torch" : "numpy", ...(parts.some((part) => part.fromSchedule) && { fromSchedule: true as const }),
});

function checkShapes(parts: readonly Tensor[], axis: number): void {
  const model = parts[0]!;
  for (const [k, part] of parts.entries()) {
    const isTorch = model.library === "torch" || part.library === "torch";
    if (part.shape.length !== model.shape.length) {
      throw isTorch ? new Raised("RuntimeError", `Tensors must have same number of dimensions: got ${model.shape.length} and ${part.shape.length}`)
        : new Raised("ValueError", `all the input array dimensions except for the concatenation axis must match exactly, but along dimension 0, the array at index 0 has ${model.shape.length} dimension(s) and the array at index ${k} has ${part.shape.length} dimension(s)`);
    }
    const wrong = part.shape.findIndex((n, i) => i !== axis && n !== model.shape[i]);
    if (wrong < 0) continue;
    throw isTorch ? new Raised("RuntimeError", `Sizes of tensors must match except in dimension ${axis}. Expected size ${model.shape[wrong]} but got size ${part.shape[wrong]} for tensor number ${k} in the list.`)
      : new Raised("ValueError", `all the input array dimensions except for the concatenation axis must match exactly, but along dimension ${wrong}, the array at index 0 has size ${model.shape[wrong]} and the array at index ${k} has size ${part.shape[wrong]}`);
  }
}

/** Entries of one axis by place, each as often as it is named; a random entry named twice is the same value twice. */
export function picked(tensor: Tensor, axis: number, at: readonly number[], context: Context): Tensor {
  if (tensor.uniform[axis] && !isRandom(tensor)) return makeTensor(tensor.shape.with(axis, at.length), tensor.uniform.with(axis, true), at.length === 0 ? [] : [...tensor.cells], tensor);
  allow(at.length * Math.max(1, tensor.cells.length / Math.max(1, tensor.shape[axis]!)), context);
  return takeAlong(expandAxis(tensor, axis, context), axis, at);
}

/** Arrays of one shape beside each other along a new axis. */
export function stackedAlong(parts: readonly Tensor[], axis: number, context: Context): Tensor {
  const model = parts[0]!;
  if (parts.some((part) => part.shape.join() !== model.shape.join())) {
    const other = parts.findIndex((part) => part.shape.join() !== model.shape.join());
    throw model.library === "torch" ? new Raised("RuntimeError", `stack expects each tensor to be equal size, but got [${model.shape.join(", ")}] at entry 0 and [${parts[other]!.shape.join(", ")}] at entry ${other}`)
      : new Raised("ValueError", "all input arrays must have the same shape");
  }
  return joined(parts.map((part) => withAxis(part, axis)), axis, context);
}
