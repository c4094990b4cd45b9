import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../../src/base/problem.ts";
import { random } from "../../src/base/random.ts";
import { piIn } from "../../src/evaluate/constants.ts";
import { decimal } from "../../src/field/decimal.ts";
import { float32, float64 } from "../../src/field/float64.ts";
import { type Modular, modular, prime } from "../../src/field/modular.ts";

const seed = 11;

describe("decimal", () => {
  const d = decimal(50);

  test("keeps 50 digits of a root", () => {
    expect(d.show(d.sqrt(d.whole(2)), 50)).toBe("1.4142135623730950488016887242096980785696718753769");
  });

  test("log1p and expm1 keep their digits where 1 + x would lose them", () => {
    const tiny = d.number("1e-60");
    // log(1 + x) = x − x²/2 + …, so the first 50 digits are those of x.
    expect(d.show(d.apply("log1p", tiny), 50)).toBe("1e-60");
    expect(d.show(d.apply("expm1", tiny), 50)).toBe("1e-60");
  });

  test("elementary functions keep all their digits, also where they are small or the angle is large", () => {
    const wider = decimal(130);
    const same = (first: string, f: "exp" | "log" | "sin" | "cos" | "tan", x: string) => {
      const [mine, better] = [d, wider].map((field) => field.show(field.apply(f, x.startsWith("-") ? field.negate(field.number(x.slice(1))) : field.number(x)), 48));
      expect(mine, `${f} ${x}`).toBe(better);
      expect(mine, `${f} ${x}`).toMatch(new RegExp(`^${first}`));
    };
    same("2.7182818284590452353", "exp", "1");
    same("3.7200759760208359629", "exp", "-100");
    same("0.69314718055994530941", "log", "2");
    same("-1.0000000050000000333", "log", "0.99999999");
    same("0.54030230586813971740", "cos", "1");
    same("-0.84460246301988425418", "tan", "1e20");
    same("1e-40", "sin", "1e-40");
  });

  test("an angle of a quarter turn has no cosine but rounding, however many digits there are", () => {
    for (const digits of [50, 100, 200, 400]) {
      const field = decimal(digits);
      expect(Math.abs(field.toNumber(field.apply("cos", field.divide(piIn(field), field.whole(2)))))).toBeLessThan(10 ** -(Math.min(300, digits) - 2));
    }
  });

  test("whole powers agree with repeated multiplication, also negative ones", () => {
    fc.assert(fc.property(fc.integer({ min: -20, max: 20 }), (n) => {
      const base = d.number("1.7");
      let product = d.whole(1);
      for (let i = 0; i < Math.abs(n); i++) product = d.multiply(product, base);
      const expected = n < 0 ? d.divide(d.whole(1), product) : product;
      return d.show(d.wholePower(base, n), 45) === d.show(expected, 45);
    }), { seed });
  });

  test("refuses an angle that needs more digits of π than there are", () => {
    const many = decimal(600);
    expect(() => many.apply("cos", many.whole(1))).toThrow(ProblemError);
  });
});

test("float32 rounds every result to single precision", () => {
  expect(float32.add(float32.number("1"), float32.number("1e-8"))).toBe(1);
  expect(float64.add(1, 1e-8)).not.toBe(1);
});

describe("modular", () => {
  const elements = (count: number): Modular[] => {
    const field = modular(random(seed));
    return Array.from({ length: count }, () => field.draw("any"));
  };

  test("is a field: a · (b / a) = b, and distributes", () => {
    const field = modular(random(1));
    for (const [a, b, c] of chunks(elements(300))) {
      expect(field.multiply(a, field.divide(b, a)).value).toBe(b.value);
      expect(field.multiply(a, field.add(b, c)).value).toBe(field.add(field.multiply(a, b), field.multiply(a, c)).value);
      expect(field.add(a, field.negate(a)).value).toBe(0n);
    }
  });

  test("reads decimals as exact fractions", () => {
    const field = modular(random(1));
    expect(field.multiply(field.number("0.02"), field.whole(50)).value).toBe(1n);
    expect(field.multiply(field.number("1e-4"), field.number("1e4")).value).toBe(1n);
  });

  test("the root of a positive quantity's square is the quantity, and roots multiply", () => {
    const field = modular(random(5));
    for (let i = 0; i < 50; i++) {
      const [a, b] = [positive(), positive()];
      expect(field.sqrt(field.multiply(a, a)).value).toBe(a.value);
      expect(field.sqrt(field.multiply(a, b)).value).toBe(field.multiply(field.sqrt(a), field.sqrt(b)).value);
    }
    function positive(): Modular {
      const element = field.draw("a square");
      field.declarePositive(element);
      return { ...element, positive: true };
    }
  });

  test("refuses the root of what is not known positive, such as (1 − 2β)²", () => {
    const field = modular(random(5));
    const beta = field.draw("a square");
    field.declarePositive(beta);
    const gap = field.subtract(field.whole(1), field.multiply(field.whole(2), beta));
    expect(() => field.sqrt(field.multiply(gap, gap))).toThrow(ProblemError);
  });

  test("refuses what it cannot do exactly, and literals near p", () => {
    const field = modular(random(5));
    expect(() => field.apply("exp", field.whole(1))).toThrow(ProblemError);
    expect(() => field.less(field.whole(1), field.whole(2))).toThrow(ProblemError);
    expect(() => field.number(String(prime))).toThrow(ProblemError);
    expect(() => field.wholePower(field.whole(3), Number.MAX_SAFE_INTEGER)).toThrow(ProblemError);
    expect(() => field.divide(field.whole(1), field.whole(0))).toThrow(ProblemError);
  });
});

function chunks<T>(items: readonly T[]): [T, T, T][] {
  return Array.from({ length: Math.floor(items.length / 3) }, (_, i) => [items[3 * i]!, items[3 * i + 1]!, items[3 * i + 2]!]);
}
