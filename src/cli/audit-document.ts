import { readFileSync, statSync } from "node:fs";
import { audit } from "../audit/audit.ts";
import type { Memory } from "../audit/decide.ts";
import { decode } from "../audit/document/decode.ts";
import { readDocument } from "../audit/document/read-document.ts";
import { fullEvidence } from "../audit/report/evidence.ts";
import { reportOf, unreadable } from "../audit/report/report.ts";
import { suppress } from "../audit/report/suppress.ts";
import type { Problem } from "../base/problem.ts";
import { wordProblem } from "../base/wording.ts";
import type { AuditReply, AuditRequest, Source } from "./audit-protocol.ts";

/** One document from its bytes to its report. What cannot be read is reported as such; a fault of the audit is an unreadable document too. */
export function auditDocument({ source, seed, runs, explain }: AuditRequest, memory: Memory): AuditReply {
  const { name } = source;
  const read = readSource(source);
  if (read.kind === "problem") return { report: unreadable(name, wordProblem(read.problem, "en")) };
  try {
    const document = readDocument(name, read.text);
    const audited = audit(document, { seed, runs }, memory);
    const wanted = explain === undefined ? undefined : audited.findings.find(({ id }) => id === explain);
    return { report: suppress(document, reportOf(document, audited, seed, "en")), ...(wanted && { explained: fullEvidence(wanted, "en") }) };
  } catch (error) {
    return { report: unreadable(name, `a fault of the audit: ${error instanceof Error ? error.message : String(error)}`) };
  }
}

const tooMany = 50_000_000;

function readSource(source: Source): { kind: "text"; text: string } | { kind: "problem"; problem: Problem } {
  if (source.kind === "bytes") return decode(source.bytes);
  try {
    const { size } = statSync(source.name);
    // Larger files are refused by their size, before they are in memory.
    return size >= tooMany ? decode({ length: size } as Uint8Array) : decode(readFileSync(source.name));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { kind: "problem", problem: { kind: "missing value", subject: reasons[code] ?? `cannot read (${code})` } };
  }
}

const reasons: Readonly<Record<string, string>> = { ENOENT: "no such file", EACCES: "no permission to read", EISDIR: "it is a folder" };
