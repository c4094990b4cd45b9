import { printLineLatex } from "../read/text/print-line-latex.ts";
import type { Cell } from "../sheet/cell.ts";
import { roleOf } from "./role-of.ts";

/** Marks every name in a formula with itself and its role, so that pointing at it can light its cell, slider and curve. */
export const wrapName = (of: string, latex: string): string => `\\htmlData{name=${of}, role=${roleOf(of)}}{${latex}}`;

/** A cell's formula as LaTeX, base cases first; undefined for a line that could not be read. */
export function cellLatex(cell: Cell, bases: readonly Cell[]): string | undefined {
  const lines = [...bases, cell].map(({ line }) => line);
  return lines.every((line) => line !== undefined) ? lines.map((line) => printLineLatex(line!, { wrap: wrapName })).join(",\\quad ") : undefined;
}
