import type { Place } from "../base/place.ts";
import { attempt, type Problem } from "../base/problem.ts";
import { seedOf } from "../base/random.ts";
import { otherReading } from "../read/latex/other-reading.ts";
import { printMath } from "../read/latex/print-math.ts";
import type { Verdict } from "../verify/verdict.ts";
import { codeFindings } from "./code/code-findings.ts";
import { contradictionsNamed } from "./contradictions.ts";
import { decide, type Decision, type Memory, undecided, withSmallCase } from "./decide.ts";
import { conventionOf } from "./declaration/conventions.ts";
import type { Declared } from "./declaration/declaration.ts";
import { declarationsIn } from "./declaration/declarations-in.ts";
import { foundConventions } from "./declaration/found-conventions.ts";
import { offersFor } from "./declaration/offers.ts";
import { settled } from "./declaration/settled.ts";
import type { Document } from "./document/document.ts";
import type { AuditOptions, Coverage, DocumentReport, Finding, Rule } from "./finding.ts";
import { lexiconOf } from "./lexicon.ts";
import { type Lexicon, type Reading, readingsFor, usualReading } from "./reading.ts";
import { generalModels, governing } from "./model/general.ts";
import { narrowed } from "./narrowed.ts";
import { printedValues } from "./given-quantities.ts";
import { interpolantsIn } from "./model/interpolants.ts";
import { takesNoiseAway } from "./model/noise-sign.ts";
import { zeroBased } from "./model/zero-based.ts";
import { speaksOfLogSnr } from "./model/log-snr.ts";
import { guidedIn } from "./model/guidance.ts";
import { functionsOfTime } from "./time/functions.ts";
import { momentLetters } from "./moment-letters.ts";
import { guarded } from "./guards.ts";
import { inUsualLetters, namedPredictions } from "./model/named-predictions.ts";
import { whyUndecided } from "./report/why-undecided.ts";
import { solvesOneStep } from "./model/step-noise.ts";
import { mended, standing } from "./repair/mended.ts";
import type { OwnLetters } from "./repair/own-letters.ts";
import { numberMended, rightFormOf } from "./right-form.ts";
import { numbersSpoken } from "./prose-numbers.ts";
import type { Spoken } from "./spoken.ts";
import { boundsSpoken } from "./spoken-bounds.ts";
import { propertiesSpoken } from "./prose-properties.ts";
import { type Placed, schedulesIn } from "./schedules.ts";
import { contains, stepsOfSymbol, symbolKey } from "./symbol.ts";
import { general } from "./rules/general.ts";
import { forwardEquations, generalSde } from "./rules/general-sde.ts";
import { ofTime } from "./rules/of-time.ts";
import { rules } from "./rules/rules.ts";
import type { Judgeable, Pair } from "./rules/rule.ts";
import { withSectionConventions } from "./section-convention.ts";
import { type Claimed, claimsIn } from "./claims-in.ts";

/**
 * Audits a document: every claim found in it, in reading order, with a verdict or the reason why there is none.
 * `heard` is told, after each claim, how many of all are done.
 */
