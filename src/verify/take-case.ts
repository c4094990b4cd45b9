import { number } from "../term/term.ts";
import { printLine } from "../read/text/print-line.ts";
import { appendBlock } from "../sheet/edit/append-block.ts";
import { removeCell } from "../sheet/edit/arrange.ts";
import type { Cell, Sheet } from "../sheet/cell.ts";
import { editCell, setParameterText, unfold } from "../sheet/edit/edit.ts";
import { nameOf } from "../sheet/engine/expand.ts";
import { parameterOf } from "../sheet/engine/parameters.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import type { Case } from "./verdict.ts";

/**
 * The sheet's text set to a case, so that what a verdict speaks of stands in the table: parameters take its values, T its number of steps, and where the claim speaks of every schedule,
 * β becomes the case's list of numbers. A range that is too narrow for a value is widened to it. `cells` are the engine's. Variables have no cell and stay in the evidence.
 */
export function takeCase(sheet: Sheet, cells: readonly Cell[], { steps, beta, parameters, at }: Case): string {
  const values = { ...parameters, ...((beta || Object.keys(at).length > 0) && { T: String(steps) }) };
  let now = sheet;
  for (const [name, value] of Object.entries(values)) now = readSheet(withParameter(now, cells, name, value));
  if (!beta) return now.text;
  for (const id of usesBringing(cells, "beta")) now = readSheet(unfold(now, cells, id));
  for (;;) {
    const old = now.cells.find(({ line }) => line && nameOf(line) === "beta");
    if (!old) break;
    now = readSheet(removeCell(now, old.id));
  }
  return appendBlock(now.text, "data beta", beta);
}

function withParameter(sheet: Sheet, cells: readonly Cell[], name: string, value: string): string {
  const text = setParameterText(sheet, cells, name, value);
  const set = readSheet(text);
  const cell = set.cells.find(({ line }) => line?.kind === "parameter" && line.name === name);
  if (cell?.line?.kind !== "parameter" || !cell.line.range) return text;
  const { low, high } = parameterOf(cell.line);
  const x = Number(value);
  if (x >= low && x <= high) return text;
  return editCell(set, cell.id, printLine({ ...cell.line, range: { low: number(Math.min(low, x)), high: number(Math.max(high, x)) } }));
}

/** The `use` lines that brought a definition of the name. */
function usesBringing(cells: readonly Cell[], name: string): readonly string[] {
  const found = new Set<string>();
  let use = "";
  for (const cell of cells) {
    if (cell.origin === undefined) use = cell.id;
    else if (cell.line && nameOf(cell.line) === name) found.add(use);
  }
  return [...found];
}
