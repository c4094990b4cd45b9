import { attempt } from "../base/problem.ts";
import { seedOf } from "../base/random.ts";
import { definedBy } from "../evaluate/define.ts";
import type { Line } from "../read/text/line.ts";
import type { Cell } from "../sheet/cell.ts";
import type { Engine } from "../sheet/engine/engine.ts";
import type { Catalog, Formula, Wording } from "../sheet/formula.ts";
import { formulaQuestion, linesOf, rangesOf } from "./formula-question.ts";
import type { Proof } from "./proof.ts";
import type { ParameterRanges } from "./statement.ts";
import type { Question } from "./verify.ts";

/** Something a sheet says that can be checked: a claim of its own, or a proof of the catalog formula that one of its cells is. */
export interface SheetClaim {
  /** The id of the cell it is about. */
  readonly cell: string;
  readonly text: string;
  /** The catalog formula whose proof it is, and the road in words. */
  readonly formula?: string;
  readonly why?: Wording;
  readonly question: Question;
}

export type ProofCatalog = Catalog & { proofsOf(name: string): readonly Proof[] };
type SheetState = Pick<Engine, "cells" | "problem" | "definitions" | "parameter">;

/**
 * Everything a sheet claims, in the order of its cells. A cell that defines what a catalog formula defines has that formula's proofs, asked of the
 * cell's own text where the sheet has its own; what it stands on is the catalog's, so that one wrong cell is not many. Cells with a problem claim nothing.
 */
export function sheetClaims(sheet: SheetState, catalog: ProofCatalog, { runs, seed }: { runs: number; seed: number }): readonly SheetClaim[] {
  const cells = sheet.cells().filter((cell) => cell.line && !sheet.problem(cell.id));
  const definitions = sheet.definitions();
  const parameters = rangesNow(sheet, cells);
  const formulas = formulasOf(cells, catalog);
  const asked = new Set<string>();
  return cells.flatMap((cell): readonly SheetClaim[] => {
    if (cell.line!.kind === "claim") {
      const text = cell.text.replace(/^claim\s+/, "");
      return [{ cell: cell.id, text, question: { claim: cell.line as Extract<Line, { kind: "claim" }>, definitions, parameters, runs, seed: seedOf(text, seed) } }];
    }
    const formula = formulas.get(cell.id);
    if (formula === undefined || asked.has(formula)) return [];
    asked.add(formula);
    return proofsFor(formula, cells, formulas, catalog, { runs, seed });
  });
}

/** The sheet's parameters at the values they have now. */
function rangesNow(sheet: SheetState, cells: readonly Cell[]): ParameterRanges {
  const stated = rangesOf(cells.flatMap(({ line }) => (line ? [line] : [])));
  return Object.fromEntries(Object.entries(stated).map(([name, range]) => {
    const now = sheet.parameter(name)?.value;
    if (now === undefined || String(now) === range.value) return [name, range];
    const still = range.low === range.high;
    return [name, { ...range, value: String(now), ...(still && { low: String(now), high: String(now) }) }];
  }));
}

/** By cell id, the catalog formula that a cell is: the one it was brought from, or the one that defines its name in the same form. */
function formulasOf(cells: readonly Cell[], catalog: Catalog): ReadonlyMap<string, string> {
  const forms = formsOf(catalog);
  const found = new Map<string, string>();
  for (const cell of cells) {
    const form = cell.line && formOf(cell.line);
    if (form === undefined) continue;
    const candidates = cell.origin === undefined ? (forms.get(form) ?? []) : [cell.origin];
    // A name that several formulas define, as every schedule defines beta, is the one whose title or text the cell still has.
    const known = candidates.length === 1 ? candidates[0] : candidates.find((name) => isStill(cell, catalog.find(name)!));
    if (known !== undefined) found.set(cell.id, known);
  }
  return found;
}

const isStill = (cell: Cell, formula: Formula): boolean =>
  cell.title?.en === formula.title.en || formula.text.split("\n").some((line) => line.trim() === cell.text);

/** "column alphabar", "function forward/2": what stands under such a name in the same form is the same formula, right or wrong. */
function formOf(line: Line): string | undefined {
  switch (line.kind) {
    case "column":
    case "base": return `column ${line.name}`;
    case "function": return `function ${line.name}/${line.parameters.length}`;
    case "scalar": return `scalar ${line.name}`;
    default: return undefined;
  }
}

const knownForms = new WeakMap<Catalog, ReadonlyMap<string, readonly string[]>>();

function formsOf(catalog: Catalog): ReadonlyMap<string, readonly string[]> {
  let forms = knownForms.get(catalog);
  if (!forms) {
    const gathered = new Map<string, string[]>();
    for (const name of catalog.names())
      for (const form of new Set(linesOf(catalog.find(name)!.text).flatMap((line) => formOf(line) ?? []))) gathered.set(form, [...(gathered.get(form) ?? []), name]);
    knownForms.set(catalog, (forms = gathered));
  }
  return forms;
}

function proofsFor(name: string, cells: readonly Cell[], formulas: ReadonlyMap<string, string>, catalog: ProofCatalog, draws: { runs: number; seed: number }): readonly SheetClaim[] {
  const mine = cells.filter((cell) => formulas.get(cell.id) === name);
  const edited = mine.filter((cell) => cell.origin === undefined);
  const question = attempt(() => {
    const formula = catalog.find(name)!;
    const text = edited.length === 0 ? formula.text : editedText(formula, edited);
    return formulaQuestion(name, { text }, catalog.proofsOf(name), edited.length === 0 ? catalog : withSheet(catalog, cells));
  });
  if (!question.ok) return [];
  const { definitions, parameters, proofs } = question.value;
  return proofs.map(({ text, why, claim, road }) => ({
    cell: subjectOf(text, edited.length === 0 ? mine : edited).id,
    text,
    formula: name,
    why,
    question: { claim, definitions, parameters, runs: draws.runs, seed: seedOf(name + text, draws.seed), ...(road && { road }) },
  }));
}

/** The cell a proof speaks of: of a family's cells, the one it names. */
function subjectOf(claim: string, cells: readonly Cell[]): Cell {
  const bodies = cells.filter((cell) => cell.line!.kind !== "base");
  return bodies.find((cell) => new RegExp(`\\b${definedBy(cell.line!)}\\b`).test(claim)) ?? bodies[0] ?? cells[0]!;
}

/** The formula's text with the sheet's own cells in the place of those of the same name. */
function editedText(formula: Formula, edited: readonly Cell[]): string {
  const names = new Set(edited.map((cell) => definedBy(cell.line!)));
  const kept = formula.text.split("\n").filter((text) => !linesOf(text).some((line) => names.has(definedBy(line))));
  return [...kept, ...edited.map((cell) => cell.text)].join("\n");
}

/** The catalog, and for names it does not define the sheet's own cells. T is drawn, so it is not among them. */
function withSheet(catalog: Catalog, cells: readonly Cell[]): Catalog {
  const own = new Map<string, string[]>();
  for (const cell of cells) {
    const name = definedBy(cell.line!);
    if (name !== undefined && name !== "T") own.set(name, [...(own.get(name) ?? []), cell.text]);
  }
  const isOwn = (name: string) => name.startsWith("sheet ");
  return {
    ...catalog,
    definer: (name) => catalog.definer(name) ?? (own.has(name) ? `sheet ${name}` : undefined),
    find: (name) => (isOwn(name) ? { title: { en: name, zh: name }, paper: "", sources: [], domain: "", text: own.get(name.slice("sheet ".length))!.join("\n") } : catalog.find(name)),
  };
}
