import type { FileFindings } from "./finding.ts";
import type { FilePlace } from "./live-sheet.ts";

/** Findings as GitHub's workflow commands, which annotate the lines of a pull request. What stands is not mentioned. */
export function githubOf({ findings, problems }: FileFindings): string {
  const wrong = findings.flatMap((finding) => {
    const { verdict, claim, reason } = finding;
    if (verdict === "proved" || verdict === "upheld") return [];
    return [annotation(verdict === "refuted" ? "error" : "warning", finding, `${verdict}: ${claim}`, reason)];
  });
  return [...wrong, ...problems.map((problem) => annotation("error", problem, problem.kind, problem.message))].map((line) => `${line}\n`).join("");
}

/** One annotation of a line, escaped as the workflow commands want it. */
export function annotation(level: "error" | "warning", { file, line, column, endLine, endColumn }: FilePlace, title: string, message: string): string {
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title });
  return `::${level} ${properties.map(([key, value]) => `${key}=${property(String(value))}`).join(",")}::${data(message)}`;
}

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
