import { codeFindings } from "../../../src/audit/code/code-findings.ts";
import type { CodeClaim } from "../../../src/audit/code/code-claim.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";
import { spotOf } from "../../../src/audit/document/spot-of.ts";
import { emptyLexicon } from "../../../src/audit/reading.ts";

export interface Seen { readonly line: number; readonly kind: CodeClaim["verdict"]["kind"]; readonly subject: string; readonly claim: CodeClaim }

/** What is said of a Python file, or of a document of that name. */
export function claimsOf(text: string, name = "code.py"): readonly Seen[] {
  const document = readDocument(name, text);
  return codeFindings(document, emptyLexicon, { seed: 1, runs: 100 }).map((claim) => ({ line: spotOf(document, claim.place).line, kind: claim.verdict.kind, subject: claim.code.subject.en, claim }));
}

/** "3 upheld, 7 refuted": for what is compared as a whole. */
export const summary = (text: string, name?: string): string => claimsOf(text, name).map(({ line, kind }) => `${line} ${kind}`).join(", ");

/** A verdict of the line that holds `part`; "nothing" where nothing is said of it. */
export function verdictAt(text: string, part: string): string {
  const line = text.split("\n").findIndex((each) => each.includes(part)) + 1;
  const here = claimsOf(text).filter((each) => each.line === line);
  return here.length === 0 ? "nothing" : here.map(({ kind }) => kind).join(", ");
}
