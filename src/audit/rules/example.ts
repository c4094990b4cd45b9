import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { negate, number, type Term } from "../../term/term.ts";
import { stepKey } from "../model/step-order.ts";
import { numeric } from "../schedules.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/** A worked example: an expression in states and noises whose values are given, against a matrix or number, entry by entry as printed. */
export const example: PairRule = ({ left, right, relation, given, headings, chain }, reading, lexicon) => {
  if (relation !== "=" && relation !== "≈") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  if (right.kind !== "matrix" || first.kind === "symbol" || first.kind === "matrix") return undefined;
  // An example that lists its own β is calculated with them.
  const near = (lexicon.schedules ?? []).filter((s) => s.headings.join() === headings.join());
  const listed = near.filter((s) => s.listed);
  const [schedule, ...others] = listed.length > 0 ? listed : near.length > 0 ? near : (lexicon.schedules ?? []);
  if (!schedule || others.length > 0) return fail("missing value", "a schedule with its numbers");
  const met = nothingMet();
  const claims = right.rows.flatMap((row, i) => row.map((entry, j): ClaimLine => {
    const value = numeric(entry);
    if (!value || (value.kind !== "number" && value.kind !== "negate")) return fail("unexpected token", entry.kind, { place: entry.place });
    const said = translate(first, {
      reading, lexicon, met, bound: new Set(),
      rendering: {
        state: (step) => entryOf(given.get(`x${stepKey(step)}`), i, j, "x"),
        noise: (key) => entryOf(given.get(key), i, j, key),
        network: () => fail("unexpected token", "a network"),
      },
    });
    return { kind: "claim", here: true, statement: { kind: "comparison", items: [said, value], relations: ["≈"] }, quantifiers: [] };
  }));
  return { rule: "example", met, alternatives: [claims], lines: [schedule.lines] };
};

function entryOf(matrix: MathNode | undefined, i: number, j: number, key: string): Term {
  const entry = matrix?.kind === "matrix" ? matrix.rows[i]?.[j] : undefined;
  const value = entry && numeric(entry);
  if (value?.kind === "number") return number(value.digits);
  if (value?.kind === "negate") return negate(value.of);
  return fail("missing value", key, { hint: "its printed value" });
}
