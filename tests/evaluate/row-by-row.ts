import type { Definitions } from "../../src/evaluate/definitions.ts";
import type { Term } from "../../src/term/term.ts";

/** The plainest evaluator there can be: definitions as they are typed, one row at a time, by recursion. What columns are held against. */
export function rowByRow({ columns, functions, scalars }: Definitions): { column(name: string, t: number): number; number(name: string): number } {
  const seen = new Map<string, number>();
  type Names = Readonly<Record<string, number>>;

  function column(name: string, t: number): number {
    const key = `${name}[${t}]`;
    if (!seen.has(key)) {
      const { bases, body, index, from } = columns[name]!;
      if (!(t in bases) && (t < from || t > number("T"))) throw new RangeError(key);
      seen.set(key, t in bases ? value(bases[t]!, {}) : value(body!, { [index]: t }));
    }
    return seen.get(key)!;
  }

  function number(name: string): number {
    if (name === "pi") return Math.PI;
    if (name === "e") return Math.E;
    return value(scalars[name]!, {});
  }

  function value(term: Term, names: Names): number {
    const of = (inner: Term) => value(inner, names);
    switch (term.kind) {
      case "number": return Number(term.digits);
      case "name": return term.name in names ? names[term.name]! : number(term.name);
      case "index": return column(term.name, of(term.index));
      case "negate": return -of(term.of);
      case "operator": {
        const a = of(term.left), b = of(term.right);
        return { "+": a + b, "-": a - b, "*": a * b, "/": a / b, "^": a ** b }[term.op];
      }
      case "conditional": return of(term.test) ? of(term.whenTrue) : of(term.whenFalse);
      case "comparison": {
        const values = term.items.map(of);
        return Number(term.relations.every((r, i) => {
          const a = values[i]!, b = values[i + 1]!;
          return { "==": a === b, "!=": a !== b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "≈": NaN }[r];
        }));
      }
      case "call": {
        const args = term.args.map(of), own = functions[term.name];
        if (own) return value(own.body, Object.fromEntries(own.parameters.map((p, i) => [p, args[i]!])));
        if (term.name === "clip") return Math.min(Math.max(args[0]!, args[1]!), args[2]!);
        return (Math[term.name as "max"] as (...of: number[]) => number)(...args);
      }
      case "fold": {
        let total = term.fold === "sum" ? 0 : 1;
        for (let i = of(term.from); i <= of(term.to); i++) {
          const next = value(term.body, { ...names, [term.index]: i });
          total = term.fold === "sum" ? total + next : total * next;
        }
        return total;
      }
    }
  }
  return { column, number };
}
