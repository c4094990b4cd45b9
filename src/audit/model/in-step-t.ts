import { mapChildren, type Term } from "../../term/term.ts";

/** A term in another letter for the step, `β_i` or `β_k`, written in t as a sheet's columns are. A fold keeps the letter it binds itself. */
export function inStepT(term: Term, letter: string): Term {
  if (letter === "t") return term;
  if (term.kind === "name") return term.name === letter ? { ...term, name: "t" } : term;
  if (term.kind === "fold" && term.index === letter) return { ...term, from: inStepT(term.from, letter), to: inStepT(term.to, letter) };
  return mapChildren(term, (child) => inStepT(child, letter));
}
