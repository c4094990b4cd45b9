import type { Definitions } from "../evaluate/definitions.ts";
import { children, type FoldTerm, mapChildren, name, negate, number, type Operator, operator, sameTerm, type Term } from "../term/term.ts";

/** A formula with one small edit: which cell, and what its body became. */
export interface Mutant {
  readonly cell: string;
  /** Which body of the cell: its own, or the base case at a step. */
  readonly base?: number;
  readonly body: Term;
}

/** Every one-edit mutant of the named cells: operator, index, bound, root, sign, symbol, constant, base case, min and max. */
export function mutantsOf(definitions: Definitions, cells: readonly string[]): readonly Mutant[] {
  return cells.flatMap((cell): Mutant[] => {
    const column = definitions.columns[cell];
    const body = column?.body ?? definitions.functions[cell]?.body ?? definitions.scalars[cell];
    // A parameter's literal is a setting, not a formula.
    const own = body && !(cell in definitions.scalars && body.kind === "number") ? edits(body, definitions.functions[cell]?.parameters ?? []) : [];
    const bases = Object.entries(column?.bases ?? {}).flatMap(([base, term]) => edits(term, []).map((edited) => ({ cell, base: Number(base), body: edited })));
    return [...own.map((edited) => ({ cell, body: edited })), ...bases];
  });
}

/** The definitions with a mutant in place of the original. */
export function withMutant(definitions: Definitions, { cell, base, body }: Mutant): Definitions {
  const column = definitions.columns[cell], fn = definitions.functions[cell];
  if (column) {
    const changed = base === undefined ? { ...column, body } : { ...column, bases: { ...column.bases, [base]: body } };
    return { ...definitions, columns: { ...definitions.columns, [cell]: changed } };
  }
  if (fn) return { ...definitions, functions: { ...definitions.functions, [cell]: { ...fn, body } } };
  return { ...definitions, scalars: { ...definitions.scalars, [cell]: body } };
}

/** Every term that differs from this one by one edit: what a repair of a wrong formula is sought among. */
export const editsOf = (term: Term): readonly Term[] => [...rootsAdded(term), ...edits(term, [])];

/** A root put over one sum or difference: the edit that most often mends what people write. */
function rootsAdded(term: Term): readonly Term[] {
  const here: readonly Term[] = term.kind === "operator" && (term.op === "+" || term.op === "-") ? [{ kind: "call", name: "sqrt", args: [term] }] : [];
  return [...here, ...children(term).flatMap((child, i) => (isPlace(term, i) ? [] : rootsAdded(child).map((edited) => withChild(term, i, edited))))];
}

/** Every term that differs from this one by one edit. */
function edits(term: Term, parameters: readonly string[]): readonly Term[] {
  const found = [negate(term), ...editsInside(term, parameters)];
  return found.filter((edited, i) => found.findIndex((other) => sameTerm(other, edited)) === i);
}

function editsInside(term: Term, parameters: readonly string[]): readonly Term[] {
  const inChildren = children(term).flatMap((child, i) => (isPlace(term, i) ? [] : editsInside(child, parameters).map((edited) => withChild(term, i, edited))));
  return [...editsHere(term, parameters), ...inChildren];
}

/** Indices and bounds are edited as steps, not as numbers. */
function isPlace(term: Term, child: number): boolean {
  return term.kind === "index" || (term.kind === "fold" && child > 0) || (term.kind === "call" && term.name === "compose" && child > 1);
}

const swapped: Readonly<Record<Operator, Operator>> = { "+": "-", "-": "+", "*": "/", "/": "*", "^": "*" };
const columns = ["alpha", "alphabar", "beta"];

function editsHere(term: Term, parameters: readonly string[]): readonly Term[] {
  switch (term.kind) {
    case "number": return [number(Number(term.digits) === 0 ? 1 : Number((Number(term.digits) + 1).toPrecision(12)))];
    case "negate": return [term.of];
    case "operator": return [operator(swapped[term.op], term.left, term.right)];
    case "index": return [
      ...moved(term.index).map((index) => ({ ...term, index })),
      ...(columns.includes(term.name) ? columns.filter((c) => c !== term.name).map((c) => ({ ...term, name: c })) : []),
      { kind: "call", name: "sqrt", args: [term] },
    ];
    case "name": return parameters.includes(term.name) ? parameters.filter((p) => p !== term.name && !isStepName(p) && !isStepName(term.name)).map(name) : [];
    case "fold": return [...moved(term.from).map((from): FoldTerm => ({ ...term, from })), ...moved(term.to).map((to): FoldTerm => ({ ...term, to }))];
    case "call": return [
      ...(term.name === "sqrt" ? [term.args[0]!] : []),
      ...(term.name === "min" ? [{ ...term, name: "max" }] : []),
      ...(term.name === "max" ? [{ ...term, name: "min" }] : []),
      ...(term.name === "cos" ? [{ ...term, name: "sin" }] : []),
    ];
    case "comparison":
    case "conditional": return [];
  }
}

const isStepName = (text: string): boolean => text === "t" || text === "s" || text === "k";

/** A step one earlier and one later, `t − 1` and `t` rather than `t − 1 + 1`. */
function moved(step: Term): readonly Term[] {
  const [base, offset] =
    step.kind === "operator" && step.right.kind === "number" && (step.op === "+" || step.op === "-")
      ? [step.left, (step.op === "+" ? 1 : -1) * Number(step.right.digits)]
      : [step, 0];
  if (base.kind === "number") return [number(Number(base.digits) + 1), ...(Number(base.digits) > 0 ? [number(Number(base.digits) - 1)] : [])];
  return [offset - 1, offset + 1].map((k) => (k === 0 ? base : operator(k > 0 ? "+" : "-", base, number(Math.abs(k)))));
}

function withChild(term: Term, index: number, child: Term): Term {
  let i = 0;
  return mapChildren(term, (old) => (i++ === index ? child : old));
}
