import { version } from "../../package.json";
import { markdownOf } from "../audit/report/markdown.ts";
import { counts, type FileReport } from "../audit/report/report.ts";
import { auditGithub } from "./audit-github.ts";
import { auditPretty, type Totals, totalsLine } from "./audit-pretty.ts";
import { auditSarif } from "./audit-sarif.ts";
import type { Paint } from "./paint.ts";

export const auditFormats = ["pretty", "json", "sarif", "github", "ndjson", "markdown"] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** Text for the reports of documents as they come: what goes before them, for each, and after them. */
export interface AuditWriter {
  readonly head: string;
  file(report: FileReport): string;
  end(totals: Totals): string;
}

/** `refuted`: what fails the audit; `all`: every claim; `quiet`: what fails the audit and nothing around it. */
export type Shown = "refuted" | "all" | "quiet";

export function auditWriter(format: AuditFormat, shown: Shown, seed: number, paint: Paint): AuditWriter {
  switch (format) {
    case "pretty": return {
      head: "",
      file: (report) => auditPretty(report, shown, paint),
      end: (totals) => (shown === "quiet" ? "" : `${totals.coverage.refuted > totals.suppressed + totals.known || totals.unread > 0 ? paint.red(totalsLine(totals)) : paint.green(totalsLine(totals))}\n`),
    };
    case "json": {
      // Written document by document: a thousand of them need not be in memory at once.
      let before = "";
      return {
        head: `{\n"version": ${JSON.stringify(version)},\n"seed": ${seed},\n"files": [`,
        file(report) {
          const text = `${before}\n${JSON.stringify(kept(report, shown), null, 2)}`;
          before = ",";
          return text;
        },
        end: () => "\n]\n}\n",
      };
    }
    case "ndjson": return { head: "", file: (report) => `${JSON.stringify({ version, seed, ...kept(report, shown) })}\n`, end: () => "" };
    case "github": return { head: "", file: auditGithub, end: () => "" };
    case "markdown": return { head: "", file: (report) => `${markdownOf(kept(report, shown), "en")}\n`, end: () => "" };
    case "sarif": {
      const files: FileReport[] = [];
      return {
        head: "",
        file(report) {
          files.push({ ...report, findings: report.findings.filter(({ verdict }) => verdict === "refuted") });
          return "";
        },
        end: () => `${JSON.stringify(auditSarif(files.map((report) => kept(report, shown))), null, 2)}\n`,
      };
    }
  }
}

const kept = (report: FileReport, shown: Shown): FileReport => (shown === "quiet" ? { ...report, findings: report.findings.filter(counts) } : report);
