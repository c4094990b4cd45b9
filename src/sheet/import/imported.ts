import type { Problem } from "../../base/problem.ts";
import type { Precision } from "../../field/precision.ts";

/** Numbers read from outside. `name` is what they were called there; `from` the t of the first where the source says it; `precision` the format they were made in, as far as it says. */
export interface ImportedList {
  readonly name?: string;
  readonly from?: number;
  readonly precision: Precision;
  readonly values: Float64Array;
}

/** One list, or several to choose from; a column that is no numbers has its problem, with its place in the text. */
export type Imported = { readonly ok: true; readonly lists: readonly ImportedList[]; readonly refused: readonly Refused[] } | { readonly ok: false; readonly problem: Problem };

export interface Refused {
  readonly name: string;
  readonly problem: Problem;
}

export const mostImported = 1_000_000;
export const mostBytes = 10_000_000;

export const oneList = (list: ImportedList): Imported => ({ ok: true, lists: [list], refused: [] });
