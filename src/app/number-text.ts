const superscripts: Readonly<Record<string, string>> = {
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
};

/** A number as a person reads it: five significant digits, powers of ten beyond 10⁻⁴ and 10⁷, a true minus. */
export function shortNumber(x: number, digits = 5): string {
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  if (x === 0) return "0";
  const size = Math.abs(x);
  if (size < 1e-4 || size >= 1e7) {
    const [mantissa, exponent] = x.toExponential(digits - 1).split("e") as [string, string];
    return `${minus(trimmed(mantissa))} × 10${powerText(Number(exponent))}`;
  }
  // Whole digits are never cut: 123,456.7 has more of them than asked for.
  return minus(size >= 10 ** digits ? String(Math.round(x)) : trimmed(x.toPrecision(digits)));
}

/** Every digit that float64 holds: reading it back gives the same number. */
export const fullNumber = (x: number): string => (Number.isFinite(x) ? minus(String(x)) : shortNumber(x));

export const powerText = (power: number): string => [...String(power)].map((c) => superscripts[c]).join("");

/** A value for a number box: plain ASCII, as short as it can be read back. */
export const plainNumber = (x: number): string => String(Number(x.toPrecision(6)));

/** What was typed in a number box: full-width digits and the true minus are read as ASCII. */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize("NFKC").replace(/−/g, "-").trim();
  const value = plain === "" ? NaN : Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

const trimmed = (text: string) => (text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text);
const minus = (text: string) => text.replace("-", "−");
