import fc from "fast-check";
import { attempt, type Problem } from "../base/problem.ts";
import { cases, type Draft } from "./draws.ts";
import { failsPlainly, type Found, type Judgement, judge, sharedScenes } from "./judge.ts";
import { placed, placements } from "./sides.ts";
import { mapValues, type Statement } from "./statement.ts";
import { smallest } from "./smallest.ts";
import type { Case, Counterexample, Reason } from "./verdict.ts";

/** How a run over random cases ended. */
export interface CheckResult {
  readonly outcome: { readonly kind: "passed" } | { readonly kind: "failed"; readonly counterexample: Counterexample } | { readonly kind: "undecided"; readonly reason: Reason };
  readonly cases: number;
  readonly doubts: number;
  readonly worst: number;
}

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  /** "fails" where a side without a value is as good as a wrong one: for mutants of formulas whose original has one. */
  readonly undefinedSide: "undecided" | "fails";
  /** What to do with a counterexample: make it small, or stop at once. */
  readonly found: "shrink" | "stop";
  /** Asked once so many cases have passed: whether no more are needed. */
  readonly settled?: { readonly after: number; readonly ask: () => boolean };
}

/** Runs go in chunks with a seed each, so that they can be shown, stopped and replayed. */
const chunkSize = 500;

/** Once a case was left open a claim can only still fall: so many more cases are given to that. */
const casesOnceOpen = 50;

/** Tries a claim on random cases, yielding the number judged after each chunk. Stops at the first counterexample, shrunk. */
export function* check(statement: Statement, options: CheckOptions): Generator<number, CheckResult> {
  const tally = { cases: 0, doubts: 0, worst: 0 };
  let reason: Reason | undefined;
  let problem: Problem | undefined;
  let sinceOpen = 0;
  const fixed = statement.variables.length === 0 && (statement.scope === "closed" || statement.scope === "here");
  if (fixed) return checkEveryStep(statement, options.found === "stop" ? "a verdict" : "decimals");
  for (const [chunk, numRuns] of chunksOf(options).entries()) {
    const property = fc.property(cases(statement), (draft) => {
      if (problem || sinceOpen > casesOnceOpen) return true; // nothing more to learn: let fast-check come to an end
      const judged = attempt(() => judgeDraft(statement, draft));
      if (!judged.ok) {
        problem = judged.problem;
        return false;
      }
      const judgement = judged.value;
      if (judgement === "no case") return true;
      tally.cases++;
      if (reason) sinceOpen++;
      if (judgement.kind === "holds") {
        if (judgement.doubt) tally.doubts++;
        tally.worst = Math.max(tally.worst, judgement.worst);
      }
      if (judgement.kind === "rounding") reason ??= { kind: "rounding", detail: describe(judgement) };
      if (judgement.kind === "undefined") {
        if (options.undefinedSide === "fails") return false;
        reason ??= { kind: "problem", problem: { kind: "outside its domain", subject: `the ${judgement.side} side`, hint: describe(judgement) } };
      }
      return judgement.kind !== "fails";
    });
    const run = fc.check(property, { numRuns, seed: options.seed + chunk, endOnFailure: true });
    if (problem) return { ...tally, outcome: { kind: "undecided", reason: { kind: "problem", problem } } };
    if (run.failed) {
      const counterexample = found(failing(statement, run.counterexample![0], options.found));
      return { ...tally, outcome: { kind: "failed", counterexample: { ...counterexample, path: `${chunk}/${run.counterexamplePath}` } } };
    }
    yield tally.cases;
    if (chunk === 0 && !reason && options.settled?.ask()) break;
  }
  if (!reason && tally.cases === 0) reason = noCase;
  return { ...tally, outcome: reason ? { kind: "undecided", reason } : { kind: "passed" } };
}

function chunksOf({ runs, settled }: CheckOptions): readonly number[] {
  const first = Math.min(runs, settled?.after ?? chunkSize), rest = runs - first;
  return [first, ...Array.from({ length: Math.ceil(rest / chunkSize) }, (_, i) => Math.min(chunkSize, rest - i * chunkSize))];
}

