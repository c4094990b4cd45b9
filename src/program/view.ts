import type { Context } from "./context.ts";
import { permuteAxes } from "./axes.ts";
import { reshaped } from "./flatten.ts";
import type { Tensor, Value } from "./value.ts";

/**
 * Which array a view shows: what is written into the view is written there too, at `key`, or whole, in the order that the base has. (What is written into the base later is not seen by the view.)
 */
export type View = { readonly base: Tensor } & ({ readonly kind: "part"; readonly key: Value } | { readonly kind: "whole"; readonly restore: (view: Tensor, context: Context) => Tensor });
const views = new WeakMap<Tensor, View>();

export const viewOf = (tensor: Tensor): View | undefined => views.get(tensor);

/** A part of an array that Python shares with it. */
export const asView = (part: Tensor, base: Tensor, key: Value): Tensor => shown(part, { kind: "part", base, key });

/** All of an array in another shape, or as the other library's. */
export const asReshaped = (result: Tensor, base: Tensor): Tensor => result === base ? base : shown(result, { kind: "whole", base, restore: (view, context) => reshaped(view, base.shape, context) });

/** All of an array with its axes in another order. */
export const asPermuted = (result: Tensor, base: Tensor, order: readonly number[]): Tensor =>
  shown(result, { kind: "whole", base, restore: (view, context) => permuteAxes(view, order.map((_, k) => order.indexOf(k)), context) });

function shown(result: Tensor, view: View): Tensor {
  const copy: Tensor = { ...result, cells: [...result.cells], isView: true };
  views.set(copy, view);
  return copy;
}
