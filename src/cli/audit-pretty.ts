import type { FullEvidence } from "../audit/report/evidence.ts";
import { counts, type FileReport, type ReportedFinding } from "../audit/report/report.ts";
import type { Coverage } from "../audit/finding.ts";
import { sidesShown } from "../verify/sides-shown.ts";
import { codeFindingLines } from "./audit-code-pretty.ts";
import { inOneLine, labelled } from "./audit-lines.ts";
import type { Paint } from "./paint.ts";
import { badge } from "./prove-pretty.ts";

/** A document's findings as a linter would show them: what is refuted in full, what is undecided in two lines where all is asked for. */
export function auditPretty({ findings, problems = [], conventions = [], file }: FileReport, show: "refuted" | "all" | "quiet", paint: Paint): string {
  const shown = findings.filter((finding) => show === "all" || counts(finding));
  const taken = (show === "quiet" || shown.length === 0 ? [] : conventions).map(({ says, declared, line }) => `${inOneLine(says)}${declared ? ` (declared, line ${line})` : ""}`).join("; ");
  const lines = [
    ...shown.flatMap((finding) => [...findingLines(finding, paint), ""]),
    ...(taken === "" ? [] : [`${paint.bold(file)}  ${paint.dim("conventions")}  ${taken}`, ""]),
    ...problems.flatMap(({ kind, line, column, message }) => [`${paint.bold(`${file}:${line}:${column}`)}  ${paint.red(`! ${kind}`)}  ${inOneLine(message)}`, ""]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** One finding with all that stands behind it. */
export function explainedPretty(finding: ReportedFinding, { facts, python }: FullEvidence, paint: Paint): string {
  const width = Math.max(...facts.map(({ label }) => label.length));
  const lines = [
    ...findingLines(finding, paint),
    ...facts.map(({ label, value }) => `  ${paint.dim(label.padEnd(width))}  ${inOneLine(value)}`),
    ...(python === undefined ? [] : ["", ...python.trimEnd().split("\n")]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function findingLines(finding: ReportedFinding, paint: Paint): readonly string[] {
  const { file, line, column, cell, verdict, rule, id, claim, reading, convention, checked, reason, counterexample, rightForm, seed, path, suppressed, known } = finding;
  const sides = counterexample && sidesShown(counterexample);
  const say = (label: string, text: string | undefined) => labelled(label, text === undefined || text === "" ? [] : [inOneLine(text)], paint);
  const set = [...(suppressed === undefined ? [] : [`suppressed: ${suppressed}`]), ...(known ? ["in the baseline"] : [])].join("; ");
  const head = [
    paint.bold(`${file}:${line}:${column}`), ...(cell === undefined ? [] : [`cell ${cell}`]), badge(verdict, paint), paint.dim(rule), paint.dim(id),
    ...(set === "" ? [] : [paint.dim(`(${inOneLine(set)})`)]),
  ].join("  ");
  if (finding.code) return [head, ...codeFindingLines(finding, finding.code, paint)];
  if (verdict === "proved" || verdict === "upheld") return [head, `  ${cut(inOneLine(claim))}`, ...say("taken as", convention)];
  return [
    head,
    `  ${cut(inOneLine(claim))}`,
    ...say("read as", reading),
    ...say("checked", checked === undefined ? undefined : cut(checked)),
    ...say("because", reason),
    ...(sides ? [...say("left", sides.left), ...say("right", sides.right)] : []),
    ...say("taken as", convention),
    ...say("correct", rightForm),
    ...(path === null ? [] : [`  ${paint.dim(`seed ${seed} · path ${path}`)}`]),
  ];
}

const cut = (text: string): string => (text.length > 240 ? `${text.slice(0, 240)}…` : text);

/** What was found, understood and decided in all documents, and why the rest was not. */
export interface Totals {
  readonly files: number;
  readonly coverage: Coverage;
  readonly suppressed: number;
  readonly known: number;
  readonly unread: number;
}

export const noTotals: Totals = { files: 0, coverage: { found: 0, understood: 0, proved: 0, upheld: 0, refuted: 0, undecided: 0, reasons: {} }, suppressed: 0, known: 0, unread: 0 };

export function withFile(totals: Totals, { coverage: c, findings, problems = [] }: FileReport): Totals {
  const { coverage: s } = totals;
  const reasons = { ...s.reasons };
  for (const [reason, count] of Object.entries(c.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count;
  return {
    files: totals.files + 1,
    coverage: {
      found: s.found + c.found, understood: s.understood + c.understood, proved: s.proved + c.proved, upheld: s.upheld + c.upheld,
      refuted: s.refuted + c.refuted, undecided: s.undecided + c.undecided, reasons,
    },
    suppressed: totals.suppressed + findings.filter((f) => f.verdict === "refuted" && f.suppressed !== undefined).length,
    known: totals.known + findings.filter((f) => f.verdict === "refuted" && f.known).length,
    unread: totals.unread + problems.filter(({ kind }) => kind === "unreadable").length,
  };
}

/** `2 documents, 60 claims: 50 understood, 12 proved, 28 upheld, 8 refuted, 12 undecided (10 unknown name, 2 not a number)` */
export function totalsLine({ files, coverage: c, suppressed, known, unread }: Totals): string {
  const why = Object.entries(c.reasons).toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([reason, count]) => `${count} ${reason}`).join(", ");
  const aside = [...(suppressed === 0 ? [] : [`${suppressed} suppressed`]), ...(known === 0 ? [] : [`${known} in the baseline`])].join(", ");
  const refuted = `${c.refuted} refuted${aside === "" ? "" : ` (${aside})`}`;
  const undecided = `${c.undecided} undecided${why === "" ? "" : ` (${why})`}`;
  const not = unread === 0 ? "" : `; ${unread} not audited`;
  return `${files} ${files === 1 ? "document" : "documents"}, ${c.found} ${c.found === 1 ? "claim" : "claims"}: ${c.understood} understood, ${c.proved} proved, ${c.upheld} upheld, ${refuted}, ${undecided}${not}`;
}
