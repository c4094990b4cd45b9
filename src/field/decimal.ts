import Decimal from "decimal.js";
import { fail } from "../base/problem.ts";
import type { Elementary, Field } from "./field.ts";
import { type FixedPoint, fixedPoint } from "./fixed-point.ts";

export type { Decimal };

/** decimal.js knows 1,025 digits of π and uses twice the precision to reduce an angle. */
const greatestCircular = 480;

const fields = new Map<number, Field<Decimal>>();

/** Decimal floating point with so many significant digits; used at 50 and at 100 to tell a difference from rounding. */
export function decimal(digits: number): Field<Decimal> {
  const known = fields.get(digits) ?? create(digits);
  fields.set(digits, known);
  return known;
}

function create(digits: number): Field<Decimal> {
  const D = Decimal.clone({ precision: digits, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -7, toExpPos: 21, maxE: 9e15, minE: -9e15 });
  const one = new D(1);
  const literals = new Map<string, Decimal>();
  const logs = new Map<string, Decimal>();
  const functions: Record<Elementary, (a: Decimal) => Decimal> = {
    exp: (a) => (a.abs().lessThan(1000) ? inFixedPoint(a, a.isNegative() ? 1.5 * Math.abs(a.toNumber()) : 0, (f, x) => f.exp(x)) : undefined) ?? a.exp(),
    log: (a) => logOf(a),
    log1p: (a) => log1p(a),
    expm1: (a) => expm1(a),
    sin: (a) => circular("sin", a),
    cos: (a) => circular("cos", a),
    tan: (a) => circular("tan", a),
    tanh: (a) => a.tanh(),
    abs: (a) => a.abs(),
    floor: (a) => a.floor(),
    ceil: (a) => a.ceil(),
  };

  /** An average of log densities takes the logarithm of one variance at each of its points. */
  function logOf(a: Decimal): Decimal {
    const key = String(a), known = logs.get(key);
    if (known) return known;
    const value = (a.greaterThan(0) && a.isFinite() ? inFixedPoint(a, 0, (f, x) => f.log(x)) : undefined) ?? a.ln();
    if (logs.size >= 256) logs.clear();
    logs.set(key, value);
    return value;
  }

  function circular(f: "sin" | "cos" | "tan", a: Decimal): Decimal {
    if (digits > greatestCircular) fail("not exact", f, { hint: `${greatestCircular} digits` });
    if (!a.isFinite() || a.e > 30) return a[f]();
    if (f === "tan") return D.div(circular("sin", a), circular("cos", a));
    return inFixedPoint(a, 4 * Math.max(0, a.e), (fixed, x) => fixed.sinAndCos(x)[f]) ?? a[f]();
  }

  /** √(m · 10^2k) = √m · 10^k: the whole root of enough digits, exact where there is one. */
  function root(a: Decimal): Decimal {
    const { whole, exponent } = wholeOf(a);
    const more = 2 * Math.max(0, digits + 6 - Math.floor(a.sd() / 2)) + Math.abs(exponent % 2);
    return new D(`${wholeRoot(whole * powerOfTen(more))}e${(exponent - more) / 2}`).plus(0);
  }

  /** By way of whole numbers, with as many bits as the result needs; undefined where that is 0 or too small to be told from it. */
  function inFixedPoint(a: Decimal, more: number, f: (fixed: FixedPoint, x: bigint) => bigint): Decimal | undefined {
    if (Math.abs(a.e) > 400) return undefined;
    const needed = Math.ceil(digits * Math.log2(10)) + 24;
    // In steps of 64, since each precision has constants of its own.
    let bits = 64 * Math.ceil((needed + 40 + more + Math.max(0, -a.e) * Math.log2(10)) / 64);
    for (let tries = 0; tries < 3; tries++) {
      const value = f(fixedPoint(bits), toWhole(a, bits));
      const length = (value < 0n ? -value : value).toString(16).length * 4 - 4;
      if (length >= needed) return fromWhole(value, bits, length);
      bits += 64 * Math.ceil((needed - length + 8) / 64);
    }
    return undefined;
  }

  function fromWhole(value: bigint, bits: number, length: number): Decimal {
    const places = digits + 6 - Math.floor((length - bits) * Math.log10(2));
    const whole = places >= 0 ? (value * powerOfTen(places)) >> BigInt(bits) : value / powerOfTen(-places) >> BigInt(bits);
    return new D(`${whole}e${-places}`).plus(0);
  }

  // Small arguments need as many more digits as the sum 1 + a throws away.
  const wider = (a: Decimal) => Decimal.clone({ precision: digits + Math.min(400, Math.max(0, -a.e)) + 5, maxE: 9e15, minE: -9e15 });
  function log1p(a: Decimal): Decimal {
    if (a.isZero() || !a.isFinite()) return a.isZero() ? a : a.plus(1).ln();
    const W = wider(a);
    return new D(new W(a).plus(1).ln());
  }
  function expm1(a: Decimal): Decimal {
    if (a.isZero()) return a;
    const W = wider(a);
    return new D(new W(a).exp().minus(1)).plus(0);
  }

  return {
    name: `decimal${digits}`,
    number(text) {
      const known = literals.get(text) ?? new D(text);
      if (literals.size > 2000) literals.clear();
      literals.set(text, known);
      return known;
    },
    whole: (n) => new D(n),
    add: (a, b) => a.plus(b),
    subtract: (a, b) => a.minus(b),
    multiply: (a, b) => a.times(b),
    divide: (a, b) => a.dividedBy(b),
    negate: (a) => a.negated(),
    sqrt: (a) => (a.isFinite() && a.greaterThan(0) ? root(a) : a.sqrt()),
    wholePower: (a, n) => wholePower(a, n, one),
    power: (a, b) => a.pow(b),
    apply: (f, a) => functions[f](a),
    equal: (a, b) => a.equals(b),
    less: (a, b) => a.lessThan(b),
    finite: (a) => a.isFinite(),
    toNumber: (a) => a.toNumber(),
    show: (a, shown) => a.toSignificantDigits(Math.min(shown, digits)).toString(),
  };
}

