import type { Term } from "../../term/term.ts";

/**
 * What the column evaluator computes: definitions with every user function inlined and every index renamed.
 * `@0` is the row's t; `@1`, `@2`, … are the indices of folds, by how deep they stand. Names that begin with `@` are never typed.
 */
export type Quantity = ScalarQuantity | ColumnQuantity;

export interface ScalarQuantity {
  readonly kind: "scalar";
  readonly name: string;
  readonly body: Term;
}

/** Values at t = from … T: a base case where one stands, `before` below `bodyFrom`, else the body. */
export interface ColumnQuantity {
  readonly kind: "column";
  readonly name: string;
  readonly from: number;
  readonly bodyFrom: number;
  readonly body: Term | undefined;
  readonly bases: ReadonlyMap<number, Term>;
  /** The value of the rows below `bodyFrom` that have no base case: an empty sum or product. */
  readonly before?: number;
}

/** The row's index. */
export const rowIndex = "@0";
export const foldIndex = (depth: number): string => `@${depth}`;
export const isIndex = (name: string): boolean => name.startsWith("@");
