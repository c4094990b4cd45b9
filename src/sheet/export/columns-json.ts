import type { Engine } from "../engine/engine.ts";
import type { Table } from "./table.ts";

/** A sheet's values as plain data: parameters, derived numbers, t and columns. What has no value is null; infinities and NaN are words, since JSON has none. */
export function columnsJson(engine: Engine, { first, columns, length }: Table) {
  const lines = engine.cells().flatMap(({ line }) => (line ? [line] : []));
  const named = (kinds: readonly string[], value: (name: string) => unknown) =>
    Object.fromEntries(lines.flatMap((line) => (kinds.includes(line.kind) && "name" in line ? [[line.name, value(line.name)]] : [])));
  return {
    parameters: named(["parameter", "choice"], (name) => engine.parameter(name)?.value ?? null),
    numbers: named(["scalar"], (name) => plain(engine.scalar(name))),
    t: Array.from({ length }, (_, i) => first + i),
    columns: Object.fromEntries(columns.map(({ name, at }) => [name, Array.from({ length }, (_, i) => plain(at(first + i)))])),
  };
}

const plain = (value: number | undefined): number | string | null => (value === undefined ? null : Number.isFinite(value) ? value : String(value));