export function audit(document: Document, options: AuditOptions, memory: Memory = new Map(), heard: (done: number, all: number) => void = () => undefined): DocumentReport {
  const { declared, misdeclared } = declarationsIn(document);
  const { claimed, placed, roles, misdeclared: letters, roots, ahead, letters: own } = claimsIn(document, declared);
  const plain = lexiconOf(placed.map((p) => p.statement), options, memory);
  const stated = placed.map((p) => p.statement);
  const found: Lexicon = {
    ...plain,
    own: new Map([...plain.own, ...momentLetters(stated)]),
    schedules: schedulesIn(placed, document),
    timed: functionsOfTime(placed),
    ...(roots && { roots }),
    ahead,
    printed: printedValues(placed, document.text),
    zeroBased: zeroBased.test(document.text),
    flipped: takesNoiseAway(placed, document.text),
    named: namedPredictions(stated),
    stepNoise: solvesOneStep(stated),
    models: generalModels(placed),
    interpolants: interpolantsIn(placed),
    guided: guidance.test(document.text) ? guidedIn(placed) : [],
    equations: forwardEquations(stated),
    barred: sectionsWithBars(placed),
  };
  const { lexicon, misdeclared: contradicted } = settled(found, declared);
  const trial: AuditOptions = { ...options, found: "doubt" };
  const judged = claimed.map((claim, i) => {
    const finding = isolated(claim, document, () => findingOf(claim, document, own, lexicon, options, memory, declared));
    heard(i + 1, claimed.length);
    return { finding, section: claim.span.headings.join(), again: (other: Lexicon) => (claim.kind === "unread" ? "undecided" : kindOf(judgeBothWays(inUsualLetters(claim.pair, other), other, trial, memory))) };
  });
  const heardWith = new WeakMap<Lexicon, readonly Spoken[]>();
  const spokenWith = (other: Lexicon): readonly Spoken[] => {
    const said = heardWith.get(other) ?? [...numbersSpoken(document, other), ...propertiesSpoken(document, other), ...boundsSpoken(document)];
    heardWith.set(other, said);
    return said;
  };
  const spoken = spokenWith(lexicon).map((words, i) => ({
    finding: isolated(words, document, () => findingOfWords(words, document, lexicon, options, memory, declared)), section: words.heading,
    again: (other: Lexicon) => { const said = attempt(() => decide(spokenWith(other)[i]!.judged(), other, trial, memory)); return said.ok ? said.value.verdict.kind : "undecided"; },
  }));
  const inOrder = spoken.length === 0 ? judged : [...judged, ...spoken].toSorted((x, y) => x.finding.place.start - y.finding.place.start);
  const said = contradictionsNamed(withSectionConventions(inOrder, lexicon, sectionsWithBars(placed.filter((p) => p.statement.items.length > 1))), placed, document, lexicon).map((finding) => withOffers(finding, lexicon));
  const code = codeFindings(document, lexicon, options).map((claim): Unnamed => ({ ...claim, rule: "code", claim: document.text.slice(claim.place.start, claim.place.end) }));
  const all = code.length === 0 ? said : [...said, ...code].toSorted((x, y) => x.place.start - y.place.start);
  return { name: document.name, findings: identified(all), coverage: coverageOf(all), conventions: foundConventions(found, roles), declared, misdeclared: [...misdeclared, ...letters, ...contradicted] };
}

const guidance = /guidance|guided|\bCFG\b|引导/i;

function withOffers<F extends Unnamed>(finding: F, { schedules = [] }: Lexicon): F {
  const { verdict, reading } = finding;
  const offers = verdict.kind === "undecided" && verdict.reason.kind === "problem" ? offersFor(verdict.reason.problem, reading, schedules) : [];
  return offers.length > 0 ? { ...finding, offers } : finding;
}

type Unnamed = Omit<Finding, "id"> & { readonly heading: string };

/** A fault of ours at one claim leaves that claim undecided, by name, and costs no other. */
function isolated({ place, heading }: { readonly place: Place; readonly heading: string }, document: Document, find: () => Unnamed): Unnamed {
  try {
    return find();
  } catch (error) {
    const subject = error instanceof Error ? error.message : String(error);
    return { place, heading, claim: document.text.slice(place.start, place.end), rule: "identity", reading: "", verdict: undecided({ kind: "own fault", subject }) };
  }
}

