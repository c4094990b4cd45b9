import type { Spot } from "../../program/value.ts";
import type { Wording } from "../../sheet/formula.ts";
import type { Verdict } from "../../verify/verdict.ts";
import type { CodeEvidence } from "../finding.ts";
import type { CodeClaim, CodeContext } from "./code-claim.ts";
import { lineMathematics } from "./source/line-mathematics.ts";
import { placeOfStatement } from "./source/statements.ts";
import { repaired } from "./wordings.ts";
import { lineAndColumn, type Place } from "../../base/place.ts";

/** What a rule says of one stretch of code. */
export interface Told extends Omit<CodeEvidence, "repaired"> {
  readonly context: CodeContext;
  readonly spot: Spot;
  /** Where it stands, when that is not the spot's statement: a printed line. */
  readonly place?: Place;
  readonly reading: string;
  readonly verdict: Verdict;
  readonly convention?: Wording;
  readonly remark?: Wording;
  readonly rightForm?: string;
}

/** A claim at the statement in which `spot` stands, with what was mended in its listing before it ran. */
export function claimOf({ context, spot, place, reading, verdict, convention, remark, rightForm, ...evidence }: Told): CodeClaim {
  const listing = context.listings[spot.unit]!;
  const above = lineAndColumn(context.document.text, listing.code.origin(0)).line - 1;
  const mended = listing.unit.repairs.map((repair) => repaired(repair, above + repair.line));
  const mathematics = evidence.mathematics ?? (place ? undefined : lineMathematics(context, spot));
  return {
    place: place ?? placeOfStatement(context, spot),
    heading: listing.code.headings.at(-1) ?? "",
    reading, verdict,
    code: { ...evidence, ...(mathematics !== undefined && { mathematics }), ...(mended.length > 0 && { repaired: mended.slice(0, 3) }) },
    ...(convention && { convention }), ...(remark && { remark }), ...(rightForm !== undefined && { rightForm }),
  };
}
