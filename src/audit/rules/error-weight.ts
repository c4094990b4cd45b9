import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { call, name, number, operator, type Term, walk } from "../../term/term.ts";
import { stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { rewrite } from "../rewrite.ts";
import { contains, isGuess, type Predicted } from "../symbol.ts";
import { nothingMet, type Rendering, translate } from "../translate.ts";
import { inDataAndNoise } from "./conversion.ts";
import type { PairRule } from "./rule.ts";

/**
 * Squared errors of one prediction in terms of another's, ‖x_0 − x̂_0‖² = (1−ᾱ_t)/ᾱ_t ‖ε − ε_θ‖²: the network's data are off by any d, and what
 * it predicts otherwise follows from x_t, which is known. Salimans & Ho 2022, §4.
 */
export const errorWeight: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  const first = left.kind === "missing" ? chain[0]! : left;
  if ((relation !== "=" && relation !== "≡") || ![first, right].every(isError)) return undefined;
  const met = nothingMet();
  const plain = inDataAndNoise(met, lexicon.flipped);
  const rendering: Rendering = { ...plain, network(predicted, step, symbol) {
    const exact = plain.network(predicted, step, symbol);
    return isGuess(symbol) ? offBy(exact, predicted, step && stepKey(step) !== "0" ? stepTerm(step) : name("t")) : exact;
  } };
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering };
  const [l, r] = [first, right].map((side) => translate(pointwise(side), to)) as [Term, Term];
  if (met.noises.size > 1) return fail("ambiguous reading", [...met.noises].join(" and "), { hint: "one noise, or two" });
  const claim = forEverySchedule(l, r, { letters: met.letters, reals: ["x0", "eps", "d", ...met.free] });
  // β̃_1 = 0 weighs nothing.
  const quantifiers = [l, r].some(readsPosterior) ? claim.quantifiers.map((q) => (q.kind === "step" ? { ...q, low: number(2) } : q)) : claim.quantifiers;
  return { rule: "loss", met, said: "right", alternatives: [[{ ...claim, quantifiers }]] };
};

function readsPosterior(term: Term): boolean {
  let found = false;
  walk(term, (n) => { if (n.kind === "index" && n.name === "posteriorVariance") found = true; });
  return found;
}

/** A prediction whose data are off by d, at the same x_t. */
function offBy(exact: Term, predicted: Predicted, t: Term): Term {
  const clean = operator("+", name("x0"), name("d"));
  const xt = call("closedFormSample", name("x0"), name("eps"), t);
  const noise = call("epsFromX0", xt, clean, t);
  switch (predicted) {
    case "x0": return clean;
    case "eps": return exact.kind === "negate" ? { kind: "negate", of: noise } : noise;
    case "v": return call("vFromX0Eps", clean, noise, t);
    case "score": return call("scoreFromEps", noise, t);
    case "mean": return call("posteriorMean", clean, xt, t);
  }
}

/** Whether a side is an error of a network, or what weighs and averages one. */
export const isError = (node: MathNode): boolean => contains(node, (n) => n.kind === "norm" && contains(n, isGuess));

/** ‖a − b‖² at one data point and noise, in one coordinate; constants that are added are left out. */
export function pointwise(node: MathNode): MathNode {
  return rewrite(node, (n) => {
    if (n.kind === "norm") return n.of;
    if (n.kind === "expectation" && n.given.length === 0) return n.body;
    if (n.kind === "operator" && n.op === "+" && n.right.kind === "symbol" && (/^(?:C|const)$/.test(n.right.name) || n.right.label === "const")) return n.left;
    return n;
  });
}
