import Decimal from "decimal.js";
import { fail } from "../base/problem.ts";
import type { Elementary, Field } from "./field.ts";

export type { Decimal };

/** decimal.js knows 1,025 digits of π and uses twice the precision to reduce an angle. */
const greatestCircular = 480;

/** Decimal floating point with so many significant digits; used at 50 and at 100 to tell a difference from rounding. */
export function decimal(digits: number): Field<Decimal> {
  const D = Decimal.clone({ precision: digits, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -7, toExpPos: 21, maxE: 9e15, minE: -9e15 });
  const one = new D(1);
  const functions: Record<Elementary, (a: Decimal) => Decimal> = {
    exp: (a) => a.exp(),
    log: (a) => a.ln(),
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

  function circular(f: "sin" | "cos" | "tan", a: Decimal): Decimal {
    if (digits > greatestCircular) fail("not exact", f, { hint: `${greatestCircular} digits` });
    return a[f]();
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
    number: (text) => new D(text),
    whole: (n) => new D(n),
    add: (a, b) => a.plus(b),
    subtract: (a, b) => a.minus(b),
    multiply: (a, b) => a.times(b),
    divide: (a, b) => a.dividedBy(b),
    negate: (a) => a.negated(),
    sqrt: (a) => a.sqrt(),
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

function wholePower(a: Decimal, n: number, one: Decimal): Decimal {
  if (n < 0) return one.dividedBy(wholePower(a, -n, one));
  let result = one;
  for (let base = a, k = n; k > 0; k = Math.floor(k / 2), base = k > 0 ? base.times(base) : base)
    if (k % 2 === 1) result = result.times(base);
  return result;
}
