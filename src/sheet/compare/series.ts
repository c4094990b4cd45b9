import { type Precision, roundTo, unitRoundoff } from "../../field/precision.ts";

/** values[i] stands at t = from + i. */
export interface Series {
  readonly from: number;
  readonly values: Float64Array;
}

/** A series twice: as it is, and by the same operations each rounded to float32, which shows how far rounding moves it. */
export interface Rounded extends Series {
  readonly coarse: Float64Array;
}

/** Numbers of which only the values are known: rounding moves them by themselves alone. */
export const rounded = ({ from, values }: Series, coarse?: Float64Array): Rounded => ({ from, values, coarse: coarse ?? values.map(roundTo("float32")) });

export const lastOf = ({ from, values }: Series): number => from + values.length - 1;

/** Neighbouring stretches of so many steps lend one another their sensitivity: a result that happens to be exact says nothing of its own. */
const stretch = 8;

/**
 * How far rounding may move each value, in units of its arithmetic's roundoff: measured by the difference that float32 made. The largest of the neighbouring steps;
 * the values themselves are not in it.
 */
export function sensitivity({ values, coarse }: Rounded): Float64Array {
  const unit = unitRoundoff("float32");
  const most = new Float64Array(Math.ceil(values.length / stretch));
  for (let i = 0; i < values.length; i++) {
    const difference = Math.abs(values[i]! - coarse[i]!) / unit, of = Math.floor(i / stretch);
    if (difference > most[of]! && difference < Infinity) most[of] = difference;
  }
  const found = new Float64Array(values.length);
  for (let i = 0; i < found.length; i++) {
    const of = Math.floor(i / stretch);
    found[i] = Math.max(most[of - 1] ?? 0, most[of]!, most[of + 1] ?? 0);
  }
  return found;
}

/** The part of a·|x| + b·s that is rounding in n steps of a precision; results only stored in a short format carry no more than their own. */
export function allowance(precision: Precision, steps: number): { readonly own: number; readonly moved: number } {
  const unit = unitRoundoff(precision);
  return precision === "float64" || precision === "float32" ? { own: (32 + 4 * Math.sqrt(steps)) * unit, moved: 16 * unit } : { own: 4 * unit, moved: 4 * unit };
}
