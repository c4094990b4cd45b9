import type { Place } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import type { MathNode, Relation, Statement } from "../read/latex/math.ts";
import { readMath } from "../read/latex/read-math.ts";
import { readUnicodeMath } from "../read/latex/read-unicode-math.ts";
import type { Declared } from "./declaration/declaration.ts";
import type { Misdeclared } from "./declaration/declarations-in.ts";
import { withDeclaredLetters } from "./declaration/letters.ts";
import type { Document, MathSpan } from "./document/document.ts";
import type { Placed } from "./schedules.ts";
import type { Pair } from "./rules/rule.ts";
import { inLogSnr, logSnrLetter } from "./model/log-snr.ts";
import { countingOf } from "./model/clean-sample.ts";
import { zeroBased } from "./model/zero-based.ts";
import { inOneSchedule } from "./model/second-schedule.ts";
import { withDefinedLetters } from "./model/defined-letters.ts";
import { boundLetters } from "./model/bound-letters.ts";
import { inNetworkLetters, networkLetters } from "./model/network-letters.ts";
import { withImpliedStep } from "./model/implied-step.ts";
import { saidValue } from "./said-values.ts";
import { isDenied } from "./denied.ts";
import { declaresLaw } from "./declared-law.ts";
import { itemOf } from "./repair/item-of.ts";
import { type OwnLetters, ownLettersOf } from "./repair/own-letters.ts";
import type { RootLetters } from "./reading.ts";
import { rootLetters, rootsIn } from "./model/root-letters.ts";
import { continued } from "./model/continued.ts";
import { withFarFolds } from "./model/far-folds.ts";
import { withoutDots } from "./model/dotted-products.ts";
import { countsFromStart, fromStepEnds } from "./model/steps-ahead.ts";
import { type Neighbours, neighboursOf } from "./pairs-of.ts";
import { inRoles, type Roles, rolesOf } from "./roles.ts";
import { stepKey } from "./model/step-order.ts";
import { contains, isModelParameter, symbolKey } from "./symbol.ts";
import { stepFrom } from "./translate.ts";

export interface ClaimedPair {
  readonly kind: "pair"; readonly pair: Pair; readonly written: readonly [MathNode, MathNode]; readonly place: Place; readonly heading: string; readonly span: MathSpan;
  /** The pair with other text for its right side, or another relation, in the usual letters as it is; undefined where that is no one expression. */
  readonly having: (put: string | { readonly relation: Relation }) => Pair | undefined;
}

/** Something a document claims: two neighbours of a chain, or mathematics that could not be read. */
export type Claimed =
  | ClaimedPair
  | { readonly kind: "unread"; readonly problem: Problem; readonly place: Place; readonly heading: string; readonly span: MathSpan };

/** Relations that assert something; ∈ and → declare, or say it of a limit. */
const asserting = new Set<Relation>(["=", "≠", "<", "≤", ">", "≥", "≈", "≃", "∼", "∝", ":=", "≡", "=d", "←", "→", "∈"]);

/** A document's mathematics: what it claims, in reading order, and every statement, declarations among them. */
export interface Mathematics {
  readonly claimed: readonly Claimed[];
  readonly placed: readonly Placed[];
  /** What its letters stand for. */
  readonly roles: Roles;
  /** Letters that it declares and cannot. */
  readonly misdeclared: readonly Misdeclared[];
  /** Which of its α and β are the roots of the usual ones. */
  readonly roots: RootLetters | undefined;
  /** Its β_t leads from t to t + 1. */
  readonly ahead: boolean;
  /** How it writes its letters. */
  readonly letters: OwnLetters;
}

