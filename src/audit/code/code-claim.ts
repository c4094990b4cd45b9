import type { Place } from "../../base/place.ts";
import type { Run, World } from "../../program/world.ts";
import type { Wording } from "../../sheet/formula.ts";
import type { Verdict } from "../../verify/verdict.ts";
import type { AuditOptions, CodeEvidence } from "../finding.ts";
import type { Lexicon } from "../reading.ts";
import type { Document } from "../document/document.ts";
import type { Listing } from "./source/listing.ts";

/** What a line, a function or a loop of a document's Python claims, judged. */
export interface CodeClaim {
  readonly place: Place;
  readonly heading: string;
  /** What it was taken for, in mathematics: `q(x_t | x_0)`, `\bar\alpha_t`. */
  readonly reading: string;
  readonly verdict: Verdict;
  readonly code: CodeEvidence;
  /** E.g. "index i is step i + 1". */
  readonly convention?: Wording;
  readonly remark?: Wording;
  /** The line as it should be, in Python, where one edit mends it and was run. */
  readonly rightForm?: string;
}

/** A document's Python, all of it, run as it is written; what the rules read. */
export interface CodeContext {
  readonly document: Document;
  readonly listings: readonly Listing[];
  /** As written, without a world. */
  readonly run: Run;
  /** The same program in another world; runs of one world are made once. */
  readonly runIn: (world: World) => Run;
  readonly lexicon: Lexicon;
  readonly options: AuditOptions;
  /** Where an edit is only tried: the names of the functions that it can matter to. Others are not called. */
  readonly focus?: ReadonlySet<string>;
}

/** One kind of claim that code can make. A rule gives nothing where it knows nothing, and `undecided` with a reason where it knows what is claimed and cannot tell. */
export type CodeRule = (context: CodeContext) => readonly CodeClaim[];
