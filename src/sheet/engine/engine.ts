import type { Problem } from "../../base/problem.ts";
import type { Definitions } from "../../evaluate/definitions.ts";
import type { Cell, Sheet } from "../cell.ts";
import type { Comparison } from "../compare/comparison.ts";
import type { Measured } from "./live.ts";

/**
 * The live sheet, without any interface: text in, columns out, recalculating only what a change reaches.
 * Ids are cell ids; names are cell names. Nothing here throws for bad input: a wrong cell has a problem and the rest lives on.
 */
export interface Engine {
  /** Every cell in order, the ones brought by `use` right after it. */
  cells(): readonly Cell[];
  /** Reads a new text; parameters that keep their name and line keep the value they were dragged to. */
  setSheet(sheet: Sheet): Change;
  /** Sets a parameter (number) or choice (option's name). Out of range is a problem of that cell and changes nothing else. */
  set(name: string, value: number | string): Change;
  /** Takes in what a trainer measured and recomputes what reads it. Columns that do not fit T are passed over. */
  measure(measured: Measured): Change;
  parameter(name: string): Parameter | undefined;
  /** Values over t, or undefined when the cell is broken or no column; of a live column, what was measured. */
  column(name: string): Column | undefined;
  /** A parameter's or derived number's value. */
  scalar(name: string): number | undefined;
  problem(id: string): Problem | undefined;
  /** `claim here`: what it is now, over every t it speaks of. */
  claimHere(id: string): HereResult | undefined;
  /** `compare a with b`: how they differ now and why, worked out when it is asked for; undefined where a column is broken. */
  comparison(id: string): Comparison | undefined;
  uses(id: string): readonly string[];
  usedBy(id: string): readonly string[];
  /** Everything the sheet defines, for the verifier and the other domains; broken cells are left out. */
  definitions(): Definitions;
  /** Whether it computes by itself. Above its bound it only plans: a change tells what is to be computed, and values are the last there were. */
  computes(): boolean;
  /** Takes in what was computed elsewhere, while it only plans. */
  adopt(computed: Computed): Change;
}

/** Values from an engine elsewhere: columns and numbers that were computed, and every problem and claim of the sheet by cell id. */
export interface Computed {
  readonly columns: readonly { readonly name: string; readonly from: number; readonly values: Float64Array<ArrayBuffer> }[];
  readonly numbers: readonly (readonly [name: string, value: number])[];
  readonly problems: readonly (readonly [id: string, problem: Problem])[];
  readonly claims: readonly (readonly [id: string, result: HereResult])[];
}

/** What a change reached: names of the columns and numbers recomputed (or to be, where it only plans), ids of cells whose problem or claim changed. */
export interface Change {
  readonly recomputed: readonly string[];
  readonly cells: readonly string[];
}

/** `values[i]` is the value at t = from + i, up to T. `version` grows each time it is recomputed. */
export interface Column {
  readonly from: number;
  readonly values: Float64Array;
  readonly version: number;
}

export interface Parameter {
  readonly kind: "number" | "choice";
  readonly value: number | string;
  readonly low: number;
  readonly high: number;
  readonly scale: "linear" | "log";
  readonly whole: boolean;
  /** The slider stops at low, low + step, …; anywhere if there is none. */
  readonly step?: number;
  readonly options: readonly string[];
}

/** `t` is the first step at which the claim fails. Sides are its values there (for a chain: the failing pair). */
export type HereResult =
  | { readonly holds: true; readonly steps: number }
  | { readonly holds: false; readonly t: number | undefined; readonly left: number; readonly right: number };
