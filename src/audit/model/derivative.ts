import { fail } from "../../base/problem.ts";
import { call, negate, number, operator, type Term, walk } from "../../term/term.ts";

/** The derivative of a term by one of its names: sums, products, quotients, whole powers and roots. Anything else is refused. */
export function derivative(term: Term, by: string): Term {
  const d = (t: Term): Term => derivative(t, by);
  if (!reads(term, by)) return number(0);
  switch (term.kind) {
    case "name": return number(1);
    case "negate": return negate(d(term.of));
    case "operator": {
      const { op, left, right } = term;
      if (op === "+" || op === "-") return operator(op, d(left), d(right));
      if (op === "*") return operator("+", operator("*", d(left), right), operator("*", left, d(right)));
      if (op === "/") return operator("/", operator("-", operator("*", d(left), right), operator("*", left, d(right))), operator("^", right, number(2)));
      if (op === "^" && right.kind === "number" && Number.isInteger(Number(right.digits))) return operator("*", operator("*", right, operator("^", left, number(Number(right.digits) - 1))), d(left));
      break;
    }
    case "call": if (term.name === "sqrt") return operator("/", d(term.args[0]!), operator("*", number(2), call("sqrt", term.args[0]!))); break;
    default:
  }
  return fail("unexpected token", "a derivative");
}

function reads(term: Term, wanted: string): boolean {
  let found = false;
  walk(term, (n) => { if (n.kind === "name" && n.name === wanted) found = true; });
  return found;
}
