import type { Cell, Sheet } from "../cell.ts";

/** Whole lines of a sheet that belong together: a title, base cases, and the cell they lead to. `end` is past the last line's end. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** The base cases first. */
  readonly cells: readonly Cell[];
}

/** A sheet's own cells in units, in order. What stands between them (blank lines, prose, fences) belongs to none. */
export function unitsOf({ text, cells }: Sheet): readonly Unit[] {
  const units: Unit[] = [];
  let bases: Cell[] = [];
  for (const [i, cell] of cells.entries()) {
    const next = cells[i + 1];
    if (cell.line?.kind === "base" && next?.line && "name" in next.line && next.line.name === cell.line.name && (next.line.kind === "base" || next.line.kind === "column")) {
      bases.push(cell);
      continue;
    }
    const together = [...bases, cell];
    bases = [];
    units.push({ start: unitStart(text, together[0]!), end: lineEnd(text, cell.place.end), cells: together });
  }
  return units;
}

/** Whether the cell is a fenced block of its own, of which its text is only the header. */
export const isBlock = ({ text, place }: Cell): boolean => place.end - place.start > text.length;

/** Where a cell's line ends, or a block's header. */
export const headEnd = ({ text, place }: Cell): number => place.start + text.length;

/** Whether two neighbouring units stand in one fenced block. */
export const inOneBlock = (text: string, above: Unit, below: Unit): boolean => !/^ {0,3}(```|~~~)/m.test(text.slice(above.end, below.start));

function unitStart(text: string, cell: Cell): number {
  const start = lineStart(text, cell.place.start);
  return cell.title === undefined && cell.source === undefined ? start : lineStart(text, start - 1);
}

export const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1);
export const lineEnd = (text: string, at: number): number => text.indexOf("\n", at) + 1 || text.length;
export const breakOf = (text: string): string => (text.includes("\r\n") ? "\r\n" : "\n");
