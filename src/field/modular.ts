import { fail } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { Field } from "./field.ts";

/**
 * F_p with p = 2^61 − 1, for identities. Two expressions that agree at random points are the same rational function,
 * but for a chance that `height` bounds (Schwartz 1980; Zippel 1979).
 *
 * Square roots: p ≡ 3 (mod 4), so a square s has exactly one root that is itself a square, s^((p+1)/4). Choosing it makes
 * "is a square" behave as "is positive" does over the reals: √(ab) = √a·√b and √(a²) = a. That holds only where every
 * quantity under a root is a product of quantities known positive, so a root of anything else is refused.
 */
export const prime = (1n << 61n) - 1n;

export interface Modular {
  readonly value: bigint;
  /** Built by × ÷ √ and powers from quantities declared positive (or zero). */
  readonly positive: boolean;
  /** Bounds the degree, in the drawn quantities, of numerator and denominator together. */
  readonly height: number;
}

export interface ModularField extends Field<Modular> {
  /** From now on a value equal to this one is known to stand for a positive quantity. Fails when it is no square. */
  declarePositive(a: Modular): void;
  /** The same of a value that was declared so over another record of the field. */
  knowPositive(a: Modular): void;
  /** A fresh random element. A square is not yet declared positive. */
  draw(of: "any" | "a square"): Modular;
  isSquare(a: Modular): boolean;
}

const greatestLiteral = 10n ** 17n;
const greatestPower = 4096;

export function modular(random: Random): ModularField {
  const declared = new Set<bigint>([1n, 2n]); // 2 is a square mod p, since p ≡ 7 (mod 8)
  const rational = (value: bigint, height: number, positive = false): Modular => ({ value, positive: positive || value === 0n || declared.has(value), height });

  const field: ModularField = {
    name: "modular",
    number(text) {
      return rational(literal(text), 0);
    },
    whole: (n) => rational(wholeValue(BigInt(n)), 0),
    add: (a, b) => rational(mod(a.value + b.value), a.height + b.height),
    subtract: (a, b) => rational(mod(a.value - b.value + prime), a.height + b.height),
    multiply: (a, b) => rational(times(a.value, b.value), a.height + b.height, a.positive && b.positive),
    divide(a, b) {
      if (b.value === 0n) fail("outside its domain", "division by zero");
      return rational(times(a.value, inverse(b.value)), a.height + b.height, a.positive && b.positive);
    },
    negate: (a) => rational(mod(prime - a.value), a.height),
    sqrt(a) {
      if (a.value === 0n) return a;
      if (!a.positive) fail("not exact", "root of a quantity not known positive");
      return { value: root(a.value), positive: true, height: a.height };
    },
    wholePower(a, n) {
      if (Math.abs(n) > greatestPower) fail("not exact", `power ${n}`);
      if (n < 0 && a.value === 0n) fail("outside its domain", "division by zero");
      const base = n < 0 ? inverse(a.value) : a.value;
      return rational(power(base, BigInt(Math.abs(n))), a.height * Math.abs(n), a.positive);
    },
    power: () => fail("not exact", "power"),
    apply: (f) => fail("not exact", f),
    equal: (a, b) => a.value === b.value,
    less: () => fail("not exact", "<"),
    finite: () => true,
    toNumber: (a) => Number(a.value),
    show: (a) => String(a.value),
    declarePositive(a) {
      if (!isSquare(a.value)) fail("not exact", "declared positive but no square");
      declared.add(a.value);
    },
    knowPositive: (a) => void declared.add(a.value),
    draw(of) {
      const root = 1n + random.bigint(prime - 2n);
      return of === "a square" ? rational(times(root, root), 2) : rational(root, 1);
    },
    isSquare: (a) => isSquare(a.value),
  };
  return field;
}

function digitsOf(text: string): { numerator: bigint; scale: number } {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { numerator: BigInt(whole + fraction || "0"), scale: Number(exponent) - fraction.length };
}

const wholeValue = (n: bigint): bigint => (n < 0n ? prime - (-n % prime) : n % prime);
const mod = (a: bigint): bigint => a % prime;
const times = (a: bigint, b: bigint): bigint => (a * b) % prime;
const inverse = remembered((a: bigint) => power(a, prime - 2n));
const root = remembered((a: bigint) => power(a, (prime + 1n) / 4n));
const isSquare = remembered((a: bigint) => a === 0n || power(a, (prime - 1n) / 2n) === 1n);
const literal = remembered((text: string) => {
  const { numerator, scale } = digitsOf(text);
  if (numerator > greatestLiteral || Math.abs(scale) > 60) fail("not exact", text);
  const ten = power(10n, BigInt(Math.abs(scale)));
  return scale < 0 ? times(numerator, inverse(ten)) : times(numerator, ten);
});

/** The function with its last few thousand values: claims are tried at the same schedules, and ask for the same roots and quotients. */
function remembered<A, B>(of: (a: A) => B): (a: A) => B {
  const known = new Map<A, B>();
  return (a) => {
    let value = known.get(a);
    if (value === undefined) {
      if (known.size >= 4096) known.clear();
      known.set(a, (value = of(a)));
    }
    return value;
  };
}

/**
 * base^exponent in F_p, by three limbs of 21 bits in doubles, whose products are exact: 2^63 ≡ 4, so that what overflows comes back fourfold.
 * It is ten times as fast as whole numbers of any length are.
 */
function power(base: bigint, exponent: bigint): bigint {
  let r0 = 1, r1 = 0, r2 = 0;
  let b0 = Number(base & limb), b1 = Number((base >> 21n) & limb), b2 = Number(base >> 42n);
  for (let k = exponent; k > 0n; k >>= 30n) {
    let word = Number(k & 0x3fffffffn);
    const last = k >> 30n === 0n;
    for (let bit = 0; last ? word > 0 : bit < 30; bit++, word >>>= 1) {
      if (word & 1) {
        const c0 = r0 * b0 + 4 * (r1 * b2 + r2 * b1), f0 = Math.floor(c0 * shift);
        const c1 = r0 * b1 + r1 * b0 + 4 * r2 * b2 + f0, f1 = Math.floor(c1 * shift);
        const c2 = r0 * b2 + r1 * b1 + r2 * b0 + f1, f2 = Math.floor(c2 * shift);
        const low = c0 - f0 * radix + 4 * f2, carry = Math.floor(low * shift);
        r0 = low - carry * radix;
        r1 = c1 - f1 * radix + carry;
        r2 = c2 - f2 * radix;
      }
      const c0 = b0 * b0 + 8 * b1 * b2, f0 = Math.floor(c0 * shift);
      const c1 = 2 * b0 * b1 + 4 * b2 * b2 + f0, f1 = Math.floor(c1 * shift);
      const c2 = 2 * b0 * b2 + b1 * b1 + f1, f2 = Math.floor(c2 * shift);
      const low = c0 - f0 * radix + 4 * f2, carry = Math.floor(low * shift);
      b0 = low - carry * radix;
      b1 = c1 - f1 * radix + carry;
      b2 = c2 - f2 * radix;
    }
  }
  return ((BigInt(r2) << 42n) + (BigInt(r1) << 21n) + BigInt(r0)) % prime;
}

const limb = 0x1fffffn;
const radix = 2 ** 21, shift = 2 ** -21;
