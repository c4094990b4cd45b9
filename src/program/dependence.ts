import { isLaw } from "./law.ts";
import { NotKnown } from "./not-known.ts";
import { wholeOf } from "./part.ts";
import type { Tensor } from "./value.ts";
import type { Variable } from "./world.ts";

/** What a variable is of its whole, so far as it says which others of the same whole are independent of it at one entry. */
interface Kin { readonly whole: number; readonly kind: string }
const known = new WeakMap<Variable, Kin>();

function kinOf(variable: Variable, variables: readonly Variable[]): Kin {
  let kin = known.get(variable);
  if (!kin) {
    const part = variable.part;
    const kind = !part || (part.moved && !part.moved.startsWith("sum")) ? "each" : part.at ? `${part.of}:${part.within!.join()}:${part.at.map((i) => i < 0 ? "-" : "+").join("")}` : `${variable.id}`;
    kin = { whole: wholeOf(variable.id, variables), kind };
    known.set(variable, kin);
  }
  return kin;
}

/**
 * Throws `NotKnown` where a law holds variables that are not independent of each other, such as a value beside the mean that it is part of: its terms would not add up to its variance.
 * Other entries' coordinates are independent of it: x[1:] - x[:-1] may stand.
 */
export function checkIndependent(tensor: Tensor, variables: readonly Variable[], parts: ReadonlyMap<string, Variable>): void {
  if (parts.size === 0) return;
  for (const cell of tensor.cells) {
    if (!isLaw(cell)) continue;
    const met = new Map<number, string>();
    for (let id = 0; id < cell.terms.length; id++) {
      if (cell.terms[id] === 0) continue;
      const { whole, kind } = kinOf(variables[id]!, variables);
      const before = met.get(whole);
      if (before === undefined) met.set(whole, kind);
      else if (before !== kind) throw new NotKnown("random values that depend on each other");
    }
  }
}

/** Whether two variables of a law have one whole, so that sums over entries would count a coordinate twice. */
export function sharesWhole(tensor: Tensor, variables: readonly Variable[]): boolean {
  return tensor.cells.some((cell) => {
    if (!isLaw(cell)) return false;
    const wholes = [...cell.terms].flatMap((term, id) => term === 0 ? [] : [wholeOf(id, variables)]);
    return new Set(wholes).size < wholes.length;
  });
}
