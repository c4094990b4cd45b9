import { fail } from "../../base/problem.ts";
import { call, name, number, operator, type Term } from "../../term/term.ts";
import { conditionalLaw, stateAt } from "../model/conditional-law.ts";
import { stateOf } from "../model/state.ts";
import { compareSteps, stepKey } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, everything, networkOf, stepsOfSymbol } from "../symbol.ts";
import { nothingMet, translate, type Translation } from "../translate.ts";
import { otherVariable } from "./law.ts";
import type { Pair, PairRule } from "./rule.ts";

/**
 * x_t = a x_s + b ε: the sample must have the law of x_t given the states on the right. In a chain every item is held against the law of
 * what the chain begins with, so that one broken line is not many.
 */
export const sample: PairRule = (pair, reading, lexicon) => {
  const { relation, right } = pair;
  if (relation !== "=" && relation !== "∼" && relation !== ":=" && relation !== "=d" && relation !== "←") return undefined;
  const head = pair.chain[0]!;
  const target = attemptState(head);
  if (!target || contains(right, (n) => networkOf(n) !== undefined)) return undefined;
  if (right.kind === "normal" && otherVariable(right, target)) return fail("unexpected token", "a density of another state", { place: right.place });
  const met = nothingMet();
  const said = translate(right, { reading, lexicon, met, bound: new Set(), rendering: samplesOf(pair, { reading, lexicon }) });
  met.letters.add(target.letter ?? "");
  met.letters.delete("");
  if (met.noises.size === 0 && right.kind !== "normal") return undefined;
  const others = [...met.states.values()];
  if (others.length === 0) return fail("missing value", "the law of the data", { place: right.place });
  if (others.some((s) => stepKey(s) === stepKey(target))) return undefined;
  // ε may itself be a function of both states: x_0 from x_t and ε is a conversion, not a sample.
  if (right.kind !== "normal" && !others.some((s) => compareSteps(s, target) === -1)) return undefined;
  const expected = conditionalLaw(target, others) ?? fail("missing value", "the order of the steps", { place: right.place });
  const noises = [...met.noises].filter((n) => !n.endsWith("_"));
  const claim = (sampled: Term) => forEverySchedule(sampled, expected, { letters: met.letters, path: true, noises });
  const apart = drawnAnew(pair, { reading, lexicon });
  return { rule: pair.chain.length > 2 ? "derivation" : "sample", met, alternatives: [[claim(said)]], ...(apart && { unless: [claim(apart)], unlessSays: { kind: "ambiguous reading" as const, subject: "eps", hint: "one noise, or two" } }) };
};

/** √α_t (√α_{t−1} x_{t−2} + √(1−α_{t−1}) ε) + √(1−α_t) ε with a new draw wherever ε stands: who gives no noise a step may mean several by one letter. */
function drawnAnew(pair: Pair, { reading, lexicon }: Pick<Translation, "reading" | "lexicon">): Term | undefined {
  const bare = everything(pair.right).filter((n) => n.kind === "symbol" && n.name === "epsilon" && n.accents.length === 0 && stepsOfSymbol(n).length === 0);
  if (bare.length < 2 || pair.declared.size > 0) return undefined;
  const rendering = { ...samplesOf(pair, { reading, lexicon }), noise: (key: string): Term => (key === "eps" ? call("normal", number(0), number(1)) : name(key)) };
  return translate(pair.right, { reading, lexicon, met: nothingMet(), bound: new Set(), rendering });
}

function attemptState(node: Pair["left"]) {
  try {
    return stateOf(node);
  } catch {
    return undefined;
  }
}

/** States are values of the path; a noise is N(0, 1), or what the text declares it to be. */
export function samplesOf(pair: Pair, { reading, lexicon }: Pick<Translation, "reading" | "lexicon">): Translation["rendering"] {
  return {
    state: stateAt,
    noise(key): Term {
      const declared = pair.declared.get(key.replace(/_.*$/, "")) ?? pair.declared.get(key);
      if (!declared) return name(key);
      const spread = translate(declared, { reading, lexicon, met: nothingMet(), bound: new Set(), rendering: { state: () => number(0), noise: () => number(0), network: () => number(0) } });
      return operator("*", call("sqrt", spread), name(key));
    },
    network: () => fail("unexpected token", "a network"),
  };
}
