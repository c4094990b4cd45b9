import type { Context } from "./context.ts";
import type { Shape } from "./shape.ts";
import type { Variable } from "./world.ts";

/**
 * What becomes of a variable when the array it stands in is taken apart. A variable has one coordinate for each entry of its `shape` (axes of one entry left out; [] is a single number); a part of it is
 * a variable of its own that knows what it is part of. The shape of the uniform axes of an array is the shape of the variables in its cells, unless the array was reshaped or spread since.
 */
export function coordinate(id: number, shape: Shape, axis: number, index: number, context: Context): number {
  const variable = context.variables[id]!;
  const own = variable.shape ?? [];
  if (own.length === 0) return id;
  const at = Array.from(shape, () => -1);
  at[axis] = index;
  const rest = shape.filter((_, i) => i !== axis);
  const spread = variable.part?.spread;
  if (spread && sameShape(own, shape)) {
    const left = spread.filter((_, i) => i !== axis);
    if (spread[axis]) return left.some(Boolean) ? spreadTo(variable.part!.of, rest, left, context) : variable.part!.of;
  }
  // A coordinate of a coordinate is one of the whole, so that x[0][1] and x[:, 1][0] are one.
  const part = variable.part;
  if (part?.at && sameShape(own, shape)) {
    let seen = -1;
    const joined = part.at.map((fixed) => fixed >= 0 ? fixed : at[++seen]!);
    return partOf(part.of, `${part.within!.join()}[${joined.join()}]`, { within: part.within!, at: joined }, rest, context);
  }
  return partOf(id, `${shape.join()}[${at.join()}]`, { within: shape, at }, rest, context);
}

/** The sum over an axis of n independent coordinates, divided by √n, so that its variance is the coordinates'. */
export function summedOver(id: number, shape: Shape, axis: number, context: Context): { readonly id: number; readonly factor: number } {
  const variable = context.variables[id]!;
  const n = shape[axis]!;
  if ((variable.shape ?? []).length === 0) return { id, factor: n };
  if (variable.part?.spread?.[axis] && sameShape(variable.shape!, shape)) return { id: coordinate(id, shape, axis, 0, context), factor: n };
  const rest = shape.filter((_, i) => i !== axis);
  return { id: partOf(id, `${shape.join()}sum${axis}`, { moved: `sum over axis ${axis} of ${shape.join()}` }, rest, context), factor: Math.sqrt(n) };
}

/** One coordinate that stands at all entries along some axes of a larger shape. */
export function spreadTo(id: number, shape: Shape, spread: readonly boolean[], context: Context): number {
  const variable = context.variables[id]!;
  if ((variable.shape ?? []).length === 0) return id;
  return partOf(id, `spread${shape.join()}:${spread.map(Number).join("")}`, { spread }, shape, context);
}

/** The same coordinates in another order or fewer of them: a slice, a flip, a permutation, by a name of what was done. */
export function moved(id: number, how: string, shape: Shape, context: Context): number {
  if ((context.variables[id]!.shape ?? []).length === 0) return id;
  return partOf(id, how, { moved: how }, shape, context);
}

const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

function partOf(of: number, how: string, part: Omit<NonNullable<Variable["part"]>, "of">, shape: Shape, context: Context): number {
  const key = `${of}|${how}`;
  let variable = context.parts.get(key);
  if (!variable) {
    const whole = context.variables[of]!;
    variable = context.newVariable({
      kind: whole.kind, name: whole.name, variance: whole.variance, shape,
      part: { of, ...part }, ...(whole.spot && { spot: whole.spot }), ...(whole.call && { call: whole.call }),
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
