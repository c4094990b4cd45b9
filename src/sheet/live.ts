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
