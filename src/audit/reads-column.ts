import { type Term, walk } from "../term/term.ts";

/** Whether a quantity of the schedule, or another column, has a part in a term. */
export function readsColumn(term: Term): boolean {
  let found = false;
  walk(term, (inner) => { if (inner.kind === "index") found = true; });
  return found;
}
