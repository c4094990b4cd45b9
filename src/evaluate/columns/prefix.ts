import { mapChildren, name, number, operator, at, type FoldTerm, type Term } from "../../term/term.ts";
import { type ColumnQuantity, foldIndex, rowIndex } from "./quantity.ts";
import { keyOf, lagOf, wholeOf } from "./shape.ts";

/** Bounds further out than this are not worth a hidden column. */
const furthest = 10_000;

/**
 * Turns `prod(f(s), s, c, t - k)` with literal c and k ≥ 0 into a read of a hidden running product P[t] = P[t-1]·f(t), so that the whole
 * column costs one pass and not T² work; sums likewise. Other folds stay as they are. `hide` is told each hidden column.
 */
export function prefixes(hide: (hidden: ColumnQuantity) => void): (term: Term) => Term {
  return rewrite;

  function rewrite(term: Term): Term {
    return (term.kind === "fold" ? running(term) : undefined) ?? mapChildren(term, rewrite);
  }

  function running(fold: FoldTerm): Term | undefined {
    const lag = lagOf(fold.to), from = wholeOf(fold.from);
    if (fold.index !== foldIndex(1) || lag === undefined || lag < 0 || lag > furthest) return undefined;
    if (from === undefined || Math.abs(from) > furthest || reads(fold.body, rowIndex)) return undefined;
    const factor = rewrite(atRow(fold.body));
    const of = `${fold.fold === "prod" ? "∏" : "∑"}${from}:${lag > 0 ? lag : ""}:${keyOf(factor)}`;
    const previous = at(of, operator("-", name(rowIndex), number(1)));
    const empty = fold.fold === "prod" ? 1 : 0;
    hide({
      kind: "column", name: of, from: Math.min(from - 1, -lag), bodyFrom: from, before: empty,
      body: operator(fold.fold === "prod" ? "*" : "+", previous, factor), bases: new Map(),
    });
    return at(of, fold.to);
  }
}

/** The fold's body with its index standing for the row. Folds inside it move one level out. */
function atRow(term: Term): Term {
  if (term.kind === "name" && term.name.startsWith("@")) return name(`@${Number(term.name.slice(1)) - 1}`);
  const inner = mapChildren(term, atRow);
  return inner.kind === "fold" ? { ...inner, index: `@${Number(inner.index.slice(1)) - 1}` } : inner;
}

function reads(term: Term, index: string): boolean {
  if (term.kind === "name") return term.name === index;
  let found = false;
  mapChildren(term, (child) => ((found ||= reads(child, index)), child));
  return found;
}
