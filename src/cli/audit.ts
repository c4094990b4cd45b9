import { auditAll } from "./audit-all.ts";
import { type Baseline, baselineOf, keysOf, readBaseline, withBaseline, writeBaseline } from "./audit-baseline.ts";
import { explainedPretty, noTotals, withFile } from "./audit-pretty.ts";
import type { AuditReply, AuditRequest } from "./audit-protocol.ts";
import { namesIn, shardOf, sourcesOf } from "./audit-sources.ts";
import { auditFormats, auditWriter } from "./audit-writer.ts";
import { CannotRun } from "./cannot-run.ts";
import type { Command, ExitCode } from "./command.ts";
import { drawsOf, jobsOf } from "./jobs.ts";
import type { Options } from "./options.ts";
import type { Terminal } from "./terminal.ts";

const help = `usage: alphabar audit FILES… [OPTIONS]

Finds the claims in documents and judges each against the model, under the document's own conventions. FILES are Markdown, LaTeX,
plain text, HTML, notebooks or Python; folders, for all documents below them; quoted globs ('docs/**/*.md'); - for standard input.
Python is read wherever it stands and run on distributions instead of numbers, by an interpreter of its own: nothing of it is executed.

options:
  --format FORMAT    pretty, json, ndjson (one document a line, as they come), sarif, github or markdown (pretty)
  --all              shows every claim, not only what is refuted (pretty)
  --quiet            what fails the audit and nothing else
  --explain ID       one finding in full, with the counterexample as a Python program
  --baseline FILE    fails on refuted claims that are not in FILE only
  --write-baseline   writes what is refuted now to that FILE
  --files-from FILE  takes the names of documents from FILE, one a line; - for standard input
  --shard I/N        the I-th of N parts of the documents
  --runs N           random cases a claim (100)
  --seed N           the seed of all draws (1); the same seed gives the same findings
  --jobs N           threads (the number of cores); the findings do not depend on it

In a document, a note <!-- alphabar: … --> (in LaTeX % alphabar: …, in plain text and code # alphabar: …) says what it leaves open:
  time from 0; continuous time; α means ᾱ; z means x; let γ_t = 1-ᾱ_t; σ² is β̃; the network predicts v; data N(0, I);
  schedule linear 1e-4 to 0.02 over 1000 steps
A note "ignore RULE or ID: reason" suppresses findings: with an id that one, else those of the line or of the next formula; with the
rule code those of the next line of code, or of the listing that follows.
A note that cannot be taken is reported itself.

examples:
  alphabar audit tutorial.md
  alphabar audit docs --baseline known.json --format github
  git diff --name-only main | alphabar audit --files-from - --format sarif > alphabar.sarif

exit codes: 0 nothing is refuted; 1 something is; 2 it could not run, was cut short, or some document could not be audited
`;

export const audit: Command = {
  name: "audit",
  summary: "find the wrong formulas in documents",
  help,
  options: {
    format: { type: "string" }, all: { type: "boolean" }, quiet: { type: "boolean" }, explain: { type: "string" }, baseline: { type: "string" },
    "write-baseline": { type: "boolean" }, "files-from": { type: "string", multiple: true }, shard: { type: "string" },
    runs: { type: "string" }, seed: { type: "string" }, jobs: { type: "string" },
  },
  async run(options, terminal) {
    const format = options.oneOf("format", auditFormats) ?? "pretty";
    const draws = drawsOf(options, 100);
    const jobs = jobsOf(options);
    const baseline = baselineFor(options);
    const explain = options.text("explain");
    const all = sourcesOf([...options.words, ...options.texts("files-from").flatMap(namesIn)]);
    if (all.length === 0 && options.texts("files-from").length === 0) throw new CannotRun("missing document: files, folders, globs or -");
    const requests = shardOf(all, options.text("shard")).map((source): AuditRequest => ({ source, ...draws, ...(explain !== undefined && { explain }) }));
    const interrupt = new AbortController();
    process.once("SIGINT", () => interrupt.abort());
    if (explain !== undefined) return explainOne(auditAll(requests, jobs, interrupt.signal), explain, terminal);

    const writer = auditWriter(format, options.has("quiet") ? "quiet" : options.has("all") ? "all" : "refuted", draws.seed, terminal.out);
    const refuted: Baseline["refuted"][number][] = [];
    let totals = noTotals;
    await terminal.write(writer.head);
    for await (const { report } of auditAll(requests, jobs, interrupt.signal)) {
      const known = withBaseline(report, baseline.keys);
      totals = withFile(totals, known);
      refuted.push(...baselineOf(report));
      await terminal.write(writer.file(known));
      if (format !== "pretty") for (const { message } of report.problems?.filter(({ kind }) => kind === "unreadable") ?? []) terminal.complain(`${terminal.err.red("alphabar:")} ${report.file}: ${message}`);
      terminal.progress(`${totals.files} of ${requests.length} documents`);
    }
    await terminal.write(writer.end(totals));
    if (interrupt.signal.aborted) throw new CannotRun(`cut short: ${totals.files} of ${requests.length} documents audited`);
    if (baseline.write !== undefined) writeBaseline(baseline.write, refuted);
    if (totals.unread > 0) return 2;
    return totals.coverage.refuted > totals.suppressed + totals.known && baseline.write === undefined ? 1 : 0;
  },
};

function baselineFor(options: Options): { readonly keys: ReadonlySet<string>; readonly write?: string } {
  const path = options.text("baseline");
  if (options.has("write-baseline")) {
    if (path === undefined) throw new CannotRun("missing file: --write-baseline (write --baseline FILE --write-baseline)");
    return { keys: new Set(), write: path };
  }
  return { keys: path === undefined ? new Set() : keysOf(readBaseline(path)) };
}

async function explainOne(replies: AsyncIterable<AuditReply>, id: string, terminal: Terminal): Promise<ExitCode> {
  for await (const { report, explained } of replies) {
    const finding = report.findings.find((f) => f.id === id);
    if (!finding || !explained) continue;
    await terminal.write(explainedPretty(finding, explained, terminal.out));
    return finding.verdict === "refuted" ? 1 : 0;
  }
  throw new CannotRun(`no such finding: ${id} (the ids are in the report; --all shows every claim's)`);
}
