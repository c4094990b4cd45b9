import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { Relation as TermRelation } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

const relations: Readonly<Record<string, TermRelation>> = { "=": "==", ":=": "==", "≡": "==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" };

/** An equation or inequality among quantities of the schedule alone: ᾱ_t = ∏ α_s, SNR(t) = ᾱ_t/(1−ᾱ_t), β̃_t = …. */
export const identity: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  const says = relations[relation];
  if (says === undefined) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const [l, r] = [translate(left.kind === "missing" ? chain[0]! : left, to), translate(right, to)];
  if (met.letters.size === 0) return undefined;
  const posterior = mentions(left, "tilde") && says === "==";
  return {
    rule: posterior ? "posterior" : chain.length > 2 ? "derivation" : "identity", met,
    alternatives: [[forEverySchedule(l, r, { letters: met.letters, reals: [...met.free], relation: says })]],
  };
};

const mentions = (node: MathNode, accent: string): boolean => node.kind === "symbol" && node.accents.includes(accent);