/** Every claim of a document with the prose around it and the noises that the text declares, in the letters that it declares. */
export function claimsIn(document: Document, declarations: readonly Declared[] = []): Mathematics {
  const spans = document.blocks.filter((b): b is MathSpan => b.kind === "math");
  const denied = new Set(spans.flatMap((span) => (isDenied(span, document) ? [span.place.start] : [])));
  const isClaimed = ({ span }: { readonly span: MathSpan }): boolean => !denied.has(span.place.start);
  const written = continued(spans.flatMap((span) => linesOf(document, span)).map((span) => {
    const { statements, problems } = (span.notation === "tex" ? readMath : readUnicodeMath)(span.tex, { macros: document.macros });
    return { span, statements, problems };
  }), (start, end) => document.text.slice(start, end));
  // From here on the document's letters are the usual ones; what is printed back keeps its own.
  const lets = declarations.flatMap(({ declaration, place }) => (declaration.kind === "let" ? [{ statement: declaration.statement, position: place.start }] : []));
  const every = [...lets.map((l) => l.statement), ...written.filter(isClaimed).flatMap((w) => w.statements.flatMap(everyStatement))];
  const { roles, misdeclared } = withDeclaredLetters(rolesOf(every), declarations, every);
  const inTheirs = written.map((w) => inRoles(w.statements, roles));
  const counting = countingOf(inTheirs.flat().flatMap(everyStatement), zeroBased.test(document.text));
  const inTime = inTheirs.map((all) => all.map(counting.renamed));
  const logSnr = logSnrLetter(inTime.flat().flatMap(everyStatement));
  const inOrder = logSnr ? inTime.map((all) => all.map((s) => inLogSnr(s, logSnr))) : inTime;
  const networks = networkLetters(inOrder.flatMap((all, i) => all.flatMap(everyStatement).map((statement) => ({ statement, section: written[i]!.span.headings.join("\n") }))));
  const said = inOrder.flatMap((all) => all.flatMap(everyStatement));
  const roots = rootLetters(said), ahead = countsFromStart(said);
  const inUsual = (s: Statement): Statement => { const plain = withoutDots(withFarFolds(s)), named = ahead ? fromStepEnds(plain, ahead) : plain; return roots ? rootsIn(named, roots) : named; };
  const inNetworks = (s: Statement, { headings }: MathSpan): Statement => inUsual(inNetworkLetters(s, headings.join("\n"), networks));
  const read = written.map((w, i) => ({ ...w, written: w.statements, statements: inOrder[i]!.map((s) => inNetworks(s, w.span)) }));
  const again = (s: Statement, span: MathSpan): Statement => { const [theirs] = inRoles([s], roles) as [Statement], timed = counting.renamed(theirs); return inNetworks(logSnr ? inLogSnr(timed, logSnr) : timed, span); };
  const placed = lets.map(({ statement, position }): Placed => ({ statement: inUsual(inRoles(statement, roles)), headings: [], position, prose: "" })).concat(read.filter(isClaimed).flatMap(({ span, statements }) =>
    statements.flatMap(everyStatement).map((statement): Placed => ({ statement, headings: span.headings, position: span.origin(statement.place.start), prose: span.sentence, ...(span.table && { row: span.table.row }) }))));
  const defined = withDefinedLetters(read);
  const meantAt = boundLetters(defined);
  const text = (start: number, end: number) => document.text.slice(start, end);
  const inLetters = written.map((w) => ({ span: w.span, statements: w.statements }));
  const claimed = defined.flatMap((each, i): readonly Claimed[] => {
    const { span, problems } = each;
    const [side, sideWritten] = problems.length > 0 ? [] : [saidValue(defined, i, text), saidValue(inLetters, i, text)];
    const [statements, asWritten] = side && sideWritten ? [[withLeft(each.statements[0]!, side)], [withLeft(each.written[0]!, sideWritten)]] : [each.statements, each.written];
    const meant = meantAt(i);
    const heading = span.headings.at(-1) ?? "";
    const place = (inner: Place): Place => ({ start: span.origin(inner.start), end: span.origin(inner.end) });
    const declared = declaredNoises(read.slice(Math.max(0, i - 4), i + 1).map((r) => ({ ...r, near: r.span.sentence === span.sentence || r.span.headings.join() === span.headings.join() })));
    const given = givenValues(placed.filter((p) => p.position < span.place.start || p.statement.place.start < 0));
    const around = `${span.before} ${span.sentence} ${span.after}`.toLowerCase();
    const originals = asWritten.flatMap(everyStatement);
    // What stands beside a problem in its row may be read wrongly with it.
    const doubtful = asWritten.flatMap((statement) => everyStatement(statement).map(() => statement.doubtful));
    const ready = (statement: Statement): Statement => withImpliedStep(inOneSchedule(counting.counted({ ...statement, items: statement.items.map(meant) })));
    const having = (n: number, { to }: Neighbours, pair: Pair) => (put: string | { readonly relation: Relation }): Pair | undefined => {
      if (typeof put !== "string") return { ...pair, relation: put.relation, statement: { ...pair.statement, relations: pair.statement.relations.with(to - 1, put.relation) } };
      const item = itemOf(put, span, document), original = originals[n]!;
      const right = item && ready(again({ ...original, items: original.items.with(to, item) }, span)).items[to];
      if (!right) return undefined;
      const chain = pair.chain.with(to, right);
      return { ...pair, right, chain, statement: { ...pair.statement, items: chain } };
    };
    const found = statements.flatMap((statement) => everyStatement(statement)).map(ready).flatMap((statement, n) =>
      (doubtful[n] ? [] : pairsOf(statement)).map((neighbours): Claimed => {
        const { left, right, relation, at, to } = neighbours;
        const pair: Pair = { left, right, relation, statement, chain: statement.items, around, sentence: span.sentence, declared, given, headings: span.headings, ...(!isClaimed({ span }) && { denied: true as const }), position: span.origin(left.place.start) };
        return {
          kind: "pair", heading, span, pair, written: [originals[n]!.items[at]!, originals[n]!.items[to]!], having: having(n, neighbours, pair),
          place: place({ start: left.kind === "missing" ? right.place.start : left.place.start, end: right.place.end }),
        };
      }));
    const unread = problems.map((problem): Claimed => ({ kind: "unread", problem, heading, span, place: problem.place ? place(problem.place) : span.place }));
    return [...unread.slice(0, 1), ...found].toSorted((a, b) => a.place.start - b.place.start);
  });
  return { claimed, placed, roles, misdeclared, roots, ahead: ahead !== undefined, letters: ownLettersOf(written, roles) };
}

