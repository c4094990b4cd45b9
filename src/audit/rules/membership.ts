import { fail } from "../../base/problem.ts";
import type { Term } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { readsColumn } from "../reads-column.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/** β_t ∈ (0, 1): a quantity of the schedule stays within its bounds, for every schedule. What ranges over steps or data only declares. */
export const membership: PairRule = ({ left, right, relation }, reading, lexicon) => {
  if (relation !== "∈" || right.kind !== "interval") return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const [value, low, high] = [left, right.from, right.to].map((node) => translate(node, to)) as [Term, Term, Term];
  if (met.letters.size === 0 || !readsColumn(value)) return fail("missing value", "a quantity of the schedule");
  return {
    rule: "property", met,
    alternatives: [[
      forEverySchedule(low, value, { letters: met.letters, relation: right.fromIncluded ? "<=" : "<" }),
      forEverySchedule(value, high, { letters: met.letters, relation: right.toIncluded ? "<=" : "<" }),
    ]],
  };
};
