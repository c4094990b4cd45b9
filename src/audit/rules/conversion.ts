import { fail } from "../../base/problem.ts";
import { call, name, negate, type Term } from "../../term/term.ts";
import { type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, networkOf } from "../symbol.ts";
import { type Met, nothingMet, type Rendering, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * An equation among x_0, x_t, ε, v, the score and the posterior mean at one step: everything is written in x_0 and ε, of which
 * x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε is made, and must agree for all of them. A network stands for what it is trained to predict.
 */
export const conversion: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≈" && relation !== "≡") return undefined;
  const met = nothingMet();
  const rendering = inDataAndNoise(met, lexicon.flipped);
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering };
  const [l, r] = [translate(head(left, chain), to), translate(right, to)];
  if ([...met.letters].every((letter) => letter === "T") && met.letters.size > 0) return fail("missing value", "what is known of the last step");
  const random = met.states.size > 0 || met.noises.size > 0 || met.networks.size > 0;
  if (!random) return undefined;
  // w and z alone are as often a weight and a latent as a noise.
  if (met.states.size + met.networks.size === 0 && ![...met.noises].some((n) => /eps|xi/.test(n))) return undefined;
  if (met.noises.size > 1) return fail("ambiguous reading", [...met.noises].join(" and "), { hint: "one noise, or two" });
  // A mean with a noise beside it is a step, and no rule for one knew it.
  if (met.networks.has("mean") && met.noises.size > 0 && left.kind === "symbol" && left.name.toLowerCase() === "x") return fail("unexpected token", "a mean and a noise");
  const isMean = (node: typeof left) => contains(node, (n) => networkOf(n)?.predicted === "mean" || (n.kind === "symbol" && n.name === "mu"));
  return {
    rule: isMean(left) ? "posterior" : "conversion", met, said: "right",
    alternatives: [[forEverySchedule(l, r, { letters: met.letters, reals: ["x0", "eps", ...met.free] })]],
  };
};

const head = (left: Parameters<PairRule>[0]["left"], chain: Parameters<PairRule>[0]["chain"]) => (left.kind === "missing" ? chain[0]! : left);

/** Data and noise at one step t; what lies at another step has no place here. */
export function inDataAndNoise(met: Met, flipped = false): Rendering {
  // Noise is symmetric: a document may take it with a minus, and is then held to that throughout.
  const drawn: Term = flipped ? negate(name("eps")) : name("eps");
  let at: Step | undefined;
  const here = (step: Step | undefined): Term => {
    if (!step) return at ? stepTerm(at) : name("t");
    if (at && stepKey(at) !== stepKey(step)) fail("unexpected token", "two steps");
    at = step;
    if (step.letter !== undefined) met.letters.add(step.letter);
    return stepTerm(step);
  };
  const settled = (step: Step | undefined): Term => {
    const term = here(step);
    if (!step && !at) met.letters.add("t");
    return term;
  };
  return {
    state: (step) => (step.letter === undefined && step.offset === 0 ? name("x0") : call("closedFormSample", name("x0"), drawn, here(step))),
    noise: () => name("eps"),
    network(predicted, step) {
      const clean = step !== undefined && step.letter === undefined && step.offset === 0;
      const t = settled(clean ? undefined : step);
      switch (predicted) {
        case "eps": return name("eps");
        case "x0": return name("x0");
        case "v": return call("vFromX0Eps", name("x0"), drawn, t);
        case "score": return call("scoreFromEps", drawn, t);
        case "mean": return call("posteriorMean", name("x0"), call("closedFormSample", name("x0"), drawn, t), t);
      }
    },
  };
}
