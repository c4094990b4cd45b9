import type { Place } from "../base/place.ts";

/**
 * An expression: the waist of the hourglass. Every notation is read into a Term, every domain evaluates one.
 * Names are canonical (`alphabar`, never `ᾱ`). `place` says where it stood in the text it was read from; it takes no part in equality.
 */
export type Term =
  | NumberTerm
  | NameTerm
  | IndexTerm
  | CallTerm
  | NegateTerm
  | OperatorTerm
  | ComparisonTerm
  | ConditionalTerm
  | FoldTerm;

/** A literal with its digits as they were written ("1e-4", "0.10"). Never negative: a sign is a NegateTerm. */
export interface NumberTerm { readonly kind: "number"; readonly digits: string; readonly place?: Place }
export interface NameTerm { readonly kind: "name"; readonly name: string; readonly place?: Place }
/** `name[index]`: a column's value at a step. */
export interface IndexTerm { readonly kind: "index"; readonly name: string; readonly index: Term; readonly place?: Place }
export interface CallTerm { readonly kind: "call"; readonly name: string; readonly args: readonly Term[]; readonly place?: Place }
export interface NegateTerm { readonly kind: "negate"; readonly of: Term; readonly place?: Place }
export interface OperatorTerm { readonly kind: "operator"; readonly op: Operator; readonly left: Term; readonly right: Term; readonly place?: Place }
/** A chain such as `0 < beta[t] < 1`: `items` is one longer than `relations`. */
export interface ComparisonTerm { readonly kind: "comparison"; readonly items: readonly Term[]; readonly relations: readonly Relation[]; readonly place?: Place }
export interface ConditionalTerm { readonly kind: "conditional"; readonly test: Term; readonly whenTrue: Term; readonly whenFalse: Term; readonly place?: Place }
/** `sum(body, index, from, to)` or `prod(…)`, bounds included; empty is 0 or 1. */
export interface FoldTerm { readonly kind: "fold"; readonly fold: "sum" | "prod"; readonly body: Term; readonly index: string; readonly from: Term; readonly to: Term; readonly place?: Place }

export type Operator = "+" | "-" | "*" | "/" | "^";
/** `≈` is equality to the digits its right side is printed with; `==` on laws is equality of distributions. */
export type Relation = "==" | "!=" | "<" | "<=" | ">" | ">=" | "≈";

export const number = (value: number | string): Term => {
  const digits = String(value);
  return digits.startsWith("-") ? negate(number(digits.slice(1))) : { kind: "number", digits };
};
export const name = (of: string): NameTerm => ({ kind: "name", name: of });
export const at = (column: string, index: Term): IndexTerm => ({ kind: "index", name: column, index });
export const call = (of: string, ...args: Term[]): CallTerm => ({ kind: "call", name: of, args });
export const negate = (of: Term): NegateTerm => ({ kind: "negate", of });
export const operator = (op: Operator, left: Term, right: Term): OperatorTerm => ({ kind: "operator", op, left, right });

/** The terms directly inside, in source order. */
export function children(term: Term): readonly Term[] {
  switch (term.kind) {
    case "number":
    case "name": return [];
    case "index": return [term.index];
    case "call": return term.args;
    case "negate": return [term.of];
    case "operator": return [term.left, term.right];
    case "comparison": return term.items;
    case "conditional": return [term.test, term.whenTrue, term.whenFalse];
    case "fold": return [term.body, term.from, term.to];
  }
}

/** The same term with each child replaced; the term itself when no child changed. */
export function mapChildren(term: Term, change: (child: Term) => Term): Term {
  switch (term.kind) {
    case "number":
    case "name": return term;
    case "index": {
      const index = change(term.index);
      return index === term.index ? term : { ...term, index };
    }
    case "call": {
      const args = term.args.map(change);
      return args.every((a, i) => a === term.args[i]) ? term : { ...term, args };
    }
    case "negate": {
      const of = change(term.of);
      return of === term.of ? term : { ...term, of };
    }
    case "operator": {
      const left = change(term.left), right = change(term.right);
      return left === term.left && right === term.right ? term : { ...term, left, right };
    }
    case "comparison": {
      const items = term.items.map(change);
      return items.every((a, i) => a === term.items[i]) ? term : { ...term, items };
    }
    case "conditional": {
      const test = change(term.test), whenTrue = change(term.whenTrue), whenFalse = change(term.whenFalse);
      return test === term.test && whenTrue === term.whenTrue && whenFalse === term.whenFalse ? term : { ...term, test, whenTrue, whenFalse };
    }
    case "fold": {
      const body = change(term.body), from = change(term.from), to = change(term.to);
      return body === term.body && from === term.from && to === term.to ? term : { ...term, body, from, to };
    }
  }
}

/** Calls `visit` on the term and everything in it, outermost first. */
export function walk(term: Term, visit: (term: Term) => void): void {
  visit(term);
  for (const child of children(term)) walk(child, visit);
}

/** Equality of meaning as written: same shape, names and digits; places are ignored. */
export function sameTerm(a: Term, b: Term): boolean {
  return same(a, b);
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [mine, others] = [a, b].map((o) => Object.entries(o).filter(([key, value]) => key !== "place" && value !== undefined));
  return mine!.length === others!.length && mine!.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]));
}

/** The number of nodes. */
export function size(term: Term): number {
  let count = 0;
  walk(term, () => count++);
  return count;
}
