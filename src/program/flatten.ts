import type { Context } from "./context.ts";
import { expandAxis, layOut } from "./expand.ts";
import { isRandom, isSpanned, makeTensor } from "./make-tensor.ts";
import { sizeOf } from "./shape.ts";
import type { Tensor } from "./value.ts";

/** All entries in one row. */
export function flattened(tensor: Tensor, context: Context): Tensor {
  return reshaped(tensor, [sizeOf(tensor.shape)], context);
}

/**
 * The same entries, row-major, in another shape of the same size. Axes that are uniform stay so where whole groups of axes are regrouped; otherwise what is kept compact is laid out.
 */
export function reshaped(tensor: Tensor, shape: readonly number[], context: Context): Tensor {
  const groups = regrouped(tensor.shape, shape);
  let apart = tensor;
  for (const { from } of groups) {
    const wide = from.filter((i) => tensor.shape[i] !== 1);
    if (wide.every((i) => tensor.uniform[i]) || wide.length < 2) continue;
    // What names its entries alike stays so where all of the group does.
    const isAlike = isRandom(tensor) && wide.every((i) => isSpanned(tensor, i));
    for (const axis of wide) apart = isAlike ? layOut(apart, axis, context) : expandAxis(apart, axis, context);
  }
  const [uniform, own] = [shape.map(() => true), shape.map(() => false)];
  for (const { from, to } of groups) for (const axis of to) {
    uniform[axis] = from.every((i) => apart.uniform[i]);
    own[axis] = from.some((i) => apart.own?.[i]);
  }
  return makeTensor(shape, uniform, apart.cells, tensor, own);
}

/** The smallest groups of neighbouring axes that go over into one another. */
function regrouped(a: readonly number[], b: readonly number[]): { readonly from: number[]; readonly to: number[] }[] {
  const groups: { from: number[]; to: number[] }[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const group = { from: [] as number[], to: [] as number[] };
    let [p, q] = [1, 1];
    if (i < a.length) { p = a[i]!; group.from.push(i++); }
    if (j < b.length) { q = b[j]!; group.to.push(j++); }
    while (p !== q) {
      if (p < q && i < a.length) { p *= a[i]!; group.from.push(i++); }
      else if (j < b.length) { q *= b[j]!; group.to.push(j++); }
      else if (i < a.length) { p *= a[i]!; group.from.push(i++); }
      else break;
    }
    groups.push(group);
  }
  return groups;
}
