import { identityOf } from "../../base/identity.ts";
import type { Store } from "../../evaluate/columns/store.ts";
import type { DataLine } from "../../read/text/line.ts";
import type { Cell } from "../cell.ts";

/** The data blocks of a sheet that nothing is wrong with, by the names of their columns. */
export function dataIn(cells: readonly Cell[], problems: ReadonlyMap<string, unknown>): ReadonlyMap<string, DataLine> {
  return new Map(cells.flatMap(({ id, line }) => (line?.kind === "data" && !problems.has(id) ? [[line.name, line] as const] : [])));
}

/** Puts data where cells read it, and takes away what stood there before and is no data any more: an array of a block is never written into. */
export function placeData(before: ReadonlyMap<string, DataLine>, now: ReadonlyMap<string, DataLine>, store: Store): void {
  for (const name of before.keys()) {
    const slot = store.column(name);
    if (!now.has(name)) Object.assign(slot, { from: 0, values: new Float64Array(0), version: slot.version + 1, ends: false });
  }
  for (const [name, { from, values }] of now) {
    const slot = store.column(name);
    if (slot.values !== values || slot.from !== from) Object.assign(slot, { from, values, version: slot.version + 1, ends: true });
  }
}

/** The same array has the same signature; no two arrays do. */
export const signatureOfData = ({ from, values }: DataLine): string => `data ${identityOf(values)} from ${from}`;
