import { constants } from "./functions.ts";
import { level, levelOf } from "./precedence.ts";
import type { FoldTerm, OperatorTerm, Term } from "./term.ts";

/**
 * How names come out in a Python program. Columns get their index as a Python int; names and calls are expected to give a value.
 * A step that the program holds as an int should be named as the dialect's `value` writes one: where a step is asked for, the int inside is used.
 */
export interface PythonNames {
  readonly column: (name: string, indexExpr: string) => string;
  readonly name: (name: string) => string;
  readonly call: (name: string, args: string[]) => string;
}

/** What kind of numbers a program calculates with, and so what Python's own words do not say. */
export interface PythonDialect {
  /** A term in the dialect's own words, held together as tightly as its kind is (see `levelOf`); undefined where Python's will do. */
  readonly own: (term: Term, held: (inner: Term, least: number) => string) => string | undefined;
  /** A Python int where a value is asked for. */
  readonly value: (step: string) => string;
  /** A value where a Python int is asked for. */
  readonly step: (value: string) => string;
}

/**
 * A term as a Python expression in a dialect, with the fewest brackets; folds are `_prod(lambda s: …, from, to)` and `_sum(…)`, bounds included.
 * Laws and functions of the sheet go through `names.call`, `pi` and `e` through `names.name`.
 */
export function printPython(term: Term, names: PythonNames, dialect: PythonDialect): string {
  return print(term, { names, dialect, steps: new Set() });
}

interface Scope {
  readonly names: PythonNames;
  readonly dialect: PythonDialect;
  /** Indices of the folds around, which are Python ints. */
  readonly steps: ReadonlySet<string>;
}

const held = (term: Term, least: number, scope: Scope): string => (levelOf(term) < least ? `(${print(term, scope)})` : print(term, scope));

function print(term: Term, scope: Scope): string {
  const own = scope.dialect.own(term, (inner, least) => held(inner, least, scope));
  if (own !== undefined) return own;
  switch (term.kind) {
    case "number": return term.digits;
    case "name": return scope.steps.has(term.name) ? scope.dialect.value(pythonName(term.name)) : scope.names.name(term.name);
    case "index": return scope.names.column(term.name, step(term.index, scope));
    case "call": return scope.names.call(term.name, term.args.map((arg) => print(arg, scope)));
    case "negate": return `-${held(term.of, level.sign, scope)}`;
    case "operator": return printOperator(term, scope);
    case "fold": return printFold(term, scope);
    case "conditional":
      return `${held(term.whenTrue, level.comparison, scope)} if ${held(term.test, level.comparison, scope)} else ${held(term.whenFalse, level.conditional, scope)}`;
    case "comparison": return term.items.map((item, i) => (i === 0 ? "" : ` ${term.relations[i - 1]} `) + held(item, level.sum, scope)).join("");
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

function printFold(term: FoldTerm, scope: Scope): string {
  const inner: Scope = { ...scope, steps: new Set([...scope.steps, term.index]) };
  return `_${term.fold}(lambda ${pythonName(term.index)}: ${print(term.body, inner)}, ${step(term.from, scope)}, ${step(term.to, scope)})`;
}

/** A term where a step is asked for, as a Python int. */
function step(term: Term, scope: Scope): string {
  const asked = (): string => scope.dialect.step(print(term, scope));
  switch (term.kind) {
    case "number": return /^\d+$/.test(term.digits) ? String(Number(term.digits)) : asked();
    case "name": return scope.steps.has(term.name) ? pythonName(term.name) : constants.has(term.name) ? `int(${scope.names.name(term.name)})` : asked();
    case "negate": return `-${stepHeld(term.of, level.sign, scope)}`;
    case "operator":
      if (term.op === "+" || term.op === "-") return `${step(term.left, scope)} ${term.op} ${stepHeld(term.right, level.product, scope)}`;
      if (term.op === "*") return `${stepHeld(term.left, level.product, scope)} * ${stepHeld(term.right, level.sign, scope)}`;
      return asked();
    default: return asked();
  }
}

const stepHeld = (term: Term, least: number, scope: Scope): string => (levelOf(term) < least ? `(${step(term, scope)})` : step(term, scope));

const keywords = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield D".split(" "));

/** A name that Python does not keep for itself. */
export const pythonName = (name: string): string => (keywords.has(name) ? `${name}_` : name);
