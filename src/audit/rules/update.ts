import { fail } from "../../base/problem.ts";
import { at, call, name, number, operator, type Term } from "../../term/term.ts";
import { type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, networkOf } from "../symbol.ts";
import { type Met, nothingMet, type Rendering, translate } from "../translate.ts";
import { stateOf } from "./law.ts";
import type { PairRule } from "./rule.ts";

/**
 * A sampling step x_{t−1} = a x_t + b ε_θ(x_t, t) + c z, with the network right. It holds when it is an ancestral step, the posterior's mean
 * with β_t or β̃_t for the variance, or when it takes the law of x_t to the law of x_{t−1}, as every DDIM step does.
 */
export const update: PairRule = ({ left, right, relation, around }, reading, lexicon) => {
  if (relation !== "=" && relation !== "←" && relation !== ":=" && relation !== "∼") return undefined;
  if (!contains(right, (n) => networkOf(n) !== undefined)) return undefined;
  const target = targetOf(left);
  if (!target) return undefined;
  const met = nothingMet();
  const fresh = new Set<string>();
  const said = translate(right, { reading, lexicon, met, bound: new Set(), rendering: oneStepBack(target, met, fresh) });
  const [from, ...more] = [...met.states.values()].filter((s) => s.letter !== undefined || s.offset !== 0);
  if (!from || more.length > 0) return fail("unexpected token", "a step from several states", { place: right.place });
  const t = stepTerm(from), before = stepTerm(target);
  if (target.letter !== undefined) met.letters.add(target.letter);
  const about = { letters: met.letters, reals: ["x0", "eps", ...met.free] };
  const still = withoutNoise(said, fresh);
  const single = from.letter === target.letter && from.offset - target.offset === 1;
  const mean = forEverySchedule(still, call("posteriorMean", name("x0"), call("closedFormSample", name("x0"), name("eps"), t), t), about);
  const variance = (of: Term) => forEverySchedule(call("variance", said), of, { letters: met.letters, reals: ["x0", "eps", ...met.free], noises: [...fresh] });
  const marginal = forEverySchedule(said, call("closedForm", name("x0"), before), { letters: met.letters, reals: ["x0", ...met.free], noises: ["eps", ...fresh] });
  const onlyMean = fresh.size === 0 && /mean|均值|期望|expect/.test(around);
  return {
    rule: "update", met,
    alternatives: [
      ...(single && fresh.size > 0 ? [[mean, variance(at("beta", t))], [mean, variance(at("posteriorVariance", t))]] : []),
      ...(single && onlyMean ? [[mean]] : []),
      [marginal],
    ],
  };
};

function targetOf(left: Parameters<PairRule>[0]["left"]): Step | undefined {
  try {
    return stateOf(left);
  } catch {
    return undefined;
  }
}

/** x_t is made of data and noise, the network predicts exactly, and every other noise is drawn afresh. */
function oneStepBack(target: Step, met: Met, fresh: Set<string>): Rendering {
  let from: Step | undefined;
  return {
    state(step) {
      if (stepKey(step) === stepKey(target)) fail("circular definition", "x");
      if (step.letter === undefined && step.offset === 0) return name("x0");
      from = step;
      return call("closedFormSample", name("x0"), name("eps"), stepTerm(step));
    },
    noise(key) {
      fresh.add(key);
      return name(key);
    },
    network(predicted, step) {
      const t = stepTerm(step ?? from ?? { letter: "t", offset: 0 });
      if (!step) met.letters.add("t");
      switch (predicted) {
        case "eps": return name("eps");
        case "x0": return name("x0");
        case "v": return call("vFromX0Eps", name("x0"), name("eps"), t);
        case "score": return call("scoreFromEps", name("eps"), t);
        case "mean": return call("posteriorMean", name("x0"), call("closedFormSample", name("x0"), name("eps"), t), t);
      }
    },
  };
}

/** The term with its fresh noises at their mean. */
function withoutNoise(term: Term, fresh: ReadonlySet<string>): Term {
  if (term.kind === "name") return fresh.has(term.name) ? number(0) : term;
  if (term.kind === "operator") return operator(term.op, withoutNoise(term.left, fresh), withoutNoise(term.right, fresh));
  if (term.kind === "negate") return { ...term, of: withoutNoise(term.of, fresh) };
  if (term.kind === "call" && term.name === "normal") return withoutNoise(term.args[0]!, fresh);
  if (term.kind === "call") return { ...term, args: term.args.map((arg) => withoutNoise(arg, fresh)) };
  return term;
}
