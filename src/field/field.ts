/**
 * A field with the elementary functions, as a record: mathematics is written once and run over float64, decimal or F_p.
 * `N` is opaque outside the field. What a field cannot do exactly it refuses with the problem "not exact".
 */
export interface Field<N> {
  readonly name: string;
  /** A decimal literal such as "1e-4" or "0.10", without sign. */
  number(digits: string): N;
  /** A whole number, |n| ≤ 2^53. */
  whole(n: number): N;
  add(a: N, b: N): N;
  subtract(a: N, b: N): N;
  multiply(a: N, b: N): N;
  divide(a: N, b: N): N;
  negate(a: N): N;
  sqrt(a: N): N;
  /** a^n for a whole n. */
  wholePower(a: N, n: number): N;
  power(a: N, b: N): N;
  apply(f: Elementary, a: N): N;
  equal(a: N, b: N): boolean;
  /** a < b, as IEEE 754 has it: false when either is not a number. */
  less(a: N, b: N): boolean;
  /** False for NaN and the infinities. */
  finite(a: N): boolean;
  toNumber(a: N): number;
  /** At most `digits` significant digits. */
  show(a: N, digits: number): string;
}

export const elementary = ["exp", "log", "log1p", "expm1", "sin", "cos", "tan", "tanh", "abs", "floor", "ceil"] as const;
export type Elementary = (typeof elementary)[number];
export const isElementary = (name: string): name is Elementary => (elementary as readonly string[]).includes(name);
