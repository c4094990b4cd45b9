import { reach } from "../evaluate/reach.ts";
import { printMath } from "../read/latex/print-math.ts";
import type { Line } from "../read/text/line.ts";
import type { Wording } from "../sheet/formula.ts";
import { printLatex } from "../term/print-latex.ts";
import { sameTerm, type Term, walk } from "../term/term.ts";
import { editsOf } from "../verify/mutants.ts";
import type { Verdict } from "../verify/verdict.ts";
import { undecided } from "./decide.ts";
import type { Document } from "./document/document.ts";
import { spotOf } from "./document/spot-of.ts";
import type { Finding } from "./finding.ts";
import type { Lexicon } from "./reading.ts";
import type { Placed } from "./schedules.ts";
import { symbolKey } from "./symbol.ts";

/** A finding, and what would be said of its claim if the document's own definitions were others. */
export interface Judged<F> {
  readonly finding: F;
  readonly again: (lexicon: Lexicon) => Verdict["kind"];
}

/** What claims stand on that the document says itself: a letter of its own, or a schedule with its numbers. */
interface Declaration {
  readonly name: string;
  readonly position: number;
  readonly cell: string;
  readonly body: Term;
  readonly having: (body: Term) => Lexicon;
}

type Judgement = Omit<Finding, "id">;

/**
 * Names both places where a claim contradicts a definition of the document's own. Where several claims fail by one definition, and one
 * edit of it makes all of them true and keeps the others true, the definition is blamed, once, and they are undecided by its name; so they are where a letter's
 * uses fail one and all.
 */
export function contradictionsNamed<F extends Judgement>(judged: readonly Judged<F>[], placed: readonly Placed[], document: Document, lexicon: Lexicon): readonly F[] {
  const findings = judged.map((j) => j.finding);
  for (const declaration of declarationsOf(placed, lexicon)) {
    const standing = findings.flatMap((f, i) => (standsOn(f, declaration) ? [i] : []));
    const failing = standing.filter((i) => findings[i]!.verdict.kind === "refuted");
    const holding = standing.filter((i) => findings[i]!.verdict.kind === "proved" || findings[i]!.verdict.kind === "upheld");
    if (failing.length === 0) continue;
    const { line } = spotOf(document, { start: declaration.position, end: declaration.position });
    const said = findings.findIndex((f) => f.place.start <= declaration.position && declaration.position < f.place.end && f.question !== undefined);
    const repaired = failing.length > 1 && said >= 0 ? repairOf(declaration, [...failing, ...holding].map((i) => judged[i]!)) : undefined;
    if (!repaired && declaration.cell !== "beta" && failing.length >= doubtful && failing.length > 2 * holding.length) {
      for (const i of failing) findings[i] = openBy(findings[i]!, declaration.name, line);
      continue;
    }
    if (!repaired) {
      for (const i of failing) findings[i] = { ...findings[i]!, remark: both(findings[i]!.remark, standingOn(declaration.name, line)) };
      continue;
    }
    const first = findings[failing[0]!]!;
    const lines = failing.map((i) => spotOf(document, findings[i]!.place).line);
    const rightForm = plainly(repaired);
    findings[said] = { ...findings[said]!, verdict: first.verdict, question: first.question, ...(rightForm !== undefined && { rightForm }), remark: contradicted(lines, first.reading) };
    for (const i of failing) findings[i] = openBy(findings[i]!, declaration.name, line);
  }
  return findings;
}

/** Where so many uses of a letter fail and hardly one holds, it is the letter that is in doubt, or how it was read. */
const doubtful = 3;

function openBy<F extends Judgement>(finding: F, name: string, line: number): F {
  const { rightForm: _, ...rest } = finding;
  return { ...(rest as F), verdict: undecided({ kind: "broken cell", subject: name, hint: `line ${line}` }), remark: standingOn(name, line) };
}

function declarationsOf(placed: readonly Placed[], lexicon: Lexicon): readonly Declaration[] {
  const letters = [...lexicon.own].flatMap(([key, own]): Declaration[] => {
    const line = own.lines.find((l) => l.kind === "column" && l.name === own.cell);
    const at = placed.find(({ statement: { items: [left], relations } }) => relations.length > 0 && left !== undefined && keyOf(left) === key);
    if (line?.kind !== "column" || !at) return [];
    const having = (body: Term): Lexicon => ({ ...lexicon, own: new Map([...lexicon.own, [key, { ...own, lines: own.lines.map((l) => (l === line ? { ...line, body } : l)) }]]) });
    return [{ name: printMath(at.statement.items[0]!), position: at.position, cell: own.cell, body: line.body, having }];
  });
  const schedules = (lexicon.schedules ?? []).flatMap((schedule): Declaration[] => {
    const body = betaOf(schedule.lines);
    if (!body) return [];
    const having = (other: Term): Lexicon => ({
      ...lexicon,
      schedules: (lexicon.schedules ?? []).map((s) => (s === schedule ? { ...s, variants: [], lines: s.lines.map((l): Line => (l.kind === "column" && l.name === "beta" ? { ...l, body: other } : l)) } : s)),
    });
    return [{ name: "β", position: schedule.position, cell: "beta", body, having }];
  });
  return [...letters, ...schedules];
}

const betaOf = (lines: readonly Line[]): Term | undefined => lines.flatMap((l) => (l.kind === "column" && l.name === "beta" ? [l.body] : []))[0];

function keyOf(node: Placed["statement"]["items"][number]): string | undefined {
  return node.kind === "symbol" ? symbolKey(node) : node.kind === "call" ? symbolKey(node.function) : node.kind === "applied" ? symbolKey(node.base) : undefined;
}

/** It reads the cell as it is declared there; the declaration itself does not stand on itself. */
function standsOn({ question, place }: Judgement, { cell, body, position }: Declaration): boolean {
  if (!question || (place.start <= position && position < place.end)) return false;
  const column = question.definitions.columns[cell];
  return column?.body !== undefined && sameTerm(column.body, body) && reach(question.definitions, question.claim.statement).has(cell);
}

/** More than these are not tried: a definition that long is not mended by one edit. */
const mostEdits = 120;

function repairOf({ body, having }: Declaration, standing: readonly Judged<Judgement>[]): Term | undefined {
  return editsOf(body).slice(0, mostEdits).find((edited) => {
    const lexicon = having(edited);
    return standing.every(({ again }) => { const kind = again(lexicon); return kind === "proved" || kind === "upheld"; });
  });
}

/** In LaTeX, unless it reads cells that have no name outside of the audit. */
function plainly(term: Term): string | undefined {
  let own = false;
  walk(term, (inner) => { if ((inner.kind === "index" || inner.kind === "name") && inner.name.startsWith("own_")) own = true; });
  return own ? undefined : printLatex(term);
}

const both = (before: Wording | undefined, after: Wording): Wording => (before ? { en: `${before.en} ${after.en}`, zh: `${before.zh}${after.zh}` } : after);
const standingOn = (name: string, line: number): Wording => ({ en: `It is judged with ${name} as line ${line} states it.`, zh: `按第 ${line} 行给出的 ${name} 判断。` });
const contradicted = (lines: readonly number[], reading: string): Wording => ({
  en: `It contradicts line${lines.length > 1 ? "s" : ""} ${lines.join(", ")}, beginning with ${reading}; one edit of it makes all of them true.`,
  zh: `它与第 ${lines.join("、")} 行矛盾，首先是 ${reading}；改动它一处，这些全部成立。`,
});

