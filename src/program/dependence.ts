import { isLaw } from "./law.ts";
import { NotKnown } from "./not-known.ts";
import { wholeOf } from "./part.ts";
import type { Tensor } from "./value.ts";
import type { Variable } from "./world.ts";

/** Variables of one whole are independent at one entry when they are of one `kind` and stand at different places of it. */
interface Kin { readonly whole: number; readonly kind: string; readonly place: string }
const known = new WeakMap<Variable, Kin>();

function kinOf(variable: Variable, variables: readonly Variable[]): Kin {
  let kin = known.get(variable);
  if (!kin) {
    kin = { whole: wholeOf(variable.id, variables), ...placeOf(variable) };
    known.set(variable, kin);
  }
  return kin;
}

/** Coordinates of one pattern, or slices along one axis by one step, meet nowhere unless they are the same. */
function placeOf({ id, part }: Variable): Omit<Kin, "whole"> {
  if (part?.at) return { kind: `${part.of}:${part.within.join()}:${part.at.map((i) => i < 0 ? "-" : "+").join("")}`, place: part.at.join() };
  if (part?.slice) return { kind: `${part.of}:${part.within.join()}:${part.slice.axis} by ${part.slice.step}`, place: `${part.slice.start}` };
  return { kind: `${id}`, place: "" };
}

/**
 * Throws `NotKnown` where a law holds variables that are not independent of each other, such as a value beside the mean that it is part of: its terms would not add up to its variance.
 * Other entries' coordinates are independent of it: x[1:] - x[:-1] may stand.
 */
export function checkIndependent(tensor: Tensor, variables: readonly Variable[], parts: ReadonlyMap<string, Variable>): void {
  if (parts.size === 0) return;
  let last: unknown;
  for (const cell of tensor.cells) {
    // Entries named alike are often one law over and over.
    if (!isLaw(cell) || cell === last) continue;
    last = cell;
    const met = new Map<number, Kin>();
    for (let id = 0; id < cell.terms.length; id++) {
      if (cell.terms[id] === 0) continue;
      const kin = kinOf(variables[id]!, variables);
      const before = met.get(kin.whole);
      if (before === undefined) met.set(kin.whole, kin);
      else if (before.kind !== kin.kind || before.place === kin.place) throw new NotKnown("random values that depend on each other");
    }
  }
}

/** Whether two variables of a law have one whole, so that sums over entries would count a coordinate twice. */
export function sharesWhole(tensor: Tensor, variables: readonly Variable[]): boolean {
  return tensor.cells.some((cell, i) => {
    if (!isLaw(cell) || cell === tensor.cells[i - 1]) return false;
    const wholes = [...cell.terms].flatMap((term, id) => term === 0 ? [] : [wholeOf(id, variables)]);
    return new Set(wholes).size < wholes.length;
  });
}
