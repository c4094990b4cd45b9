/** The part a quantity plays; formulas, sliders and curves of one role share one colour. */
export type Role = "signal" | "noise" | "posterior" | "snr" | "plain";

/**
 * A line to draw: `values[i]` stands at from + i · step (for a column over t, step 1), which is its x unless `x` gives other ones: then the line runs through
 * (x[i], values[i]) in the order of i. NaN and ±∞ are gaps. `dash` is an SVG dash pattern, so that lines can be told apart without colour;
 * `opacity` (1 unless said) shades a family of curves, `width` is the line's in pixels.
 */
export interface Curve {
  readonly name: string;
  readonly label: string;
  readonly role: Role;
  readonly dash?: string;
  readonly opacity?: number;
  readonly width?: number;
  readonly from: number;
  readonly step: number;
  readonly values: Float64Array;
  readonly x?: Float64Array;
}

/** The value of the point nearest to `at`, which is x unless the curve has other ones; NaN outside. */
export function valueAt(curve: Curve, at: number): number {
  return curve.values[Math.round((at - curve.from) / curve.step)] ?? NaN;
}

/** Where the curve is at `at`, or undefined where it has no point. */
export function pointAt(curve: Curve, at: number): readonly [number, number] | undefined {
  const i = Math.round((at - curve.from) / curve.step);
  const x = curve.x ? curve.x[i] : curve.from + i * curve.step, y = curve.values[i];
  return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
}
