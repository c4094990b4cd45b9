import type { Context } from "./context.ts";
import { NotKnown } from "./not-known.ts";
import type { Shape } from "./shape.ts";
import type { Part, Variable } from "./world.ts";

/**
 * What becomes of a variable when the array it stands in is taken apart. A variable has one coordinate for each entry of its `shape` (axes of one entry left out; [] is a single number); a part of it is
 * a variable of its own that knows what it is part of. The shape of the uniform axes of an array is the shape of the variables in its cells, unless the array was reshaped since: then a part is read in
 * the shape it was taken in. Coordinates come first: a coordinate of a slice, of a permutation or of a sum is the slice, permutation or sum of the coordinate, so that one entry is one variable by
 * whatever road it is reached.
 */
export function coordinate(id: number, shape: Shape, axis: number, index: number, context: Context): number {
  const { shape: own = [], part } = context.variables[id]!;
  if (own.length === 0) return id;
  const rest = shape.toSpliced(axis, 1);
  const within = part?.within;
  if (within && sameShape(own, shape)) {
    const { at, spread, slice, order, sum } = part;
    if (spread) return ofSpread(part, shape, spread, axis, index, context);
    if (at) {
      let seen = -1;
      return fixed(part.of, within, at.map((place) => place >= 0 ? place : ++seen === axis ? index : -1), rest, context);
    }
    if (slice?.axis === axis) return coordinate(part.of, within, axis, slice.start + slice.step * index, context);
    if (slice) return sliced(coordinate(part.of, within, axis, index, context), within.toSpliced(axis, 1), { ...slice, axis: slice.axis - Number(slice.axis > axis) }, shape[slice.axis]!, context);
    if (order) {
      const from = order[axis]!;
      return permuted(coordinate(part.of, within, from, index, context), within.toSpliced(from, 1), order.toSpliced(axis, 1).map((k) => k - Number(k > from)), context);
    }
    if (sum !== undefined) {
      const from = axis + Number(axis >= sum);
      return summedOver(coordinate(part.of, within, from, index, context), within.toSpliced(from, 1), sum - Number(sum > from), context).id;
    }
  }
  refuseSpread(part);
  return fixed(id, shape, shape.map((_, i) => i === axis ? index : -1), rest, context);
}

/** One coordinate at many entries cannot be told from many coordinates once the array has another shape. */
function refuseSpread(part: Part | undefined): void {
  if (part?.spread) throw new NotKnown("one random value at many entries of an array that was reshaped");
}

/** Which axis of what was spread an axis of the spread variable is. */
const innerAxis = (spread: readonly boolean[], axis: number): number => spread.slice(0, axis).filter((flag) => !flag).length;

const fixed = (of: number, within: Shape, at: readonly number[], shape: Shape, context: Context): number =>
  partOf({ of, within, at }, `[${at.join()}]`, shape, context);

/** Along an axis where one coordinate stands at all entries, each of them is that coordinate. */
function ofSpread(part: Part, shape: Shape, spread: readonly boolean[], axis: number, index: number, context: Context): number {
  const [rest, left] = [shape.toSpliced(axis, 1), spread.toSpliced(axis, 1)];
  const inner = spread[axis] ? part.of : coordinate(part.of, part.within, innerAxis(spread, axis), index, context);
  return left.some(Boolean) ? spreadTo(inner, rest, left, context) : inner;
}

/** The sum over an axis of n independent coordinates is `factor` times a variable of their variance: √n, or n where one coordinate stands at all of them. */
export function summedOver(id: number, shape: Shape, axis: number, context: Context): { readonly id: number; readonly factor: number } {
  const { shape: own = [], part } = context.variables[id]!;
  const n = shape[axis]!;
  if (own.length === 0) return { id, factor: n };
  if (part?.spread && sameShape(own, shape)) {
    if (part.spread[axis]) return { id: coordinate(id, shape, axis, 0, context), factor: n };
    const inner = summedOver(part.of, part.within, innerAxis(part.spread, axis), context);
    return { id: spreadTo(inner.id, shape.toSpliced(axis, 1), part.spread.toSpliced(axis, 1), context), factor: inner.factor };
  }
  refuseSpread(part);
  return { id: partOf({ of: id, within: shape, sum: axis }, `sum ${axis}`, shape.toSpliced(axis, 1), context), factor: Math.sqrt(n) };
}

