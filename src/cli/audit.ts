import { version } from "../../package.json";
import type { FileReport } from "../audit/report/report.ts";
import { auditAll } from "./audit-all.ts";
import type { AuditRequest } from "./audit-protocol.ts";
import { namesIn, sourcesOf } from "./audit-sources.ts";
import { CannotRun } from "./cannot-run.ts";
import type { Command } from "./command.ts";
import { drawsOf, jobsOf } from "./jobs.ts";

const formats = ["pretty", "json", "sarif", "github", "ndjson"] as const;

export const audit: Command = {
  name: "audit",
  summary: "find the wrong formulas in documents",
  help: "usage: alphabar audit FILES… [OPTIONS]\n",
  options: { format: { type: "string" }, runs: { type: "string" }, seed: { type: "string" }, jobs: { type: "string" }, "files-from": { type: "string", multiple: true } },
  async run(options, terminal) {
    options.oneOf("format", formats);
    const draws = drawsOf(options);
    const jobs = jobsOf(options);
    const sources = sourcesOf([...options.words, ...options.texts("files-from").flatMap(namesIn)]);
    if (sources.length === 0) throw new CannotRun("missing document: files, folders, globs or -");
    const requests = sources.map((source): AuditRequest => ({ source, ...draws }));
    const files: FileReport[] = [];
    for await (const { report } of auditAll(requests, jobs)) {
      files.push(report);
      terminal.progress(`${files.length} of ${sources.length} documents`);
    }
    await terminal.write(`${JSON.stringify({ version, seed: draws.seed, files }, null, 2)}\n`);
    if (files.some(({ problems }) => problems?.some(({ kind }) => kind === "unreadable"))) return 2;
    return files.some(({ findings }) => findings.some(({ verdict }) => verdict === "refuted")) ? 1 : 0;
  },
};
