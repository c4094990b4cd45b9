import { ProblemError } from "../base/problem.ts";
import type { Definitions } from "../evaluate/definitions.ts";
import type { ClaimLine, Quantifier } from "../read/text/line.ts";
import { at, call, type ComparisonTerm, mapChildren, name, type Term } from "../term/term.ts";
import { check } from "./check.ts";
import { type Mutant, withMutant } from "./mutants.ts";
import { prove } from "./prove.ts";
import { type ParameterRanges, type Statement, statementOf } from "./statement.ts";
import { finish } from "./verify.ts";

export type MutantFate = "refuted" | "equivalent" | "survived";

/**
 * A mutant is refuted by the first proof that fails for it (or cannot be evaluated where the original can), and equivalent when an
 * exact argument shows it to be the same function. The proofs keep the bounds they have for the original.
 */
export function fateOf(mutant: Mutant, statements: readonly Statement[], parameters: ParameterRanges, runs: number, seed: number): MutantFate {
  const refutedIn = (cases: number) => statements.some((statement) => {
    const mutated = { ...statement, definitions: withMutant(statement.definitions, mutant) };
    const { outcome } = finish(check(mutated, { runs: cases, seed, undefinedSide: "fails", found: "stop" }));
    return outcome.kind === "failed" || (outcome.kind === "undecided" && outcome.reason.kind === "problem");
  });
  // Almost every mutant falls in a few cases; what does not is most likely the same function.
  if (refutedIn(Math.min(runs, firstCases))) return "refuted";
  if (isEquivalent(mutant, statements, parameters, seed)) return "equivalent";
  return refutedIn(runs) ? "refuted" : "survived";
}

const firstCases = 50;

/** Sets the cell beside a renamed copy that has the edit, and asks for an exact argument that they agree. */
function isEquivalent(mutant: Mutant, statements: readonly Statement[], parameters: ParameterRanges, seed: number): boolean {
  const [first] = statements;
  if (!first) return false;
  const copy = `${mutant.cell}'`;
  const edited = withMutant(first.definitions, mutant);
  const definitions = withCopy(first.definitions, edited, mutant.cell, copy);
  const fn = definitions.functions[mutant.cell];
  const column = definitions.columns[mutant.cell];
  const steps = new Set(["t", "s", "k"]);
  const sides = fn ? [call(mutant.cell, ...fn.parameters.map(name)), call(copy, ...fn.parameters.map(name))]
    : column ? [at(mutant.cell, name("t")), at(copy, name("t"))]
    : [name(mutant.cell), name(copy)];
  const says: ComparisonTerm = { kind: "comparison", items: sides, relations: ["=="] };
  const everySchedule = statements.some((s) => s.scope === "every schedule");
  const quantifiers: Quantifier[] = [
    ...(everySchedule ? [{ kind: "every schedule" as const }] : []),
    ...(fn?.parameters ?? []).filter((p) => !steps.has(p)).map((p) => ({ kind: "variable" as const, name: p, domain: domainOf(p, statements) })),
  ];
  const claim: ClaimLine = { kind: "claim", here: false, statement: says, quantifiers };
  try {
    return prove(statementOf(claim, definitions, parameters), seed).kind === "identical";
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

/** A variable is positive where every proof that declares it says so. */
function domainOf(variable: string, statements: readonly Statement[]): "real" | "positive" {
  const declared = statements.flatMap((s) => s.variables.filter((v) => v.name === variable));
  return declared.length > 0 && declared.every((v) => v.domain === "positive") ? "positive" : "real";
}

function withCopy(original: Definitions, edited: Definitions, cell: string, copy: string): Definitions {
  const renamed = (term: Term): Term => {
    const inside = mapChildren(term, renamed);
    return "name" in inside && inside.name === cell ? { ...inside, name: copy } : inside;
  };
  const column = edited.columns[cell], fn = edited.functions[cell], scalar = edited.scalars[cell];
  const bases = (all: Readonly<Record<number, Term>>) => Object.fromEntries(Object.entries(all).map(([k, v]) => [k, renamed(v)]));
  return {
    columns: { ...original.columns, ...(column && { [copy]: { ...column, bases: bases(column.bases), ...(column.body && { body: renamed(column.body) }) } }) },
    functions: { ...original.functions, ...(fn && { [copy]: { ...fn, body: renamed(fn.body) } }) },
    scalars: { ...original.scalars, ...(scalar && { [copy]: renamed(scalar) }) },
  };
}
