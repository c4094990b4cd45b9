import type { ClaimLine } from "../read/text/line.ts";
import { explain } from "../verify/explain.ts";
import type { Argument, Case, Counterexample, Numeric, Scope, Verdict } from "../verify/verdict.ts";
import type { Problem } from "../base/problem.ts";

/** A verdict as the command line's JSON has it: the word, and beside it what stands behind it. */
export interface Evidence {
  readonly verdict: Verdict["kind"];
  readonly scope: Scope;
  /** The reason in one sentence. */
  readonly reason: string;
  /** Random cases that were tried. */
  readonly runs: number;
  /** Digits to which both sides agreed at worst, at most 16: in float64, or as far as a numeric road can see; null where no equation was tried. */
  readonly digits: number | null;
  /** Replays the run; a counterexample has its path beside it. */
  readonly seed?: number;
  /** Cases that float64 left in doubt and decimals decided. */
  readonly doubts?: number;
  readonly argument?: Argument;
  /** What a numeric road can tell, where one upheld the claim. */
  readonly numeric?: Numeric;
  /** Why an upheld claim is not proved, or why nothing was decided. */
  readonly problem?: Problem;
  readonly counterexample?: Omit<Counterexample, "case"> & { readonly values: Case };
}

export function evidenceOf(verdict: Verdict, claim: ClaimLine): Evidence {
  const { kind, scope, run } = verdict;
  const problem = kind === "upheld" ? verdict.unproved : kind === "undecided" && verdict.reason.kind === "problem" ? verdict.reason.problem : undefined;
  return {
    verdict: kind,
    scope,
    reason: explain(verdict, "en").reason,
    runs: run?.cases ?? 0,
    digits: digitsOf(verdict, claim),
    ...(run && { seed: run.seed, doubts: run.doubts }),
    ...(kind === "proved" && { argument: verdict.argument }),
    ...(kind === "upheld" && verdict.numeric && { numeric: verdict.numeric }),
    ...(problem && { problem: withoutPlace(problem) }),
    ...(kind === "refuted" && { counterexample: shown(verdict.counterexample) }),
  };
}

function digitsOf(verdict: Verdict, { statement }: ClaimLine): number | null {
  const isEquation = statement.kind === "comparison" && statement.relations.every((r) => r === "==");
  if (!isEquation || !verdict.run || verdict.kind === "undecided") return null;
  if (verdict.kind === "refuted") return agreement(Number(verdict.counterexample.left), Number(verdict.counterexample.right));
  if (verdict.kind === "upheld" && verdict.numeric) return digits(Math.max(verdict.numeric.detectable.mean, verdict.numeric.detectable.variance));
  return digits(verdict.run.worst);
}

function agreement(left: number, right: number): number {
  const relative = Math.abs(left - right) / Math.max(Math.abs(left), Math.abs(right));
  return Number.isFinite(relative) ? digits(relative) : 0;
}

const digits = (relative: number): number => (relative === 0 ? 16 : Math.max(0, Math.min(16, Math.round(-Math.log10(relative) * 10) / 10)));

function shown({ case: values, ...rest }: Counterexample): NonNullable<Evidence["counterexample"]> {
  return { values, ...rest };
}

/** Places inside a claim's own text mean nothing to a reader of the JSON. */
function withoutPlace({ place: _place, ...problem }: Problem): Problem {
  return problem;
}
