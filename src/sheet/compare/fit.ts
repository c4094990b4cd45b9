import type { Precision } from "../../field/precision.ts";
import { ulpsBetween } from "../../field/ulps.ts";
import { halfDigit, type Printed } from "./format-of.ts";
import type { At } from "./measure.ts";
import { allowance, lastOf, type Rounded, sensitivity, type Series } from "./series.ts";

/**
 * What counts as no difference: rounding in a precision, or half a unit of the last digit that was printed of the left side. "shorter" is rounding in a precision that
 * nothing but the difference speaks for: most steps must then differ by more than float64 would.
 */
export type Tolerance = { readonly kind: "rounding" | "shorter"; readonly precision: Precision } | { readonly kind: "printed"; readonly printed: Printed };

/** A number that the right side is multiplied by, or that is added to it, before it is compared. */
export interface Scale {
  readonly factor: number;
  readonly offset: number;
}
export const unscaled: Scale = { factor: 1, offset: 0 };

/** The largest difference left in ulps, over so many steps; undefined where some step differs by more than the tolerance. */
export interface Fit {
  readonly steps: number;
  readonly ulps: At;
}

/** Fewer finite values than this show nothing. */
const fewest = 3;

export function fit(left: Rounded, right: Rounded, tolerance: Tolerance, { factor, offset } = unscaled): Fit | undefined {
  const first = Math.max(left.from, right.from), last = Math.min(lastOf(left), lastOf(right));
  const steps = last - first + 1;
  const rounding = tolerance.kind === "printed" ? allowance("float64", steps) : allowance(tolerance.precision, steps);
  const fine = allowance("float64", steps);
  const [movedLeft, movedRight] = [sensitivity(left), sensitivity(right)];
  let ulps: At = { t: first, value: 0 }, finite = 0, coarse = 0;
  for (let t = first; t <= last; t++) {
    const a = left.values[t - left.from]!, b = right.values[t - right.from]! * factor + offset;
    if (!Number.isFinite(a) || !Number.isFinite(b)) {
      if (!Object.is(a, b)) return undefined;
      continue;
    }
    finite++;
    const moved = movedLeft[t - left.from]! + movedRight[t - right.from]! * Math.abs(factor);
    const printed = tolerance.kind === "printed" ? halfDigit(tolerance.printed, a) : 0;
    const size = Math.max(Math.abs(a), Math.abs(b)) + Math.abs(offset);
    if (Math.abs(a - b) > fine.own * size + fine.moved * moved) coarse++;
    if (!(Math.abs(a - b) <= rounding.own * size + rounding.moved * moved + printed)) return undefined;
    const between = ulpsBetween(a, b);
    if (between > ulps.value) ulps = { t, value: between };
  }
  if (tolerance.kind === "shorter" && coarse < finite / 2) return undefined;
  return finite >= Math.min(fewest, steps) && steps > 0 ? { steps, ulps } : undefined;
}

/** Whether two series come near one another at a few steps, or as near as the left side's printed digits show: the rest need not be looked at where they do not. */
export function isNear(left: Series, right: Series, { factor, offset }: Scale, printed: readonly Printed[]): boolean {
  const first = Math.max(left.from, right.from), last = Math.min(lastOf(left), lastOf(right));
  return [0.5, 0.8, 1].every((part) => {
    const t = Math.round(first + part * (last - first));
    const a = left.values[t - left.from]!, b = right.values[t - right.from]! * factor + offset;
    return Object.is(a, b) || Math.abs(a - b) <= 0.05 * Math.max(Math.abs(a), Math.abs(b)) + Math.max(0, ...printed.map((one) => halfDigit(one, a)));
  });
}
