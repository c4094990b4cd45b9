import { counts, type FileReport } from "../audit/report/report.ts";
import { annotation } from "./github.ts";

/** What is wrong in a document as GitHub's workflow commands, which annotate the lines of a pull request. */
export function auditGithub({ file, findings, problems = [] }: FileReport): string {
  const wrong = findings.filter(counts).map((finding) =>
    annotation("error", finding, `refuted: ${finding.rule}`, [finding.claim, `read as ${finding.reading}`, finding.reason, ...(finding.rightForm === undefined ? [] : [`right: ${finding.rightForm}`])].join("\n")));
  const notes = problems.map(({ kind, message, ...spot }) => annotation(kind === "unreadable" ? "error" : "warning", { file, ...spot }, kind, message));
  return [...wrong, ...notes].map((line) => `${line}\n`).join("");
}
