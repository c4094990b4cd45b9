import { fail } from "../../base/problem.ts";
import { builtIn } from "../../term/functions.ts";
import { mapChildren, name, type Term } from "../../term/term.ts";
import type { FunctionDefinition } from "../definitions.ts";
import { numberOfLaws } from "./number-of-laws.ts";
import { foldIndex } from "./quantity.ts";

/** Nodes a cell may have once its functions are written out, and how many calls may stand in one another. */
const largest = 20_000;
const deepest = 200;

/**
 * The term with user functions written out and indices renamed; `outermost` says what its own index and parameters stand for.
 * Fold indices are named by depth, so that an argument put into a fold's body is never captured.
 * Fails with "too large" or "too deep"; functions that call themselves are the caller's to refuse.
 */
export function inline(whole: Term, functions: Readonly<Record<string, FunctionDefinition>>, outermost: ReadonlyMap<string, Term>): Term {
  let nodes = 0;
  return go(whole, outermost, 0, 0);

  function go(term: Term, bound: ReadonlyMap<string, Term>, folds: number, calls: number): Term {
    if (++nodes > largest) fail("too large", String(nodes), { hint: `at most ${largest} operations once functions are written out` });
    switch (term.kind) {
      case "name": return bound.get(term.name) ?? term;
      case "call": {
        const args = term.args.map((arg) => go(arg, bound, folds, calls));
        const definition = Object.hasOwn(functions, term.name) ? functions[term.name]! : undefined;
        if (!definition) return builtIn.has(term.name) ? numberOfLaws({ ...term, args }) : { ...term, args };
        if (calls >= deepest) fail("too deep", term.name, { hint: `at most ${deepest} calls in one another` });
        if (args.length !== definition.parameters.length)
          fail("wrong number of arguments", term.name, { hint: `${term.name}(${definition.parameters.join(", ")})` });
        return go(definition.body, new Map(definition.parameters.map((p, i) => [p, args[i]!])), folds, calls + 1);
      }
      case "fold": {
        const index = foldIndex(folds + 1);
        const inner = new Map(bound).set(term.index, name(index));
        const from = go(term.from, bound, folds, calls), to = go(term.to, bound, folds, calls);
        return { ...term, index, body: go(term.body, inner, folds + 1, calls), from, to };
      }
      default: return mapChildren(term, (child) => go(child, bound, folds, calls));
    }
  }
}
