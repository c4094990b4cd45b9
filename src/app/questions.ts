import { attempt, type Problem } from "../base/problem.ts";
import { seedOf } from "../base/random.ts";
import type { Definitions } from "../evaluate/definitions.ts";
import { freeNames } from "../evaluate/free-names.ts";
import { reach } from "../evaluate/reach.ts";
import type { Cell } from "../sheet/cell.ts";
import type { Catalog, Wording } from "../sheet/formula.ts";
import type { Term } from "../term/term.ts";
import { type FormulaQuestion, formulaQuestion, linesOf, rangesOf } from "../verify/formula-question.ts";
import type { Proof } from "../verify/proof.ts";
import type { Question } from "../verify/verify.ts";

/** What is to be checked for a cell. `key` tells questions apart: the same key has the same answer. */
export interface Asked {
  readonly claims: readonly AskedClaim[];
  /** The catalog formula that the cell is, in the cell's own words. */
  readonly formula: FormulaQuestion | undefined;
}

export interface AskedClaim {
  readonly text: string;
  readonly why: Wording | undefined;
  readonly key: string | undefined;
  readonly question: Question | undefined;
  readonly problem: Problem | undefined;
}

type Proving = Catalog & { proofsOf(name: string): readonly Proof[] };
type Settings = (id: string) => { readonly runs: number; readonly seed: number };

/** Every cell's questions: a claim asks itself, a cell that a catalog formula defines is asked that formula's proofs. `claim here` is the engine's. */
export function questionsOf(cells: readonly Cell[], definitions: Definitions, catalog: Proving, settings: Settings): ReadonlyMap<string, Asked> {
  const asked = new Map<string, Asked>();
  const lines = cells.flatMap(({ line }) => line ?? []);
  const ranges = rangesOf(lines);
  const formulas = new Map<string, FormulaQuestion | Problem>();
  for (const cell of cells) {
    const { line, id } = cell;
    if (!line) continue;
    const { runs, seed } = settings(id);
    if (line.kind === "claim") {
      if (line.here) continue;
      const question = { claim: line, definitions: needed(definitions, line.statement), parameters: ranges, runs, seed: seedOf(cell.text, seed) };
      asked.set(id, { formula: undefined, claims: [askedClaim(cell.text, undefined, question)] });
    } else if (line.kind === "column" || line.kind === "function" || line.kind === "scalar") {
      const name = cell.origin ?? catalog.definer(line.name);
      const proofs = name === undefined ? [] : catalog.proofsOf(name);
      if (name === undefined || proofs.length === 0) continue;
      let question = formulas.get(name);
      if (!question) formulas.set(name, (question = questionAbout(name, cells, proofs, catalog)));
      if ("kind" in question) {
        const problem = question;
        asked.set(id, { formula: undefined, claims: [{ text: cell.text, why: undefined, key: undefined, question: undefined, problem }] });
        continue;
      }
      const { definitions: own, parameters, proofs: claims } = question;
      const mine = claims.filter(({ claim }) => freeNames(claim.statement).has(line.name));
      asked.set(id, {
        formula: question,
        claims: (mine.length ? mine : claims).map(({ text, why, claim }) =>
          askedClaim(text, why, { claim, definitions: own, parameters, runs, seed: seedOf(name + text, seed) })),
      });
    }
  }
  return asked;
}

function askedClaim(text: string, why: Wording | undefined, question: Question): AskedClaim {
  return { text, why, question, key: JSON.stringify(question, (name, value: unknown) => (name === "place" ? undefined : value)), problem: undefined };
}

/** A catalog formula as the sheet has it: the sheet's own lines where it defines the formula's names itself. */
function questionAbout(name: string, cells: readonly Cell[], proofs: readonly Proof[], catalog: Catalog): FormulaQuestion | Problem {
  const formula = catalog.find(name)!;
  const defines = new Set(linesOf(formula.text).flatMap((line) => ("name" in line && line.kind !== "parameter" ? [line.name] : [])));
  const own = cells.filter(({ origin, line }) => origin === undefined && line && "name" in line && defines.has(line.name));
  const ownNames = new Set(own.map(({ line }) => (line && "name" in line ? line.name : "")));
  const kept = formula.text.split("\n").filter((text) => {
    const [line] = linesOf(text);
    return !(line && "name" in line && ownNames.has(line.name));
  });
  const asked = attempt(() => formulaQuestion(name, { text: [...kept, ...own.map(({ text }) => text)].join("\n") }, proofs, catalog));
  return asked.ok ? asked.value : asked.problem;
}

/** The definitions that a claim stands on: an edit elsewhere then leaves its question, and its verdict, as they are. */
function needed(definitions: Definitions, statement: Term): Definitions {
  const names = reach(definitions, statement).add("T").add("beta");
  const only = <Definition>(all: Readonly<Record<string, Definition>>) => Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)));
  return { columns: only(definitions.columns), functions: only(definitions.functions), scalars: only(definitions.scalars) };
}
