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
  // β_t ∈ [10⁻⁴, 0.02] says which schedule is taken: only 0 and 1 bound every one.
  const ofOne = [low, high].some((end) => !readsColumn(end) && !(end.kind === "number" && [0, 1].includes(Number(end.digits))));
  const within = (below: "<" | "<=", above: "<" | "<=") => [forEverySchedule(low, value, { letters: met.letters, relation: below }), forEverySchedule(value, high, { letters: met.letters, relation: above })];
  return {
    rule: "property", met, ...(ofOne && { narrowed: { kind: "missing value" as const, subject: "a theorem", hint: "a value that is given" } }),
    alternatives: [within(right.fromIncluded ? "<=" : "<", right.toIncluded ? "<=" : "<")],
    // β̃_t ∈ (0, 1), with β̃_1 = 0: at its end alone.
    unless: within("<=", "<="), unlessSays: { kind: "missing value", subject: "where it holds" },
  };
};
