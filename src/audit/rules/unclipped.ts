import { mapChildren, type Term } from "../../term/term.ts";

/** A quantity of the schedule without the bounds it is kept in, min(1 − ᾱ_t/ᾱ_{t−1}, 0.999): what is said of it is said where they do not bind. */
export function unclipped(term: Term): Term {
  const inner = mapChildren(term, unclipped);
  if (inner.kind !== "call" || (inner.name !== "min" && inner.name !== "max" && inner.name !== "clip")) return inner;
  const open = inner.args.filter((arg) => arg.kind !== "number");
  return open.length === 1 ? open[0]! : inner;
}
