import type { Place } from "../base/place.ts";
import type { Declared } from "./declaration/declaration.ts";
import type { Offer } from "./declaration/offers.ts";
import type { Misdeclared } from "./declaration/declarations-in.ts";
import type { Term } from "../term/term.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { Question } from "../verify/verify.ts";
import type { Wording } from "../sheet/formula.ts";

/** One claim found in a document: where it stands, how it was read, what is known of it. */
export interface Finding {
  /** From rule, normalised claim and nearest heading: shifted lines keep it. */
  readonly id: string;
  readonly rule: Rule;
  readonly place: Place;
  /** The exact source text. */
  readonly claim: string;
  /** How it was read, printed back. */
  readonly reading: string;
  readonly verdict: Verdict;
  /** The convention under which it is judged, where one had to be settled. */
  readonly convention?: Wording;
  /** Said beside the verdict: a contradiction within the document, a repaired listing, what it stands on. */
  readonly remark?: Wording;
  /** The right form in the document's own symbols, where one was found and verified. */
  readonly rightForm?: string;
  /** What the document could declare, so that it is decided. */
  readonly offers?: readonly Offer[];
  /** What was put to the verifier, for "open in sheet" and the Python program. */
  readonly question?: Question;
  /** Both sides as terms over t where they are columns: for a small chart. */
  readonly sides?: readonly Term[];
  /** For code: the line as mathematics, what it computes or samples, what it should. */
  readonly code?: CodeEvidence;
}

/** What a stretch of code does beside what it should do. `latex` is mathematics where there is a form for it, `numbers` the same in the small case: "0.8·x_0 + 0.6·ε". */
export interface CodeEvidence {
  /** What it is taken for: "x_t drawn given x_0". */
  readonly subject: Wording;
  /** The decisive line as LaTeX, in the document's roles: \sqrt{\bar\alpha_t}\,x_0 + … */
  readonly mathematics?: string;
  readonly computes: { readonly latex?: string; readonly numbers?: string };
  readonly should: { readonly latex?: string; readonly numbers?: string };
  /** Said of the source before it was run: mended indentation, a bracket put in. */
  readonly repaired?: readonly Wording[];
  /** Both over the steps, on one schedule, for a small chart: the coefficient, the standard deviation or the value that differs; `label` is LaTeX, or words. */
  readonly overSteps?: { readonly label: string | Wording; readonly steps: readonly number[]; readonly computes: readonly number[]; readonly should: readonly number[] };
  /** Whole sampling loops, run with the exact denoiser of known data: where they end beside the data. */
  readonly ends?: readonly Ending[];
}

/** Densities on one grid of x: of the data, and of what the loop ends in with the exact denoiser of that data. */
export interface Ending {
  readonly data: "N(3, 0.5²)" | "two points";
  readonly mean: readonly [data: number, code: number];
  readonly deviation: readonly [data: number, code: number];
  readonly grid: readonly number[];
  readonly dataDensity: readonly number[];
  readonly codeDensity: readonly number[];
}

/** The statement kinds of the audit, one rule each. */
export type Rule =
  | "schedule" | "definition" | "law" | "sample" | "update" | "posterior" | "conversion" | "loss" | "divergence"
  | "factorisation" | "number" | "example" | "limit" | "derivation" | "property" | "identity" | "code";

/** How much of a document's mathematics was found, understood and decided. */
export interface Coverage {
  readonly found: number;
  readonly understood: number;
  readonly proved: number;
  readonly upheld: number;
  readonly refuted: number;
  readonly undecided: number;
  /** Reasons for the rest, counted. */
  readonly reasons: Readonly<Record<string, number>>;
}

export interface DocumentReport {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** What its own text settles. */
  readonly conventions: readonly Wording[];
  /** What the document's notes declare, and those of them that are wrong. */
  readonly declared: readonly Declared[];
  readonly misdeclared: readonly Misdeclared[];
}

export interface AuditOptions {
  readonly seed: number;
  /** Random cases a claim. */
  readonly runs: number;
  /** Only whether claims hold is asked, and no doubt about a number is settled: for what is tried and not reported. */
  readonly found?: "doubt";
  /** The step of the first entry of tables that a document's code reads and never makes; 1 where nothing is said. */
  readonly tablesFrom?: 0 | 1;
}
