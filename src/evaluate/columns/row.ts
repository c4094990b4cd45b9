import { fail } from "../../base/problem.ts";
import { isElementary } from "../../field/field.ts";
import type { Operator, Relation, Term } from "../../term/term.ts";
import { rowIndex, isIndex } from "./quantity.ts";
import type { Store } from "./store.ts";

/** The value of a term in row t. */
export type Row = (t: number) => number;

/** Rounds of all folds together, in one run, before it is called too large. */
const mostRounds = 2e7;

/** How many rounds the folds of a run have made; whoever starts a run sets it to 0. */
export interface Work {
  rounds: number;
}

/**
 * A term as a closure a row: lazy, so that an untaken branch may read outside of a column. For recurrences, first rows, numbers and claims;
 * the vectors do the rest. Fails with "read out of range" (naming t), "outside its domain" for a step that is not whole, "too large" for folds without end.
 */
export function rowOf(whole: Term, store: Store, work: Work): Row {
  const indices = new Map<string, { value: number }>();
  return compile(whole);

  function compile(term: Term): Row {
    switch (term.kind) {
      case "number": {
        const value = Number(term.digits);
        return () => value;
      }
      case "name": {
        if (term.name === rowIndex) return (t) => t;
        if (term.name === "pi") return () => Math.PI;
        if (term.name === "e") return () => Math.E;
        const holder = isIndex(term.name) ? indices.get(term.name)! : store.number(term.name);
        return () => holder.value;
      }
      case "index": return read(term.name, compile(term.index));
      case "negate": {
        const of = compile(term.of);
        return (t) => -of(t);
      }
      case "operator": return operate(term.op, compile(term.left), compile(term.right), wholeExponent(term.right));
      case "call": return apply(term.name, term.args.map(compile));
      case "comparison": return chain(term.items.map(compile), term.relations.map((r, i) => compare(r, term.items[i + 1]!)));
      case "conditional": {
        const test = compile(term.test), whenTrue = compile(term.whenTrue), whenFalse = compile(term.whenFalse);
        return (t) => (isTrue(test(t)) ? whenTrue(t) : whenFalse(t));
      }
      case "fold": {
        const index = { value: NaN };
        const from = compile(term.from), to = compile(term.to), isSum = term.fold === "sum";
        indices.set(term.index, index);
        const body = compile(term.body);
        return (t) => {
          const first = from(t), last = to(t), before = index.value;
          if (!Number.isFinite(first) || Number.isNaN(last)) fail("not a number", term.fold, { hint: `its bounds are ${first} and ${last}` });
          let total = isSum ? 0 : 1;
          for (index.value = first; index.value <= last; index.value++) {
            if (++work.rounds > mostRounds) fail("too large", term.fold, { hint: `at most ${mostRounds} rounds; a lower bound that is a literal and an upper bound t need one a row` });
            if (isSum) total += body(t);
            else total *= body(t);
          }
          index.value = before;
          return total;
        };
      }
    }
  }

  function read(of: string, index: Row): Row {
    const column = store.column(of);
    return (t) => {
      const at = index(t), { values, from } = column;
      const value = values[at - from];
      if (value !== undefined) return value;
      if (!Number.isInteger(at)) fail("outside its domain", `${of}[${at}]`, { ...(Number.isNaN(t) ? {} : { t }), hint: "a step is a whole number" });
      return fail("read out of range", `${of}[${at}]`, { ...(Number.isNaN(t) ? {} : { t }), hint: rangeHint(of, at, t, from, values.length) });
    };
  }
}

/** Just before the first row it is a base case that is missing; anywhere else, the range helps. */
function rangeHint(of: string, at: number, t: number, from: number, rows: number): string {
  if (at === from - 1 && at >= 0 && t > at) return `give ${of}[${at}] = …, or start at t >= ${t + 1}`;
  return rows === 0 ? `${of} has no values` : `${of} is defined for t = ${from} … ${from + rows - 1}`;
}

export const isTrue = (value: number): boolean => value !== 0 && !Number.isNaN(value);

