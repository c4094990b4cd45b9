import { attempt } from "../../base/problem.ts";
import { trialOf } from "../../verify/screen.ts";
import { statementOf } from "../../verify/statement.ts";
import type { Verdict } from "../../verify/verdict.ts";
import type { Relation } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import type { ClaimedPair } from "../claims-in.ts";
import type { Decision } from "../decide.ts";
import type { Document } from "../document/document.ts";
import type { Rule } from "../finding.ts";
import type { Judgeable, Pair } from "../rules/rule.ts";
import { itemOf } from "./item-of.ts";
import { textsNear, plain } from "./edits.ts";
import type { OwnLetters } from "./own-letters.ts";
import { inOwnWriting } from "./own-writing.ts";

/** How a repair is judged: what rules make of a pair, and whether it holds in place. */
export interface Trial {
  readonly read: (pair: Pair) => Judgeable | undefined;
  readonly holds: (pair: Pair) => boolean;
}

/** So many repairs are read; so many of those that agree with the claim at plain cases, and of those that these cannot evaluate, are verified. */
const mostRead = 160, mostAgreeing = 12, mostUnknown = 12;

/**
 * The claim's right side mended in the document's own writing: of the texts one edit away the first that makes the claim true where it stands. An inequality that
 * holds the other way round is turned. Undefined where no such edit is found.
 */
export function mended(claim: ClaimedPair, rule: Rule, decision: Decision, document: Document, letters: OwnLetters, trial: Trial): string | undefined {
  const known = repairs.get(decision.verdict) ?? new Map<string, string | undefined>(), key = `${leftText(claim)}|${rightText(claim)}`;
  repairs.set(decision.verdict, known);
  const before = known.get(key);
  if (known.has(key) && (before === undefined || turns[claim.pair.relation] || holdsWith(before, claim, trial))) return before;
  const text = soughtFor(claim, rule, decision, document, letters, trial);
  known.set(key, text);
  return text;
}

/** Documents of one run repeat one another's slips: a verdict that is remembered has its repairs remembered with it, and they are judged again where they are used. */
const repairs = new WeakMap<Verdict, Map<string, string | undefined>>();

function holdsWith(text: string, claim: ClaimedPair, { holds }: Trial): boolean {
  const tried = attempt(() => { const pair = claim.having(text); return pair !== undefined && holds(pair); });
  return tried.ok && tried.value;
}

function soughtFor(claim: ClaimedPair, rule: Rule, { question }: Decision, document: Document, letters: OwnLetters, trial: Trial): string | undefined {
  const side = sideOf(claim, document);
  const turned = turns[claim.pair.relation];
  if (turned) {
    const pair = claim.having({ relation: turned });
    if (!pair || !side || !trial.holds(pair)) return undefined;
    return `${leftText(claim)} ${claim.span.notation === "tex" ? inTex[turned] : turned} ${side.text}`;
  }
  if (!side || side.node.kind === "number" && rule === "number" || side.node.kind === "matrix") return undefined;
  // What is only nearly so may be so by chance, and a schedule is anyone's choice.
  if (rule === "schedule" || question.claim.here && question.claim.statement.kind === "comparison" && claim.pair.relation !== "=") return undefined;
  const ready = attempt(() => trialOf(statementOf(question.claim, question.definitions, question.parameters)));
  const left = plain(leftText(claim));
  let readSoFar = 0, agreeing = 0, unknown = 0;
  for (const text of textsNear({ ...side, notation: claim.span.notation, letters })) {
    if (plain(text) === left || plain(text) === plain(side.text)) continue;
    if (++readSoFar > mostRead) return undefined;
    const tried = attempt(() => { const pair = claim.having(text); return pair && { pair, judgeable: trial.read(pair) }; });
    if (!tried.ok || !tried.value?.judgeable) continue;
    const { pair, judgeable } = tried.value;
    const seems = judgeable.alternatives.map((claims) => claims.map(({ statement }) => (ready.ok && statement.kind === "comparison" ? ready.value(statement) : "unknown")));
    if (seems.every((claims) => claims.includes("differs"))) continue;
    if (seems.some((claims) => !claims.includes("differs") && claims.includes("agrees")) ? ++agreeing > mostAgreeing : ++unknown > mostUnknown) continue;
    if (trial.holds(pair)) return text;
  }
  return undefined;
}

/** A side found in the usual letters, in the document's writing; undefined where it is not true there or is what stands there. */
export function standing(latex: string, claim: ClaimedPair, letters: OwnLetters, trial: Trial): string | undefined {
  const text = inOwnWriting(latex, letters, claim.span.notation);
  if (text === undefined || plain(text) === plain(leftText(claim)) || plain(text) === plain(rightText(claim))) return undefined;
  return holdsWith(text, claim, trial) ? text : undefined;
}

const turns: Partial<Record<Relation, Relation>> = { "<": ">", ">": "<", "≤": "≥", "≥": "≤" };
const inTex: Partial<Record<Relation, string>> = { "<": "<", ">": ">", "≤": "\\le", "≥": "\\ge" };

const leftText = ({ span, written: [left] }: ClaimedPair): string => span.tex.slice(left.place.start, left.place.end);

const rightText = ({ span, written: [, right] }: ClaimedPair): string => span.tex.slice(right.place.start, right.place.end);

/** The right side as a formula of its own; undefined where its text, read alone, is another. */
function sideOf(claim: ClaimedPair, document: Document) {
  const [, right] = claim.written;
  const text = rightText(claim);
  const node = itemOf(text, claim.span, document);
  return node && printMath(node) === printMath(right) ? { node, text } : undefined;
}
