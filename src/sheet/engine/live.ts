import type { Store } from "../../evaluate/columns/store.ts";

/**
 * What a trainer measures, as names any sheet may read: `live.loss`, `live.loss_t[t]`. They have no cell and no value until something measures them (NaN);
 * the sheet's text says nothing of the values, so they are never saved with it.
 */
export const liveNumbers: ReadonlySet<string> = new Set(["live.loss", "live.floor", "live.excess", "live.step", "live.rate", "live.energy", "live.wasserstein"]);

/**
 * Columns over t = 0 … T: the running loss by t, the least that any network could reach, and what lies between; and the samples drawn last, their first coordinate
 * one a row, NaN where there are no more.
 */
export const liveColumns: ReadonlySet<string> = new Set(["live.loss_t", "live.floor_t", "live.excess_t", "live.samples"]);

export const isLive = (name: string): boolean => liveNumbers.has(name) || liveColumns.has(name);

/** New measurements; names that are left out keep what they had. Columns begin at t = 0. */
export type Measured = Readonly<Record<string, number | Float64Array>>;

/** Puts a measurement where cells read it; says whether it was one that fits. `steps` is T. */
export function takeLive(name: string, value: number | Float64Array, steps: number | undefined, store: Store): boolean {
  if (typeof value === "number" ? !liveNumbers.has(name) : !liveColumns.has(name) || value.length !== (steps ?? -1) + 1) return false;
  if (typeof value === "number") store.number(name).value = value;
  else {
    const slot = store.column(name);
    if (slot.values.length !== value.length) Object.assign(slot, { from: 0, values: new Float64Array(value.length) });
    slot.values.set(value);
    slot.version++;
  }
  return true;
}

/** Columns that were measured at another T say nothing of this one: they get `rows` rows without values. */
export function clearMisfits(steps: number | undefined, rows: number, store: Store): void {
  for (const name of liveColumns) {
    const slot = store.column(name), { length } = slot.values;
    if (length !== (steps ?? 0) + 1 && length !== rows) Object.assign(slot, { from: 0, values: new Float64Array(rows).fill(NaN), version: slot.version + 1 });
  }
}
