import type { Context } from "./context.ts";
import { Ended } from "./ended.ts";
import { isLaw } from "./law.ts";
import { type Shape, sizeOf } from "./shape.ts";
import type { Cell, Tensor } from "./value.ts";

export type NumberType = Tensor["type"];
export type Library = Tensor["library"];
/** What a new array takes from the one it is made of. */
export type Make = Pick<Tensor, "type" | "library" | "fromSchedule">;

/** An array whose cells stand row-major over the axes that are not uniform; axes of one entry are always uniform, empty ones never. */
export function makeTensor(shape: Shape, uniform: readonly boolean[], cells: Cell[], make: Make): Tensor {
  return {
    kind: "tensor", shape, uniform: shape.map((n, i) => n === 1 || (n > 1 && uniform[i]!)), cells,
    type: make.type, library: make.library, ...(make.fromSchedule && { fromSchedule: true }),
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

/** Where along the uniform axes the variables of a cell have their coordinates. */
export const spannedAxes = (tensor: Tensor): number[] => tensor.shape.flatMap((n, i) => tensor.uniform[i] && n > 1 ? [i] : []);

/** Throws `Ended` before more is computed than the limits allow. */
export function allow(entries: number, context: Context): void {
  if (!(entries <= context.limits.entries)) throw new Ended("entries");
  context.spend(entries / 100);
}
export const allowShape = (shape: Shape, context: Context): void => allow(sizeOf(shape), context);
