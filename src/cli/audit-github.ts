import { counts, type FileReport, type ReportedFinding } from "../audit/report/report.ts";
import { changeText, codeText } from "./audit-code.ts";
import { annotation } from "./github.ts";

/** What is wrong in a document as GitHub's workflow commands, which annotate the lines of a pull request. */
export function auditGithub({ file, findings, problems = [] }: FileReport): string {
  const wrong = findings.filter(counts).map((finding) =>
    annotation("error", finding, `refuted: ${finding.rule}`, saidOf(finding).join("\n")));
  const notes = problems.map(({ kind, message, ...spot }) => annotation(kind === "unreadable" ? "error" : "warning", { file, ...spot }, kind, message));
  return [...wrong, ...notes].map((line) => `${line}\n`).join("");
}

function saidOf({ claim, reading, reason = "", rightForm, code }: ReportedFinding): readonly string[] {
  if (!code) return [claim, `read as ${reading}`, reason, ...(rightForm === undefined ? [] : [`right: ${rightForm}`])];
  const facts = codeText(code, reading).map(({ label, lines }) => `${label}: ${lines.join("; ")}`);
  return [...code.lines.map(({ text }) => text), ...facts, reason, ...changeText(code)];
}
