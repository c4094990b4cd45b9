import type { Line } from "../../read/text/line.ts";
import { boundBy } from "../../evaluate/free-names.ts";
import { builtIn, constants } from "../../term/functions.ts";
import { children, type Term } from "../../term/term.ts";
import type { Place } from "../../base/place.ts";

/** A name that a term reads and does not bind, and how it is read. */
export interface Reference {
  readonly name: string;
  readonly as: "number" | "column" | "function";
  /** How many arguments it is called with. */
  readonly args?: number;
  readonly place?: Place;
}

/** Every reference in source order. The variable that marginal, condition and expectation name is bound inside them; compose names a function. */
export function referencesOf(whole: Term, outermost: ReadonlySet<string>): Reference[] {
  const found: Reference[] = [];
  visit(whole, outermost);
  return found;

  function visit(term: Term, bound: ReadonlySet<string>): void {
    const placed = term.place && { place: term.place };
    switch (term.kind) {
      case "name":
        if (!bound.has(term.name) && !constants.has(term.name)) found.push({ name: term.name, as: "number", ...placed });
        return;
      case "index": {
        found.push({ name: term.name, as: "column", ...placed });
        return visit(term.index, bound);
      }
      case "fold": {
        visit(term.body, new Set(bound).add(term.index));
        visit(term.from, bound);
        return visit(term.to, bound);
      }
      case "call": {
        found.push({ name: term.name, as: "function", args: term.args.length, ...placed });
        const binder = boundBy(term);
        const inside = binder === undefined ? bound : new Set(bound).add(binder);
        term.args.forEach((arg, i) => {
          if (i === 0 && binder !== undefined) return;
          if (i === 0 && term.name === "compose" && arg.kind === "name") found.push({ name: arg.name, as: "function", ...(arg.place && { place: arg.place }) });
          else visit(arg, inside);
        });
        return;
      }
      default: for (const child of children(term)) visit(child, bound);
    }
  }
}

/** What is wrong with the number of arguments of a built-in call: the form it should have. */
export function rightForm(name: string, args: number): string | undefined {
  const known = builtIn.get(name);
  if (!known) return undefined;
  const { parameters, variadic } = known;
  const right = variadic === true ? args >= parameters.length : args === parameters.length;
  return right ? undefined : `${name}(${parameters.join(", ")}${variadic === true ? ", …" : ""})`;
}

/** What a whole line reads; what it binds itself, a claim's steps and variables among them, is left out. */
export function referencesIn(line: Line): readonly Reference[] {
  let found = known.get(line);
  if (!found) known.set(line, (found = gathered(line)));
  return found;
}

const known = new WeakMap<Line, readonly Reference[]>();

function gathered(line: Line): Reference[] {
  switch (line.kind) {
    case "scalar":
    case "base": return referencesOf(line.body, new Set());
    case "column": return referencesOf(line.body, new Set([line.index]));
    case "function": return referencesOf(line.body, new Set(line.parameters));
    case "claim": {
      const bound = new Set(["t", ...line.quantifiers.flatMap((q) => (q.kind === "every schedule" ? [] : [q.name]))]);
      const bounds = line.quantifiers.flatMap((q) => (q.kind === "step" || q.kind === "interval" ? [q.low, q.high] : []));
      // `x[t] real` declares a path: its values are the claim's own and no column's.
      const paths = new Set(line.quantifiers.flatMap((q) => (q.kind === "path" ? [q.name] : [])));
      return [line.statement, ...bounds.filter((b): b is Term => b !== undefined)].flatMap((term) => referencesOf(term, bound))
        .filter(({ name, as }) => as !== "column" || !paths.has(name));
    }
    case "compare": return [line.left, line.right].map((column) => ({ ...column, as: "column" as const }));
    default: return [];
  }
}
