import type { Context } from "./context.ts";
import { certain } from "./law.ts";
import { isRandom, type Library } from "./make-tensor.ts";
import { NotKnown } from "./not-known.ts";
import { tensorOf } from "./operand.ts";
import { Raised } from "./raised.ts";
import type { Tensor, Value } from "./value.ts";

/** What stands between the brackets, axis by axis; an ellipsis is spelt out, and axes that are not named are whole. */
export type KeyPart =
  | { readonly kind: "at"; readonly index: number }
  | { readonly kind: "slice"; readonly start: number; readonly step: number; readonly count: number }
  | { readonly kind: "new" }
  | { readonly kind: "array"; readonly index: Tensor }
  | { readonly kind: "mask"; readonly mask: Tensor };

/** Reads a key for an array of this shape; indices are checked and counted from the start. */
export function readKey(key: Value, shape: readonly number[], library: Library, context: Context): KeyPart[] {
  const items = key.kind === "tuple" ? key.items : [key];
  const parts = items.map((item): Value | Extract<KeyPart, { kind: "array" | "mask" }> => item.kind === "tensor" || item.kind === "list" ? arrayPart(item, library, context) : item);
  const axes = (part: (typeof parts)[number]): number => part.kind === "none" || part.kind === "ellipsis" ? 0 : part.kind === "mask" ? part.mask.shape.length : 1;
  const used = parts.reduce((sum, part) => sum + axes(part), 0);
  if (used > shape.length) throw tooMany(shape.length, used, library);
  const whole: Value = { kind: "slice", start: { kind: "none" }, stop: { kind: "none" }, step: { kind: "none" } };
  const rest = Array.from({ length: shape.length - used }, () => whole);
  const dots = parts.findIndex((part) => part.kind === "ellipsis");
  const spelt = dots < 0 ? [...parts, ...rest] : [...parts.slice(0, dots), ...rest, ...parts.slice(dots + 1)];
  let axis = 0;
  return spelt.map((part): KeyPart => {
    const at = axis;
    axis += axes(part);
    return readPart(part, shape, at, library);
  });
}

function readPart(part: Value | Extract<KeyPart, { kind: "array" | "mask" }>, shape: readonly number[], axis: number, library: Library): KeyPart {
  const n = shape[axis]!;
  switch (part.kind) {
    case "int": return { kind: "at", index: within(part.value, n, axis, library) };
    case "none": return { kind: "new" };
    case "slice": return slicePart(part, n, library);
    case "array": {
      if (part.index.shape.length === 0) return { kind: "at", index: within(part.index.cells[0] as number, n, axis, library) };
      const cells = part.index.cells.map((cell) => within(cell as number, n, axis, library));
      return { kind: "array", index: { ...part.index, cells } };
    }
    case "mask": {
      part.mask.shape.forEach((m, i) => {
        if (m !== shape[axis + i]) throw wrongMask(part.mask, m, shape, axis + i, i, library);
      });
      return part;
    }
    case "unknown": throw new NotKnown(part.reason);
    case "bool": throw new NotKnown("a truth value as an index");
    default: throw badIndex(part.kind, library);
  }
}

function arrayPart(item: Tensor | Extract<Value, { kind: "list" | "tuple" }>, library: Library, context: Context): Extract<KeyPart, { kind: "array" | "mask" }> {
  const index = tensorOf(item, library, context);
  if (isRandom(index)) {
    const cells = index.cells.map(certain);
    if (cells.includes(undefined)) throw new NotKnown("a random index");
    return arrayPart({ ...index, cells: cells as number[] }, library, context);
  }
  if (index.type === "bool" && index.shape.length > 0) return { kind: "mask", mask: index };
  if (index.type !== "int" && index.cells.length > 0) {
    throw library === "torch" ? new Raised("IndexError", "tensors used as indices must be long, int, byte or bool tensors") : index.shape.length === 0 ? badIndex("float", library)
      : new Raised("IndexError", "arrays used as indices must be of integer (or boolean) type");
  }
  return { kind: "array", index };
}

/** Start, step and count of a slice over n entries, as Python's own `slice.indices` gives them. */
export function slicePart(slice: Extract<Value, { kind: "slice" }>, n: number, library: Library | "python"): Extract<KeyPart, { kind: "slice" }> {
  const step = bound(slice.step) ?? 1;
  if (step === 0) throw new Raised("ValueError", "slice step cannot be zero");
  if (step < 0 && library === "torch") throw new Raised("ValueError", "step must be greater than zero");
  const clip = (value: number | undefined, low: number, high: number, usual: number) => value === undefined ? usual : Math.min(high, Math.max(low, value < 0 ? value + n : value));
  const [low, high] = step > 0 ? [0, n] : [-1, n - 1];
  const start = clip(bound(slice.start), low, high, step > 0 ? 0 : n - 1);
  const stop = clip(bound(slice.stop), low, high, step > 0 ? n : -1);
  return { kind: "slice", start, step, count: Math.max(0, Math.ceil((stop - start) / step)) };
}

function bound(value: Value): number | undefined {
  if (value.kind === "none") return undefined;
  if (value.kind === "int") return value.value;
  if (value.kind === "bool") return Number(value.value);
  if (value.kind === "tensor" && value.shape.length === 0 && value.type === "int" && typeof value.cells[0] === "number") return value.cells[0];
  if (value.kind === "unknown") throw new NotKnown(value.reason);
  throw new Raised("TypeError", "slice indices must be integers or None or have an __index__ method");
}

function within(index: number, n: number, axis: number, library: Library): number {
  if (index >= -n && index < n) return index < 0 ? index + n : index;
  throw new Raised("IndexError", `index ${index} is out of bounds for ${library === "torch" ? "dimension" : "axis"} ${axis} with size ${n}`);
}

function tooMany(rank: number, used: number, library: Library): Raised {
  if (library === "torch") {
    return new Raised("IndexError", rank === 0 ? "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim tensor to a number" : `too many indices for tensor of dimension ${rank}`);
  }
  return new Raised("IndexError", rank === 0 ? "invalid index to scalar variable." : `too many indices for array: array is ${rank}-dimensional, but ${used} were indexed`);
}

const badIndex = (what: string, library: Library): Raised => library === "torch" && what === "float"
  ? new Raised("TypeError", "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)")
  : new Raised("IndexError", "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices");

const wrongMask = (mask: Tensor, m: number, shape: readonly number[], axis: number, i: number, library: Library): Raised => library === "torch"
  ? new Raised("IndexError", `The shape of the mask [${mask.shape.join(", ")}] at index ${i} does not match the shape of the indexed tensor [${shape.join(", ")}] at index ${axis}`)
  : new Raised("IndexError", `boolean index did not match indexed array along axis ${axis}; size of axis is ${shape[axis]} but size of corresponding boolean axis is ${m}`);