/** Mathematics of plain text ends with its line, unless the next one goes on with an operator or says nothing of its own. */
function linesOf(document: Document, span: MathSpan): readonly MathSpan[] {
  if (span.notation === "tex") return [span];
  const breaks: number[] = [];
  for (let i = 1; i < span.tex.length; i++)
    if (document.text.slice(span.origin(i - 1), span.origin(i)).includes("\n") || document.text[span.origin(i)] === "\n") breaks.push(i);
  const pieces = [0, ...breaks].map((start, n) => ({ start, end: breaks[n] ?? span.tex.length }));
  const lines: { start: number; end: number }[] = [];
  for (const piece of pieces) {
    const text = span.tex.slice(piece.start, piece.end).trim();
    const before = lines.at(-1);
    const goesOn = !/[=≈≤≥<>~∼]/.test(text) || /^[-+*/·×=≈≤≥<>~∼∝−]/.test(text) || (before && /[-+*/·×=≈~∼∝−(]\s*$/.test(span.tex.slice(before.start, before.end)));
    if (before && goesOn) before.end = piece.end;
    else lines.push({ ...piece });
  }
  return lines.map(({ start, end }) => {
    const origin = (offset: number) => span.origin(Math.min(start + offset, span.tex.length));
    return { ...span, tex: span.tex.slice(start, end), origin, place: { start: origin(0), end: origin(end - start) } };
  });
}

const withLeft = (statement: Statement, left: MathNode): Statement => ({ ...statement, items: [left, ...statement.items], relations: ["="] });

function everyStatement(statement: Statement): readonly Statement[] {
  return [statement, ...statement.qualifiers.flatMap(everyStatement)];
}

const pairsOf = (statement: Statement): readonly Neighbours[] =>
  neighboursOf(statement).filter(({ left, right, relation }) => asserting.has(relation) && !isDeclaration(left, right, relation));

/** ε ∼ N(0, I), t ∼ U{1, …, T}, x_0 ∼ q(x_0), t = 1, …, T: they declare and claim nothing. */
function isDeclaration(left: MathNode, right: MathNode, relation: Relation): boolean {
  // An arrow between laws or letters names what tends, or what is learned; it is a claim with a value, a law or a state at its end.
  if (relation === "→" && right.kind !== "number" && right.kind !== "normal") return true;
  if (relation === "←" && !(left.kind === "symbol" && (left.name === "x" || left.name === "X"))) return true;
  // t ∈ [0, 1] says where time runs.
  if (relation === "∈") return right.kind !== "interval" || left.kind === "symbol" && left.subscripts.length === 0 && ["t", "s", "u", "tau", "eta"].includes(left.name);
  if (relation === "∼") return !(left.kind === "symbol" && (left.name === "x" || left.name === "X") && right.kind === "normal" && contains(right, (n) => n.kind === "symbol" && (n.name === "x" || n.name === "X")));
  // β_t, t = 1, …, T and β_1 < … < β_T: what runs, and over what.
  if (left.kind === "list" && isCounter(left.items.at(-1)!) && (right.kind === "list" || right.kind === "range" || right.kind === "number" || right.kind === "ellipsis")) return true;
  // β_1 < … < β_T says how the schedule is chosen.
  if (/[<≤>≥]/.test(relation) && (left.kind === "ellipsis" || right.kind === "ellipsis")) return true;
  const value = right.kind === "number" || right.kind === "matrix" || right.kind === "negate" && right.of.kind === "number";
  // x_0 = 5 and ε_1 = [[…]] give a value.
  if (left.kind === "symbol" && (left.name === "x" || left.name === "X" || left.name === "epsilon") && value && relation === "=") return true;
  // "For t ≥ 2", "1 ≤ t ≤ T".
  if (/^[<>≤≥]$/.test(relation) && [left, right].every((n) => isCounter(n) || n.kind === "number") && [left, right].some(isCounter)) return true;
  // "At t ≈ 0", "as t → 1".
  if ((relation === "≈" || relation === "→") && isCounter(left)) return true;
  if (relation === "=" || relation === ":=") {
    if (declaresLaw(left, right)) return true;
    // x_{0:T} = (x_0, …, x_T).
    if (left.kind === "symbol" && left.subscripts[0]?.kind === "range" && (right.kind === "tuple" || right.kind === "list" || right.kind === "set")) return true;
    // "At t = T".
    if (isCounter(left) && isCounter(right)) return true;
  }
  const plain = left.kind === "symbol" && left.subscripts.length === 0 && left.accents.length === 0;
  // t ≈ 260 is where something else happens.
  if (plain && (relation === "≈" || relation === "≃") && right.kind === "number" && /^(?:t|k|n|i|s)$/.test(left.name)) return true;
  return plain && (right.kind === "number" || right.kind === "list" || right.kind === "ellipsis" || right.kind === "set") && relation === "=";
}

const isCounter = (node: MathNode): boolean => node.kind === "symbol" && /^(?:t|s|T|N|n|k|i|j|tau)$/.test(node.name) && symbolKey(node) === node.name && node.subscripts.length === 0;

/** x_0 = [[1, 2], [3, 4]], ε_1 = …: what a worked example gives, or prints as the result of its last step. */
function givenValues(placed: readonly Placed[]): ReadonlyMap<string, MathNode> {
  const given = new Map<string, MathNode>();
  for (const { statement: { items, relations } } of placed) {
    const [left, last] = [items[0], items.at(-1)];
    if (left?.kind !== "symbol" || !last || items.length < 2 || relations.some((r) => r !== "=" && r !== "≈")) continue;
    if (last.kind !== "matrix" && last.kind !== "number" && last.kind !== "negate") continue;
    const step = left.subscripts.length === 1 ? stepFrom(left.subscripts[0]!) : undefined;
    if (!step) continue;
    if (left.name === "x" || left.name === "X") given.set(`x${stepKey(step)}`, last);
    if (left.name === "epsilon") given.set(`eps_${step.letter ?? ""}${step.offset === 0 && step.letter ? "" : step.offset}`, last);
  }
  return given;
}

interface Near {
  readonly span: MathSpan;
  readonly statements: readonly Statement[];
  readonly near: boolean;
}

/** Noises that the text gives another variance than 1: "sample ε_t from N(0, β_t I)", ε ∼ N(0, σ²I). */
function declaredNoises(around: readonly Near[]): ReadonlyMap<string, MathNode> {
  const declared = new Map<string, MathNode>();
  for (const { statements, span, near } of around) {
    if (!near) continue;
    for (const statement of statements.flatMap(everyStatement)) {
      const [left, right] = statement.items;
      if (statement.relations[0] === "∼" && left?.kind === "symbol" && right?.kind === "normal") set(left.name, right.covariance);
      // "from N(0, β_t I) draw ε_t": a law and a noise in one sentence, with nothing else between them.
      if (statement.items.length === 1 && left?.kind === "normal" && isZero(left.mean)) {
        const drawn = around.find((other) => other !== undefined && other.span.sentence === span.sentence && other.span.place.start > span.place.start && other.statements.length === 1 && noiseIn(other.statements[0]!) !== undefined);
        const noise = drawn && noiseIn(drawn.statements[0]!);
        if (noise && /sampl|draw|采样|抽取|抽样|取/.test(span.sentence)) set(noise, left.covariance);
      }
    }
  }
  return declared;

  function set(letter: string, covariance: MathNode): void {
    const unit = covariance.kind === "identity" || (covariance.kind === "number" && Number(covariance.digits) === 1);
    const key = letter === "epsilon" ? "eps" : letter;
    if (unit) declared.delete(key);
    else declared.set(key, covariance);
  }
}

const isZero = (node: MathNode): boolean => node.kind === "number" && Number(node.digits) === 0;

function noiseIn(statement: Statement): string | undefined {
  const [only, ...more] = statement.items;
  return only?.kind === "symbol" && more.length === 0 && ["epsilon", "z", "Z", "xi"].includes(only.name) && !only.subscripts.some(isModelParameter) && symbolKey(only) === only.name ? only.name : undefined;
}
