import type { MathNode } from "../../read/latex/math.ts";
import type { Term } from "../../term/term.ts";

/** β(t) = β_0 + t (β_1 − β_0): a function of time as a document defines it. */
export interface TimeFunction {
  readonly key: string;
  readonly letter: string;
  readonly body: MathNode;
  readonly headings: string;
  readonly position: number;
}

/** What a document says of functions and of the constants in them, by how these are written. */
export interface TimeFunctions {
  readonly functions: readonly TimeFunction[];
  readonly constants: ReadonlyMap<string, Term>;
}
