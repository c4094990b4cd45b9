import { createMemo } from "solid-js";
import type { Page } from "../page.ts";
import type { ColumnSource } from "./chart-curves.ts";
import { columnLabel } from "./column-label.ts";

/** The sheet's own columns. */
export function sheetSource(page: Page): ColumnSource {
  const origins = createMemo(() => new Map(page.store.cells().flatMap(({ line, origin }) => (line && "name" in line ? [[line.name, origin] as const] : []))), undefined, { equals: sameEntries });
  return {
    column: page.store.column,
    label: (name) => columnLabel(name, origins().get(name) === undefined ? "own" : "catalog"),
  };
}

const sameEntries = <Key, Value>(a: ReadonlyMap<Key, Value>, b: ReadonlyMap<Key, Value>): boolean => a.size === b.size && [...a].every(([key, value]) => b.has(key) && b.get(key) === value);
