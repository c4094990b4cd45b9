import { fail } from "../../base/problem.ts";
import { at, type ComparisonTerm, name, type Term, walk } from "../../term/term.ts";
import { inStepT } from "../model/in-step-t.ts";
import { readsColumn } from "../reads-column.ts";
import { namesIn } from "../spoken-schedules.ts";
import { stepsOfSymbol, symbolKey } from "../symbol.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/** ᾱ_t = 0.9^t and SNR(t) = 0.9^t/(1 − 0.9^t) where the section's only schedule is β_t = 0.1: a closed form in t is held against it at every step. */
export const constantSchedule: PairRule = ({ left, right, relation, chain, headings, sentence = "" }, reading, lexicon) => {
  if (relation !== "=" && relation !== "≡") return undefined;
  const near = (lexicon.schedules ?? []).filter((s) => s.headings.join() === headings.join());
  const [only, ...more] = near;
  const name0 = namesIn(sentence).filter((n) => n !== "constant");
  if (!only || more.length > 0 || only.named !== "constant" || name0.length > 0) return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  if (first.kind === "symbol" && symbolKey(first) === "beta" && stepsOfSymbol(first).length === 1) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const [l, r] = [translate(first, to), translate(right, to)];
  const [letter, ...others] = [...met.letters];
  if (letter === undefined || letter === "T" || others.length > 0 || met.free.size > 0 || readsColumn(l) === readsColumn(r)) return undefined;
  const form = readsColumn(l) ? r : l;
  if (!speaksOf(form, letter)) return undefined;
  const says: ComparisonTerm = { kind: "comparison", items: [inStepT(l, letter), inStepT(r, letter)], relations: ["=="] };
  return { rule: "identity", met, alternatives: [[{ kind: "claim", here: true, statement: says, quantifiers: [{ kind: "step", name: "t", low: { kind: "number", digits: String(firstStep(says)) } }] }]], lines: [only.lines] };
};

function speaksOf(term: Term, letter: string): boolean {
  let found = false;
  walk(term, (inner) => { if (inner.kind === "name" && inner.name === letter) found = true; });
  return found;
}

/** Where t − 1 is read, from the second step on. */
function firstStep(says: ComparisonTerm): 1 | 2 {
  let now = true;
  const t = JSON.stringify(at("", name("t")).index);
  walk(says, (inner) => { if (inner.kind === "index" && JSON.stringify(inner.index) !== t) now = false; });
  return now ? 1 : 2;
}
