import { version } from "../../package.json";
import { wordProblem } from "../base/wording.ts";
import { nearest } from "../base/nearest.ts";
import { catalog, questionOf } from "../catalog.ts";
import type { FormulaQuestion } from "../verify/formula-question.ts";
import { CannotRun } from "./cannot-run.ts";
import type { Command } from "./command.ts";
import { drawsOf, jobsOf } from "./jobs.ts";
import { type FormulaResult, isSound, proveFormulas } from "./prove-formulas.ts";
import { inDetail, inOneLine, summary } from "./prove-pretty.ts";

const help = `usage: alphabar prove [NAMES…] [OPTIONS]

Verifies every formula of the catalog: its proofs, the proofs against every one-edit mutant of the formula,
and the digits it keeps in float64 and float32. NAMES are formulas (posterior.variance) or families (posterior).

options:
  --runs N         random cases a proof (1000)
  --seed N         the seed of all draws (1); the same seed gives the same report
  --jobs N         threads (the number of cores); the report does not depend on it
  --format FORMAT  pretty or json (pretty)

examples:
  alphabar prove
  alphabar prove posterior forward.closedForm --runs 10000
  alphabar prove --format json > proofs.json

exit codes: 0 all proved or upheld and no mutant survives; 1 otherwise; 2 it could not run
`;

export const prove: Command = {
  name: "prove",
  summary: "verify every formula, its proofs and its mutants",
  help,
  options: { runs: { type: "string" }, seed: { type: "string" }, jobs: { type: "string" }, format: { type: "string" } },
  async run(options, terminal) {
    const format = options.oneOf("format", ["pretty", "json"]) ?? "pretty";
    const draws = drawsOf(options);
    const jobs = jobsOf(options);
    const names = namesOf(options.words);
    const started = performance.now();
    const results = await proveFormulas(names.map(questionNamed), { ...draws, jobs }, (done, all) => terminal.progress(`${done} of ${all} checks`));
    if (format === "json") await terminal.write(`${JSON.stringify({ version, seed: draws.seed, runs: draws.runs, formulas: results }, null, 2)}\n`);
    else await writePretty(results, performance.now() - started);
    return results.every(isSound) ? 0 : 1;

    async function writePretty(all: readonly FormulaResult[], milliseconds: number): Promise<void> {
      const width = Math.max(...all.map(({ name }) => name.length));
      for (const result of all) await terminal.write(options.words.length > 0 ? inDetail(result, terminal.out) : inOneLine(result, width, terminal.out));
      await terminal.write(`\n${summary(all, milliseconds, terminal.out)}\n`);
    }
  },
};

/** Formulas by name or by family, each once, in the catalog's order. */
function namesOf(words: readonly string[]): readonly string[] {
  const all = catalog.names();
  if (words.length === 0) return all;
  const families = new Set(all.map((name) => name.split(".")[0]!));
  for (const word of words) {
    if (all.includes(word) || families.has(word)) continue;
    const near = nearest(word, [...all, ...families]) ?? all.find((name) => name.split(".")[1] === word);
    throw new CannotRun(`unknown formula: ${word}${near === undefined ? "" : ` (did you mean ${near}?)`}`);
  }
  return all.filter((name) => words.includes(name) || words.includes(name.split(".")[0]!));
}

function questionNamed(name: string): FormulaQuestion {
  const question = questionOf(name);
  if (!question.ok) throw new CannotRun(`${name}: ${wordProblem(question.problem, "en")}`);
  return question.value;
}
