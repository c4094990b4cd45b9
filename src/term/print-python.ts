import { constants } from "./functions.ts";
import { level, levelOf } from "./precedence.ts";
import type { CallTerm, FoldTerm, OperatorTerm, Term } from "./term.ts";

/**
 * How names come out in a Python program. Columns get their index as a Python int; names and calls are expected to give a Decimal.
 * A step that the program holds as an int should be named `D(t)`: where a step is asked for, the int inside is used.
 */
export interface PythonNames {
  readonly column: (name: string, indexExpr: string) => string;
  readonly name: (name: string) => string;
  readonly call: (name: string, args: string[]) => string;
}

/**
 * A term as a Python expression over decimal.Decimal, for programs that recompute a verdict outside of this project: literals as D("1e-4"), functions as
 * methods, folds as `_prod(lambda s: …, from, to)` and `_sum(…)`. Laws and functions of the sheet go through `names.call`, `pi` and `e` through `names.name` (the helpers have `_pi()`).
 * The expression needs `pythonHelpers` before it.
 */
export function printPython(term: Term, names: PythonNames): string {
  return print(term, { names, steps: new Set() });
}

/** What printed expressions rely on. ≈ compares to the digits of its right side; cos and sin by their series at the context's precision. */
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

interface Scope {
  readonly names: PythonNames;
  /** Indices of the folds around, which are Python ints. */
  readonly steps: ReadonlySet<string>;
}

const held = (term: Term, least: number, scope: Scope): string => (levelOf(term) < least ? `(${print(term, scope)})` : print(term, scope));

function print(term: Term, scope: Scope): string {
  switch (term.kind) {
    case "number": return `D("${term.digits}")`;
    case "name": return scope.steps.has(term.name) ? `D(${pythonName(term.name)})` : scope.names.name(term.name);
    case "index": return scope.names.column(term.name, step(term.index, scope));
    case "call": return printCall(term, scope);
    case "negate": return `-${held(term.of, level.sign, scope)}`;
    case "operator": return printOperator(term, scope);
    case "fold": return printFold(term, scope);
    case "conditional":
      return `${held(term.whenTrue, level.comparison, scope)} if ${held(term.test, level.comparison, scope)} else ${held(term.whenFalse, level.conditional, scope)}`;
    case "comparison": {
      const items = term.items.map((item) => held(item, level.sum, scope));
      if (!term.relations.includes("≈")) return items.map((item, i) => (i === 0 ? item : `${term.relations[i - 1]} ${item}`)).join(" ");
      const pairs = term.relations.map((relation, i) => (relation === "≈" ? `_near(${items[i]}, ${items[i + 1]})` : `${items[i]} ${relation} ${items[i + 1]}`));
      return pairs.join(" and ");
    }
  }
}

function printOperator({ op, left, right }: OperatorTerm, scope: Scope): string {
  switch (op) {
    case "+":
    case "-": return `${held(left, level.sum, scope)} ${op} ${held(right, level.product, scope)}`;
    case "*":
    case "/": return `${held(left, level.product, scope)} ${op} ${held(right, level.sign, scope)}`;
    case "^": return `${held(left, level.atom, scope)} ** ${held(right, level.sign, scope)}`;
  }
}

function printCall(term: CallTerm, scope: Scope): string {
  const args = term.args.map((arg) => print(arg, scope));
  const receiver = (): string => held(term.args[0]!, level.atom, scope);
  switch (term.name) {
    case "sqrt":
    case "exp": return `${receiver()}.${term.name}()`;
    case "log": return `${receiver()}.ln()`;
    case "log1p": return `(1 + ${held(term.args[0]!, level.product, scope)}).ln()`;
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
    default: return scope.names.call(term.name, args);
  }
}

function printFold(term: FoldTerm, scope: Scope): string {
  const inner: Scope = { ...scope, steps: new Set([...scope.steps, term.index]) };
  return `_${term.fold}(lambda ${pythonName(term.index)}: ${print(term.body, inner)}, ${step(term.from, scope)}, ${step(term.to, scope)})`;
}

/** A term where a step is asked for, as a Python int. */
function step(term: Term, scope: Scope): string {
  switch (term.kind) {
    case "number": return /^\d+$/.test(term.digits) ? String(Number(term.digits)) : `int(${print(term, scope)})`;
    case "name": {
      if (scope.steps.has(term.name)) return pythonName(term.name);
      const named = scope.names.name(term.name);
      return !constants.has(term.name) && /^D\([A-Za-z_]\w*\)$/.test(named) ? named.slice(2, -1) : `int(${named})`;
    }
    case "negate": return `-${stepHeld(term.of, level.sign, scope)}`;
    case "operator":
      if (term.op === "+" || term.op === "-") return `${step(term.left, scope)} ${term.op} ${stepHeld(term.right, level.product, scope)}`;
      if (term.op === "*") return `${stepHeld(term.left, level.product, scope)} * ${stepHeld(term.right, level.sign, scope)}`;
      return `int(${print(term, scope)})`;
    default: return `int(${print(term, scope)})`;
  }
}

const stepHeld = (term: Term, least: number, scope: Scope): string => (levelOf(term) < least ? `(${step(term, scope)})` : step(term, scope));

const keywords = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield D".split(" "));

/** A name that Python does not keep for itself. */
export const pythonName = (name: string): string => (keywords.has(name) ? `${name}_` : name);
