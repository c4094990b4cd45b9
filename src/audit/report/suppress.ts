import { wordProblem } from "../../base/wording.ts";
import type { Problem } from "../../base/problem.ts";
import type { Block, Document, MathSpan, Note, Spot } from "../document/document.ts";
import { spotOf } from "../document/spot-of.ts";
import type { FileReport, ReportedFinding, ReportedProblem } from "./report.ts";

/** `ignore [RULE or ID, …]: reason`, and the stretch of the document that it speaks of. */
interface Suppression {
  readonly words: readonly string[];
  readonly reason: string;
  readonly spot: Spot;
  readonly from: number;
  readonly to: number;
}

/**
 * Marks what a document's own notes suppress: `<!-- alphabar: ignore law: reason -->`. A finding's id is meant wherever it stands; a rule, or no word at all,
 * speaks of the formulas before the note on its line or, where there are none, of the next sentence with formulas. Without a reason, or where it
 * speaks of nothing, a suppression is a problem and suppresses nothing.
 */
export function suppress(document: Document, report: FileReport): FileReport {
  const suppressions = document.blocks.flatMap((block) => (block.kind === "note" ? (suppressionOf(block, document) ?? []) : []));
  if (suppressions.length === 0) return report;
  const used = new Set<Suppression>();
  const findings = report.findings.map((finding): ReportedFinding => {
    const by = suppressions.find((s) => s.reason !== "" && speaksOf(s, finding));
    if (!by) return finding;
    used.add(by);
    return { ...finding, suppressed: by.reason };
  });
  const problems = suppressions.filter((s) => !used.has(s)).map(({ words, reason, spot }): ReportedProblem => {
    const problem: Problem = reason === ""
      ? { kind: "missing value", subject: "why this is ignored", hint: "ignore [RULE or ID]: reason" }
      : { kind: "unknown name", subject: `${words.join(", ") || "ignore"}: nothing here to ignore` };
    return { kind: "suppression", message: wordProblem(problem, "en"), ...spot };
  });
  return { ...report, findings, ...(problems.length > 0 && { problems: [...(report.problems ?? []), ...problems] }) };
}

const pattern = /^\s*ignore\b\s*([^:：]*)(?:[:：]\s*([\s\S]*))?$/i;

function suppressionOf(note: Note, document: Document): Suppression | undefined {
  const [found, words = "", reason = ""] = pattern.exec(note.text) ?? [];
  if (found === undefined) return undefined;
  const spot = spotOf(document, note.place);
  const { from, to } = reachOf(note, spot, document);
  return { words: words.split(/[\s,，、]+/).filter((word) => word !== ""), reason: reason.trim(), spot, from, to };
}

/** The lines a note speaks of. */
function reachOf(note: Note, { line }: Spot, document: Document): { from: number; to: number } {
  const spans = document.blocks.filter((block: Block): block is MathSpan => block.kind === "math");
  const sameLine = spans.some(({ whole }) => whole.end <= note.place.start && spotOf(document, whole).endLine === line);
  if (sameLine) return { from: line, to: line };
  const after = spans.filter(({ whole }) => whole.start >= note.place.end);
  const end = after.findIndex(({ sentence }) => sentence !== after[0]!.sentence);
  const told = after.slice(0, end < 0 ? after.length : end).map(({ whole }) => spotOf(document, whole));
  return told.length === 0 ? { from: line, to: line } : { from: told[0]!.line, to: told.at(-1)!.endLine };
}

function speaksOf({ words, from, to }: Suppression, { id, rule, line, endLine }: ReportedFinding): boolean {
  if (words.includes(id)) return true;
  return (words.length === 0 || words.includes(rule)) && line <= to && endLine >= from;
}
