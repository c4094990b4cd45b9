import { random } from "../../base/random.ts";
import type { Cell } from "../../sheet/cell.ts";
import type { FormulaQuestion } from "../../verify/formula-question.ts";
import { mutantsOf, withMutant } from "../../verify/mutants.ts";
import type { Refuted, Verdict } from "../../verify/verdict.ts";
import type { Question } from "../../verify/verify.ts";

/** A formula of the sheet that could be shown, true or with one edit. */
export interface Candidate {
  readonly cell: Cell;
  readonly question: FormulaQuestion;
}

/** Some of a sheet's formulas, one of them with an edit that a counterexample refutes. */
export interface Mistake {
  readonly shown: readonly Cell[];
  readonly wrong: number;
  /** The true form of the wrong one. */
  readonly right: Cell;
  readonly verdict: Refuted;
}

const forms = 4, mostTried = 40, runs = 200;

/**
 * A puzzle drawn from a seed: `decide` judges a claim as the sheet's own are judged, and only an edit that it refutes is shown. Undefined where the sheet has too few formulas,
 * or none with an edit that can be refuted.
 */
export async function drawMistake(candidates: readonly Candidate[], seed: number, decide: (question: Question) => Promise<Verdict>): Promise<Mistake | undefined> {
  const drawn = random(seed);
  const chosen = shuffled(candidates, drawn).slice(0, forms);
  if (chosen.length < 2) return undefined;
  const order = chosen.flatMap((candidate, place) => shuffled(mutantsIn(candidate), drawn).map((edited) => ({ candidate, place, edited }))).slice(0, mostTried * forms);
  let tried = 0;
  for (const { candidate: { question }, place, edited } of shuffled(order, drawn)) {
    if (tried++ >= mostTried) return undefined;
    for (const { claim } of question.proofs) {
      const verdict = await decide({ claim, definitions: withMutant(question.definitions, edited.mutant), parameters: question.parameters, runs, seed });
      if (verdict.kind === "refuted") return { shown: chosen.map(({ cell }, i) => (i === place ? edited.cell : cell)), wrong: place, right: chosen[place]!.cell, verdict };
    }
  }
  return undefined;
}

/** The edits of what the cell itself says, as cells. */
function mutantsIn({ cell, question }: Candidate) {
  const { line } = cell;
  if (line?.kind !== "column" && line?.kind !== "function") return [];
  return mutantsOf(question.definitions, [line.name]).filter(({ base }) => base === undefined).map((mutant) => ({ mutant, cell: { ...cell, line: { ...line, body: mutant.body } } }));
}

function shuffled<T>(items: readonly T[], drawn: ReturnType<typeof random>): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = drawn.whole(0, i);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
