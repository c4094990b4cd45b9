import { level } from "./precedence.ts";
import type { PythonDialect } from "./print-python.ts";
import type { CallTerm, Term } from "./term.ts";

type Held = (inner: Term, least: number) => string;

/**
 * Python over decimal.Decimal, for programs that recompute a verdict outside of this project: literals as D("1e-4"), functions as methods, steps as D(t).
 * Its expressions need `pythonHelpers` before them.
 */
export const decimalDialect: PythonDialect = {
  own(term, held) {
    switch (term.kind) {
      case "number": return `D("${term.digits}")`;
      case "call": return call(term, held);
      case "comparison": {
        if (!term.relations.includes("≈")) return undefined;
        const items = term.items.map((item) => held(item, level.sum));
        return term.relations.map((relation, i) => (relation === "≈" ? `_near(${items[i]}, ${items[i + 1]})` : `${items[i]} ${relation} ${items[i + 1]}`)).join(" and ");
      }
      default: return undefined;
    }
  },
  value: (step) => `D(${step})`,
  step: (value) => (/^D\([A-Za-z_]\w*\)$/.test(value) ? value.slice(2, -1) : `int(${value})`),
};

function call(term: CallTerm, held: Held): string | undefined {
  const args = term.args.map((arg) => held(arg, level.conditional));
  const receiver = (): string => held(term.args[0]!, level.atom);
  switch (term.name) {
    case "sqrt":
    case "exp": return `${receiver()}.${term.name}()`;
    case "log": return `${receiver()}.ln()`;
    case "log1p": return `(1 + ${held(term.args[0]!, level.product)}).ln()`;
    case "expm1": return `(${receiver()}.exp() - 1)`;
    case "sin":
    case "cos":
    case "tan":
    case "tanh": return `_${term.name}(${args[0]})`;
    case "floor": return `${receiver()}.to_integral_value(ROUND_FLOOR)`;
    case "ceil": return `${receiver()}.to_integral_value(ROUND_CEILING)`;
    case "abs":
    case "min":
    case "max": return `${term.name}(${args.join(", ")})`;
    case "clip": return `max(${args[1]}, min(${args[0]}, ${args[2]}))`;
    default: return undefined;
  }
}

/** What printed expressions rely on, and Decimal. ≈ compares to the digits of its right side; cos and sin by their series at the context's precision. */
export const pythonHelpers = `from decimal import Decimal as D, ROUND_CEILING, ROUND_FLOOR, getcontext, localcontext

def _prod(body, first, last):
    result = D(1)
    for k in range(first, last + 1):
        result *= body(k)
    return result

def _sum(body, first, last):
    result = D(0)
    for k in range(first, last + 1):
        result += body(k)
    return result

def _near(a, b):
    return abs(a - b) <= D(5).scaleb(b.as_tuple().exponent - 1)

def _series(x, term, k):
    with localcontext() as context:
        context.prec += 10
        total = term
        while abs(term) > D(10) ** -context.prec:
            term *= -x * x / ((k + 1) * (k + 2))
            k += 2
            total += term
    return +total

def _atan_of_one_over(n):
    power = D(1) / n
    total, k = power, 1
    while abs(power) > D(10) ** -getcontext().prec:
        power /= -n * n
        k += 2
        total += power / k
    return total

def _pi():
    # Machin, 1706
    with localcontext() as context:
        context.prec += 10
        pi = 4 * (4 * _atan_of_one_over(5) - _atan_of_one_over(239))
    return +pi

def _turn(x):
    # whole turns are taken off, with digits to spare for what they cancel
    with localcontext() as context:
        context.prec += 20 + max(0, x.adjusted() if x else 0)
        return x - (x / (2 * _pi())).to_integral_value() * 2 * _pi()

def _cos(x):
    return _series(_turn(x), D(1), 0)

def _sin(x):
    x = _turn(x)
    return _series(x, x, 1)

def _tan(x):
    return _sin(x) / _cos(x)

def _tanh(x):
    return ((2 * x).exp() - 1) / ((2 * x).exp() + 1)
`;
