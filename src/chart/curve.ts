/** The part a quantity plays; formulas, sliders and curves of one role share one colour. */
export type Role = "signal" | "noise" | "posterior" | "snr" | "plain";

/**
 * A line to draw: `values[i]` stands at x = from + i · step (for a column over t, step 1).
 * NaN and ±∞ are gaps. `dash` is an SVG dash pattern, so that lines can be told apart without colour.
 */
export interface Curve {
  readonly name: string;
  readonly label: string;
  readonly role: Role;
  readonly dash?: string;
  readonly from: number;
  readonly step: number;
  readonly values: Float64Array;
}

/** The value at x, of the nearest point; NaN outside. */
export function valueAt(curve: Curve, x: number): number {
  return curve.values[Math.round((x - curve.from) / curve.step)] ?? NaN;
}
