import type { Term } from "../../term/term.ts";

/** The number that a term has with values for its names; NaN where it reads anything else. For choosing a reading, never for a verdict. */
export function valueOf(term: Term, values: Readonly<Record<string, number>> = {}): number {
  const inner = (t: Term): number => valueOf(t, values);
  switch (term.kind) {
    case "number": return Number(term.digits);
    case "name": return values[term.name] ?? NaN;
    case "negate": return -inner(term.of);
    case "operator": {
      const [l, r] = [inner(term.left), inner(term.right)];
      switch (term.op) {
        case "+": return l + r;
        case "-": return l - r;
        case "*": return l * r;
        case "/": return l / r;
        case "^": return l ** r;
      }
      break;
    }
    case "call": return term.name === "sqrt" && term.args.length === 1 ? Math.sqrt(inner(term.args[0]!)) : NaN;
    default:
  }
  return NaN;
}
