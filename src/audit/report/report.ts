import { wordProblem } from "../../base/wording.ts";
import { printText } from "../../term/print-text.ts";
import type { Language } from "../../verify/explain.ts";
import type { Case, Verdict } from "../../verify/verdict.ts";
import type { Document, Spot } from "../document/document.ts";
import { spotOf } from "../document/spot-of.ts";
import type { Coverage, DocumentReport, Finding, Rule } from "../finding.ts";
import { kindOf, type ClaimKind } from "./claim-kind.ts";
import { codeReason } from "./code-reason.ts";
import { type ReportedCode, reportedCode } from "./code-report.ts";
import { reasonOf } from "./why-undecided.ts";

/** What `alphabar audit --format json` prints; schema.json beside this file says the same to machines. */
export interface Report {
  readonly version: string;
  readonly seed: number;
  readonly files: readonly FileReport[];
}

/** One document's findings in reading order. */
export interface FileReport {
  readonly file: string;
  readonly coverage: Coverage;
  readonly findings: readonly ReportedFinding[];
  /** What its letters and steps were taken to mean: as its notes declare, then as its text settles; left out where neither says anything. */
  readonly conventions?: readonly ReportedConvention[];
  /** What is wrong with the file itself or with what it tells the audit; left out where nothing is. */
  readonly problems?: readonly ReportedProblem[];
}

/** A finding as plain data, its place as a reader of the file would name it. */
export interface ReportedFinding extends Spot {
  readonly id: string;
  readonly rule: Rule;
  readonly file: string;
  /** The exact source text. */
  readonly claim: string;
  readonly kind: ClaimKind;
  readonly verdict: Verdict["kind"];
  /** How it was read, printed back; empty where it could not be read. */
  readonly reading: string;
  readonly convention?: string;
  /** Refuted ones: what was put to the verifier, whose left and right sides the counterexample speaks of, in the sheet's language. */
  readonly checked?: string;
  /** The reason in a sentence. */
  readonly reason?: string;
  readonly counterexample?: { readonly values: Case; readonly left: string; readonly right: string; readonly digits: number };
  readonly rightForm?: string;
  /** Of code: what it computes beside what it should. */
  readonly code?: ReportedCode;
  readonly seed: number;
  /** With the seed it replays the counterexample; null where there is none. */
  readonly path: string | null;
  /** The reason its suppression gives. */
  readonly suppressed?: string;
  /** It stands in the baseline. */
  readonly known?: true;
}

/** A declared convention has its place; one that the text settles stands for all of it. */
export interface ReportedConvention {
  readonly says: string;
  readonly declared: boolean;
  readonly line?: number;
}

/**
 * `unreadable`: the file was not audited. `suppression`: a suppression that says nothing or speaks of nothing. `declaration`: a declaration that
 * cannot be read, or that the document contradicts.
 */
export interface ReportedProblem extends Spot {
  readonly kind: "unreadable" | "suppression" | "declaration";
  readonly message: string;
}

/** A document's report as plain data. `seed` is the audit's own, for findings that drew nothing. */
export function reportOf(document: Document, { name, coverage, findings, conventions, declared, misdeclared }: DocumentReport, seed: number, language: Language): FileReport {
  const held = declared.filter((one) => !misdeclared.some(({ place }) => place.start === one.place.start));
  const taken: readonly ReportedConvention[] = [
    ...held.map(({ text, place }) => ({ says: text, declared: true, line: spotOf(document, place).line })),
    ...conventions.map((wording) => ({ says: wording[language], declared: false })).filter(({ says }) => !held.some(({ text }) => text === says)),
  ];
  const problems = misdeclared.map(({ problem, text, place }): ReportedProblem => ({ kind: "declaration", message: `${text}: ${wordProblem(problem, language)}`, ...spotOf(document, place) }));
  return {
    file: name, coverage, findings: findings.map((finding) => reported(finding, document, seed, language)),
    ...(taken.length > 0 && { conventions: taken }), ...(problems.length > 0 && { problems }),
  };
}

/** It fails the audit: refuted, and neither suppressed nor known. */
export const counts = ({ verdict, suppressed, known }: ReportedFinding): boolean => verdict === "refuted" && suppressed === undefined && !known;

/** The report of a file that could not be audited: its message stands at the file's beginning. */
export function unreadable(file: string, message: string): FileReport {
  const coverage: Coverage = { found: 0, understood: 0, proved: 0, upheld: 0, refuted: 0, undecided: 0, reasons: {} };
  return { file, coverage, findings: [], problems: [{ kind: "unreadable", message, line: 1, column: 1, endLine: 1, endColumn: 1 }] };
}

function reported(finding: Finding, document: Document, seed: number, language: Language): ReportedFinding {
  const { id, rule, place, claim, reading, verdict, convention, remark, rightForm, question } = finding;
  const { line, column, endLine, endColumn, cell } = spotOf(document, place);
  const refuted = verdict.kind === "refuted" ? verdict.counterexample : undefined;
  const code = reportedCode(finding, document, language);
  return {
    id, rule, file: document.name, line, column, endLine, endColumn, ...(cell !== undefined && { cell }),
    claim, kind: kindOf(rule), verdict: verdict.kind, reading,
    ...(convention && { convention: convention[language] }),
    reason: code ? codeReason(verdict, remark, language) : [reasonOf(verdict, language), ...(remark ? [remark[language]] : [])].join(language === "zh" ? "" : " "),
    ...(refuted && question && { checked: printText(question.claim.statement).replaceAll(/\bown_(?=\w)/g, "") }),
    ...(refuted && { counterexample: { values: refuted.case, left: refuted.left, right: refuted.right, digits: refuted.digits } }),
    ...(rightForm !== undefined && { rightForm }),
    ...(code && { code }),
    seed: verdict.run?.seed ?? question?.seed ?? seed,
    path: refuted === undefined || refuted.path === "" ? null : refuted.path,
  };
}
