/** How CPython writes numbers: the shortest digits that read back, and the fixed, exponent and general forms, rounded half to even on the exact binary value. */
export function floatText(value: number): string {
  const special = specialText(value);
  if (special !== undefined) return special;
  const [mantissa, exponent] = parts(value.toExponential());
  if (exponent < -4 || exponent >= 16) return `${mantissa}e${exponentText(exponent)}`;
  const text = exponent >= -6 ? String(value) : value.toFixed(20);
  const signed = Object.is(value, -0) ? "-0" : text;
  return /[.e]/.test(signed) ? signed : `${signed}.0`;
}

/** `'%.{digits}f'`: finite or not. */
export function fixedText(value: number, digits: number): string {
  const special = specialText(value);
  if (special !== undefined) return special;
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size >= 1e21) return `${sign}${BigInt(size)}${digits > 0 ? `.${"0".repeat(digits)}` : ""}`;
  const near = size.toFixed(Math.min(100, digits));
  const exact = size.toFixed(Math.min(100, digits + 25));
  return sign + padded(isTie(exact, digits) ? evenOf(exact, digits) : near, digits);
}

/** `'%.{digits}e'`. */
export function exponentForm(value: number, digits: number): string {
  const special = specialText(value);
  if (special !== undefined) return special;
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  const kept = Math.min(100, digits);
  const [exact, exponent] = parts(size.toExponential(Math.min(100, digits + 25)));
  const [mantissa, last] = isTie(exact, digits) ? parts(`${evenOf(exact, kept)}e${exponent}`) : parts(size.toExponential(kept));
  return mantissa.startsWith("10") ? `${sign}1${mantissa.slice(2)}e${exponentText(last + 1)}` : `${sign}${mantissa}e${exponentText(last)}`;
}

/** `'%.{digits}g'`; with `kept` the trailing zeros stay (`#`). */
export function generalText(value: number, digits: number, zeros: "stripped" | "kept"): string {
  const figures = Math.max(1, digits);
  return turned(value, figures, { limit: figures, strip: zeros === "kept" ? (text) => text : stripped });
}

/** A float in `f"{x:.3}"`, without a type: as `g`, with the exponent form one digit earlier and at least one digit behind the point. */
export function briefText(value: number, digits: number): string {
  const figures = Math.max(1, digits);
  const text = turned(value, figures, { limit: figures - 1, strip: stripped });
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const stripped = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

function turned(value: number, figures: number, { limit, strip }: { readonly limit: number; readonly strip: (text: string) => string }): string {
  const special = specialText(value);
  if (special !== undefined) return special;
  const [mantissa, exponent] = parts(exponentForm(value, figures - 1));
  return exponent < -4 || exponent >= limit ? `${strip(mantissa)}e${exponentText(exponent)}` : strip(fixedText(value, figures - 1 - exponent));
}

const specialText = (value: number): string | undefined => (Number.isNaN(value) ? "nan" : value === Infinity ? "inf" : value === -Infinity ? "-inf" : undefined);
const exponentText = (exponent: number): string => `${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
const padded = (text: string, digits: number): string => (digits <= 100 ? text : text + "0".repeat(digits - 100));

function parts(text: string): readonly [mantissa: string, exponent: number] {
  const at = text.indexOf("e");
  return at < 0 ? [text, 0] : [text.slice(0, at), Number(text.slice(at + 1))];
}

/** Whether the written digits lie exactly in the middle between two numbers of `digits` decimals. */
function isTie(exact: string, digits: number): boolean {
  const [, decimals = ""] = exact.split(".");
  return decimals.length > digits && decimals[digits] === "5" && /^0*$/.test(decimals.slice(digits + 1));
}

/** Of a tie, the neighbour whose last digit is even. */
function evenOf(exact: string, digits: number): string {
  const [whole = "0", decimals = ""] = exact.split(".");
  const scaled = BigInt(whole + decimals.slice(0, digits));
  const even = scaled % 2n === 0n ? scaled : scaled + 1n;
  const text = String(even).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
