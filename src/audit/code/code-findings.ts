import { attempt } from "../../base/problem.ts";
import type { Document } from "../document/document.ts";
import type { AuditOptions } from "../finding.ts";
import type { Lexicon } from "../reading.ts";
import type { CodeClaim } from "./code-claim.ts";
import { contextOf } from "./context.ts";
import { heldByLayout } from "./held-by-layout.ts";
import { isShownWrong } from "./shown-wrong.ts";
import { listingsOf } from "./listings.ts";
import { codeRules } from "./rules.ts";

/** All claims of a document's code, in reading order. A rule that fails of itself costs only what it would have said; what the text shows as a mistake is not claimed. */
export function codeFindings(document: Document, lexicon: Lexicon, options: AuditOptions): readonly CodeClaim[] {
  const listings = listingsOf(document);
  if (listings.length === 0) return [];
  const context = contextOf(document, listings, lexicon, options);
  const all = codeRules.flatMap((rule) => {
    try {
      const claims = attempt(() => rule(context));
      return claims.ok ? claims.value : [];
    } catch (error) {
      if (error instanceof Error) return [];
      throw error;
    }
  });
  return all.filter((claim) => !isShownWrong(context, claim)).map((claim) => heldByLayout(claim, listings)).toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end);
}
