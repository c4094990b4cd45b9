import type { FormulaQuestion } from "./formula-question.ts";
import type { Health } from "./health.ts";
import type { MutantCount } from "./formula-report.ts";
import type { Verdict } from "./verdict.ts";
import type { Question } from "./verify.ts";

/** Everything that passes between a page or program and its verifier. Both sides import this file and share nothing else. */
export type Request =
  | { readonly kind: "work"; readonly id: number; readonly task: Task }
  | { readonly kind: "cancel"; readonly id: number };

export type Task =
  | { readonly kind: "claim"; readonly question: Question }
  | { readonly kind: "mutants"; readonly question: FormulaQuestion; readonly runs: number; readonly seed: number }
  | { readonly kind: "health"; readonly question: FormulaQuestion };

export type Reply =
  | { readonly kind: "progress"; readonly id: number; readonly done: number }
  | { readonly kind: "result"; readonly id: number; readonly result: Result }
  /** A fault of the verifier itself, never of what it was asked. */
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

export type Result =
  | { readonly kind: "verdict"; readonly verdict: Verdict }
  | { readonly kind: "mutants"; readonly mutants: MutantCount }
  | { readonly kind: "health"; readonly health: Health };
