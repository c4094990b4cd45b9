import type { Elementary, Field } from "./field.ts";
import { type FixedPoint, fixedPoint } from "./fixed-point.ts";

/** hi + lo, where lo is less than half a unit in hi's last place: about 32 digits (Dekker 1971; Hida, Li & Bailey 2001). */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

/** Twice a double's digits at a few times its cost. Its range is a double's, and what leaves it is not finite. */
export const doubleDouble: Field<DoubleDouble> = {
  name: "double-double",
  number: literal,
  whole: (n) => ({ hi: n, lo: 0 }),
  add,
  subtract: (a, b) => add(a, { hi: -b.hi, lo: -b.lo }),
  multiply,
  divide,
  negate,
  sqrt: root,
  wholePower: (a, n) => (n < 0 ? divide(one, powered(a, -n)) : powered(a, n)),
  power: (a, b) => (a.hi > 0 ? apply("exp", multiply(b, apply("log", a))) : { hi: Math.pow(a.hi, b.hi), lo: Number.NaN }),
  apply,
  equal: (a, b) => a.hi === b.hi && a.lo === b.lo,
  less: (a, b) => a.hi < b.hi || (a.hi === b.hi && a.lo < b.lo),
  finite: ({ hi, lo }) => Number.isFinite(hi) && Number.isFinite(lo),
  toNumber: ({ hi }) => hi,
  show: ({ hi }, digits) => String(Number(hi.toPrecision(Math.min(digits, 17)))),
};

const one: DoubleDouble = { hi: 1, lo: 0 };

function negate(a: DoubleDouble): DoubleDouble {
  return { hi: -a.hi, lo: -a.lo };
}

/** Of |a| ≥ |b|. */
function normal(a: number, b: number): DoubleDouble {
  const hi = a + b;
  return { hi, lo: Number.isFinite(hi) ? b - (hi - a) : 0 };
}

function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = a.hi + b.hi, v = s - a.hi;
  const t = a.lo + b.lo, w = t - a.lo;
  const first = normal(s, a.hi - (s - v) + (b.hi - v) + t);
  return normal(first.hi, first.lo + (a.lo - (t - w) + (b.lo - w)));
}

const splitter = 2 ** 27 + 1;

/** What a · b loses by rounding. */
function lost(a: number, b: number, product: number): number {
  const c = splitter * a, d = splitter * b;
  const ah = c - (c - a), bh = d - (d - b), al = a - ah, bl = b - bh;
  return ah * bh - product + ah * bl + al * bh + al * bl;
}

function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = a.hi * b.hi;
  return normal(product, lost(a.hi, b.hi, product) + (a.hi * b.lo + a.lo * b.hi));
}

function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.hi / b.hi;
  if (!Number.isFinite(first) || first === 0) return { hi: first, lo: 0 };
  const rest = add(a, multiply(b, { hi: -first, lo: 0 }));
  const second = rest.hi / b.hi;
  const third = add(rest, multiply(b, { hi: -second, lo: 0 })).hi / b.hi;
  return add(normal(first, second), { hi: third, lo: 0 });
}

function root(a: DoubleDouble): DoubleDouble {
  const near = Math.sqrt(a.hi);
  if (!Number.isFinite(near) || near === 0) return { hi: near, lo: 0 };
  const square = near * near;
  const rest = add(a, { hi: -square, lo: -lost(near, near, square) });
  return normal(near, rest.hi / (2 * near));
}

function powered(a: DoubleDouble, n: number): DoubleDouble {
  let result = one;
  for (let base = a, k = n; k > 0; k = Math.floor(k / 2), base = multiply(base, base)) if (k % 2 === 1) result = multiply(result, base);
  return result;
}

const literals = new Map<string, DoubleDouble>();

