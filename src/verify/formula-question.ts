import { fail } from "../base/problem.ts";
import { define, definedBy, isParameter } from "../evaluate/define.ts";
import type { Definitions } from "../evaluate/definitions.ts";
import { bodiesOf, reach } from "../evaluate/reach.ts";
import { constantValue } from "../read/text/constant.ts";
import type { ClaimLine, Line, ParameterLine } from "../read/text/line.ts";
import { readLine } from "../read/text/read-line.ts";
import type { Catalog, Formula, Wording } from "../sheet/formula.ts";
import type { Term } from "../term/term.ts";
import type { Proof, RoadName } from "./proof.ts";
import type { ParameterRange, ParameterRanges } from "./statement.ts";

/** A formula with its proofs, ready to be verified: plain data. */
export interface FormulaQuestion {
  readonly name: string;
  /** The cells the formula itself defines. */
  readonly cells: readonly string[];
  readonly definitions: Definitions;
  readonly parameters: ParameterRanges;
  readonly proofs: readonly { readonly text: string; readonly why: Wording; readonly claim: ClaimLine; readonly road?: RoadName }[];
}

/**
 * Puts a formula, or an edited version of it, together with what its proofs stand on: every name that neither defines comes from the
 * catalog's own formula for it. Fails with a problem where a text cannot be read.
 */
export function formulaQuestion(name: string, formula: Pick<Formula, "text">, proofs: readonly Proof[], catalog: Catalog): FormulaQuestion {
  const own = linesOf(formula.text);
  const claims = proofs.map((proof) => {
    const line = readOne(proof.claim.startsWith("claim") ? proof.claim : `claim ${proof.claim}`);
    return { text: proof.claim, why: proof.why, claim: line.kind === "claim" ? line : fail("not a cell", proof.claim), ...(proof.road && { road: proof.road }) };
  });
  const lines = withNeeds(own, claims.map((c) => c.claim.statement), catalog);
  return {
    name,
    cells: [...new Set(own.filter((l) => !isParameter(l) && l.kind !== "choice").flatMap((l) => definedBy(l) ?? []))],
    definitions: define(lines),
    parameters: rangesOf(lines),
    proofs: claims,
  };
}

/** Definitions and parameters for claims that stand on lines of their own and, for every other name, on the catalog's formula for it. */
export function standingOn(own: readonly Line[], claims: readonly Term[], catalog: Catalog): { definitions: Definitions; parameters: ParameterRanges } {
  const lines = withNeeds(own, claims, catalog);
  return { definitions: define(lines), parameters: rangesOf(lines) };
}

/** The formula's lines and, until nothing is missing, those of the formulas that define what they name. */
function withNeeds(own: readonly Line[], claims: readonly Term[], catalog: Catalog): readonly Line[] {
  let lines = own;
  for (;;) {
    const definitions = define(lines);
    const known = new Set(lines.flatMap((l) => definedBy(l) ?? []));
    const bodies = [...claims, ...[...known].flatMap((n) => bodiesOf(definitions, n))];
    const wanted = new Set(bodies.flatMap((body) => [...reach(definitions, body)]));
    const missing = [...wanted].flatMap((n) => (known.has(n) ? [] : (catalog.definer(n) ?? [])));
    if (missing.length === 0) return lines;
    const brought = [...new Set(missing)].flatMap((formula) => linesKept(catalog.find(formula)!.text));
    const fresh = brought.filter((line) => !known.has(definedBy(line) ?? ""));
    if (fresh.length === 0) return lines;
    lines = [...lines, ...fresh];
  }
}

const readOne = (text: string): Line => {
  const read = readLine(text);
  return read.ok ? read.line : fail(read.problem.kind, `${read.problem.subject} in ${text}`, read.problem);
};

const kept = new Map<string, readonly Line[]>();

/** A catalog's formulas are few and asked for again and again. */
function linesKept(text: string): readonly Line[] {
  const lines = kept.get(text) ?? linesOf(text);
  kept.set(text, lines);
  return lines;
}

/** Sheet text, a cell a line. */
export const linesOf = (text: string): readonly Line[] =>
  text.split("\n").map((l) => l.trim()).filter((l) => l !== "" && !l.startsWith("#")).map(readOne);

/** The parameters among lines, with the ranges they state; one without a range is not varied. */
export function rangesOf(lines: readonly Line[]): ParameterRanges {
  return Object.fromEntries(lines.filter(isParameter).map((line) => [line.name, rangeOf(line)]));
}

function rangeOf({ value, range, scale, whole }: ParameterLine): ParameterRange {
  const text = (term: Term) => String(constantValue(term));
  return { value: text(value), low: text(range?.low ?? value), high: text(range?.high ?? value), scale, whole };
}

