import { ProblemError } from "../base/problem.ts";
import { seedOf } from "../base/random.ts";
import { printText } from "../term/print-text.ts";
import type { FormulaQuestion } from "./formula-question.ts";
import { type Health, healthOf } from "./health.ts";
import { type MutantFate, fateOf } from "./mutant-trial.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { type Statement, statementOf } from "./statement.ts";
import type { Verdict } from "./verdict.ts";
import { verify } from "./verify.ts";
import type { Wording } from "../sheet/formula.ts";

/** What became of a formula's mutants; `survived` are their texts. */
export interface MutantCount {
  readonly total: number;
  readonly refuted: number;
  readonly equivalent: number;
  readonly survived: readonly string[];
}

/** What is known of a formula: each proof's verdict, what became of its mutants, and the digits it keeps. */
export interface FormulaReport {
  readonly name: string;
  readonly proofs: readonly { readonly claim: string; readonly why: Wording; readonly verdict: Verdict; readonly milliseconds: number }[];
  readonly mutants: MutantCount;
  readonly health: Health;
}

export interface ReportOptions {
  readonly runs: number;
  readonly seed: number;
}

/** Verifies every proof of a formula, tries them on its mutants and measures its health. Yields after each piece of work. */
export function* reportOn(question: FormulaQuestion, { runs, seed }: ReportOptions): Generator<string, FormulaReport> {
  const proofs: FormulaReport["proofs"][number][] = [];
  for (const { text, why, claim, road } of question.proofs) {
    const started = performance.now();
    const work = verify({ claim, definitions: question.definitions, parameters: question.parameters, runs, seed: seedOf(question.name + text, seed), ...(road && { road }) });
    let step = work.next();
    for (; !step.done; step = work.next()) yield text;
    proofs.push({ claim: text, why, verdict: step.value, milliseconds: Math.round(performance.now() - started) });
  }
  const mutants = yield* tryMutants(question, { runs, seed });
  return { name: question.name, proofs, mutants, health: healthOf(question.definitions, question.cells, question.parameters) };
}

/** Tries a formula's proofs on every mutant of it, yielding each mutant's text. */
export function* tryMutants(question: FormulaQuestion, { runs, seed }: ReportOptions): Generator<string, MutantCount> {
  // Numeric roads kill no mutant.
  const statements = question.proofs.filter((p) => !p.road).flatMap(({ claim }): Statement[] => {
    try {
      return [statementOf(claim, question.definitions, question.parameters)];
    } catch (error) {
      if (error instanceof ProblemError) return [];
      throw error;
    }
  });
  const count: Record<MutantFate, number> = { refuted: 0, equivalent: 0, survived: 0 };
  const survived: string[] = [];
  for (const mutant of mutantsOf(question.definitions, question.cells)) {
    const fate = fateOf(mutant, statements, question.parameters, runs, seedOf(printMutant(mutant), seed));
    count[fate]++;
    if (fate === "survived") survived.push(printMutant(mutant));
    yield printMutant(mutant);
  }
  return { total: count.refuted + count.equivalent + count.survived, refuted: count.refuted, equivalent: count.equivalent, survived };
}

const printMutant = ({ cell, base, body }: Mutant): string => `${cell}${base === undefined ? "" : `[${base}]`} = ${printText(body)}`;
