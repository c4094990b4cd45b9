import { fail } from "../../base/problem.ts";
import { call, negate, number, operator, type Term } from "../../term/term.ts";
import type { MathNode, OperatorNode } from "./math.ts";

/**
 * What means the same to whoever reads it, as a Term: numbers, arithmetic, square roots, absolute values, N(mean, covariance) with a covariance that is a number times I.
 * `inner` reads what is inside. Undefined for letters, calls and everything else that a reader gives its meaning.
 */
export function plainTerm(node: MathNode, inner: (node: MathNode) => Term): Term | undefined {
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": return negate(inner(node.of));
    case "operator": return operated(node, inner);
    case "root": return node.degree === undefined ? call("sqrt", inner(node.of)) : fail("unexpected token", "root of another degree", { place: node.place });
    case "abs": return call("abs", inner(node.of));
    case "identity": return number(1);
    case "tuple": return node.items.length === 1 ? inner(node.items[0]!) : undefined;
    case "normal": return call("normal", inner(node.mean), inner(node.covariance));
    default: return undefined;
  }
}

function operated({ op, left, right, place }: OperatorNode, inner: (node: MathNode) => Term): Term {
  if (op === "^") {
    const exponent = inner(right);
    return operator("^", inner(left), exponent);
  }
  if (op !== "+" && op !== "-" && op !== "*" && op !== "/") return fail("unexpected token", op, { place });
  // A covariance is a number times I, and zero vectors are zero.
  if (op === "*" && left.kind === "identity") return inner(right);
  if (op === "*" && right.kind === "identity") return inner(left);
  return operator(op, inner(left), inner(right));
}
