import type { Place } from "../../base/place.ts";
import type { Statement } from "../../read/latex/math.ts";
import type { DataLaw } from "../model/data-law.ts";
import type { Reading } from "../reading.ts";
import type { StatedSchedule } from "../stated-schedule.ts";
import type { Predicted } from "../symbol.ts";

/** What an author says of a document in a note, read. Letters are named by their keys, as a lexicon does. */
export type Declaration =
  | { readonly kind: "time"; readonly from: 0 | 1 }
  | { readonly kind: "continuous" }
  | { readonly kind: "alpha"; readonly means: Reading["alpha"] }
  | { readonly kind: "sigma"; readonly means: Reading["sigma"] }
  /** A letter for a quantity, a state, the data, a noise or a step that has a usual one. */
  | { readonly kind: "role"; readonly letter: string; readonly role: Role }
  /** `statement` defines `letter` as one of the document's own would. */
  | { readonly kind: "let"; readonly letter: string; readonly statement: Statement }
  /** Without a letter it speaks of every network that is not named for what it predicts. */
  | { readonly kind: "network"; readonly letter?: string; readonly predicts: Predicted }
  | { readonly kind: "data"; readonly law: DataLaw }
  | { readonly kind: "schedule"; readonly schedule: StatedSchedule };

export type Role =
  | { readonly of: "stepped"; readonly key: string }
  | { readonly of: "data" | "noise" }
  | { readonly of: "counter"; readonly letter: "T" | "t" | "s" };

/** A declaration as it stands in the document; `text` is as it was written. */
export interface Declared {
  readonly declaration: Declaration;
  readonly text: string;
  readonly place: Place;
}
