import { attempt, ProblemError } from "../base/problem.ts";
import { seedOf } from "../base/random.ts";
import type { Definitions } from "../evaluate/definitions.ts";
import type { ClaimLine } from "../read/text/line.ts";
import { check } from "./check.ts";
import type { RoadName } from "./proof.ts";
import { type Exactness, prove } from "./prove.ts";
import { integrate } from "./quadrature.ts";
import { sample } from "./sampling.ts";
import { type ParameterRanges, type Statement, statementOf } from "./statement.ts";
import type { Run, Scope, Verdict } from "./verdict.ts";

/** A claim as it is sent to be verified: plain data. */
export interface Question {
  readonly claim: ClaimLine;
  readonly definitions: Definitions;
  readonly parameters: ParameterRanges;
  readonly runs: number;
  readonly seed: number;
  /** T is drawn no longer than this, where the claim allows it. */
  readonly longest?: number;
  /** So many cases are enough where an exact argument then proves the claim for every step. */
  readonly enough?: number;
  /** The counterexample as it was found will do: it is not made small. With "doubt" the question is only whether the claim holds, and where nothing is drawn a step in doubt ends it. */
  readonly found?: "stop" | "doubt";
  /** A numeric road instead of cases and an exact argument. */
  readonly road?: RoadName;
}

/**
 * The verdict on a claim: tried on `runs` random cases, then, if none fails, argued exactly where that can be done.
 * Yields the number of cases judged so far; the same question always gets the same verdict.
 */
export function* verify(question: Question): Generator<number, Verdict> {
  let statement: Statement;
  try {
    statement = noLonger(statementOf(question.claim, question.definitions, question.parameters), question.longest);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { kind: "undecided", scope: statedScope(question.claim), reason: { kind: "problem", problem: error.problem } };
  }
  const { scope } = statement;
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  if (question.road) return numericVerdict(statement, question.road, question.seed, elapsed);
  let known: Exactness | undefined;
  const exactness = (): Exactness => (known ??= prove(statement, seedOf("prove", question.seed)));
  const result = yield* check(statement, {
    runs: question.runs, seed: question.seed, undefinedSide: "undecided", found: question.found ?? "shrink",
    ...(question.enough !== undefined && { settled: { after: question.enough, ask: () => isForEveryStep(exactness()) } }),
  });
  const run: Run = {
    cases: result.cases, seed: question.seed, doubts: result.doubts, worst: result.worst,
    milliseconds: elapsed(),
    ...(scope !== "here" && scope !== "closed" && { longest: statement.length.most }),
  };
  const { outcome } = result;
  if (outcome.kind === "failed") return { kind: "refuted", scope, counterexample: outcome.counterexample, run };
  if (outcome.kind === "undecided") return { kind: "undecided", scope, reason: outcome.reason, run };
  const exact = exactness();
  if (exact.kind === "identical") return { kind: "proved", scope, argument: exact.argument, run };
  return { kind: "upheld", scope, run, ...(exact.kind === "not exact" && { unproved: exact.problem }) };
}

const isForEveryStep = (exact: Exactness): boolean => exact.kind === "identical" && exact.argument.kind !== "steps";

function noLonger(statement: Statement, longest: number | undefined): Statement {
  const { length } = statement;
  return longest === undefined ? statement : { ...statement, length: { ...length, most: Math.max(length.least, Math.min(length.most, longest)) } };
}

/** A numeric road may uphold or leave undecided; it never refutes. */
function numericVerdict(statement: Statement, road: RoadName, seed: number, elapsed: () => number): Verdict {
  const { scope } = statement;
  const tried = attempt(() => (road === "sampling" ? sample(statement, seed) : integrate(statement, seed)));
  if (!tried.ok) return { kind: "undecided", scope, reason: { kind: "problem", problem: tried.problem } };
  const { numeric, cases, undecided } = tried.value;
  const run: Run = { cases, seed, doubts: 0, worst: 0, milliseconds: elapsed() };
  return undecided ? { kind: "undecided", scope, reason: undecided, run } : { kind: "upheld", scope, run, numeric };
}

const statedScope = (claim: ClaimLine): Scope =>
  claim.here ? "here" : claim.quantifiers.some((q) => q.kind === "every schedule") ? "every schedule" : "sheet";

/** Runs a generator to its end. */
export function finish<T, R>(work: Generator<T, R>): R {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
