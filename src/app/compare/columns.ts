import type { Page } from "../page.ts";

/** The columns of numbers that a list can be compared with, in the sheet's order; what is a list itself comes last. */
export function columnsOf({ store }: Page): readonly string[] {
  const named = (kinds: readonly string[]) => store.cells().flatMap(({ line }) => (line && kinds.includes(line.kind) && "name" in line && store.column(line.name) ? [line.name] : []));
  return [...new Set([...named(["column"]), ...named(["data"])])];
}
