import { readFileSync, writeFileSync } from "node:fs";
import { version } from "../../package.json";
import { counts, type FileReport } from "../audit/report/report.ts";
import { CannotRun } from "./cannot-run.ts";

/** Findings that are known already, by file and id; a file's claim stands beside them for who reads the baseline. */
export interface Baseline {
  readonly version: string;
  readonly refuted: readonly { readonly file: string; readonly id: string; readonly claim: string }[];
}

export function readBaseline(path: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new CannotRun(`cannot read: ${path} (${(error as NodeJS.ErrnoException).code ?? String(error)}; --write-baseline makes it)`);
  }
  try {
    const baseline = JSON.parse(text) as Baseline;
    if (baseline.refuted.every(({ file, id }) => typeof file === "string" && typeof id === "string")) return baseline;
  } catch {
    // Whatever it is, it is none of ours.
  }
  throw new CannotRun(`not a baseline: ${path}`);
}

/** Marks what the baseline knows. */
export function withBaseline(report: FileReport, baseline: ReadonlySet<string>): FileReport {
  if (baseline.size === 0) return report;
  return { ...report, findings: report.findings.map((f) => (f.verdict === "refuted" && baseline.has(keyOf(f)) ? { ...f, known: true } : f)) };
}

export const keysOf = ({ refuted }: Baseline): ReadonlySet<string> => new Set(refuted.map(keyOf));

const keyOf = ({ file, id }: { readonly file: string; readonly id: string }): string => `${id} ${slashes(file)}`;
const slashes = (file: string): string => file.replaceAll("\\", "/");

/** What a document adds to a baseline. */
export const baselineOf = ({ findings }: FileReport): Baseline["refuted"] =>
  findings.filter(counts).map(({ file, id, claim }) => ({ file: slashes(file), id, claim }));

export function writeBaseline(path: string, refuted: Baseline["refuted"]): void {
  const sorted = refuted.toSorted((a, b) => (byFile(a) < byFile(b) ? -1 : 1));
  try {
    writeFileSync(path, `${JSON.stringify({ version, refuted: sorted } satisfies Baseline, null, 2)}\n`);
  } catch (error) {
    throw new CannotRun(`cannot write: ${path} (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

const byFile = ({ file, id }: { readonly file: string; readonly id: string }): string => `${file} ${id}`;
