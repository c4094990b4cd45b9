import { children, type Term } from "../../term/term.ts";
import { lagOf } from "./shape.ts";

/** x_t = x_{t−1} ∘ first, or first·x_{t−1} + second. */
export function recurrence(body: Term, self: string): { op: "*" | "+" | "-"; first: Term; second?: Term } | undefined {
  const isPrevious = (term: Term) => term.kind === "index" && term.name === self && lagOf(term.index) === 1;
  const other = (term: Term, op: "*" | "+"): Term | undefined => {
    if (term.kind !== "operator" || term.op !== op) return undefined;
    const rest = isPrevious(term.left) ? term.right : isPrevious(term.right) ? term.left : undefined;
    return rest && !readsItself(rest, self) ? rest : undefined;
  };
  for (const op of ["*", "+"] as const) {
    const first = other(body, op);
    if (first) return { op, first };
  }
  if (body.kind !== "operator") return undefined;
  if (body.op === "-" && isPrevious(body.left) && !readsItself(body.right, self)) return { op: "-", first: body.right };
  if (body.op !== "+") return undefined;
  for (const [product, second] of [[body.left, body.right], [body.right, body.left]] as const) {
    const first = other(product, "*");
    if (first && !readsItself(second, self)) return { op: "+", first, second };
  }
  return undefined;
}

export function readsItself(term: Term, self: string): boolean {
  return (term.kind === "index" && term.name === self) || children(term).some((child) => readsItself(child, self));
}
