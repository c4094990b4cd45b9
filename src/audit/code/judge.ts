import type { Refuted, Undecided, Upheld } from "../../verify/verdict.ts";
import type { Problem } from "../../base/problem.ts";
import type { Chain } from "./world/chain.ts";
import { numberText } from "./number-text.ts";

/** Where what was computed is farthest from what should be. `size` is relative: to the value, for means to the larger of what both carry; infinite where nothing came out. */
export interface Departure {
  readonly t: number;
  readonly computes: number | string;
  readonly should: number | string;
  readonly of: "value" | "mean" | "variance" | "covariance" | "failure";
  readonly size: number;
}

/** What was seen in one world, to be held against a hypothesis; nothing where the hypothesis says nothing there. */
export interface Seen<H> {
  readonly chain: Chain;
  readonly kind: "drawn" | "round" | "long" | "own";
  readonly departs: (hypothesis: H) => Departure | undefined;
}

export type Judgement<H> =
  | { readonly kind: "upheld"; readonly hypothesis: H; readonly verdict: Upheld }
  | { readonly kind: "refuted"; readonly hypothesis: H; readonly verdict: Refuted; readonly seen: Seen<H>; readonly departure: Departure }
  | { readonly kind: "undecided"; readonly verdict: Undecided };

const same = 1e-6, other = 1e-3;

/**
 * Any hypothesis that agrees everywhere to 1e-6 upholds; refuted only when each departs by more than 1e-3 somewhere, shown in the plainest world in which all that fit its length do.
 * Hypotheses stand likeliest first.
 */
export function judge<H>(hypotheses: readonly H[], seen: readonly Seen<H>[], seed: number): Judgement<H> {
  const run = (worst: number) => ({ cases: seen.length, seed, doubts: 0, worst, milliseconds: 0 });
  const scope = seen.some(({ kind }) => kind !== "own") ? "every schedule" as const : "here" as const;
  const sizes = hypotheses.map((hypothesis) => seen.map((s) => s.departs(hypothesis)?.size ?? 0));
  const holds = sizes.findIndex((all) => all.every((size) => size <= same));
  if (seen.length === 0 || hypotheses.length === 0) return { kind: "undecided", verdict: undecided({ kind: "missing value", subject: "a case" }) };
  if (holds >= 0) return { kind: "upheld", hypothesis: hypotheses[holds]!, verdict: { kind: "upheld", scope, run: run(Math.max(...sizes[holds]!)) } };
  if (!sizes.every((all) => all.some((size) => size > other))) return { kind: "undecided", verdict: { kind: "undecided", scope, reason: { kind: "rounding", detail: "code" } } };
  // The likeliest is the one that is least often wrong.
  const wrong = sizes.map((all) => all.filter((size) => size > same).length);
  const best = wrong.indexOf(Math.min(...wrong));
  const order = seen.map((_, i) => i).toSorted((a, b) => rank(seen[a]!) - rank(seen[b]!) || seen[a]!.chain.steps - seen[b]!.chain.steps);
  const at = order.find((i) => sizes.every((all) => all[i]! > other)) ?? order.find((i) => sizes[best]![i]! > other)!;
  const shown = seen[at]!, departure = shown.departs(hypotheses[best]!)!;
  return { kind: "refuted", hypothesis: hypotheses[best]!, seen: shown, departure, verdict: refuted(shown.chain, departure, scope, run(0), `${seed}:${at}`) };
}

const rank = ({ kind }: { readonly kind: string }): number => ["round", "drawn", "long", "own"].indexOf(kind);

/** A refutation in one chain's numbers; long schedules are not written out. */
export function refuted(chain: Chain, { t, computes, should, of, size }: Departure, scope: Refuted["scope"], run: Refuted["run"], path: string): Refuted {
  return {
    kind: "refuted", scope, run,
    counterexample: {
      case: { steps: chain.steps, ...(chain.steps <= 8 && { beta: chain.beta.slice(1).map((b) => numberText(b)) }), parameters: {}, variables: {}, at: { t } },
      left: typeof computes === "number" ? numberText(computes) : computes,
      right: typeof should === "number" ? numberText(should) : should,
      relation: "==", of, digits: 15, path,
      difference: typeof computes === "number" && typeof should === "number" ? numberText(Math.abs(computes - should)) : Number.isFinite(size) ? numberText(size) : "",
    },
  };
}

/** Left open, by name. */
export const undecided = (problem: Problem): Undecided => ({ kind: "undecided", scope: "every schedule", reason: { kind: "problem", problem } });

/** |a − b| relative to the larger of |b| and `floor`. */
export function relative(a: number, b: number, floor = 0): number {
  if (Object.is(a, b) || a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  const size = Math.abs(a - b) / Math.max(Math.abs(b), floor);
  return Number.isNaN(size) ? Infinity : size;
}

/** Where values are farthest from what they should be, step by step from 1; a length of its own is a departure as well. Nothing where they are the same. */
export function farthest(values: readonly number[], should: readonly number[]): Departure | undefined {
  if (values.length !== should.length) return { t: should.length, computes: values.length, should: should.length, of: "value", size: Infinity };
  let worst: Departure | undefined;
  for (const [i, value] of values.entries()) {
    const size = relative(value, should[i]!, 1e-9);
    if (size > (worst?.size ?? 0)) worst = { t: i + 1, computes: value, should: should[i]!, of: "value", size };
  }
  return worst;
}
