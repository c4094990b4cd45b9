import { type Precision, roundTo } from "../../field/precision.ts";
import { shortest } from "../../read/text/print-data-block.ts";

/** How a list was written down, as far as its numbers show it. */
export interface Printed {
  /** "significant": so many digits from the first that is not 0; "decimals": so many behind the point. */
  readonly kind: "significant" | "decimals";
  readonly digits: number;
}

/** Enough numbers that need nearly every bit of a format, and none that needs more, were made in it. */
const enough = 3;

/** The short format that every number fits in and that several need; "float64" where none is. */
export function precisionOf(values: Float64Array): Precision {
  for (const [precision, bits] of [["bfloat16", 7], ["float16", 9], ["float32", 20]] as const) {
    const round = roundTo(precision);
    if (!values.every((value) => Object.is(round(value), value))) continue;
    const full = new Set<number>();
    for (const value of values) if (Number.isFinite(value) && needs(value) >= bits && full.size < enough) full.add(value);
    return full.size >= enough ? precision : "float64";
  }
  return "float64";
}

/** The digits every number was cut to, where they are fewer than the format would print. */
export function printedOf(values: Float64Array, precision: Precision): readonly Printed[] {
  const most = precision === "float64" ? 12 : precision === "float32" ? 6 : 0;
  let significant = 0, decimals = 0;
  for (const value of values) {
    if (!Number.isFinite(value) || value === 0) continue;
    const [mantissa, exponent] = Number(shortest(Math.abs(value), precision)).toExponential().split("e") as [string, string];
    const digits = mantissa.replace(".", "").length;
    significant = Math.max(significant, digits);
    decimals = Math.max(decimals, digits - 1 - Number(exponent));
    if (significant > most && decimals > most) return [];
  }
  return [
    ...(significant >= 3 && significant <= most ? [{ kind: "significant" as const, digits: significant }] : []),
    ...(decimals >= 3 && decimals <= most ? [{ kind: "decimals" as const, digits: decimals }] : []),
  ];
}

/** Half a unit of the last digit printed, and a little for halves that fall the other way. */
export function halfDigit({ kind, digits }: Printed, value: number): number {
  const place = kind === "decimals" ? -digits : value === 0 ? -Infinity : Number(Math.abs(value).toExponential().split("e")[1]) - digits + 1;
  return 0.5000001 * 10 ** place;
}

/** Bits of the significand up to the last that is set. */
function needs(value: number): number {
  if (value === 0) return 0;
  let bits = 1;
  for (let x = Math.abs(value) / 2 ** Math.floor(Math.log2(Math.abs(value))); x % 1 !== 0 && bits < 53; x *= 2) bits++;
  return bits;
}
