/** An expression, and whether it is an array (or one number of an array) of the library rather than a number of Python's. */
export interface Piece {
  readonly text: string;
  readonly array: boolean;
}

/** How an array library says what schedules are made of, in float64 and in the engine's own order of operations. */
export interface Library {
  readonly name: "numpy" | "pytorch";
  readonly imports: string;
  /** Functions and constants of plain numbers: "np" or "math". */
  readonly plain: string;
  /** t = from … T. */
  readonly steps: (from: number) => string;
  /** `count` times one number; room for `count` numbers; literal numbers. */
  readonly full: (count: string, value: string) => string;
  readonly room: (count: string) => string;
  readonly literal: (values: string) => string;
  readonly copy: (array: string) => string;
  /** Numbers before an array. */
  readonly join: (heads: readonly string[], tail: string) => string;
  /** Running products and sums, from left to right. */
  readonly cumulative: (op: "*" | "+", array: string) => string;
  readonly where: (test: Piece, whenTrue: Piece, whenFalse: Piece) => string;
  /** An elementary function of arrays. */
  readonly elementary: (name: string, of: string) => string;
  /** The smaller or larger of two, at least one of them an array. */
  readonly extreme: (name: "min" | "max", a: Piece, b: Piece) => string;
  /** A number of Python's as one of the library's, where only that will do. */
  readonly number: (plain: string) => string;
  /** x² as x · x: of an array, of one of its numbers in a loop, or of a number of Python's; undefined where the library has no such word. */
  readonly square: (x: Piece, where: "stretch" | "one") => string | undefined;
}
