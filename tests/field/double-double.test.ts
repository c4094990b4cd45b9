import fc from "fast-check";
import { expect, test } from "vitest";
import { piIn } from "../../src/evaluate/constants.ts";
import { decimal } from "../../src/field/decimal.ts";
import { type DoubleDouble, doubleDouble as dd } from "../../src/field/double-double.ts";
import type { Elementary } from "../../src/field/field.ts";

const wide = decimal(80);
const seed = 7;
type Decimal = ReturnType<typeof wide.number>;

/** How far off a double-double is, in parts of what it should be. */
function off({ hi, lo }: DoubleDouble, right: Decimal): number {
  const part = (x: number): Decimal => {
    // Every double is a whole number over a power of two.
    let scale = 0;
    while (!Number.isInteger(x)) { x *= 2; scale++; }
    const whole = wide.number(String(BigInt(Math.abs(x))));
    return wide.divide(x < 0 ? wide.negate(whole) : whole, wide.wholePower(wide.whole(2), scale));
  };
  const difference = wide.subtract(wide.add(part(hi), part(lo)), right);
  return wide.toNumber(right.isZero() ? difference : wide.divide(difference, right));
}

const text = fc.tuple(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: -30, max: 5 })).map(([n, e]) => `${n}e${e}`);

test("arithmetic keeps thirty digits", () => {
  fc.assert(fc.property(text, text, (x, y) => {
    const [a, b, p, q] = [dd.number(x), dd.number(y), wide.number(x), wide.number(y)];
    for (const op of ["add", "multiply", "divide"] as const) expect(Math.abs(off(dd[op](a, b), wide[op](p, q))), `${x} ${op} ${y}`).toBeLessThan(1e-30);
    expect(Math.abs(off(dd.sqrt(a), wide.sqrt(p))), `√${x}`).toBeLessThan(1e-30);
    expect(Math.abs(off(dd.wholePower(a, 3), wide.wholePower(p, 3)))).toBeLessThan(1e-29);
    const near = dd.subtract(dd.add(dd.whole(1), a), dd.whole(1));
    expect(Math.abs(dd.toNumber(near) - Number(x))).toBeLessThan(1e-31 * (1 + Number(x)));
  }), { seed });
});

test("elementary functions keep as many", () => {
  const functions: Elementary[] = ["exp", "log", "log1p", "expm1", "sin", "cos", "tan", "tanh"];
  for (const f of functions)
    for (const x of ["1", "0.5", "1e-9", "3.25e-20", "20", "0.999999999068677425384521484375", "1.7", "100"])
      expect(Math.abs(off(dd.apply(f, dd.number(x)), wide.apply(f, wide.number(x)))), `${f} ${x}`).toBeLessThan(1e-29);
  expect(Math.abs(dd.toNumber(dd.apply("cos", dd.divide(piIn(dd), dd.whole(2)))))).toBeLessThan(1e-31);
  expect(dd.apply("floor", dd.divide(dd.whole(7), dd.whole(2)))).toEqual({ hi: 3, lo: 0 });
});

test("what has no value, or leaves the range, is not finite", () => {
  for (const x of [dd.divide(dd.whole(1), dd.whole(0)), dd.sqrt(dd.whole(-1)), dd.apply("log", dd.whole(0)), dd.apply("exp", dd.whole(5000)), dd.wholePower(dd.number("1e200"), 2), dd.number("1e400")])
    expect(dd.finite(x)).toBe(false);
});
