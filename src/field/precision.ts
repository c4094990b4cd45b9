import type { Field } from "./field.ts";
import { float64, rounded } from "./float64.ts";

/** Binary formats that numbers come in: IEEE 754's three, and the upper half of a float32. */
export type Precision = "float64" | "float32" | "float16" | "bfloat16";

/** Bits of the significand with the leading one, and the least exponent of a number that keeps all of them. */
const formats: Readonly<Record<Precision, { readonly bits: number; readonly least: number; readonly most: number }>> = {
  float64: { bits: 53, least: -1022, most: Number.MAX_VALUE },
  float32: { bits: 24, least: -126, most: 3.4028234663852886e38 },
  float16: { bits: 11, least: -14, most: 65504 },
  bfloat16: { bits: 8, least: -126, most: 3.3895313892515355e38 },
};

export const precisions = Object.keys(formats) as readonly Precision[];
export const isPrecision = (text: string): text is Precision => Object.hasOwn(formats, text);

/** Half a unit in the last place, relative: 2^-53 for float64, 2^-24 for float32. */
export const unitRoundoff = (precision: Precision): number => 2 ** -formats[precision].bits;

/** How many float64 ulps make one of that format, among numbers that keep all its bits. */
export const ulpsInOne = (precision: Precision): number => 2 ** (53 - formats[precision].bits);

/** The distance between neighbours at x: one unit in the last place. */
export function spacing(x: number, precision: Precision): number {
  const { bits, least } = formats[precision];
  return 2 ** Math.max(exponentOf(x), least, bits - 1 - 1074) / 2 ** (bits - 1);
}

/** The nearest number of that format, ties to even; what is too large is infinite. */
export function roundTo(precision: Precision): (x: number) => number {
  if (precision === "float64") return (x) => x;
  if (precision === "float32") return Math.fround;
  const { bits, least, most } = formats[precision];
  return (x) => {
    if (x === 0 || !Number.isFinite(x)) return x;
    const unit = 2 ** (Math.max(exponentOf(x), least) - bits + 1);
    // A sum with 2^52 leaves a whole number, ties to even.
    const whole = Math.abs(x) / unit + 2 ** 52 - 2 ** 52;
    const near = whole * unit;
    return Math.sign(x) * (near > most ? Infinity : near);
  };
}

const arithmetic = new Map<Precision, Field<number>>([["float64", float64]]);

/** Arithmetic in which every result is rounded to that format. */
export function fieldOf(precision: Precision): Field<number> {
  let field = arithmetic.get(precision);
  if (!field) arithmetic.set(precision, (field = rounded(precision, roundTo(precision))));
  return field;
}

/** e with 2^e ≤ |x| < 2^(e+1); the least there is for 0. */
function exponentOf(x: number): number {
  const size = Math.abs(x);
  if (size < Number.MIN_VALUE * 2 ** 52) return -1022;
  const near = Math.floor(Math.log2(size));
  return 2 ** near > size ? near - 1 : 2 ** (near + 1) <= size ? near + 1 : near;
}
