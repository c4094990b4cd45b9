import { fail } from "../../base/problem.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { type ComparisonTerm, number, operator, type Term } from "../../term/term.ts";
import { contains, symbolKey } from "../symbol.ts";
import { numeric } from "../schedules.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/** Words for a schedule other than the linear one that is usually stated; and time counted from 0. */
const otherSchedules = /cosine|quadratic|sigmoid|constant|余弦|二次|常数|0-based|zero-based|从 ?0 ?开始|index 0/;

/** How many hundredths ≈ between two quantities may be off where no digits are printed. */
const loose = "05";

/**
 * A number: a quantity at a given step, or arithmetic, against a value. Decimals hold to their last printed digit. A quantity of the schedule
 * is calculated with the one schedule that the section, or else the document, states; where there are several that disagree it stays open.
 */
export const value: PairRule = ({ left, right, relation, chain, headings, around }, reading, lexicon) => {
  if (!["=", "≈", "≃", "<", ">", "≤", "≥"].includes(relation)) return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  if (first.kind === "symbol" && symbolKey(first) === "beta" && right.kind === "number") return fail("missing value", "a theorem", { hint: "a value that is given" });
  if (contains(first, (n) => n.kind === "infinity") || contains(right, (n) => n.kind === "infinity")) return undefined;
  const [l, r] = [translate(first, to), translate(right, to)];
  if ([...met.letters].some((letter) => letter !== "T") || met.free.size > 0) return undefined;
  const closed = numeric(first) !== undefined && numeric(right) !== undefined;
  const claim = (statement: ComparisonTerm): ClaimLine => ({ kind: "claim", here: !closed, statement, quantifiers: [] });
  const says = saying(l, r, relation).map(claim);
  if (closed) return { rule: "number", met, alternatives: [says], lines: [[]] };
  if (lexicon.zeroBased) return fail("ambiguous reading", "an index counted from 0");
  if (met.letters.has("T") && /zero[- ]terminal|终端/.test(around)) return fail("missing value", "what is known of the last step");
  const schedules = lexicon.schedules ?? [];
  // Prose says which schedule a number belongs to; one that it may have from elsewhere decides nothing.
  const near = schedules.filter((s) => s.headings.join() === headings.join());
  const elsewhere = near.length === 0 && (schedules.length > 1 || otherSchedules.test(around));
  const candidates = near.length > 0 ? near : schedules;
  if (candidates.length === 0 || elsewhere) return fail("missing value", "a schedule with its numbers");
  if (otherSchedules.test(around) && candidates.length === 1) return fail("ambiguous reading", "which schedule");
  return { rule: "number", met, alternatives: candidates.map(() => says), lines: candidates.map((s) => s.lines), ...(candidates.length > 1 && { several: "schedules" as const }) };
};

function saying(left: Term, right: Term, relation: string): readonly ComparisonTerm[] {
  const literal = right.kind === "number" || (right.kind === "negate" && right.of.kind === "number");
  const compare = (relations: ComparisonTerm["relations"], ...items: Term[]): ComparisonTerm => ({ kind: "comparison", items, relations });
  switch (relation) {
    case "<": return [compare(["<"], left, right)];
    case ">": return [compare([">"], left, right)];
    case "≤": return [compare(["<="], left, right)];
    case "≥": return [compare([">="], left, right)];
    default:
      if (literal) return [compare(["≈"], left, right)];
      // "2 × 10^{-5}" is printed to its mantissa's last digit.
      if (right.kind === "operator" && right.op === "*" && right.left.kind === "number") return [compare(["≈"], operator("/", left, right.right), right.left)];
      if (relation === "=") return [compare(["=="], left, right)];
      return [compare(["<="], left, operator("*", number(`1.${loose}`), right)), compare([">="], left, operator("*", number(`0.${100 - Number(loose)}`), right))];
  }
}
