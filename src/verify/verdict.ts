import type { Problem } from "../base/problem.ts";
import type { Relation } from "../term/term.ts";

/** What is known of a claim, with its evidence. A record; `explain.ts` makes sentences of it. */
export type Verdict = Proved | Upheld | Refuted | Undecided;

export interface Proved {
  readonly kind: "proved";
  readonly scope: Scope;
  readonly argument: Argument;
  /** `proved` needs a passed upheld run beside the exact argument. */
  readonly run: Run;
}
export interface Upheld {
  readonly kind: "upheld";
  readonly scope: Scope;
  readonly run: Run;
  /** Why there is no proof, e.g. "not exact: exp". */
  readonly unproved?: Problem;
  /** Set where a numeric road upheld it. */
  readonly numeric?: Numeric;
}

/** What a numeric road can tell. Errors are relative, to the standard deviation for means. */
export interface Numeric {
  readonly road: "sampling" | "quadrature";
  /** Draws a side and case, or points of the rule. */
  readonly points: number;
  /** The chance that a true claim is left undecided, over seeds. */
  readonly falseAlarm: number;
  /** The smallest error that would have been seen in the mean and in the variance. */
  readonly detectable: { readonly mean: number; readonly variance: number };
}
export interface Refuted {
  readonly kind: "refuted";
  readonly scope: Scope;
  readonly counterexample: Counterexample;
  readonly run: Run;
}
export interface Undecided {
  readonly kind: "undecided";
  readonly scope: Scope;
  readonly reason: Reason;
  readonly run?: Run;
}

export type Scope = "here" | "sheet" | "every schedule" | "closed";

export interface Argument {
  /** "induction": a one-step identity in free quantities and an exact base case, so every t; otherwise every t up to `steps`. */
  readonly kind: "induction" | "steps" | "closed";
  readonly steps: number;
  /** Random points of F_p, p = 2^61 − 1, at which both sides agreed. */
  readonly points: number;
  /** An upper bound of the chance that a false identity passes them all, as a power of ten. */
  readonly errorExponent: number;
}

export interface Run {
  readonly cases: number;
  readonly seed: number;
  /** How many cases float64 left in doubt and decimals decided. */
  readonly doubts: number;
  /** The largest relative difference seen in float64 among the cases that passed. */
  readonly worst: number;
  readonly milliseconds: number;
  /** The largest T that could be drawn, where T was drawn. */
  readonly longest?: number;
}

export interface Counterexample {
  readonly case: Case;
  readonly left: string;
  readonly right: string;
  readonly relation: Relation;
  /** What the two numbers are: the value of the sides, or the mean or variance of laws. `failure`: `left` is the exception that the code raises. */
  readonly of: "value" | "mean" | "variance" | "covariance" | "failure";
  readonly difference: string;
  /** 15 where a program was run in float64: the difference is then far above what rounding can do. */
  readonly digits: 50 | 15;
  /** Which draw failed; with the seed it replays the case that was made of it. */
  readonly path: string;
}

/** One case of a claim, in decimal strings, so that every domain starts from the same exact numbers. */
export interface Case {
  readonly steps: number;
  /** β_1 … β_T, where β is free. */
  readonly beta?: readonly string[];
  /** Drawn or current parameters by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Declared variables by name. */
  readonly variables: Readonly<Record<string, string>>;
  /** Declared paths by name: their values at steps 0 … T. */
  readonly paths?: Readonly<Record<string, readonly string[]>>;
  /** Steps bound by the claim: t, s, … */
  readonly at: Readonly<Record<string, number>>;
}

export type Reason =
  | { readonly kind: "problem"; readonly problem: Problem }
  | { readonly kind: "rounding"; readonly detail: string }
  | { readonly kind: "no case"; readonly detail: string }
  | { readonly kind: "statistics"; readonly detail: string }
  | { readonly kind: "stopped"; readonly cases: number };
