import type { Term } from "../../term/term.ts";

/** The value of a term made of literals, `pi`, + - * / and signs: what makes a line a parameter. Undefined for any other term. */
export function constantValue(term: Term): number | undefined {
  switch (term.kind) {
    case "number": return Number(term.digits);
    case "name": return term.name === "pi" ? Math.PI : undefined;
    case "negate": {
      const of = constantValue(term.of);
      return of === undefined ? undefined : -of;
    }
    case "operator": {
      const left = constantValue(term.left), right = constantValue(term.right);
      if (left === undefined || right === undefined) return undefined;
      switch (term.op) {
        case "+": return left + right;
        case "-": return left - right;
        case "*": return left * right;
        case "/": return left / right;
        case "^": return undefined;
      }
    }
    // falls through: the switch above returns for every operator
    default: return undefined;
  }
}
