import { catalog } from "../catalog.ts";
import { seedOf } from "../base/random.ts";
import type { Source, Wording } from "../sheet/formula.ts";
import type { FormulaQuestion } from "../verify/formula-question.ts";
import type { MutantCount } from "../verify/formula-report.ts";
import type { Task } from "../verify/protocol.ts";
import { type Answered, askAll } from "./ask-all.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";

/** What is known of a formula, as `alphabar prove --format json` has it. */
export interface FormulaResult {
  readonly name: string;
  readonly title: Wording;
  /** Paper and documents in one line. */
  readonly source: string;
  readonly paper: string;
  readonly documents: readonly Source[];
  readonly proofs: readonly ProofResult[];
  readonly mutants: MutantCount;
  /** Digits kept as written, against 50 digits, and the step at which fewest are. */
  readonly health: { readonly float64: number; readonly float32: number; readonly at: { readonly float64: number; readonly float32: number } };
}

export interface ProofResult extends Evidence {
  readonly claim: string;
  readonly why: Wording;
  readonly ms: number;
}

export interface ProveOptions {
  readonly runs: number;
  readonly seed: number;
  readonly jobs: number;
}

/** Every proof, the mutants and the health of formulas, on several threads; in the order asked. */
export async function proveFormulas(
  questions: readonly FormulaQuestion[], { runs, seed, jobs }: ProveOptions, progress: (done: number, all: number) => void,
): Promise<readonly FormulaResult[]> {
  // Mutants take longest, so they go first: no thread is left with a long task at the end.
  const mutants = questions.map((question): Task => ({ kind: "mutants", question, runs, seed }));
  const claims = questions.map((q) => q.proofs.map(({ text, claim, road }): Task => ({
    kind: "claim", question: { claim, definitions: q.definitions, parameters: q.parameters, runs, seed: seedOf(q.name + text, seed), ...(road && { road }) },
  })));
  const health = questions.map((question): Task => ({ kind: "health", question }));
  const tasks = [...mutants, ...claims.flat(), ...health];
  const answers = await askAll(tasks, jobs, (done) => progress(done, tasks.length));
  const answered = new Map(tasks.map((task, i) => [task, answers[i]!]));
  return questions.map((question, i) => resultOf(question, answered.get(mutants[i]!)!, claims[i]!.map((task) => answered.get(task)!), answered.get(health[i]!)!));
}

function resultOf({ name, proofs }: FormulaQuestion, mutants: Answered, verdicts: readonly Answered[], health: Answered): FormulaResult {
  const { title, paper, sources } = catalog.find(name)!;
  if (mutants.result.kind !== "mutants" || health.result.kind !== "health") throw new TypeError("the answer belongs to another task");
  const { float64, float32 } = health.result.health;
  return {
    name,
    title,
    source: [paper, ...sources.map((s) => `${s.document} ${s.section}`)].join("; "),
    paper,
    documents: sources,
    proofs: proofs.map(({ text, why, claim }, i) => {
      const { result, milliseconds } = verdicts[i]!;
      if (result.kind !== "verdict") throw new TypeError("the answer belongs to another task");
      return { claim: text, ...evidenceOf(result.verdict, claim), ms: milliseconds, why };
    }),
    mutants: mutants.result.mutants,
    health: { float64: float64.digits, float32: float32.digits, at: { float64: float64.t, float32: float32.t } },
  };
}

/** Every proof stands, and each mutant was told apart. */
export const isSound = ({ proofs, mutants }: FormulaResult): boolean =>
  proofs.length > 0 && proofs.every((p) => p.verdict === "proved" || p.verdict === "upheld") && mutants.survived.length === 0;
