import { attempt } from "../base/problem.ts";
import { draftsOf } from "./drafts.ts";
import type { Draft } from "./draws.ts";
import { failsPlainly, type Found, type Judgement, judge, sharedScenes, type Wanted } from "./judge.ts";
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
  /** What to do with a counterexample: make it small, or stop at once; or, where nothing is drawn, not even settle a doubt whether it is one. */
  readonly found: "shrink" | "stop" | "doubt";
  /** Asked once so many cases have passed: whether no more are needed. */
  readonly settled?: { readonly after: number; readonly ask: () => boolean };
}

/** So many cases are judged before it is said how far the run is, and whether it should stop. */
const chunkSize = 500;

/** Once a case was left open a claim can only still fall: so many more cases are given to that. */
const casesOnceOpen = 50;

/** Tries a claim on random cases, yielding the number judged after each chunk. Stops at the first counterexample, shrunk. */
export function* check(statement: Statement, options: CheckOptions): Generator<number, CheckResult> {
  const tally = { cases: 0, doubts: 0, worst: 0 };
  let reason: Reason | undefined;
  let sinceOpen = 0;
  const fixed = statement.variables.length === 0 && (statement.scope === "closed" || statement.scope === "here");
  if (fixed) return checkEveryStep(statement, options.found === "doubt" ? "doubles" : options.found === "stop" ? "a verdict" : "decimals");
  const draft = draftsOf(statement, options.seed);
  for (let i = 0; i < options.runs && sinceOpen <= casesOnceOpen; i++) {
    if (i > 0 && i % chunkSize === 0) yield tally.cases;
    if (i === options.settled?.after && !reason && options.settled.ask()) break;
    const judged = attempt(() => judgeDraft(statement, draft(i)));
    if (!judged.ok) return { ...tally, outcome: { kind: "undecided", reason: { kind: "problem", problem: judged.problem } } };
    const judgement = judged.value;
    if (judgement === "no case") continue;
    tally.cases++;
    if (reason) sinceOpen++;
    if (judgement.kind === "fails" || (judgement.kind === "undefined" && options.undefinedSide === "fails"))
      return { ...tally, outcome: { kind: "failed", counterexample: { ...found(options.found === "shrink" ? small(statement, judgement) : judgement), path: `0/${i}` } } };
    if (judgement.kind === "holds") {
      if (judgement.doubt) tally.doubts++;
      tally.worst = Math.max(tally.worst, judgement.worst);
    } else reason ??= openFor(judgement);
  }
  yield tally.cases;
  if (!reason && tally.cases === 0) reason = noCase;
  return { ...tally, outcome: reason ? { kind: "undecided", reason } : { kind: "passed" } };
}

function openFor(judgement: Extract<Judgement, { kind: "undefined" | "rounding" }>): Reason {
  return judgement.kind === "rounding" ? { kind: "rounding", detail: describe(judgement) }
    : { kind: "problem", problem: { kind: "outside its domain", subject: `the ${judgement.side} side`, hint: describe(judgement) } };
}

/** A claim in which nothing is drawn is judged once at each of its steps; the first that fails is the counterexample. */
function checkEveryStep(statement: Statement, wanted: Wanted): CheckResult {
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
      else reason ??= openFor(judgement);
      if (reason && wanted === "doubles") break;
    }
    if (!reason && tally.cases === 0) reason = noCase;
    return reason ? { kind: "undecided", reason } : { kind: "passed" };
  });
  return { ...tally, outcome: work.ok ? work.value : { kind: "undecided", reason: { kind: "problem", problem: work.problem } } };
}

const noCase: Reason = { kind: "no case", detail: "no step lies within the bounds" };

/** The small case again, from the seed and path in the evidence: the path says which draw it was made from. */
export function replay(statement: Statement, seed: number, path: string): Judgement | "no case" {
  return small(statement, judgeDraft(statement, draftsOf(statement, seed)(Number(path.split("/")[1]))));
}

/** Where the claim fails, the plainest case found at which it does. */
function small(statement: Statement, judgement: Judgement | "no case"): Judgement | "no case" {
  if (judgement === "no case" || judgement.kind !== "fails") return judgement;
  const { case: drawn } = judgement.counterexample;
  // Float64 shows the way, and decimals are asked at its end, or all the way where they do not agree.
  for (const fails of [failsPlainly, (other: Case) => judge(statement, other).kind === "fails"]) {
    const plainest = judge(statement, smallest(statement, drawn, (other) => fails(other, statement)));
    if (plainest.kind === "fails") return plainest;
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
