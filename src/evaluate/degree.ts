import type { Definitions } from "./definitions.ts";
import { type CallTerm, children, type Term } from "../term/term.ts";
import { builtIn } from "../term/functions.ts";
import { freeNames } from "./free-names.ts";

/** The degree of each name that is no constant. */
type Degrees = ReadonlyMap<string, number>;

const known = new WeakMap<Definitions, WeakMap<Term, Map<string, boolean>>>();

/**
 * Whether a term is a polynomial of degree at most 3 in a name, as far as its form shows. A law has the degree of its mean, its noise counting
 * as one: of a law whose variance hangs on the name nothing is said.
 */
export function isCubic(term: Term, name: string, definitions: Definitions): boolean {
  let terms = known.get(definitions);
  if (!terms) known.set(definitions, (terms = new WeakMap()));
  let names = terms.get(term);
  if (!names) terms.set(term, (names = new Map()));
  let cubic = names.get(name);
  if (cubic === undefined) names.set(name, (cubic = degree(term, new Map([[name, 1]]), definitions, 0) <= 3));
  return cubic;
}

function degree(term: Term, of: Degrees, definitions: Definitions, depth: number): number {
  const inner = (t: Term, also: Degrees = of): number => degree(t, also, definitions, depth);
  switch (term.kind) {
    case "number": return 0;
    case "name": return of.get(term.name) ?? 0;
    case "index": return constant(term.index, of) ? 0 : Infinity;
    case "negate": return inner(term.of);
    case "operator":
      switch (term.op) {
        case "+":
        case "-": return Math.max(inner(term.left), inner(term.right));
        case "*": return inner(term.left) + inner(term.right);
        case "/": return constant(term.right, of) ? inner(term.left) : Infinity;
        case "^": {
          if (constant(term.left, of) && constant(term.right, of)) return 0;
          const power = term.right.kind === "number" ? Number(term.right.digits) : NaN;
          return Number.isInteger(power) && power >= 0 ? power * inner(term.left) : Infinity;
        }
      }
      break;
    case "conditional": return constant(term.test, of) ? Math.max(inner(term.whenTrue), inner(term.whenFalse)) : Infinity;
    case "fold": {
      if (!constant(term.from, of) || !constant(term.to, of)) return Infinity;
      const body = inner(term.body, without(of, term.index));
      return term.fold === "sum" || body === 0 ? body : Infinity;
    }
    case "call": return called(term, of, definitions, depth);
    case "comparison": return constant(term, of) ? 0 : Infinity;
  }
}

function called(term: CallTerm, of: Degrees, definitions: Definitions, depth: number): number {
  if (builtIn.get(term.name)?.gives === "number" && constant(term, of)) return 0;
  const inner = (t: Term, also: Degrees = of): number => degree(t, also, definitions, depth);
  const [a, b, c, d] = term.args as [Term, Term, Term, Term];
  const bound = (): Degrees => (a.kind === "name" ? new Map([...of, [a.name, Math.max(1, inner(b))]]) : of);
  const affine = (n: number): number => (n <= 1 ? n : Infinity);
  switch (term.name) {
    case "normal": return constant(b, of) ? Math.max(1, inner(a)) : Infinity;
    case "mean": return inner(a);
    case "score": return affine(Math.max(inner(a), inner(b)));
    case "meanSquare": return 2 * affine(inner(a));
    case "kl": return 2 * affine(Math.max(inner(a), inner(b)));
    case "logDensity": return 2 * Math.max(affine(inner(a)), inner(b));
    case "compose": {
      const channel = a.kind === "name" && Object.hasOwn(definitions.functions, a.name) ? definitions.functions[a.name] : undefined;
      if (!channel || !constant(c, of) || !constant(d, of) || depth > 20) return Infinity;
      return Math.max(affine(inner(b)), affine(degree(channel.body, new Map([[channel.parameters[0]!, 1]]), definitions, depth + 1)));
    }
    case "marginal": return affine(inner(c, bound()));
    case "expectation": return inner(c, bound());
    case "condition": return affine(Math.max(inner(b), inner(c, bound()), inner(d)));
    default: break;
  }
  const definition = Object.hasOwn(definitions.functions, term.name) ? definitions.functions[term.name] : undefined;
  if (builtIn.has(term.name) || !definition || depth > 20) return Infinity;
  return degree(definition.body, new Map(definition.parameters.map((p, i) => [p, inner(term.args[i]!)])), definitions, depth + 1);
}

const without = (of: Degrees, name: string): Degrees => new Map([...of].filter(([n]) => n !== name));

/** Whether nothing in the term is of a degree above 0. */
function constant(term: Term, of: Degrees): boolean {
  if (term.kind === "name") return (of.get(term.name) ?? 0) === 0;
  if (term.kind === "call" || term.kind === "fold") {
    const free = freeNames(term);
    return [...of].every(([name, n]) => n === 0 || !free.has(name));
  }
  return children(term).every((child) => constant(child, of));
}