const powers = new Map<number, bigint>();
function powerOfTen(n: number): bigint {
  let power = powers.get(n);
  if (power === undefined) powers.set(n, (power = 10n ** BigInt(n)));
  return power;
}

/** a = whole · 10^exponent, from the words of seven digits that decimal.js keeps. */
function wholeOf(a: Decimal): { readonly whole: bigint; readonly exponent: number } {
  const [first = 0, ...rest] = a.d;
  let text = String(first);
  for (const word of rest) text += String(word).padStart(7, "0");
  return { whole: BigInt(a.s) * BigInt(text), exponent: 7 * (Math.floor(a.e / 7) - rest.length) };
}

/** ⌊a · 2^bits⌋. */
function toWhole(a: Decimal, bits: number): bigint {
  const { whole, exponent } = wholeOf(a);
  return exponent >= 0 ? (whole * powerOfTen(exponent)) << BigInt(bits) : (whole << BigInt(bits)) / powerOfTen(-exponent);
}

/** ⌊√n⌋ by Newton's steps, each at twice the digits of the one before. */
function wholeRoot(n: bigint): bigint {
  const length = n.toString(16).length * 4;
  if (length <= 100) return settled(n, BigInt(Math.floor(Math.sqrt(Number(n)))));
  const shift = BigInt(2 * Math.floor(length / 8));
  const start = (wholeRoot(n >> shift) + 1n) << (shift / 2n);
  return settled(n, (start + n / start) / 2n);
}

function settled(n: bigint, near: bigint): bigint {
  let root = near;
  while (root * root > n) root = (root + n / root) / 2n;
  while ((root + 1n) * (root + 1n) <= n) root++;
  return root;
}

function wholePower(a: Decimal, n: number, one: Decimal): Decimal {
  if (n < 0) return one.dividedBy(wholePower(a, -n, one));
  let result = one;
  for (let base = a, k = n; k > 0; k = Math.floor(k / 2), base = k > 0 ? base.times(base) : base)
    if (k % 2 === 1) result = result.times(base);
  return result;
}
