import type { Context } from "./context.ts";
import { expandAxis, named, spreadOver } from "./expand.ts";
import { type KeyPart, readKey } from "./index-key.ts";
import { pickedPlaces } from "./indexed.ts";
import { certain, lawOf } from "./law.ts";
import { NotKnown } from "./not-known.ts";
import { tensorOf } from "./operand.ts";
import { Raised } from "./raised.ts";
import { placesIn } from "./elementwise.ts";
import { evenTensor, keptShape } from "./make-tensor.ts";
import { broadcastShape, shapeText } from "./shape.ts";
import { typeName } from "./type-name.ts";
import { viewOf } from "./view.ts";
import type { Cell, Tensor, Value } from "./value.ts";

/**
 * value[key] = item, in place, and in what the array is a view of. What is not known is written as values of a variable of kind `other` that bears its reason: the entries written stop what needs them, and
 * no others. Where the key itself is not known, that is every entry.
 */
export function assignIndexed(value: Value, key: Value, item: Value, context: Context): void {
  if (value.kind === "unknown") return;
  if (value.kind !== "tensor") throw new Raised("TypeError", `'${typeName(value)}' object does not support item assignment`);
  try {
    const parts = readKey(key, value.shape, value.library, context);
    const given = item.kind === "unknown" || item.kind === "statistic" ? strange(pickedPlaces(value, parts, context).shape, item.kind === "unknown" ? item.reason : "a loss", value.library, context)
      : tensorOf(item, value.library, context);
    write(value, parts, given, context);
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
    poison(value, error.reason, context);
  }
  writeThrough(value, context);
}

/** What was written into a view is written into the array that it shows. */
export function writeThrough(tensor: Tensor, context: Context): void {
  const view = viewOf(tensor);
  if (view?.kind === "part") assignIndexed(view.base, view.key, tensor, context);
  else if (view) {
    const { uniform, own, cells } = view.restore(tensor, context);
    Object.assign(view.base, { uniform, own, cells: [...cells] });
    writeThrough(view.base, context);
  }
}

/** Entries of which nothing is known but their shape. */
function strange(shape: readonly number[], reason: string, library: Tensor["library"], context: Context): Tensor {
  const variable = context.newVariable({ kind: "other", name: reason, variance: Number.NaN, shape: shape.filter((n) => n !== 1), spot: context.spot() });
  return evenTensor(shape, lawOf(variable.id), { type: "float", library });
}

/** Makes every entry of an array unknown, under every name it has. */
export function poison(tensor: Tensor, reason: string, context: Context): void {
  const { uniform, cells } = strange(tensor.shape, reason, tensor.library, context);
  Object.assign(tensor, { uniform, own: undefined, cells });
}

function write(target: Tensor, key: readonly KeyPart[], given: Tensor, context: Context): void {
  const item = named(given, context);
  if (key.length === 1 && key[0]!.kind === "at" && !target.own && target.shape.length === 1 && !target.uniform[0] && item.shape.length === 0) {
    target.cells[key[0]!.index] = stored(item.cells[0]!, target);
    return;
  }
  let axis = 0;
  let apart = named(target, context);
  for (const part of key) {
    if (part.kind === "new") continue;
    const wide = part.kind === "mask" ? part.mask.shape.length : 1;
    const isWhole = part.kind === "slice" && part.step === 1 && part.count === target.shape[axis];
    if (!isWhole) for (let i = 0; i < wide; i++) apart = expandAxis(apart, axis + i, context);
    axis += wide;
  }
  for (;;) {
    const picked = pickedPlaces(apart, key, context);
    const shape = written(item, picked);
    // Where the item tells entries apart along an axis that the target keeps uniform, so must the target.
    const dropped = item.shape.length - shape.length;
    const apartAxis = shape.findIndex((n, i) => n > 1 && picked.uniform[i] && !(item.uniform[i + dropped] ?? true));
    if (apartAxis < 0) {
      const flat = dropped > 0 ? { ...item, shape: item.shape.slice(dropped), uniform: item.uniform.slice(dropped) } : item;
      const laid = spreadOver(flat, shape, picked.uniform, context);
      const at = placesIn(laid, keptShape(picked));
      const cells: Cell[] = apart === target ? target.cells : apart.cells;
      for (let i = 0; i < picked.cells.length; i++) cells[picked.cells[i] as number] = stored(laid.cells[at[i]!]!, target);
      Object.assign(target, { shape: apart.shape, uniform: apart.uniform, own: undefined, cells });
      return;
    }
    const next = apart.uniform.findIndex((even, i) => even && apart.shape[i]! > 1);
    if (next < 0) throw new NotKnown("an assignment to a part of an array");
    apart = expandAxis(apart, next, context);
  }
}

/** numpy and torch store what fits the array's own type. */
function stored(cell: Cell, target: Tensor): Cell {
  if (target.type === "float") return cell;
  const number = certain(cell);
  if (number === undefined) throw new NotKnown("random values in an array of whole numbers");
  return target.type === "int" ? Math.trunc(number) : Number(number !== 0);
}

/** The shape that is written to; leading axes of one entry of the item may be dropped. */
function written(item: Tensor, picked: Tensor): readonly number[] {
  const extra = item.shape.length - picked.shape.length;
  const own = extra > 0 && item.shape.slice(0, extra).every((n) => n === 1) ? item.shape.slice(extra) : item.shape;
  const message = picked.library === "torch"
    ? new Raised("RuntimeError", `shape mismatch: value tensor of shape [${item.shape.join(", ")}] cannot be broadcast to indexing result of shape [${picked.shape.join(", ")}]`)
    : new Raised("ValueError", `could not broadcast input array from shape ${shapeText(item.shape)} into shape ${shapeText(picked.shape)}`);
  let joined: readonly number[];
  try { joined = broadcastShape(own, picked.shape, picked.library); } catch { throw message; }
  if (joined.join() !== picked.shape.join()) throw message;
  return picked.shape;
}
