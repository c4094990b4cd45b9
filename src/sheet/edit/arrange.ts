import type { Sheet } from "../cell.ts";
import { breakOf, inOneBlock, isBlock, lineEnd, lineStart, type Unit, unitsOf } from "./units.ts";

/*
 * Cells put elsewhere or taken out, with their titles and base cases. Each gives the sheet's new text; an id the sheet does not have changes nothing.
 */

/** The text without the cell, its title and, where it is a column's rule, its base cases. */
export function removeCell(sheet: Sheet, id: string): string {
  const unit = unitsOf(sheet).find(({ cells }) => cells.some((cell) => cell.id === id));
  if (!unit) return sheet.text;
  const cell = unit.cells.find((one) => one.id === id)!;
  const whole = unit.cells.at(-1) === cell;
  const start = whole ? unit.start : lineStart(sheet.text, cell.place.start);
  return sheet.text.slice(0, start) + sheet.text.slice(whole ? unit.end : lineEnd(sheet.text, cell.place.end));
}

/** The text with the cell one place further up or down; past a block's end it goes into the next block. Data are blocks of their own: they stay, and cells pass them. */
export function moveCell(sheet: Sheet, id: string, way: "up" | "down"): string {
  const units = unitsOf(sheet).filter(({ cells }) => !cells.some(isBlock));
  const at = units.findIndex(({ cells }) => cells.some((cell) => cell.id === id));
  const [above, below] = way === "up" ? [units[at - 1], units[at]] : [units[at], units[at + 1]];
  if (at < 0 || !above || !below) return sheet.text;
  const { text } = sheet;
  const between = text.slice(above.end, below.start);
  const [first, second] = [text.slice(above.start, above.end), withEnd(text, below)];
  if (inOneBlock(text, above, below)) return trimmedLike(text, text.slice(0, above.start) + second + between + first + text.slice(below.end));
  return way === "up"
    ? text.slice(0, above.end) + second + between + text.slice(below.end)
    : text.slice(0, above.start) + between + first + text.slice(below.start);
}

/** The unit's lines, the last one with its end. */
function withEnd(text: string, { start, end }: Unit): string {
  const lines = text.slice(start, end);
  return lines.endsWith("\n") ? lines : lines + breakOf(text);
}

/** A text that had no line end at its end has none afterwards. */
const trimmedLike = (before: string, after: string): string => (before.endsWith("\n") ? after : after.replace(/\r?\n$/, ""));
