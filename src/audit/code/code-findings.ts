import { attempt } from "../../base/problem.ts";
import type { Document } from "../document/document.ts";
import type { AuditOptions } from "../finding.ts";
import type { Lexicon } from "../reading.ts";
import type { CodeClaim } from "./code-claim.ts";
import { contextOf } from "./context.ts";
import { recognisedLines } from "./convert/recognised-lines.ts";
import { heldByLayout } from "./mend/held-by-layout.ts";
import { heldByMend } from "./mend/held-by-mend.ts";
import { isShownWrong } from "./shown-wrong.ts";
import { toldOnce } from "./told-once.ts";
import type { Listing } from "./source/listing.ts";
import { listingsOf } from "./source/listings.ts";
import { firstShown, freeNames } from "./world/free-names.ts";
import { codeRules } from "./rules.ts";
import type { Wording } from "../../sheet/formula.ts";
import { subjects } from "./wordings.ts";

/** All claims of a document's code, in reading order. A rule that fails of itself costs only what it would have said; what the text shows as a mistake is not claimed. */
export function codeFindings(document: Document, lexicon: Lexicon, options: AuditOptions): readonly CodeClaim[] {
  const listings = listingsOf(document);
  if (listings.length === 0) return [];
  const units = listings.map(({ unit }) => unit), { tables } = freeNames(units);
  const from = (tablesFrom: 0 | 1) => claimsFrom(document, listings, lexicon, { ...options, tablesFrom });
  const claims = tables.size > 0 ? firstShown(units) === 0 ? underEither(from(0), from(1), true) : underEither(from(1), from(0), firstShown(units) === 1) : claimsFrom(document, listings, lexicon, options);
  return claims.map((claim) => heldByMend(heldByLayout(claim, listings), document.text)).toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end);
}

/** Where tables are not shown, their first entry may be of step 1 or of step 0: what holds with either holds, and only what fails with both is wrong, or with the one that a loop shows. */
function underEither(likely: readonly CodeClaim[], other: readonly CodeClaim[], shown: boolean): readonly CodeClaim[] {
  const same = (all: readonly CodeClaim[], { place, code }: CodeClaim) => all.find((each) => each.place.start === place.start && each.place.end === place.end && each.code.subject === code.subject);
  const settled = likely.flatMap((claim): readonly CodeClaim[] => {
    const beside = same(other, claim);
    if (beside?.verdict.kind === "upheld") return claim.verdict.kind === "upheld" ? [claim] : [beside];
    return claim.verdict.kind === "refuted" && !shown && beside?.verdict.kind !== "refuted" ? (beside ? [beside] : []) : [claim];
  });
  return [...settled, ...other.filter((claim) => claim.verdict.kind === "upheld" && !same(likely, claim))];
}

function claimsFrom(document: Document, listings: readonly Listing[], lexicon: Lexicon, options: AuditOptions): readonly CodeClaim[] {
  const context = contextOf(document, listings, lexicon, options);
  const all: CodeClaim[] = [];
  for (const rule of codeRules) {
    try {
      const claims = attempt(() => rule(context));
      if (claims.ok) all.push(...claims.value.filter((claim) => !saidAlready(claim, all)));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
  }
  all.push(...recognisedLines(context, all));
  const inOrder = all.filter((claim) => !isShownWrong(context, claim)).toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end);
  return toldOnce(context, inOrder);
}

/** What one rule has said of a stretch no later one says again, and none leaves open what another has decided. What is right by itself may still raise, print another number, or be at odds with another function. */
const saidAlready = (claim: CodeClaim, before: readonly CodeClaim[]): boolean =>
  before.some(({ place, verdict }) => place.start === claim.place.start && place.end === claim.place.end
    && (verdict.kind === claim.verdict.kind || (claim.verdict.kind === "undecided" && verdict.kind !== "undecided") || (verdict.kind === "refuted" && claim.verdict.kind === "upheld" && !besides.has(claim.code.subject)) || (verdict.kind === "upheld" && claim.verdict.kind === "refuted" && claim.verdict.counterexample.of !== "failure" && !besides.has(claim.code.subject))));

const besides: ReadonlySet<Wording> = new Set([subjects.pair, subjects.printed, subjects.remark]);
