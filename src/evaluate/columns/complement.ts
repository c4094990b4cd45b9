import { at, mapChildren, name, number, operator, type IndexTerm, type Term } from "../../term/term.ts";
import { type ColumnQuantity, type Quantity, rowIndex } from "./quantity.ts";
import { keyOf, lagOf, wholeOf } from "./shape.ts";

/**
 * Carries 1 − ᾱ without cancellation. Where a body asks for `1 - X[…]` and X is shown to be a running product of α = 1 − β from X[0] = 1
 * (by its recurrence, or as prod(α[s], s, 1, t)), it reads the hidden column om_t = β_t + α_t·om_{t−1}, om_0 = 0 instead: 6e-16 where
 * the subtraction keeps 3e-13 to 3e-8. Changes the bodies in `quantities`, adds the hidden columns, and gives the same rewriting for other terms.
 */
export function carryComplements(quantities: Map<string, Quantity>): (term: Term) => Term {
  const hiddenOf = new Map<string, string | undefined>();
  for (const [of, quantity] of Array.from(quantities)) {
    // What stays as it is stays the same object.
    const body = quantity.body && rewrite(quantity.body, quantity.kind === "scalar" ? Infinity : quantity.bodyFrom);
    if (quantity.kind === "scalar") {
      if (body !== quantity.body) quantities.set(of, { ...quantity, body: body! });
      continue;
    }
    const bases = new Map([...quantity.bases].map(([t, base]) => [t, rewrite(base, Infinity)]));
    if (body !== quantity.body || [...bases].some(([t, base]) => base !== quantity.bases.get(t))) quantities.set(of, { ...quantity, bases, body });
  }
  return (term) => rewrite(term, -Infinity);

  function rewrite(term: Term, from: number): Term {
    if (term.kind === "operator" && term.op === "-" && isOne(term.left) && term.right.kind === "index") {
      const read = complementOf(term.right, from);
      if (read) return read;
    }
    return mapChildren(term, (child) => rewrite(child, from));
  }

  /** A hidden column starts at 0 and its product may start later: a read below the product's range must stay the error it is. */
  function complementOf(read: IndexTerm, from: number): Term | undefined {
    const product = quantities.get(read.name);
    if (product?.kind !== "column") return undefined;
    if (product.from !== 0 && !(lagOf(read.index) === 0 && from >= product.from)) return undefined;
    if (!hiddenOf.has(read.name)) hiddenOf.set(read.name, hide(product));
    const of = hiddenOf.get(read.name);
    return of === undefined ? undefined : at(of, rewrite(read.index, from));
  }

  function hide(product: ColumnQuantity): string | undefined {
    const factor = factorOf(product);
    const beta = factor && betaOf(factor);
    if (!factor || !beta) return undefined;
    const of = `1-∏${keyOf(factor)}`;
    const carried = operator("*", factor, at(of, operator("-", name(rowIndex), number(1))));
    quantities.set(of, {
      kind: "column", name: of, from: 0, bodyFrom: 1, body: operator("+", beta, carried), bases: new Map([[0, number(0)]]),
    });
    return of;
  }

  /** f(t), when X is shown to be the product of f(1) … f(t). */
  function factorOf({ name: of, from, bodyFrom, body, bases, before }: ColumnQuantity): Term | undefined {
    if (!body) return undefined;
    if (body.kind === "index" && body.name.startsWith("∏1:") && lagOf(body.index) === 0 && bases.size === 0) {
      const running = quantities.get(body.name);
      return running?.kind === "column" ? factorOf(running) : undefined;
    }
    const startsAtOne = before === 1 ? bodyFrom === 1 : from === 0 && bodyFrom <= 1 && bases.size === 1 && bases.has(0) && isOne(bases.get(0)!);
    if (!startsAtOne || body.kind !== "operator" || body.op !== "*") return undefined;
    const isPrevious = (term: Term) => term.kind === "index" && term.name === of && lagOf(term.index) === 1;
    if (isPrevious(body.left)) return readsColumn(body.right, of) ? undefined : body.right;
    if (isPrevious(body.right)) return readsColumn(body.left, of) ? undefined : body.left;
    return undefined;
  }

  /** β(t), when α(t) is written as 1 − β(t), itself or in the column it reads. */
  function betaOf(alpha: Term): Term | undefined {
    if (alpha.kind === "operator" && alpha.op === "-" && isOne(alpha.left)) return alpha.right;
    if (alpha.kind !== "index" || lagOf(alpha.index) !== 0) return undefined;
    const column = quantities.get(alpha.name);
    if (column?.kind !== "column" || !column.body || column.bases.size > 0 || column.bodyFrom > 1) return undefined;
    return column.body.kind === "operator" && column.body.op === "-" && isOne(column.body.left) ? column.body.right : undefined;
  }
}

const isOne = (term: Term): boolean => wholeOf(term) === 1;

function readsColumn(term: Term, of: string): boolean {
  if (term.kind === "index" && term.name === of) return true;
  let found = false;
  mapChildren(term, (child) => ((found ||= readsColumn(child, of)), child));
  return found;
}