/** A literal whole exponent from 2 to 8, which is raised by multiplying. */
export function wholeExponent(term: Term): number | undefined {
  const value = term.kind === "number" ? Number(term.digits) : NaN;
  return Number.isInteger(value) && value >= 2 && value <= 8 ? value : undefined;
}

function operate(op: Operator, left: Row, right: Row, whole: number | undefined): Row {
  switch (op) {
    case "+": return (t) => left(t) + right(t);
    case "-": return (t) => left(t) - right(t);
    case "*": return (t) => left(t) * right(t);
    case "/": return (t) => left(t) / right(t);
    case "^": return whole === undefined ? (t) => Math.pow(left(t), right(t)) : (t) => multiplied(left(t), whole);
  }
}

/** x^n by squaring: a few multiplications where Math.pow takes thirty times as long. */
export function multiplied(x: number, n: number): number {
  if (n === 1) return x;
  const half = multiplied(x, n >> 1);
  return n % 2 === 0 ? half * half : half * half * x;
}

function apply(name: string, args: readonly Row[]): Row {
  const [a, b, c] = args as [Row, Row, Row];
  if (name === "sqrt") return (t) => Math.sqrt(a(t));
  if (isElementary(name)) {
    const f = Math[name];
    return (t) => f(a(t));
  }
  switch (name) {
    case "min": return (t) => args.reduce((least, arg) => Math.min(least, arg(t)), Infinity);
    case "max": return (t) => args.reduce((most, arg) => Math.max(most, arg(t)), -Infinity);
    case "clip": return (t) => Math.min(Math.max(a(t), b(t)), c(t));
    default: return fail("not a number", name);
  }
}

function chain(items: readonly Row[], relations: readonly ((left: number, right: number) => boolean)[]): Row {
  return (t) => {
    let left = items[0]!(t);
    for (let i = 0; i < relations.length; i++) {
      const right = items[i + 1]!(t);
      if (!relations[i]!(left, right)) return 0;
      left = right;
    }
    return 1;
  };
}

/** How two numbers compare, as IEEE 754 has it. `≈` is equality to the digits its right side is printed with. */
export function compare(relation: Relation, right: Term): (left: number, right: number) => boolean {
  switch (relation) {
    case "==": return (a, b) => a === b;
    case "!=": return (a, b) => a !== b;
    case "<": return (a, b) => a < b;
    case "<=": return (a, b) => a <= b;
    case ">": return (a, b) => a > b;
    case ">=": return (a, b) => a >= b;
    case "≈": {
      const unit = printedUnit(right);
      // A value half-way is rounded either way, and its own last bit must not decide.
      return (a, b) => a === b || Math.abs(a - b) <= (unit === undefined ? 1e-9 * Math.abs(b) : 0.5 * unit * (1 + 1e-9));
    }
  }
}

/** One unit in the last place a number is printed with: 0.01 for 0.35, 1e-6 for 1.25e-4 and for 1.25 * 10^-4. Undefined for what is no printed number. */
export function printedUnit(term: Term): number | undefined {
  switch (term.kind) {
    case "number": {
      const [mantissa, exponent] = term.digits.toLowerCase().split("e") as [string, string | undefined];
      const decimals = (mantissa.split(".")[1] ?? "").length;
      return Number(`1e${Number(exponent ?? 0) - decimals}`);
    }
    case "negate": return printedUnit(term.of);
    case "operator": {
      const power = term.op === "*" ? powerOfTen(term.right) : undefined;
      const unit = power === undefined ? undefined : printedUnit(term.left);
      return unit === undefined ? undefined : unit * power!;
    }
    default: return undefined;
  }
}

function powerOfTen(term: Term): number | undefined {
  if (term.kind !== "operator" || term.op !== "^" || term.left.kind !== "number" || Number(term.left.digits) !== 10) return undefined;
  const exponent = term.right.kind === "negate" ? term.right.of : term.right;
  return exponent.kind === "number" ? Number(`1e${term.right.kind === "negate" ? "-" : ""}${Number(exponent.digits)}`) : undefined;
}
