import { constants } from "../../term/functions.ts";
import { children, type Term } from "../../term/term.ts";
import { isIndex, type Quantity } from "./quantity.ts";
import { lagOf } from "./shape.ts";

/** What a quantity needs of another: its value in the same row or `lag` rows before, or all of it. */
export interface Read {
  readonly name: string;
  /** undefined: any row, so the whole column (or the number) must be there first. */
  readonly lag: number | undefined;
}

const known = new WeakMap<Quantity, readonly Read[]>();

/** Everything a quantity reads, each once. */
export function readsOf(quantity: Quantity): readonly Read[] {
  let reads = known.get(quantity);
  if (!reads) known.set(quantity, (reads = readsIn(quantity)));
  return reads;
}

function readsIn(quantity: Quantity): Read[] {
  const found = new Map<string, Read>();
  const visit = (term: Term, whole: boolean): void => {
    if (term.kind === "name" && !isIndex(term.name) && !constants.has(term.name)) add({ name: term.name, lag: undefined });
    if (term.kind === "index") {
      const lag = whole ? undefined : lagOf(term.index);
      add({ name: term.name, lag: lag !== undefined && lag >= 0 ? lag : undefined });
    }
    for (const child of children(term)) visit(child, whole);
  };
  const add = (read: Read) => found.set(`${read.name}@${read.lag}`, read);
  if (quantity.kind === "scalar") visit(quantity.body, true);
  else {
    if (quantity.body) visit(quantity.body, false);
    for (const base of quantity.bases.values()) visit(base, true);
  }
  return [...found.values()];
}
