import type { CodeClaim, CodeContext, CodeRule } from "../../../../src/audit/code/code-claim.ts";
import { contextOf as made } from "../../../../src/audit/code/context.ts";
import { listingsOf } from "../../../../src/audit/code/source/listings.ts";
import { readDocument } from "../../../../src/audit/document/read-document.ts";
import { emptyLexicon } from "../../../../src/audit/reading.ts";

/** A document's code as the rules read it. */
export function contextOf(text: string, name = "a.md", found?: "doubt"): CodeContext {
  const document = readDocument(name, text);
  return made(document, listingsOf(document), emptyLexicon, { seed: 1, runs: 60, ...(found && { found }) });
}

/** What a rule says of a listing: its verdicts with the text of their places. With "doubt" no right form is looked for. */
export function claimsIn(rule: CodeRule, python: string, found?: "doubt"): readonly (CodeClaim & { readonly text: string })[] {
  const context = contextOf(`\n\n\`\`\`python\n${python.replace(/^\n/, "")}\n\`\`\`\n`, "a.md", found);
  return rule(context).map((claim) => ({ ...claim, text: context.document.text.slice(claim.place.start, claim.place.end) }));
}

/** "upheld" and the like, one for each claim. */
export const verdictsOf = (claims: readonly CodeClaim[]): string => claims.map(({ verdict }) => verdict.kind).join();
