import { at, call, name, number, type Term } from "../../term/term.ts";
import { compareSteps, type Step, stepTerm } from "./step-order.ts";

/** The value of the path at a step: what a law is conditioned on. */
export const stateAt = (step: Step): Term => at("x", stepTerm(step));

/**
 * The law of x_a given the path's values at other steps, by the Markov chain alone: forward from the nearest step below, then
 * conditioned on the nearest step above. Undefined where the order is open, or where nothing lies below: then it depends on the data.
 */
export function conditionalLaw(a: Step, given: readonly Step[], data?: Term): Term | undefined {
  let below: Step | undefined, above: Step | undefined;
  for (const other of given) {
    const order = compareSteps(other, a);
    if (order === undefined || order === 0) return undefined;
    if (order < 0 && (!below || compareSteps(other, below) === 1)) below = other;
    if (order > 0 && (!above || compareSteps(other, above) === -1)) above = other;
  }
  const prior = below ? walked(stateAt(below), below, a) : data && walked(data, { letter: undefined, offset: 0 }, a);
  if (!prior || !above) return prior;
  return call("condition", name("y"), prior, walked(name("y"), a, above), stateAt(above));
}

/** The chain from one step to another, written in the shortest form whose law is known: one step, from the data, or step by step. */
export function walked(from: Term, low: Step, high: Step): Term {
  const to = stepTerm(high);
  if (low.letter === high.letter && high.offset - low.offset === 0) return from;
  if (low.letter === high.letter && high.offset - low.offset === 1) return call("forward", from, to);
  if (low.letter === undefined && low.offset === 0) return call("closedForm", from, to);
  return call("compose", name("forward"), from, stepTerm(low), to);
}

/** log q(of | given): the chain rule over the path, step after step. */
export function logDensity(of: readonly Step[], given: readonly Step[], data?: Term): Term | undefined {
  const ordered = [...of];
  // An order that is open makes the whole undefined, so a plain sort will do.
  for (const a of ordered) for (const b of [...ordered, ...given]) if (a !== b && compareSteps(a, b) === undefined) return undefined;
  ordered.sort((a, b) => compareSteps(a, b)!);
  let known = [...given];
  let sum: Term | undefined;
  for (const a of ordered) {
    const law = conditionalLaw(a, known, data);
    if (!law) return undefined;
    const term = call("logDensity", law, stateAt(a));
    sum = sum ? { kind: "operator", op: "+", left: sum, right: term } : term;
    known = [...known, a];
  }
  return sum ?? number(0);
}