function literal(text: string): DoubleDouble {
  const known = literals.get(text);
  if (known) return known;
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const written = (whole + fraction).replace(/^0+(?=.)/, "");
  // More digits than these make no difference.
  const kept = written.slice(0, 60), digits = BigInt(kept || "0"), scale = Number(exponent) - fraction.length + written.length - kept.length;
  const bits = 128 + Math.ceil(Math.max(0, -scale) * 3.33);
  const value = Math.abs(scale) > 250 ? { hi: Number(text), lo: Number.NaN } : fromFixed(scale < 0 ? (digits << BigInt(bits)) / 10n ** BigInt(-scale) : (digits * 10n ** BigInt(scale)) << BigInt(bits), bits);
  if (literals.size > 10_000) literals.clear();
  literals.set(text, value);
  return value;
}

function fromFixed(value: bigint, bits: number): DoubleDouble {
  const hi = Number(value);
  return Number.isFinite(hi) ? { hi: scaled(hi, -bits), lo: scaled(Number(value - BigInt(hi)), -bits) } : { hi, lo: 0 };
}

const scaled = (x: number, bits: number): number => (Math.abs(bits) < 1000 ? x * 2 ** bits : x * 2 ** (bits / 2) * 2 ** (bits / 2));

function apply(f: Elementary, a: DoubleDouble): DoubleDouble {
  if (!Number.isFinite(a.hi) || !Number.isFinite(a.lo)) return { hi: Math[f](a.hi), lo: Number.NaN };
  const size = a.hi === 0 ? 0 : Math.log2(Math.abs(a.hi));
  switch (f) {
    case "abs": return a.hi < 0 ? negate(a) : a;
    case "floor": return rounded(a, Math.floor);
    case "ceil": return rounded(a, Math.ceil);
    case "exp": return a.hi > 500 ? outside : inFixedPoint(a, 1.5 * Math.max(0, -a.hi), (x, fixed) => fixed.exp(x));
    case "expm1": return a.hi === 0 ? a : a.hi > 500 ? outside : inFixedPoint(a, Math.abs(size), (x, fixed, unit) => fixed.exp(x) - unit);
    case "log": return a.hi <= 0 ? { hi: Math.log(a.hi), lo: 0 } : inFixedPoint(a, Math.max(0, -size), (x, fixed) => fixed.log(x));
    case "log1p": return a.hi === 0 ? a : a.hi <= -1 ? { hi: Math.log1p(a.hi), lo: 0 } : inFixedPoint(a, Math.abs(size), (x, fixed, unit) => fixed.log(unit + x));
    case "sin": return a.hi === 0 ? a : inFixedPoint(a, Math.abs(size), (x, fixed) => fixed.sinAndCos(x).sin);
    case "cos": return inFixedPoint(a, Math.max(0, size), (x, fixed) => fixed.sinAndCos(x).cos);
    case "tan": return divide(apply("sin", a), apply("cos", a));
    case "tanh": {
      const twice = apply("expm1", { hi: 2 * a.hi, lo: 2 * a.lo });
      return divide(twice, add(twice, { hi: 2, lo: 0 }));
    }
  }
}

const outside: DoubleDouble = { hi: Number.NaN, lo: Number.NaN };

function rounded({ hi, lo }: DoubleDouble, round: (x: number) => number): DoubleDouble {
  const whole = round(hi);
  return whole === hi ? normal(hi, round(lo)) : { hi: whole, lo: 0 };
}

function inFixedPoint(a: DoubleDouble, more: number, f: (x: bigint, fixed: FixedPoint, unit: bigint) => bigint): DoubleDouble {
  if (more > 600) return outside;
  const bits = 64 * Math.ceil((160 + more) / 64);
  const whole = (x: number) => BigInt(Math.trunc(scaled(x, bits)));
  if (!Number.isFinite(scaled(a.hi, bits))) return outside;
  return fromFixed(f(whole(a.hi) + whole(a.lo), fixedPoint(bits), 1n << BigInt(bits)), bits);
}
