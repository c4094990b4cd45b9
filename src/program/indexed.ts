import { roomFor } from "./cells.ts";
import { permuteAxes, selectAxis, sliceAxis } from "./axes.ts";
import type { Context } from "./context.ts";
import { placesIn } from "./elementwise.ts";
import { expandAll, expandAxis } from "./expand.ts";
import { type KeyPart, readKey } from "./index-key.ts";
import { allow, isRandom, keptShape, makeTensor, withAxis } from "./make-tensor.ts";
import { NotKnown, orUnknown } from "./not-known.ts";
import { Raised } from "./raised.ts";
import { broadcastShape, sizeOf } from "./shape.ts";
import { typeName } from "./type-name.ts";
import type { Cell, Tensor, Value } from "./value.ts";
import { asView } from "./view.ts";

/** value[key] of an array: whole numbers, slices, None, ..., masks and arrays of whole numbers, as numpy and torch have them. */
export function indexed(value: Value, key: Value, context: Context): Value {
  if (value.kind === "unknown") return value;
  if (key.kind === "unknown") return key;
  if (value.kind === "statistic") return value.reduced === "none" ? { kind: "unknown", reason: "a part of a loss" } : value;
  if (value.kind !== "tensor") throw new Raised("TypeError", `'${typeName(value)}' object is not subscriptable`);
  return orUnknown(() => {
    const parts = readKey(key, value.shape, value.library, context);
    const result = indexedTensor(value, parts, context);
    const isPart = parts.every((part) => part.kind !== "array" && part.kind !== "mask") && (result.shape.length > 0 || value.library === "torch");
    return isPart ? asView(result, value, key) : result === value ? { ...value, cells: [...value.cells] } : result;
  });
}

/** What a key that was read picks. */
export function indexedTensor(tensor: Tensor, key: readonly KeyPart[], context: Context): Tensor {
  const parts = key.flatMap((part) => part.kind === "mask" ? places(part.mask, context) : [part]);
  const isFancy = parts.some((part) => part.kind === "array");
  // Basic parts first; a whole number beside an array stays an axis of one entry until the arrays are taken.
  let [result, axis] = [tensor, 0];
  const arrays: { readonly axis: number; readonly index: Tensor }[] = [];
  for (const part of parts) {
    if (part.kind === "new") result = withAxis(result, axis++);
    else if (part.kind === "slice") result = sliceAxis(result, axis++, part.start, part.step, part.count, context);
    else if (part.kind === "array") arrays.push({ axis: axis++, index: part.index });
    else if (part.kind === "at" && isFancy) {
      result = sliceAxis(result, axis, part.index, 1, 1, context);
      arrays.push({ axis: axis++, index: { ...makeTensor([], [], [0], { type: "int", library: tensor.library }) } });
    } else if (part.kind === "at") result = selectAxis(result, axis, part.index, context);
  }
  return arrays.length === 0 ? result : fancy(result, arrays, context);
}

/** A mask as the places where it is true, one array for each of its axes. */
function places(mask: Tensor, context: Context): KeyPart[] {
  const { cells, shape } = expandAll(mask, context);
  const hits = cells.flatMap((cell, i) => cell !== 0 ? [i] : []);
  return shape.map((n, axis) => {
    const stride = sizeOf(shape.slice(axis + 1));
    const found = hits.map((i) => Math.floor(i / stride) % n);
    return { kind: "array", index: makeTensor([found.length], [false], found, { type: "int", library: mask.library }) };
  });
}

/** Arrays of indices, broadcast together; their axes stand where they were when those are neighbours, and first otherwise. */
function fancy(tensor: Tensor, arrays: readonly { readonly axis: number; readonly index: Tensor }[], context: Context): Tensor {
  const shape = arrays.reduce<number[]>((joined, { index }) => {
    try { return broadcastShape(joined, index.shape, "numpy"); } catch {
      throw new Raised("IndexError", `shape mismatch: indexing arrays could not be broadcast together with shapes ${arrays.map((a) => `(${a.index.shape.join(",")}${a.index.shape.length === 1 ? "," : ""})`).join(" ")} `);
    }
  }, []);
  const axes = arrays.map((a) => a.axis);
  const isRandomTable = isRandom(tensor);
  // A batch of drawn places, `x[randint(0, n, (m,))]`: its entries are alike and mostly others of the array's, as m entries in a row are.
  const [only] = arrays;
  if (isRandomTable && arrays.length === 1 && tensor.uniform[only!.axis] && isBatch(only!.index) && only!.index.shape[0]! <= tensor.shape[only!.axis]!) return sliceAxis(tensor, only!.axis, 0, 1, only!.index.shape[0]!, context);
  const isEven = !isRandomTable && axes.every((axis) => tensor.uniform[axis]);
  const table = isEven ? tensor : axes.reduce((result, axis) => expandAxis(result, axis, context), tensor);
  // A random table gives the same coordinate at equal indices, which no uniform axis can say.
  const indices = arrays.map(({ index }) => padded(isRandomTable ? expandAll(index, context) : index, shape.length));
  const uniform = shape.map((n, i) => n !== 0 && (isEven || (!isRandomTable && indices.every((index) => index.uniform[i]!))));
  const rest = tensor.shape.flatMap((_, i) => axes.includes(i) ? [] : [i]);
  const front = permuteAxes(table, [...axes, ...rest], context);
  const kept = keptShape(front);
  const [heads, inner] = [kept.slice(0, axes.length), sizeOf(kept.slice(axes.length))];
  const target = shape.map((n, i) => uniform[i] ? 1 : n);
  const count = sizeOf(target);
  allow(count * inner, context);
  const at = indices.map((index) => isEven ? new Int32Array(count) : placesIn(index, target));
  const cells: Cell[] = roomFor(count * inner);
  for (let i = 0; i < count; i++) {
    let from = 0;
    for (let k = 0; k < axes.length; k++) from = from * heads[k]! + (isEven ? 0 : indices[k]!.cells[at[k]![i]!] as number);
    for (let j = 0; j < inner; j++) cells[i * inner + j] = front.cells[from * inner + j]!;
  }
  const taken = makeTensor([...shape, ...rest.map((i) => tensor.shape[i]!)], [...uniform, ...rest.map((i) => front.uniform[axes.length + rest.indexOf(i)]!)], cells, tensor, [...shape.map(() => false), ...rest.map((_, i) => Boolean(front.own?.[axes.length + i]))]);
  const areNeighbours = axes.every((axis, i) => i === 0 || axis === axes[i - 1]! + 1);
  const before = areNeighbours ? rest.filter((i) => i < axes[0]!).length : 0;
  if (before === 0) return taken;
  const [own, others] = [shape.map((_, i) => i), rest.map((_, i) => shape.length + i)];
  return permuteAxes(taken, [...others.slice(0, before), ...own, ...others.slice(before)], context);
}

const isBatch = ({ shape, uniform }: Tensor): boolean => shape.length === 1 && shape[0]! > 1 && uniform[0]!;

const padded = (index: Tensor, rank: number): Tensor => index.shape.length === rank ? index
  : makeTensor([...Array.from({ length: rank - index.shape.length }, () => 1), ...index.shape], [...Array.from({ length: rank - index.shape.length }, () => true), ...index.uniform], index.cells, index);

/** The places that a key picks, as cells' numbers; what assignment writes to. */
export function pickedPlaces(tensor: Tensor, key: readonly KeyPart[], context: Context): Tensor {
  if (tensor.cells.length > context.limits.entries) throw new NotKnown("an array this large");
  return indexedTensor({ ...tensor, type: "int", cells: tensor.cells.map((_, i) => i) }, key, context);
}
