import { fail } from "../../base/problem.ts";
import { at, call, name, number, operator, type Term } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains } from "../symbol.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * DDIM's noise with its η: σ_t(η) = η √((1−ᾱ_s)/(1−ᾱ_t)) √(1−ᾱ_t/ᾱ_s), where s is t−1, or any earlier step that the right side names.
 * Some let η scale the variance instead, σ_t² = η β̃_t.
 */
export const ddimNoise: PairRule = ({ left, right, relation }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=") return undefined;
  const squared = left.kind === "operator" && left.op === "^" && left.right.kind === "number" && Number(left.right.digits) === 2;
  const symbol = squared ? left.left : left;
  if (symbol.kind !== "symbol" || symbol.name !== "sigma" || symbol.accents.length > 0 || !contains(right, (n) => n.kind === "symbol" && n.name === "eta")) return undefined;
  if (contains(right, (n) => n.kind === "symbol" && n.name === "sigma")) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const said = translate(right, { reading, lexicon, met, bound: new Set(), rendering: { state: random, noise: random, network: random } });
  if (!met.letters.has("t")) return fail("missing value", "a step");
  const before: Term = met.letters.has("s") ? name("s") : operator("-", name("t"), number(1));
  const share = (step: Term) => operator("-", number(1), at("alphabar", step));
  const full = operator("*", operator("/", share(before), share(name("t"))), operator("-", number(1), operator("/", at("alphabar", name("t")), at("alphabar", before))));
  const eta = name("eta");
  const scaled = squared ? [operator("*", operator("^", eta, number(2)), full), operator("*", eta, full)] : [operator("*", eta, call("sqrt", full)), call("sqrt", operator("*", eta, full))];
  return {
    rule: "update", met,
    alternatives: scaled.map((wanted) => {
      const claim = forEverySchedule(said, wanted, { letters: met.letters });
      return [{ ...claim, quantifiers: [...claim.quantifiers, { kind: "variable" as const, name: "eta", domain: "positive" as const }] }];
    }),
  };
};
