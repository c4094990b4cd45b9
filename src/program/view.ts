import type { Tensor, Value } from "./value.ts";

/** Which array a view shows, and by which key: what is written into the view is written there too. */
interface View { readonly base: Tensor; readonly key: Value }
const views = new WeakMap<Tensor, View>();

export const viewOf = (tensor: Tensor): View | undefined => views.get(tensor);

/** A part of an array that Python shares with it. */
export function asView(part: Tensor, base: Tensor, key: Value): Tensor {
  const view: Tensor = { ...part, cells: [...part.cells], isView: true };
  views.set(view, { base, key });
  return view;
}
