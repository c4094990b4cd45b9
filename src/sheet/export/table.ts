import type { Engine } from "../engine/engine.ts";

/** Columns side by side over t = first … first + length − 1. */
export interface Table {
  readonly first: number;
  readonly length: number;
  readonly columns: readonly { readonly name: string; readonly at: (t: number) => number | undefined }[];
}

export function tableOf(engine: Engine, names: readonly string[]): Table {
  const columns = names.map((name) => ({ name, ...engine.column(name)! }));
  const first = Math.min(...columns.map((c) => c.from));
  const end = Math.max(...columns.map((c) => c.from + c.values.length));
  return {
    first: columns.length > 0 ? first : 1,
    length: columns.length > 0 ? end - first : 0,
    columns: columns.map(({ name, from, values }) => ({ name, at: (t) => values[t - from] })),
  };
}

const rowsAtOnce = 2000;

/** The table as CSV, t first, some thousand rows at a time. */
export function* csvOf({ first, length, columns }: Table): Generator<string> {
  yield `${["t", ...columns.map(({ name }) => name)].join(",")}\n`;
  for (let from = 0; from < length; from += rowsAtOnce) {
    let rows = "";
    for (let i = from; i < Math.min(length, from + rowsAtOnce); i++) rows += `${[first + i, ...columns.map(({ at }) => at(first + i) ?? "")].join(",")}\n`;
    yield rows;
  }
}
