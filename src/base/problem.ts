import type { Place } from "./place.ts";

/**
 * What can be wrong with a text, a cell or a value: a closed list. A problem is data; `wording.ts` makes sentences of it.
 * `subject` is the offending name, token or value as it was written.
 */
export type ProblemKind =
  | "unexpected token"
  | "unclosed bracket"
  | "ambiguous reading"
  | "unknown name"
  | "unknown function"
  | "circular definition"
  | "doubled name"
  | "wrong number of arguments"
  | "not a number"
  | "not a law"
  | "not a column"
  | "not a cell"
  | "outside its domain"
  | "outside its range"
  | "read out of range"
  | "too large"
  | "too deep"
  | "missing value"
  | "fixed numbers"
  | "not exact"
  | "not one step"
  | "bad file"
  | "broken cell"
  | "cut short"
  | "damaged"
  | "newer version"
  | "not a sheet"
  | "not UTF-8"
  | "own fault";

export interface Problem {
  readonly kind: ProblemKind;
  readonly subject: string;
  readonly place?: Place;
  /** The nearest known name, the other reading, the cells of the loop, the bound: what helps to mend it. */
  readonly hint?: string;
  /** The t at which it happened, where it happened at one. */
  readonly t?: number;
}

/** A problem on its way to the rim. Thrown inside readers and evaluators only; their public functions return problems as data. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.kind}: ${problem.subject}`);
  }
}

export function fail(kind: ProblemKind, subject: string, more: Partial<Problem> = {}): never {
  throw new ProblemError({ kind, subject, ...more });
}

/** Runs `work`; a problem thrown inside comes back as data, any other error goes on. */
export function attempt<T>(work: () => T): { ok: true; value: T } | { ok: false; problem: Problem } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}
