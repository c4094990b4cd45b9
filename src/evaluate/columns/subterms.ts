import { children, type Term, walk } from "../../term/term.ts";
import type { ColumnQuantity } from "./quantity.ts";
import { keyOf } from "./shape.ts";

/** The number of nodes, counted no further than just past `limit`. */
export function nodes(term: Term, limit: number): number {
  let count = 1;
  for (const child of children(term)) if (count <= limit) count += nodes(child, limit - count);
  return count;
}

/** How often each subterm stands in the stage; long ones are not counted and stay separate. */
export function occurrences(columns: readonly ColumnQuantity[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { body } of columns)
    if (body)
      walk(body, (term) => {
        if (children(term).length === 0 || nodes(term, 40) > 40) return;
        const key = keyOf(term);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      });
  return counts;
}
