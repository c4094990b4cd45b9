import type { Problem } from "../base/problem.ts";

/** The sheet's columns that a run stands on: `alphabar[t]`, t = 0 … T, 1 at t = 0. */
export interface Schedule {
  readonly steps: number;
  readonly alphabar: Float64Array;
}

/** A schedule of the columns of a sheet, or what keeps it from being trained on. `from` is the first step of the column: ᾱ_0 = 1 is added where it is missing. */
export function scheduleOf(column: { readonly from: number; readonly values: Float64Array } | undefined, T: number | undefined): Schedule | Problem {
  if (!column || T === undefined) return { kind: "missing value", subject: "alphabar", hint: "alphabar[t] and T in the sheet" };
  const alphabar = new Float64Array(T + 1);
  alphabar[0] = 1;
  for (let t = Math.max(1, column.from); t <= T; t++) alphabar[t] = column.values[t - column.from] ?? NaN;
  for (let t = 1; t <= T; t++) if (!(alphabar[t]! >= 0 && alphabar[t]! < 1)) return { kind: "outside its range", subject: `alphabar = ${alphabar[t]}`, hint: "0 ≤ alphabar[t] < 1", t };
  return { steps: T, alphabar };
}
