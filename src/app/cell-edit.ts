import type { Place } from "../base/place.ts";
import type { Cell, Sheet } from "../sheet/cell.ts";
import { unfold } from "../sheet/edit/edit.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { headEnd } from "../sheet/edit/units.ts";
import type { Row } from "./cell-rows.ts";

/** The sheet's text with a stretch of it that can be edited. */
export interface Stretch {
  readonly text: string;
  readonly place: Place;
}

/**
 * Where a row stands in the sheet, base cases included; of a block its header. A row that a `use` brought is unfolded first, which makes it the sheet's own;
 * a comment that stood between its lines goes above them.
 */
export function stretchOf(sheet: Sheet, cells: readonly Cell[], row: Row): Stretch {
  const { text, place } = placedRow(sheet, cells, row);
  const lines = text.slice(place.start, place.end).split("\n");
  const comments = lines.filter((line) => line.trimStart().startsWith("#"));
  if (comments.length === 0) return { text, place };
  const above = `${comments.join("\n")}\n`, kept = lines.filter((line) => !line.trimStart().startsWith("#")).join("\n");
  return { text: replaced(text, place, above + kept), place: { start: place.start + above.length, end: place.start + above.length + kept.length } };
}

function placedRow(sheet: Sheet, cells: readonly Cell[], row: Row): Stretch {
  if (row.cell.origin === undefined) return { text: sheet.text, place: placeOf([...row.bases, row.cell]) };
  const at = cells.indexOf(row.cell);
  const use = cells.slice(0, at).findLast((cell) => cell.origin === undefined);
  const text = use ? unfold(sheet, cells, use.id) : sheet.text;
  const ids = new Set([...row.bases, row.cell].map((cell) => cell.id));
  const mine = readSheet(text).cells.filter((cell) => ids.has(cell.id));
  return mine.length ? { text, place: placeOf(mine) } : { text: sheet.text, place: row.cell.place };
}

const placeOf = (cells: readonly Cell[]): Place => ({
  start: Math.min(...cells.map((cell) => cell.place.start)),
  end: Math.max(...cells.map(headEnd)),
});

/** The text with a stretch replaced. */
export const replaced = (text: string, place: Place, by: string): string => text.slice(0, place.start) + by + text.slice(place.end);
