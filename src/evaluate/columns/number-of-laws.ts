import { call, type CallTerm, name, number, operator, type Term } from "../../term/term.ts";
import { isNumeric } from "./shape.ts";

/**
 * Numbers asked of plain normals, in closed form: mean, variance, E[x²], KL, log density and score of `normal(m, v)` with numeric m and v.
 * Anything else is handed back as it came; columns do not reach further into laws.
 */
export function numberOfLaws(term: CallTerm): Term {
  const [p, second] = term.args;
  const law = p && normalOf(p);
  if (!law) return term;
  const [m, v] = law;
  switch (term.name) {
    case "mean": return m;
    case "variance": return v;
    case "meanSquare": return operator("+", square(m), v);
    case "score": return second ? operator("/", operator("-", m, second), v) : term;
    case "logDensity": {
      if (!second) return term;
      const spread = call("log", operator("*", operator("*", number(2), name("pi")), v));
      return half(operator("-", operator("-", number(0), spread), operator("/", square(operator("-", second, m)), v)));
    }
    case "kl": {
      const other = second && normalOf(second);
      if (!other) return term;
      const [n, w] = other;
      const distance = operator("/", operator("+", v, square(operator("-", m, n))), w);
      return half(operator("-", operator("+", call("log", operator("/", w, v)), distance), number(1)));
    }
    default: return term;
  }
}

function normalOf(term: Term): readonly [Term, Term] | undefined {
  if (term.kind !== "call" || term.name !== "normal" || term.args.length !== 2) return undefined;
  const [mean, variance] = term.args;
  return mean && variance && isNumeric(mean) && isNumeric(variance) ? [mean, variance] : undefined;
}

const square = (x: Term): Term => operator("^", x, number(2));
const half = (x: Term): Term => operator("/", x, number(2));
