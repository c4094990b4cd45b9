import { fail } from "../../base/problem.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { at, call, name, number, operator, type Term } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains } from "../symbol.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * DDIM's noise with its η: σ_t(η) = η √((1−ᾱ_s)/(1−ᾱ_t)) √(1−ᾱ_t/ᾱ_s), where s is t−1, or any earlier step that the right side names.
 * Some let η scale the variance instead, σ_t² = η β̃_t. A jump without η has the β or the β̃ of that jump.
 */
export const ddimNoise: PairRule = ({ left, right, relation }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=") return undefined;
  const squared = left.kind === "operator" && left.op === "^" && left.right.kind === "number" && Number(left.right.digits) === 2;
  const symbol = squared ? left.left : left;
  if (symbol.kind !== "symbol" || symbol.name !== "sigma" || symbol.accents.length > 0) return undefined;
  const reads = (letter: string) => contains(right, (n) => n.kind === "symbol" && n.name === letter);
  const scales = reads("eta");
  if (reads("sigma") || (!scales && !reads("s"))) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const said = translate(right, { reading, lexicon, met, bound: new Set(), rendering: { state: random, noise: random, network: random } });
  if (!met.letters.has("t")) return fail("missing value", "a step");
  if (!scales && !met.letters.has("s")) return undefined;
  const before: Term = met.letters.has("s") ? name("s") : operator("-", name("t"), number(1));
  const share = (step: Term) => operator("-", number(1), at("alphabar", step));
  const jump = operator("-", number(1), operator("/", at("alphabar", name("t")), at("alphabar", before)));
  const full = operator("*", operator("/", share(before), share(name("t"))), jump);
  const claims = (wanted: Term): ClaimLine => forEverySchedule(said, wanted, { letters: met.letters });
  if (!scales) return { rule: "update", met, alternatives: [full, jump].map((variance) => [claims(squared ? variance : call("sqrt", variance))]) };
  const eta = name("eta");
  const scaled = squared ? [operator("*", operator("^", eta, number(2)), full), operator("*", eta, full)] : [operator("*", eta, call("sqrt", full)), call("sqrt", operator("*", eta, full))];
  return {
    rule: "update", met,
    alternatives: scaled.map((wanted) => {
      const claim = claims(wanted);
      return [{ ...claim, quantifiers: [...claim.quantifiers, { kind: "variable" as const, name: "eta", domain: "positive" as const }] }];
    }),
  };
};
