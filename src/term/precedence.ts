import type { Term } from "./term.ts";

/** How tightly each kind of term holds together; an operand that holds less than its place asks for is put in brackets. */
export const level = { conditional: 0, comparison: 1, sum: 2, product: 3, sign: 4, power: 5, atom: 6 } as const;

export function levelOf(term: Term): number {
  switch (term.kind) {
    case "conditional": return level.conditional;
    case "comparison": return level.comparison;
    case "negate": return level.sign;
    case "operator": return term.op === "^" ? level.power : term.op === "+" || term.op === "-" ? level.sum : level.product;
    default: return level.atom;
  }
}
