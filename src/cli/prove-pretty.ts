import { verdictWords } from "../verify/explain.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { Paint } from "./paint.ts";
import { type FormulaResult, isSound, type ProofResult } from "./prove-formulas.ts";

/** A verdict's glyph and word, in its colour. */
export function badge(kind: Verdict["kind"], paint: Paint): string {
  const { glyph, en } = verdictWords[kind];
  const colour = kind === "refuted" ? paint.red : kind === "undecided" ? paint.yellow : paint.green;
  return colour(`${glyph} ${en}`);
}

/** `∎ posterior.variance   5 proofs: 4 proved, 1 upheld; 31 mutants: 28 refuted, 3 equivalent; 15.1 digits`, and what is wrong below it. */
export function inOneLine(result: FormulaResult, width: number, paint: Paint): string {
  const { name, proofs, mutants, health } = result;
  const kind = weakest(proofs);
  const head = `${badge(kind, paint).padEnd(badge("undecided", paint).length)}  ${name.padEnd(width)}`;
  const figures = [countsOf(proofs), mutantsOf(result), `${health.float64} digits`];
  const wrong = proofs.filter((p) => p.verdict === "refuted" || p.verdict === "undecided").flatMap((p) => [`    ${p.claim}`, `    ${paint.red(p.reason)}`]);
  const survived = mutants.survived.map((text) => `    ${paint.red("survived:")} ${text}`);
  return [`${head}  ${paint.dim(figures.join(" · "))}`, ...wrong, ...survived, ""].join("\n");
}

/** Each proof with its verdict, its road and its figures. */
export function inDetail(result: FormulaResult, paint: Paint): string {
  const { name, title, source, proofs, mutants, health } = result;
  const lines = [
    `${paint.bold(name)}  ${title.en}`,
    paint.dim(`  ${source}`),
    ...proofs.flatMap((proof) => [
      `  ${badge(proof.verdict, paint)}  ${proof.claim}`,
      `    ${proof.why.en}`,
      `    ${proof.reason}`,
      paint.dim(`    ${figuresOf(proof)}`),
    ]),
    `  ${mutantsOf(result)}`,
    ...mutants.survived.map((text) => `    ${paint.red("survived:")} ${text}`),
    `  float64 keeps ${health.float64} digits (fewest at t = ${health.at.float64}), float32 ${health.float32} (t = ${health.at.float32})`,
  ];
  return `${lines.join("\n")}\n\n`;
}

function figuresOf({ runs, digits, seed, ms, counterexample }: ProofResult): string {
  return [
    `${runs} cases`, ...(digits === null ? [] : [`${digits} digits`]), ...(seed === undefined ? [] : [`seed ${seed}`]),
    ...(counterexample ? [`path ${counterexample.path}`] : []), `${ms} ms`,
  ].join(" · ");
}

export function summary(results: readonly FormulaResult[], milliseconds: number, paint: Paint): string {
  const proofs = results.flatMap((r) => r.proofs);
  const mutants = results.reduce((sum, r) => sum + r.mutants.total, 0);
  const survived = results.reduce((sum, r) => sum + r.mutants.survived.length, 0);
  const line = `${counted(results.length, "formula")}, ${countsOf(proofs)}; ${counted(mutants, "mutant")}, ${survived === 0 ? "none survived" : `${survived} survived`}; ${(milliseconds / 1000).toFixed(1)} s`;
  return results.every(isSound) ? paint.green(line) : paint.red(line);
}

/** "5 proofs: 4 proved, 1 upheld" */
function countsOf(proofs: readonly ProofResult[]): string {
  const parts = order.flatMap((kind) => {
    const count = proofs.filter((p) => p.verdict === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return `${counted(proofs.length, "proof")}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

function mutantsOf({ mutants }: FormulaResult): string {
  const { total, refuted, equivalent, survived } = mutants;
  const parts = [`${refuted} refuted`, ...(equivalent === 0 ? [] : [`${equivalent} equivalent`]), ...(survived.length === 0 ? [] : [`${survived.length} survived`])];
  return `${counted(total, "mutant")}: ${parts.join(", ")}`;
}

const order: readonly Verdict["kind"][] = ["refuted", "undecided", "upheld", "proved"];
const weakest = (proofs: readonly ProofResult[]): Verdict["kind"] => order.find((kind) => proofs.some((p) => p.verdict === kind)) ?? "undecided";

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
