/** A column's place in memory. Closures hold on to the record, so that a new T or a new run needs no new closures. */
export interface Slot {
  values: Float64Array;
  /** The t of values[0]. */
  from: number;
  version: number;
  /** True for data: its rows may end before T, so that no row is read without asking. */
  ends?: boolean;
}

/** Where the numbers and columns of a sheet live. */
export interface Store {
  number(name: string): { value: number };
  column(name: string): Slot;
  /** Forgets what is not in `names`. */
  keep(names: ReadonlySet<string>): void;
}

export function createStore(): Store {
  const numbers = new Map<string, { value: number }>();
  const columns = new Map<string, Slot>();
  return {
    number: (name) => getOr(numbers, name, () => ({ value: NaN })),
    column: (name) => getOr(columns, name, () => ({ values: new Float64Array(0), from: 0, version: 0 })),
    keep(names) {
      for (const kept of [numbers, columns]) for (const name of kept.keys()) if (!names.has(name)) kept.delete(name);
    },
  };
}

function getOr<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
