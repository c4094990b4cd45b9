import type { Term } from "../term/term.ts";

/** What a text defines, ready for any domain: plain data that can be posted to a worker. */
export interface Definitions {
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly functions: Readonly<Record<string, FunctionDefinition>>;
  /** Parameters (a literal) and numbers derived from them. */
  readonly scalars: Readonly<Record<string, Term>>;
}

/** Data have their values at t = from, from + 1, … and nothing else; otherwise `body` holds for t = from … T except where a base case stands; `bases` are keyed by their t. */
export interface ColumnDefinition {
  readonly index: string;
  readonly body?: Term;
  readonly bases: Readonly<Record<number, Term>>;
  readonly from: number;
  readonly data?: Float64Array;
}

export interface FunctionDefinition {
  readonly parameters: readonly string[];
  readonly body: Term;
}