function findingOf(claim: Claimed, document: Document, letters: OwnLetters, lexicon: Lexicon, options: AuditOptions, memory: Memory, declared: readonly Declared[]): Unnamed {
  const about = { place: claim.place, claim: document.text.slice(claim.place.start, claim.place.end), heading: claim.heading };
  if (claim.kind === "unread") return { ...about, rule: "identity", reading: "", verdict: undecided(claim.problem) };
  const { pair } = claim;
  const reading = `${printMath(claim.written[0])} ${pair.relation} ${printMath(claim.written[1])}`;
  const judged = judgeBothWays(inUsualLetters(pair, lexicon), lexicon, options, memory);
  if ("problem" in judged) return { ...about, rule: judged.rule, reading, verdict: undecided(judged.problem) };
  const { judgeable, convention } = judged;
  // Where β_t leads on from t, ᾱ_t may end before it or with it.
  if (lexicon.ahead && judgeable.met.alphabar && judged.decision.verdict.kind === "refuted") return { ...about, rule: judgeable.rule, reading, verdict: undecided({ kind: "ambiguous reading", subject: "bar alpha", hint: "up to t, or before t" }) };
  const decision = withSmallCase(judged.decision);
  const words = conventionOf(claim.written, judgeable, convention, declared, lexicon.roots);
  const trial = {
    read: (other: Pair) => { const made = read(inUsualLetters(other, lexicon), convention, lexicon); return "problem" in made ? undefined : made; },
    holds: (other: Pair) => isTrue(judgeBothWays(inUsualLetters(other, lexicon), lexicon, options, memory)),
  };
  const inPlace = decision.verdict.kind === "refuted" ? mended(claim, judgeable.rule, decision, document, letters, trial) : undefined;
  // What the chain itself gives is in the usual letters, which α and β that are roots, or lead on from t, are not.
  const solved = inPlace === undefined && !(lexicon.roots || lexicon.ahead || claim.written.some(speaksOfLogSnr)) ? rightFormOf(judgeable, decision, convention) : undefined;
  const rightForm = inPlace ?? (solved === undefined ? undefined : standing(solved, claim, letters, trial));
  return { ...about, rule: judgeable.rule, reading, verdict: decision.verdict, question: decision.question, ...(rightForm && { rightForm }), ...(words && { convention: words }) };
}

/** What words or a table's cell claim, judged like a formula. */
function findingOfWords({ place, heading, reading, rule, judged }: Spoken, document: Document, lexicon: Lexicon, options: AuditOptions, memory: Memory, declared: readonly Declared[]): Unnamed {
  const about = { place, claim: document.text.slice(place.start, place.end), heading, rule, reading };
  const judgeable = attempt(judged);
  if (!judgeable.ok) return { ...about, verdict: undecided(judgeable.problem) };
  const words = conventionOf([], judgeable.value, usualReading, declared);
  const decision = withSmallCase(decide(judgeable.value, lexicon, options, memory));
  const rightForm = numberMended(about.claim, decision);
  return { ...about, ...decision, ...(rightForm !== undefined && { rightForm }), ...(words && { convention: words }) };
}

type Judged = { readonly decision: Decision; readonly judgeable: Judgeable; readonly convention: Reading } | { readonly rule: Rule; readonly problem: Problem };

/** `1/2 x` and `log a / b` are read two ways: wrong only when both readings are, and open when one of them is. */
function judgeBothWays(pair: Pair, lexicon: Lexicon, options: AuditOptions, memory: Memory): Judged {
  const first = judge(pair, lexicon, options, memory);
  const [left, right] = [otherReading(pair.left), otherReading(pair.right)];
  if ((!left && !right) || isTrue(first)) return first;
  const second = judge({ ...pair, left: left ?? pair.left, right: right ?? pair.right }, lexicon, options, memory);
  if (isTrue(second)) return second;
  const bothWrong = [first, second].every((judged) => "decision" in judged && judged.decision.verdict.kind === "refuted");
  return bothWrong ? first : { rule: "problem" in first ? first.rule : first.judgeable.rule, problem: { kind: "ambiguous reading", subject: printMath(right ? pair.right : pair.left) } };
}

const kindOf = (judged: Judged): Verdict["kind"] => ("decision" in judged ? judged.decision.verdict.kind : "undecided");

const isTrue = (judged: Judged): boolean => "decision" in judged && (judged.decision.verdict.kind === "proved" || judged.decision.verdict.kind === "upheld");

/** Sections that write ᾱ: where it stands, an α that nothing defines is hardly the same. */
const sectionsWithBars = (placed: readonly Placed[]): ReadonlySet<string> =>
  new Set(placed.filter(({ statement }) => statement.items.some((item) => contains(item, (n) => n.kind === "symbol" && symbolKey(n) === "bar alpha" && stepsOfSymbol(n).length > 0))).map(({ headings }) => headings.join()));

