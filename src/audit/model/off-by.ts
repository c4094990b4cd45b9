import { at, mapChildren, name, operator, type Term } from "../../term/term.ts";
import { isGuess } from "../symbol.ts";
import type { Rendering } from "../translate.ts";
import { noiseColumn, signalColumn } from "./general.ts";
import { type Step, stepKey, stepTerm } from "./step-order.ts";

/** Networks whose data are off by d, at the same x_t. */
export function withError(exact: Rendering, seen: (step: Step) => Step): Rendering {
  return {
    ...exact,
    network(predicted, step, symbol) {
      const said = exact.network(predicted, step, symbol);
      if (!isGuess(symbol)) return said;
      const t = seen(step && stepKey(step) !== "0" ? step : { letter: "t", offset: 0 });
      const drop = operator("/", operator("*", at(signalColumn, stepTerm(t)), name("d")), at(noiseColumn, stepTerm(t)));
      const put = (term: Term): Term => (term.kind === "name" && term.name === "x0" ? operator("+", term, name("d")) : term.kind === "name" && term.name === "eps" ? operator("-", term, drop) : mapChildren(term, put));
      return put(said);
    },
  };
}
