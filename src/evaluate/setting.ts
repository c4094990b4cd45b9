import type { Field } from "../field/field.ts";
import type { Law } from "../gaussian/law.ts";
import type { FoldTerm, Term } from "../term/term.ts";
import type { Definitions } from "./definitions.ts";
import type { Value } from "./value.ts";

/** The variables and steps in sight, innermost first. */
export interface Locals<N> {
  readonly name: string;
  readonly entry: { readonly step: number } | { readonly value: Value<N> };
  readonly next: Locals<N> | undefined;
}

/** What a scene is made of: definitions over a field, with some of them given from outside. */
export interface Setting<N> {
  readonly definitions: Definitions;
  readonly field: Field<N>;
  /** T: columns run up to it. */
  readonly steps: number;
  /** Values that stand in for a definition: a free β, an induction's hypothesis. Asked before the definition. */
  readonly given?: (column: string, t: number) => Value<N> | undefined;
  /** Where a column's numbers are kept, for scenes in which it stands on the same. */
  readonly shared?: (column: string) => (Value<N> | undefined)[];
  /** Drawn or current parameters, asked before the definitions. */
  readonly scalars?: ReadonlyMap<string, N>;
  /** What a step is worth as a number; t itself by default. */
  readonly stepNumber?: (t: number) => N;
  /** How many evaluations one scene may take before it is "too large"; 20 million by default. */
  readonly work?: number;
  /** Other ways to come to what laws are asked for: by drawing, or by integrating their densities. */
  readonly road?: Road<N>;
  /** Set for the step of an induction: rows 1 and 2 stand for t−1 and t. */
  readonly oneStep?: OneStep<N>;
}

/** What a road does in place of the exact law; what it leaves out stays exact. */
export interface Road<N> {
  readonly normal?: (mean: N, variance: N) => N;
  readonly mean?: (law: Law<N>) => N;
  readonly variance?: (law: Law<N>) => N;
  readonly meanSquare?: (law: Law<N>) => N;
  readonly kl?: (p: Law<N>, q: Law<N>) => N;
}

/**
 * A scene in which only two rows exist, `previous` = 1 and `current` = 2, standing for t−1 and t at no t in particular.
 * What accumulates over the steps before (a recurrence, a fold, a composition) has a value at row 1 that `running` gives;
 * base cases do not apply, and a read of any other row, or of T, is "not one step".
 */
export interface OneStep<N> {
  running(key: string): Value<N>;
}
export const previousRow = 1;
export const currentRow = 2;

/**
 * One lazy evaluation of definitions over any field: each value is computed when it is first asked for and then kept.
 * Reading outside a column, a law where a number is wanted, or a name nobody defines throws a ProblemError.
 */
export interface Scene<N> {
  readonly setting: Setting<N>;
  column(name: string, t: number): Value<N>;
  scalar(name: string): N | undefined;
  /** A whole scalar, as an index or bound wants it. */
  wholeScalar(name: string): number | undefined;
  stepNumber(t: number): N;
  evaluate(term: Term, locals?: Locals<N>): Value<N>;
  /** The running value of a fold that depends on nothing but its own index. */
  prefix(fold: FoldTerm, from: number, to: number): N | undefined;
  freshNoise(): string;
}
