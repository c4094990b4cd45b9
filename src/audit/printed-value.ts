import type { MathNode } from "../read/latex/math.ts";
import type { Term } from "../term/term.ts";

/** q_t = number as it stands in a document: given by "suppose", concluded by "then", or neither. */
export interface PrintedValue {
  readonly of: MathNode;
  readonly value: Term;
  readonly position: number;
  readonly headings: readonly string[];
  readonly said: "given" | "concluded" | undefined;
  /** Which sentence it stands in, counted from the start. */
  readonly sentence: number;
}
