import type { Context } from "./context.ts";
import { Ended } from "./ended.ts";
import { isLaw } from "./law.ts";
import type { Shape } from "./shape.ts";
import type { Cell, Tensor } from "./value.ts";

export type NumberType = Tensor["type"];
export type Library = Tensor["library"];
/** What a new array takes from the one it is made of. */
export type Make = Pick<Tensor, "type" | "library" | "fromSchedule">;

/** An array whose cells stand row-major over the axes that are not uniform; axes of one entry are always uniform, empty ones never. */
export function makeTensor(shape: Shape, uniform: readonly boolean[], cells: Cell[], make: Make, own?: readonly boolean[]): Tensor {
  const isOwn = own?.some((flag, i) => flag && shape[i]! > 1 && !uniform[i]);
  return {
    kind: "tensor", shape, uniform: shape.map((n, i) => n === 1 || (n > 1 && uniform[i]!)), cells,
    type: make.type, library: make.library, ...(make.fromSchedule && { fromSchedule: true }),
    ...(isOwn && { own: shape.map((n, i) => n > 1 && !uniform[i] && own![i]!) }),
  };
}

/** An array with an entry for each cell. */
export const fullTensor = (shape: Shape, cells: Cell[], make: Make): Tensor => makeTensor(shape, shape.map(() => false), cells, make);
/** All entries alike; costs nothing, however large. */
export const evenTensor = (shape: Shape, cell: Cell, make: Make): Tensor => makeTensor(shape, shape.map(() => true), shape.includes(0) ? [] : [cell], make);
export const scalarTensor = (cell: Cell, make: Make): Tensor => makeTensor([], [], [cell], make);

export const isRandom = (tensor: Tensor): boolean => tensor.cells.some(isLaw);

/** The shape of the cells that are kept: one along uniform axes. */
export const keptShape = (tensor: Tensor): number[] => tensor.shape.map((n, i) => tensor.uniform[i] ? 1 : n);

/** Whether each entry along an axis has its own coordinate of what its cell names. */
export const isSpanned = (tensor: Tensor, axis: number): boolean => tensor.shape[axis]! > 1 && (tensor.uniform[axis]! || Boolean(tensor.own?.[axis]));
/** Along which axes the variables of a cell have their coordinates. */
export const spannedAxes = (tensor: Tensor): number[] => tensor.shape.flatMap((_, i) => isSpanned(tensor, i) ? [i] : []);

/** The same cells without an axis of one entry, or with one more. */
export const withoutAxis = (tensor: Tensor, axis: number, cells = tensor.cells): Tensor => makeTensor(tensor.shape.toSpliced(axis, 1), tensor.uniform.toSpliced(axis, 1), cells, tensor, tensor.own?.toSpliced(axis, 1));
export const withAxis = (tensor: Tensor, axis: number): Tensor => makeTensor(tensor.shape.toSpliced(axis, 0, 1), tensor.uniform.toSpliced(axis, 0, true), tensor.cells, tensor, tensor.own?.toSpliced(axis, 0, false));

/** Throws `Ended` before more is computed than the limits allow. */
export function allow(entries: number, context: Context): void {
  if (!(entries <= context.limits.entries)) throw new Ended("entries");
  context.spend(entries / 100);
}