/** A claim in which nothing is drawn is judged once at each of its steps; the first that fails is the counterexample. */
function checkEveryStep(statement: Statement, wanted: "decimals" | "a verdict"): CheckResult {
  const tally = { cases: 0, doubts: 0, worst: 0 };
  const still = { steps: statement.length.now, parameters: mapValues(statement.parameters, (p) => p.value), variables: {} };
  const work = attempt((): CheckResult["outcome"] => {
    const scenes = sharedScenes(statement, { ...still, at: {} });
    let reason: Reason | undefined;
    for (const at of placements(statement, still)) {
      const judgement = judge(statement, { ...still, at }, scenes, wanted);
      tally.cases++;
      if (judgement.kind === "holds") {
        if (judgement.doubt) tally.doubts++;
        tally.worst = Math.max(tally.worst, judgement.worst);
      } else if (judgement.kind === "fails") return { kind: "failed", counterexample: { ...judgement.counterexample, path: "0/" } };
      else reason ??= judgement.kind === "rounding" ? { kind: "rounding", detail: describe(judgement) }
        : { kind: "problem", problem: { kind: "outside its domain", subject: `the ${judgement.side} side`, hint: describe(judgement) } };
    }
    if (!reason && tally.cases === 0) reason = noCase;
    return reason ? { kind: "undecided", reason } : { kind: "passed" };
  });
  return { ...tally, outcome: work.ok ? work.value : { kind: "undecided", reason: { kind: "problem", problem: work.problem } } };
}

const noCase: Reason = { kind: "no case", detail: "no step lies within the bounds" };

/** The small case again, from the seed and path in the evidence: the path says which draw it was made from. */
export function replay(statement: Statement, seed: number, path: string): Judgement | "no case" | undefined {
  const [chunk = "0", inner = ""] = path.split("/");
  let last: Judgement | "no case" | undefined;
  const property = fc.property(cases(statement), (draft) => {
    last = failing(statement, draft, "shrink");
    return last === "no case" || last.kind === "holds";
  });
  fc.check(property, { seed: seed + Number(chunk), path: inner, endOnFailure: true });
  return last;
}

/** A draft judged; where the claim fails there and a small case is wanted, that one. */
function failing(statement: Statement, draft: Draft, wanted: CheckOptions["found"]): Judgement | "no case" {
  const judgement = judgeDraft(statement, draft);
  if (wanted === "stop" || judgement === "no case" || judgement.kind !== "fails") return judgement;
  const { case: drawn } = judgement.counterexample;
  // Float64 shows the way, and decimals are asked at its end, or all the way where they do not agree.
  for (const fails of [failsPlainly, (other: Case) => judge(statement, other).kind === "fails"]) {
    const small = judge(statement, smallest(statement, drawn, (other) => fails(other, statement)));
    if (small.kind === "fails") return small;
  }
  return judgement;
}

function judgeDraft(statement: Statement, draft: Draft): Judgement | "no case" {
  const drawn = placed(statement, draft);
  return drawn ? judge(statement, drawn) : "no case";
}

function found(judgement: Judgement | "no case"): Found {
  if (judgement !== "no case" && judgement.kind === "fails") return judgement.counterexample;
  if (judgement !== "no case" && judgement.kind === "undefined")
    return { case: judgement.case, left: judgement.side === "right" ? "" : "undefined", right: judgement.side === "left" ? "" : "undefined", relation: "==", of: "value", difference: "undefined", digits: 50 };
  throw new Error("a failed case must fail again");
}

function describe(judgement: Extract<Judgement, { kind: "undefined" | "rounding" }>): string {
  const { steps, at, beta, parameters, variables } = judgement.case;
  const named = (record: Readonly<Record<string, unknown>>) => Object.entries(record).map(([k, v]) => `${k} = ${v}`);
  return [`T = ${steps}`, ...named(at), ...(beta ? [`β = ${beta.slice(0, 6).join(", ")}${beta.length > 6 ? ", …" : ""}`] : []), ...named(parameters), ...named(variables)].join(", ");
}
