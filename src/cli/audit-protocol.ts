import type { FullEvidence } from "../audit/report/evidence.ts";
import type { FileReport } from "../audit/report/report.ts";

/** What goes between the program and the threads that audit. */
export interface AuditRequest {
  readonly source: Source;
  readonly seed: number;
  readonly runs: number;
  /** The finding of which all evidence is wanted. */
  readonly explain?: string;
}

/** A document to audit: a file by its path, or standard input, which only the program itself can read. */
export type Source =
  | { readonly kind: "path"; readonly name: string }
  | { readonly kind: "bytes"; readonly name: string; readonly bytes: Uint8Array };

export interface AuditReply {
  readonly report: FileReport;
  /** Of the finding asked for, where it is this document's. */
  readonly explained?: FullEvidence;
}
