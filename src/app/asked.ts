import { identityOf } from "../base/identity.ts";
import type { Wording } from "../sheet/formula.ts";
import type { Engine } from "../sheet/engine/engine.ts";
import { reach } from "../evaluate/reach.ts";
import { type ProofCatalog, sheetClaims } from "../verify/sheet-claims.ts";
import type { Question } from "../verify/verify.ts";

/** How many cases a claim is tried on, and from which seed. */
export interface Draws {
  readonly runs: number;
  readonly seed: number;
}

/** What is to be checked for a cell; `formula` is the catalog's that it still is, word for word. */
export interface Asked {
  readonly formula: string | undefined;
  readonly claims: readonly AskedClaim[];
}

export interface AskedClaim {
  readonly text: string;
  readonly why: Wording | undefined;
  readonly question: Question;
  /** The same key has the same verdict. */
  readonly key: string;
}

/** The questions of every cell by its id; `claim here` is left out, since the engine answers that. Some cells may have draws of their own. */
export function askedOf(engine: Engine, catalog: ProofCatalog, draws: Draws, own: ReadonlyMap<string, Draws>): ReadonlyMap<string, Asked> {
  const claims = [
    ...sheetClaims(engine, catalog, draws).filter(({ cell }) => !own.has(cell)),
    ...[...own].flatMap(([id, theirs]) => sheetClaims(engine, catalog, theirs).filter(({ cell }) => cell === id)),
  ];
  const brought = new Set(engine.cells().flatMap(({ id, origin }) => (origin === undefined ? [] : [id])));
  const asked = new Map<string, { formula: string | undefined; claims: AskedClaim[] }>();
  for (const { cell, text, why, formula, question } of claims) {
    if (question.claim.here) continue;
    const known = asked.get(cell) ?? { formula: brought.has(cell) ? formula : undefined, claims: [] };
    known.claims.push({ text, why, question, key: keyOf(question) });
    asked.set(cell, known);
  }
  return asked;
}

/** What a verdict depends on: the claim, what it stands on, and the ranges, not the values, of its parameters. An edit or a drag elsewhere leaves it as it is. */
function keyOf({ claim, definitions, parameters, runs, seed, road }: Question): string {
  const names = reach(definitions, claim.statement).add("beta").add("T");
  const needed = (record: Readonly<Record<string, unknown>>) => Object.entries(record).filter(([name]) => names.has(name) && !(name in parameters));
  // What stands on data is judged with the parameters as they are.
  const onData = [...names].some((name) => definitions.columns[name]?.data);
  const ranges = Object.entries(parameters).flatMap(([name, { value, low, high, scale, whole }]) => (names.has(name) ? [[name, low, high, scale, whole, ...(onData ? [value] : [])]] : []));
  return JSON.stringify(
    [claim, needed(definitions.columns), needed(definitions.functions), needed(definitions.scalars), ranges, runs, seed, road],
    (name, value: unknown) => (name === "place" ? undefined : value instanceof Float64Array ? identityOf(value) : value),
  );
}
