import { fail } from "../../base/problem.ts";
import { call, mapChildren, name, negate, operator, type Term, walk } from "../../term/term.ts";
import { conditionalLaw } from "./conditional-law.ts";
import type { Stated } from "./joint.ts";
import { compareSteps, type Step, stepKey, stepOf } from "./step-order.ts";

/** Which states an expectation over the forward chain draws, and which it is given. */
export interface Drawn {
  readonly of: readonly Stated[];
  readonly given: readonly Step[];
  /** The law of x_0, where it is drawn too. */
  readonly data?: Term;
}

/** What x[…] reads: the states of a term. */
export function statesIn(term: Term): readonly Step[] {
  const found = new Map<string, Step>();
  walk(term, (inner) => {
    if (inner.kind !== "index" || inner.name !== "x") return;
    const step = stepOf(inner.index) ?? fail("unexpected token", "a state's step");
    found.set(stepKey(step), step);
  });
  return [...found.values()];
}

/**
 * E over the forward chain of a term in the path x[…]: taken apart over sums and known factors, so that what is left are log densities of
 * two or three states, each averaged over the chain's law of these alone. What it neither draws nor is given stays as it stands.
 */
export function averaged(term: Term, drawn: Drawn): Term {
  const isDrawn = (step: Step): boolean => drawn.of.some((s) => ("fold" in s ? within(step, s) : stepKey(s) === stepKey(step)));
  const used = { names: 0 };
  const open = (t: Term): boolean => statesIn(t).some(isDrawn);
  const spread = (t: Term): Term => {
    if (!open(t)) return t;
    switch (t.kind) {
      case "negate": return negate(spread(t.of));
      case "operator":
        if (t.op === "+" || t.op === "-") return operator(t.op, spread(t.left), spread(t.right));
        if (t.op === "*" && !open(t.left)) return operator("*", t.left, spread(t.right));
        if ((t.op === "*" || t.op === "/") && !open(t.right)) return operator(t.op, spread(t.left), t.right);
        break;
      case "fold": if (t.fold === "sum") return { ...t, body: spread(t.body) }; break;
      default: break;
    }
    return wrapped(t);
  };
  const wrapped = (leaf: Term): Term => {
    walk(leaf, (inner) => { if (inner.kind === "fold" && open(inner.body)) fail("unexpected token", "a sum within an average"); });
    const states = statesIn(leaf).filter(isDrawn);
    for (const a of states) for (const b of [...states, ...drawn.given]) if (a !== b && compareSteps(a, b) === undefined) fail("missing value", "the order of the steps");
    states.sort((a, b) => compareSteps(a, b)!);
    const laws = states.map((step, i) => conditionalLaw(step, [...drawn.given, ...states.slice(0, i)], drawn.data) ?? fail("missing value", "the law of the data"));
    const names = states.map(() => `y${depthOf(leaf) + ++used.names}`);
    const nested = states.reduceRight((inside, _, i) => call("expectation", name(names[i]!), laws[i]!, inside), leaf);
    return states.reduce((inside, step, i) => put(inside, step, name(names[i]!)), nested);
  };
  return spread(term);
}

/** Names of expectations already inside, so that none is used twice. */
function depthOf(term: Term): number {
  let most = 0;
  walk(term, (inner) => { if (inner.kind === "name" && /^y\d+$/.test(inner.name)) most = Math.max(most, Number(inner.name.slice(1))); });
  return most;
}

/** Whether a step lies in a range for every value of the letters: t − 1 may be the state before a range's first. */
const within = (step: Step, { from, to }: { readonly from: Step; readonly to: Step }): boolean => {
  const [low, high] = [compareSteps(from, step), compareSteps(step, to)];
  return low !== undefined && high !== undefined && low <= 0 && high <= 0;
};

/** The path's value at a step, in another term's place. */
export function put(term: Term, step: Step, value: Term): Term {
  if (term.kind === "index" && term.name === "x") {
    const own = stepOf(term.index);
    return own && stepKey(own) === stepKey(step) ? value : term;
  }
  return mapChildren(term, (child) => put(child, step, value));
}
