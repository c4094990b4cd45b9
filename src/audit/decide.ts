import { attempt, type Problem } from "../base/problem.ts";
import { catalog } from "../catalog.ts";
import type { ClaimLine, Line } from "../read/text/line.ts";
import { standingOn } from "../verify/formula-question.ts";
import type { Verdict } from "../verify/verdict.ts";
import { finish, type Question, verify } from "../verify/verify.ts";
import type { AuditOptions } from "./finding.ts";
import type { Lexicon, OwnDefinition } from "./reading.ts";
import type { Judgeable } from "./rules/rule.ts";

export interface Decision {
  readonly verdict: Verdict;
  readonly question: Question;
}

/** Documents state laws of every step: short schedules show what is wrong with them, and are quick. */
const longest = 10;
/** Log densities are settled in decimals as a rule. */
const costly = (claim: string): boolean => claim.includes("logDensity") || claim.includes('"kl"');
const costlyRuns = 25;
/** Averages over a chain hold or fail for chains of a few steps as for any. */
const isAverage = (claim: string): boolean => claim.includes('"expectation"');
const averagedLongest = 4;

/** So many cases beside an argument that proves the claim for every step. */
const enough = 25;

/** Verdicts already given, by question: tutorials repeat one another. */
export type Memory = Map<string, Verdict>;

/** The strongest verdict among the alternatives, each as weak as its weakest claim. Refuted only when every alternative is. */
export function decide({ alternatives, lines, several, unless, unlessSays, narrowed }: Judgeable, lexicon: Lexicon, options: AuditOptions, memory: Memory): Decision {
  const own = [...lexicon.own.values()].flatMap((d) => d.lines);
  const beside = (stated: readonly Line[] | undefined, claims: readonly ClaimLine[]) => (stated ? [...stated, ...ownRead(claims, lexicon)] : own);
  const decisions: Decision[] = [];
  for (const [i, claims] of alternatives.entries()) {
    // The first claim that fails speaks for the rest.
    let weakest: Decision | undefined;
    for (const claim of claims) {
      const decision = decideOne(claim, beside(lines?.[i], claims), options, memory);
      if (!weakest || strength(decision.verdict) < strength(weakest.verdict)) weakest = decision;
      if (decision.verdict.kind === "refuted") break;
    }
    decisions.push(weakest!);
    // Nothing is stronger than a proof, and of averages there is none.
    if (weakest!.verdict.kind === "proved" || (weakest!.verdict.kind === "upheld" && isAverage(JSON.stringify(claims)))) break;
  }
  const best = decisions.reduce((a, b) => (strength(b.verdict) > strength(a.verdict) ? b : a));
  if (best.verdict.kind !== "refuted") return best;
  if (narrowed) return { ...best, verdict: undecided(narrowed) };
  if (unless?.every((claim) => decideOne(claim, beside(lines?.[0], unless), options, memory).verdict.kind !== "refuted"))
    return { ...best, verdict: undecided(unlessSays ?? { kind: "missing value", subject: "how near is near enough" }) };
  return several ? { ...decisions[0]!, verdict: undecided({ kind: "ambiguous reading", subject: "which schedule", hint: `${decisions.length} are stated` }) } : decisions[0]!;
}

/** What a document defines for itself, as far as claims read it: it stands on the schedule that is stated. */
function ownRead(claims: readonly ClaimLine[], { own }: Lexicon): readonly Line[] {
  const taken: OwnDefinition[] = [];
  let read = JSON.stringify(claims);
  for (let more = true; more;) {
    const next = [...own.values()].filter((d) => !taken.includes(d) && read.includes(`"${d.cell}"`));
    taken.push(...next);
    read = JSON.stringify(next.map((d) => d.lines));
    more = next.length > 0;
  }
  return taken.flatMap((d) => d.lines);
}

const strength = (verdict: Verdict): number => ["refuted", "undecided", "upheld", "proved"].indexOf(verdict.kind);

const withoutPlaces = (value: unknown): string => JSON.stringify(value, (key, inner: unknown) => (key === "place" ? undefined : inner));

type Standing = ReturnType<typeof standingOn>;
/** What claims stand on, by claim and the document's own lines. */
const standings = new Map<string, { readonly ok: true; readonly value: Standing } | { readonly ok: false; readonly problem: Problem }>();
const standingsKept = 4000;

function standingOf(key: string, claim: ClaimLine, own: readonly Line[]): NonNullable<ReturnType<typeof standings.get>> {
  const known = standings.get(key);
  if (known) return known;
  const bounds = claim.quantifiers.flatMap((q) => (q.kind === "step" || q.kind === "interval" ? [q.low, q.high].filter((b) => b !== undefined) : []));
  const stood = attempt(() => standingOn(own, [claim.statement, ...bounds], catalog));
  if (standings.size >= standingsKept) standings.clear();
  standings.set(key, stood);
  return stood;
}

function decideOne(claim: ClaimLine, own: readonly Line[], { seed, runs, found }: AuditOptions, memory: Memory): Decision {
  const plain = withoutPlaces(claim), ownPlain = own.length > 0 ? withoutPlaces(own) : "";
  const stood = standingOf(`${plain}|${ownPlain}`, claim, own);
  const question: Question = { claim, ...(stood.ok ? stood.value : { definitions: { columns: {}, functions: {}, scalars: {} }, parameters: {} }), runs: costly(plain) ? Math.min(runs, costlyRuns) : runs, seed, longest: isAverage(plain) ? averagedLongest : longest, enough };
  if (!stood.ok) return { question, verdict: undecided(stood.problem) };
  const key = `${plain}|${ownPlain}|${runs}|${seed}|${found ?? ""}`;
  const known = memory.get(key);
  if (known) return { question, verdict: known };
  // Most of what is refuted on the way is a reading that another one saves: only what is reported is made small.
  const verdict = finish(verify({ ...question, found: found ?? "stop" }));
  memory.set(key, verdict);
  return { question, verdict };
}

const small = new WeakMap<Verdict, Verdict>();

/** The decision with its counterexample, where it has one, made small. */
export function withSmallCase({ question, verdict }: Decision): Decision {
  if (verdict.kind !== "refuted") return { question, verdict };
  const known = small.get(verdict) ?? finish(verify(question));
  small.set(verdict, known);
  return { question, verdict: known };
}

export const undecided = (problem: Problem): Verdict => ({ kind: "undecided", scope: "every schedule", reason: { kind: "problem", problem } });
