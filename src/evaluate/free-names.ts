import { children, type Term } from "../term/term.ts";
import { builtIn } from "../term/functions.ts";

/** The names a term reads and does not bind itself: columns, functions, scalars, variables and steps, built-ins left out. */
export function freeNames(term: Term, bound?: ReadonlySet<string>): ReadonlySet<string> {
  let found = known.get(term);
  if (!found) {
    const all = new Set<string>();
    collect(term, noNames, all);
    known.set(term, (found = all));
  }
  return bound && bound.size > 0 ? new Set([...found].filter((name) => !bound.has(name))) : found;
}

const noNames: ReadonlySet<string> = new Set();
/** A term is asked for its names by every claim that stands on it. */
const known = new WeakMap<Term, ReadonlySet<string>>();

function collect(term: Term, bound: ReadonlySet<string>, found: Set<string>): void {
  const add = (name: string) => { if (!bound.has(name)) found.add(name); };
  switch (term.kind) {
    case "name": return add(term.name);
    case "index": add(term.name); break;
    case "fold": {
      collect(term.from, bound, found);
      collect(term.to, bound, found);
      return collect(term.body, new Set([...bound, term.index]), found);
    }
    case "call": {
      if (!builtIn.has(term.name)) add(term.name);
      const binder = boundBy(term);
      if (binder === undefined) break;
      // `marginal(y, prior, law)`, `expectation(y, law, body)` and `condition(y, prior, seen, value)` bind y in their third argument.
      const inside = new Set([...bound, binder]);
      term.args.forEach((arg, i) => { if (i > 0) collect(arg, i === 2 ? inside : bound, found); });
      return;
    }
    default: break;
  }
  for (const child of children(term)) collect(child, bound, found);
}

const binding = new Set(["marginal", "condition", "expectation"]);

/** The variable that `marginal`, `condition` and `expectation` bind. */
export function boundBy(term: Term): string | undefined {
  if (term.kind !== "call" || !binding.has(term.name)) return undefined;
  const first = term.args[0];
  return first?.kind === "name" ? first.name : undefined;
}
