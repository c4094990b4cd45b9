import { fail } from "../../base/problem.ts";
import type { ClaimLine, Line } from "../../read/text/line.ts";
import { mapChildren, number, type Term } from "../../term/term.ts";
import { readsColumn } from "../reads-column.ts";
import { numeric } from "../schedules.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/** Schedules without any relation among their steps: what is equal under all of them is equal under every one. */
const generic: readonly (readonly string[])[] = [["0.1", "0.23", "0.37", "0.41"], ["0.31", "0.07", "0.58", "0.19"], ["0.013", "0.47", "0.11", "0.83"]];

/** a ≠ b: upheld by one schedule under which they differ, refuted only where they are the same under several that have nothing in common. */
export const differs: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  if (relation !== "≠") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const [l, r] = [first, right].map((side) => numeric(side) ?? translate(side, { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } })) as [Term, Term];
  const says = (a: Term, b: Term): ClaimLine => ({ kind: "claim", here: false, statement: { kind: "comparison", items: [a, b], relations: ["!="] }, quantifiers: [] });
  if (numeric(first) && numeric(right)) return { rule: "number", met, alternatives: [[says(l, r)]], lines: [[]] };
  if (met.free.size > 0 || [...met.letters].some((letter) => !["t", "s", "T"].includes(letter)) || !readsColumn(l) && !readsColumn(r)) return undefined;
  // A value that a quantity does not have may be meant of one schedule.
  if (met.letters.size === 0) return fail("missing value", "a schedule with its numbers");
  const put = (term: Term): Term => (term.kind === "name" && term.name === "t" ? number(3) : term.kind === "name" && term.name === "s" ? number(1) : term.kind === "name" && term.name === "T" ? number(4) : mapChildren(term, put));
  const lines = generic.map((values): readonly Line[] => [
    { kind: "parameter", name: "T", value: number(4), scale: "linear", whole: true },
    ...values.map((value, i): Line => ({ kind: "base", name: "beta", at: i + 1, body: number(value) })),
  ]);
  const claim: ClaimLine = { ...says(put(l), put(r)), here: true };
  return { rule: "identity", met, alternatives: lines.map(() => [claim]), lines: lines.map((own) => [...own, ...[...lexicon.own.values()].flatMap((d) => d.lines)]) };
};

