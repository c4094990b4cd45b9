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
  readonly formulas: Lines;
  /** Of a note in a comment the next line of code, of one before a listing all of it. */
  readonly code: Lines | undefined;
}

interface Lines { readonly from: number; readonly to: number }

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
  return { words: words.split(/[\s,，、]+/).filter((word) => word !== ""), reason: reason.trim(), spot, formulas: formulasReached(note, spot, document), code: codeReached(note, spot, document) };
}

/** The lines whose formulas a note speaks of. */
function formulasReached(note: Note, { line }: Spot, document: Document): Lines {
  const spans = document.blocks.filter((block: Block): block is MathSpan => block.kind === "math");
  const sameLine = spans.some(({ whole }) => whole.end <= note.place.start && spotOf(document, whole).endLine === line);
  if (sameLine) return { from: line, to: line };
  const after = spans.filter(({ whole }) => whole.start >= note.place.end);
  const end = after.findIndex(({ sentence }) => sentence !== after[0]!.sentence);
  const told = after.slice(0, end < 0 ? after.length : end).map(({ whole }) => spotOf(document, whole));
  return told.length === 0 ? { from: line, to: line } : { from: told[0]!.line, to: told.at(-1)!.endLine };
}

function codeReached({ place }: Note, { line }: Spot, document: Document): Lines | undefined {
  const around = document.blocks.some((block) => block.kind === "code" && block.place.start <= place.start && place.end <= block.place.end);
  if (around) {
    const next = document.text.split(/\r\n?|\n/).findIndex((text, i) => i >= line && text.trim() !== "");
    return next < 0 ? undefined : { from: next + 1, to: next + 1 };
  }
  const after = document.blocks.filter((block) => (block.kind === "math" ? block.whole : block.place).start >= place.end).find((block) => block.kind === "code" || block.kind === "math");
  if (after?.kind !== "code") return undefined;
  const { line: from, endLine: to } = spotOf(document, after.place);
  return { from, to };
}

function speaksOf({ words, formulas, code }: Suppression, { id, rule, line, endLine }: ReportedFinding): boolean {
  if (words.includes(id)) return true;
  const reached = rule === "code" ? code : formulas;
  if (!reached) return false;
  const { from, to } = reached;
  return (words.length === 0 || words.includes(rule)) && line <= to && endLine >= from;
}
