import type { Cell } from "../cell.ts";
import type { Catalog, Wording } from "../formula.ts";

export type CandidateKind = "local" | "number" | "column" | "function" | "built-in" | "constant" | "measured" | "formula" | "choice" | "word";

/** Something that may stand at the caret. `insert` takes the place of the word that was begun. */
export interface Candidate {
  readonly kind: CandidateKind;
  /** What is looked for and shown: "alphabar", "clip", "use derived.snr". */
  readonly label: string;
  readonly insert: string;
  /** As it is used: "alphabar[t]", "clip(x, low, high)". */
  readonly form?: string;
  readonly doc?: Wording;
  /** Sheet lines that define it, to be typeset. */
  readonly text?: string;
}

/** What a sheet and its catalog have to offer. */
export interface Known {
  readonly cells: readonly Cell[];
  readonly catalog: Catalog;
}
