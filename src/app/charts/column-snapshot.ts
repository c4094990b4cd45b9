import type { Column } from "../../sheet/engine/engine.ts";
import type { ColumnSource } from "./chart-curves.ts";

/** Columns as they are now, copied: what is computed later does not reach them. */
export function snapshot(source: ColumnSource, names: Iterable<string>): ColumnSource {
  const kept = new Map<string, Column>();
  for (const name of names) {
    const column = source.column(name);
    if (column) kept.set(name, { ...column, values: column.values.slice() });
  }
  return { column: (name) => kept.get(name), label: source.label };
}
