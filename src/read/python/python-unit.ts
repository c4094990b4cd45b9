import type { Place } from "../../base/place.ts";
import type { Located, Module } from "./syntax.ts";

/** One listing, cell or file of Python, read: what can be parsed of it, and what had to be mended first. */
export interface PythonUnit {
  readonly module: Module;
  /** The text that `module` was parsed from: the source with what was mended in it. */
  readonly text: string;
  /** What CPython says of the source as it stands, where that does not parse. */
  readonly fault?: SyntaxFault;
  /** Empty when the source parses as it stands. A fault and an empty module: this is no Python. */
  readonly repairs: readonly Repair[];
  /** Where a node stands in the source as it was given. */
  readonly placeOf: (node: Pick<Located, "lineno" | "col_offset" | "end_lineno" | "end_col_offset">) => Place;
}

/** `line` and `column` are CPython's, both from 1, in the source as it was given; `kind` is the exception's name, `message` CPython's words. */
export interface SyntaxFault {
  readonly kind: "SyntaxError" | "IndentationError" | "TabError";
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly place: Place;
}

/**
 * What was done so that a source parses; `line` counts from 1 in the source. Lost indentation and exporters' leavings (prompts, magics, line numbers, quotes, what is
 * cut off) are no mistake of the author's; a line that ends in an operator, a bracket or a colon that is missing is. "left out" are statements that could not be mended.
 */
export interface Repair {
  readonly kind: "indentation" | "continued line" | "bracket" | "colon" | "quotes" | "prompt" | "magic" | "line numbers" | "cut off" | "left out";
  readonly line: number;
  /** Lines of the source where another reading is about as likely: a block's end, a bracket's place. What hangs on one of these is not certain. */
  readonly guessed?: readonly number[];
}
