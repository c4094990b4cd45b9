import { attempt, fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { knownAt, settled } from "../given-quantities.ts";
import { numeric } from "../schedules.ts";
import { nothingMet, translate } from "../translate.ts";
import { arithmetic } from "./number.ts";
import type { PairRule } from "./rule.ts";

/** A number of a worked example, "suppose ᾱ_t = 0.36 and α_t = 0.9": what follows from the values given, taken as exact. */
export const given: PairRule = ({ left, right, relation, chain, headings, position }, reading, lexicon) => {
  if (!lexicon.printed?.length || position === undefined || !["=", "≈", "≃", "<", ">", "≤", "≥"].includes(relation)) return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const known = knownAt(lexicon.printed, { position, headings }, reading, lexicon);
  if (known.values.size === 0) return undefined;
  if (known.givenHere === "lettered") return undefined;
  if (known.givenHere && numeric(right)) return fail("missing value", "a theorem", { hint: "a value that is given" });
  const closed = (node: MathNode) => {
    const plain = numeric(node);
    if (plain) return { term: plain, settled: false };
    const read = attempt(() => settled(translate(node, to), known, lexicon));
    return read.ok && read.value ? { term: read.value, settled: true } : undefined;
  };
  const [l, r] = [closed(first), closed(right)];
  if (!l || !r || !(l.settled || r.settled)) return undefined;
  // What was given in α hangs on what it means; beside ᾱ that is settled.
  met.alpha ||= known.alpha && !known.alphabar;
  met.alphabar ||= known.alphabar;
  return { rule: "number", met, ...arithmetic(l.term, r.term, relation), lines: [[]] };
};
