import type { Place } from "../../base/place.ts";
import type { Problem } from "../../base/problem.ts";
import type { Finding } from "../../audit/finding.ts";
import type { FileReport } from "../../audit/report/report.ts";
import type { Language } from "../../verify/explain.ts";
import type { Passage } from "./passage.ts";

/** Everything that passes between the page and the worker that audits: one document asked for, then how far it is, then one answer. */
export interface AuditRequest {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly seed: number;
  readonly runs: number;
}

export type AuditReply =
  | { readonly kind: "progress"; readonly done: number; readonly all: number }
  | { readonly kind: "audited"; readonly audited: Audited }
  /** The document cannot be audited, and why. */
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "empty" }
  /** A fault of the audit itself, never of the document. */
  | { readonly kind: "fault"; readonly message: string };

/** A document with its findings, as plain data. */
export interface Audited {
  readonly name: string;
  /** As it was given, or with what was declared here. */
  readonly text: string;
  readonly declared: readonly DeclaredHere[];
  readonly passages: readonly Passage[];
  /** The document's own macros, as KaTeX takes them. */
  readonly macros: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  /** The same findings as the command line reports them. */
  readonly reports: Readonly<Record<Language, FileReport>>;
}

/** What a note of the document declares; with a problem it declares nothing. */
export interface DeclaredHere {
  readonly says: string;
  readonly place: Place;
  readonly problem?: Problem;
}
