import { fail } from "../base/problem.ts";
import { children, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Definitions } from "./definitions.ts";

/** The parameters of a function that count steps: those it uses in an index, a bound, or hands on as a step. */
export function stepParameters(definitions: Definitions, name: string, open: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const definition = definitions.functions[name];
  if (!definition || open.has(name)) return new Set();
  const steps = stepNames(definition.body, definitions, new Set([...open, name]));
  return new Set(definition.parameters.filter((p) => steps.has(p)));
}

/** Every name that stands where a step is wanted. */
export function stepNames(term: Term, definitions: Definitions, open: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set<string>();
  const whole = (inner: Term) => { for (const n of plainNames(inner)) found.add(n); };
  const visit = (inner: Term): void => {
    if (inner.kind === "index") whole(inner.index);
    if (inner.kind === "fold") { whole(inner.from); whole(inner.to); }
    if (inner.kind === "call") {
      if (inner.name === "compose") inner.args.slice(2).forEach(whole);
      const parameters = definitions.functions[inner.name]?.parameters ?? [];
      const steps = stepParameters(definitions, inner.name, open);
      inner.args.forEach((arg, i) => { if (steps.has(parameters[i] ?? "")) whole(arg); });
    }
    children(inner).forEach(visit);
  };
  visit(term);
  return found;
}

function plainNames(term: Term): string[] {
  return term.kind === "name" ? [term.name] : children(term).flatMap(plainNames);
}

/** A whole number from a term in steps and whole parameters: literals, names, + − *, and the sign. */
export function wholeNumber(term: Term, lookup: (name: string) => number | undefined): number {
  const value = calculate(term, lookup);
  if (!Number.isInteger(value)) fail("not a number", printText(term), { ...(term.place && { place: term.place }), hint: "a whole number" });
  return value;
}

function calculate(term: Term, lookup: (name: string) => number | undefined): number {
  switch (term.kind) {
    case "number": return Number(term.digits);
    case "negate": return -calculate(term.of, lookup);
    case "name": return lookup(term.name) ?? fail("unknown name", term.name, term.place && { place: term.place });
    case "operator": {
      const a = calculate(term.left, lookup), b = calculate(term.right, lookup);
      return term.op === "+" ? a + b : term.op === "-" ? a - b : term.op === "*" ? a * b : term.op === "/" ? a / b : a ** b;
    }
    case "call":
      if (term.name === "floor" || term.name === "ceil") return Math[term.name](calculate(term.args[0]!, lookup));
      if (term.name === "min" || term.name === "max") return Math[term.name](...term.args.map((a) => calculate(a, lookup)));
      break;
    default: break;
  }
  return fail("not a number", printText(term), { ...(term.place && { place: term.place }), hint: "a whole number" });
}
