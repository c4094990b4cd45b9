import { createMemo } from "solid-js";
import type { SheetStore } from "./sheet-store.ts";
import type { Verification } from "./verification.ts";

/** The nearest refuted cell that a cell stands on, by id: one walk up from what is refuted serves every row. */
export function createStanding(store: SheetStore, verification: Verification): (id: string) => string | undefined {
  const causes = createMemo(() => {
    const queue = store.cells().flatMap(({ id }) => (verification.check(id)?.kind === "refuted" ? [{ id, cause: id }] : []));
    const found = new Map<string, string>();
    const refuted = new Set(queue.map(({ id }) => id));
    for (let i = 0; i < queue.length; i++) {
      const { id, cause } = queue[i]!;
      for (const reader of store.usedBy(id)) {
        if (found.has(reader) || refuted.has(reader)) continue;
        found.set(reader, cause);
        queue.push({ id: reader, cause });
      }
    }
    return found;
  });
  return (id) => causes().get(id);
}
