import type { Place } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import type { Line } from "../read/text/line.ts";
import type { Wording } from "./formula.ts";

/** A sheet's file, read: its text whole (so that saving changes nothing that was not edited) and its cells in order. */
export interface Sheet {
  readonly text: string;
  readonly title: string;
  readonly cells: readonly Cell[];
}

/**
 * A named line of a sheet. `id` is stable under edits elsewhere: the name for definitions, "use path" for uses, "claim" with the claim's text for claims;
 * a second of the same gets "#2". A line that could not be read has a problem and no `line`.
 */
export interface Cell {
  readonly id: string;
  readonly text: string;
  /** Where `text` stands in the sheet's file. */
  readonly place: Place;
  readonly line?: Line;
  readonly problem?: Problem;
  /** From a comment line directly above: `# Title | 标题 @ 000 §1.2`. */
  readonly title?: Wording;
  readonly source?: string;
  /** The Markdown heading it stands under. */
  readonly heading: string;
  /** The catalog formula that a `use` brought it from; undefined for the sheet's own cells. */
  readonly origin?: string;
}
