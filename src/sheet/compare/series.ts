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

/** Neighbouring steps lend one another their sensitivity: a result that happens to be exact says nothing of its own. */
const window = 8;

/**
 * How far rounding may move each value, in units of its arithmetic's roundoff: measured by the difference that float32 made. The largest of the neighbouring steps;
 * the values themselves are not in it.
 */
export function sensitivity({ values, coarse }: Rounded): Float64Array {
  const unit = unitRoundoff("float32");
  const apart = values.map((value, i) => {
    const difference = Math.abs(value - coarse[i]!);
    return Number.isFinite(difference) ? difference / unit : 0;
  });
  return apart.map((_, i) => {
    let most = 0;
    for (let k = Math.max(0, i - window); k <= Math.min(apart.length - 1, i + window); k++) most = Math.max(most, apart[k]!);
    return most;
  });
}

/** The part of a·|x| + b·s that is rounding in n steps of a precision; results only stored in a short format carry no more than their own. */
export function allowance(precision: Precision, steps: number): { readonly own: number; readonly moved: number } {
  const unit = unitRoundoff(precision);
  return precision === "float64" || precision === "float32" ? { own: (32 + 4 * Math.sqrt(steps)) * unit, moved: 16 * unit } : { own: 4 * unit, moved: 4 * unit };
}
