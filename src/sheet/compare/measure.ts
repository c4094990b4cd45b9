import { ulpsBetween } from "../../field/ulps.ts";
import { lastOf, type Series } from "./series.ts";

/** A difference and the t at which it is. */
export interface At {
  readonly t: number;
  readonly value: number;
}

/** How far two series are apart where both have values. */
export interface Measure {
  /** The steps that both have: first … last; none where `steps` is 0. */
  readonly first: number;
  readonly last: number;
  readonly steps: number;
  /** Steps at which every bit is the same. */
  readonly same: number;
  /** The largest |a − b|, |a − b| / max(|a|, |b|), and number of float64s from one to the other; infinite where one is no finite number and the other not the same. */
  readonly absolute: At;
  readonly relative: At;
  readonly ulps: At;
  /** The first t at which they differ in any bit. */
  readonly differs: number | undefined;
}

export function measure(left: Series, right: Series): Measure {
  const first = Math.max(left.from, right.from), last = Math.min(lastOf(left), lastOf(right));
  let absolute = { t: first, value: 0 }, relative = absolute, ulps = absolute;
  let same = 0;
  let differs: number | undefined;
  for (let t = first; t <= last; t++) {
    const a = left.values[t - left.from]!, b = right.values[t - right.from]!;
    if (Object.is(a, b)) {
      same++;
      continue;
    }
    differs ??= t;
    const apart = a === b ? 0 : Number.isFinite(a) && Number.isFinite(b) ? Math.abs(a - b) : Infinity;
    const part = apart === 0 ? 0 : apart === Infinity ? Infinity : apart / Math.max(Math.abs(a), Math.abs(b));
    const between = apart === Infinity ? Infinity : ulpsBetween(a, b);
    if (apart > absolute.value) absolute = { t, value: apart };
    if (part > relative.value) relative = { t, value: part };
    if (between > ulps.value) ulps = { t, value: between };
  }
  return { first, last, steps: Math.max(0, last - first + 1), same, absolute, relative, ulps, differs };
}