/** One coordinate that stands at all entries along some axes of a larger shape. */
export function spreadTo(id: number, shape: Shape, spread: readonly boolean[], context: Context): number {
  const { shape: own = [], part } = context.variables[id]!;
  if (own.length === 0) return id;
  const before = part?.spread;
  if (before && before.length === spread.filter((flag) => !flag).length) {
    let seen = -1;
    return spreadTo(part.of, shape, spread.map((flag) => flag || before[++seen]!), context);
  }
  return partOf({ of: id, within: shape.filter((_, i) => !spread[i]), spread }, `spread ${spread.map(Number).join("")} to ${shape.join()}`, shape, context);
}

/** n coordinates along one axis, from `start` by `step`. */
export function sliced(id: number, shape: Shape, slice: NonNullable<Part["slice"]>, n: number, context: Context): number {
  const { shape: own = [], part } = context.variables[id]!;
  if (own.length === 0) return id;
  if (part?.spread && sameShape(own, shape)) {
    const { spread } = part;
    const inner = spread[slice.axis] ? part.of : sliced(part.of, part.within, { ...slice, axis: innerAxis(spread, slice.axis) }, n, context);
    return spreadTo(inner, shape.with(slice.axis, n), spread, context);
  }
  refuseSpread(part);
  const before = part?.slice;
  if (before?.axis === slice.axis && sameShape(own, shape)) return sliced(part!.of, part!.within, { axis: slice.axis, start: before.start + before.step * slice.start, step: before.step * slice.step }, n, context);
  return partOf({ of: id, within: shape, slice }, `slice ${slice.axis}: ${slice.start} by ${slice.step}, ${n}`, shape.with(slice.axis, n), context);
}

/** Axis k of the result is axis order[k]; permuting back gives the variable itself again. */
export function permuted(id: number, shape: Shape, order: readonly number[], context: Context): number {
  const { shape: own = [], part } = context.variables[id]!;
  if (own.length === 0 || order.every((k, i) => k === i)) return id;
  if (part?.spread && sameShape(own, shape)) {
    const { spread } = part;
    const inner = permuted(part.of, part.within, order.filter((k) => !spread[k]).map((k) => innerAxis(spread, k)), context);
    return spreadTo(inner, order.map((k) => shape[k]!), order.map((k) => spread[k]!), context);
  }
  refuseSpread(part);
  const before = part?.order;
  if (before && sameShape(own, shape)) return permuted(part.of, part.within, order.map((k) => before[k]!), context);
  return partOf({ of: id, within: shape, order }, `axes ${order.join()}`, order.map((k) => shape[k]!), context);
}

const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

function partOf(part: Part, how: string, shape: Shape, context: Context): number {
  const key = `${part.of}|${part.within.join()}|${how}`;
  let variable = context.parts.get(key);
  if (!variable) {
    const whole = context.variables[part.of]!;
    variable = context.newVariable({
      kind: whole.kind, name: whole.name, variance: whole.variance, shape, part, ...(whole.spot && { spot: whole.spot }), ...(whole.call && { call: whole.call }),
    });
    context.parts.set(key, variable);
  }
  return variable.id;
}

/** The variable that a part is of, in the end: a coordinate of x_0 is x_0's. */
export function wholeOf(id: number, variables: readonly Variable[]): number {
  let part = variables[id]?.part;
  let whole = id;
  while (part) {
    whole = part.of;
    part = variables[whole]?.part;
  }
  return whole;
}