/** The first rule that knows the pair's kind judges it, under every reading the document leaves open; one that makes it true is enough. */
function judge(pair: Pair, lexicon: Lexicon, options: AuditOptions, memory: Memory): Judged {
  const usual = read(pair, { alpha: lexicon.alpha ?? "step", sigma: lexicon.sigma ?? "beta" }, lexicon);
  if ("problem" in usual) return usual;
  let refuted: Judged | undefined, open: Judged | undefined;
  for (const reading of readingsOpen(usual.met, lexicon)) {
    const judgeable = read(pair, reading, lexicon);
    if ("problem" in judgeable) { open ??= judgeable; continue; }
    const judged: Judged = { decision: decide(judgeable, lexicon, options, memory), judgeable, convention: reading };
    const { kind } = judged.decision.verdict;
    if (kind === "proved" || kind === "upheld") {
      if (reading.alpha === "step" || lexicon.alpha || !lexicon.barred?.has(pair.headings.join())) return judged;
      open ??= { rule: judgeable.rule, problem: { kind: "ambiguous reading", subject: "alpha", hint: "ᾱ stands beside it" } };
      continue;
    }
    if (kind === "undecided") open ??= judged;
    else refuted ??= judged;
  }
  return open ?? refuted ?? { rule: "identity", problem: { kind: "missing value", subject: "a reading" } };
}

function readingsOpen(met: Judgeable["met"], lexicon: Lexicon): readonly Reading[] {
  const all = readingsFor(met).filter(({ sigma }) => lexicon.sigma === undefined || !met.sigma || sigma === lexicon.sigma);
  if (!met.alpha) return all.map(({ sigma }) => ({ alpha: lexicon.alpha ?? "step", sigma }));
  return all.filter(({ alpha }) => (lexicon.alpha ? alpha === lexicon.alpha : !(met.alphabar && alpha === "cumulative")));
}

function read(pair: Pair, reading: Reading, lexicon: Lexicon): Judgeable | { readonly rule: Rule; readonly problem: Problem } {
  let first: { rule: Rule; problem: Problem } | undefined;
  // A claim in the letters of another model that the document declares is judged against that one alone.
  const governed = governing(pair, lexicon.models ?? [], lexicon.alpha).length > 0;
  for (const { name, rule } of governed ? [{ name: "definition" as const, rule: generalSde }, { name: "number" as const, rule: ofTime }, { name: "identity" as const, rule: general }] : rules) {
    const tried = attempt(() => {
      const judgeable = rule(pair, reading, lexicon);
      if (!judgeable) return undefined;
      // Printed numbers say by their digits how near is meant.
      const narrowing = judgeable.narrowed ?? (judgeable.rule === "sample" && judgeable.lines ? undefined : narrowed(pair, lexicon, judgeable.rule));
      return { ...(governed ? judgeable : guarded(pair, judgeable, lexicon)), ...(narrowing && { narrowed: narrowing }) };
    });
    if (tried.ok && tried.value) return tried.value;
    // A rule that knew the kind and met something it could not read says more than the ones after it.
    if (!tried.ok) first ??= { rule: name, problem: tried.problem };
  }
  return first ?? { rule: "identity", problem: { kind: "unexpected token", subject: pair.relation } };
}

function coverageOf(findings: readonly Unnamed[]): Coverage {
  const count = (kind: string) => findings.filter((f) => f.verdict.kind === kind).length;
  const reasons: Record<string, number> = {};
  for (const { verdict } of findings)
    if (verdict.kind === "undecided") {
      const reason = verdict.reason.kind === "problem" ? whyUndecided(verdict.reason.problem).group : "too much to judge";
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
  return {
    found: findings.length, understood: findings.filter((f) => f.question !== undefined || (f.code !== undefined && f.verdict.kind !== "undecided")).length,
    proved: count("proved"), upheld: count("upheld"), refuted: count("refuted"), undecided: count("undecided"), reasons,
  };
}

/** An id holds while rule, reading and heading do; a second of the same is numbered. */
function identified(findings: readonly Unnamed[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map(({ heading, ...finding }) => {
    const base = (seedOf(`${finding.rule}|${finding.reading || finding.claim.replace(/\s+/g, " ")}|${heading}`, 0) >>> 0).toString(36);
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return { id: times === 1 ? base : `${base}-${times}`, ...finding };
  });
}
