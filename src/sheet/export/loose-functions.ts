import type { Quantity } from "../../evaluate/columns/quantity.ts";
import { wholeExponent } from "../../evaluate/columns/row.ts";
import { isElementary } from "../../field/field.ts";
import { children, type Term } from "../../term/term.ts";

/** Whether libraries differ in the last bits of what it calculates: exp, log, cos … and powers that are no repeated product. abs, floor and ceil give the same everywhere. */
export function isLoose(term: Term): boolean {
  if (term.kind === "call") return isElementary(term.name) && !["abs", "floor", "ceil"].includes(term.name);
  return term.kind === "operator" && term.op === "^" && wholeExponent(term.right) === undefined;
}

/** The names of such functions in a quantity's own formula. */
export function looseFunctions(of: Quantity): readonly string[] {
  const terms = of.kind === "scalar" ? [of.body] : [...(of.body ? [of.body] : []), ...of.bases.values()];
  return terms.flatMap(inTerm);
}

function inTerm(term: Term): readonly string[] {
  const own = isLoose(term) ? [term.kind === "call" ? term.name : "**"] : [];
  return [...own, ...children(term).flatMap(inTerm)];
}
