import type { Sheet } from "../cell.ts";
import { nameOf } from "../engine/expand.ts";
import { placesOf } from "./rename.ts";
import { breakOf, unitsOf } from "./units.ts";

/**
 * The text with a cell's copy right below it, base cases and title included. What the copy defines gets a free name (`beta_2`), also where its own rule reads it;
 * `taken` are the names in use. An id the sheet does not have changes nothing.
 */
export function duplicateCell(sheet: Sheet, id: string, taken: ReadonlySet<string>): string {
  const unit = unitsOf(sheet).find(({ cells }) => cells.some((cell) => cell.id === id));
  if (!unit) return sheet.text;
  const name = unit.cells[0]!.line && nameOf(unit.cells[0]!.line);
  let lines = sheet.text.slice(unit.start, unit.end);
  if (!lines.endsWith("\n")) lines = breakOf(sheet.text) + lines;
  if (name !== undefined) {
    const fresh = freeName(name, taken);
    const places = unit.cells.flatMap((cell) => placesOf(cell, name).map(({ start, end }) => [start + cell.place.start, end + cell.place.start] as const));
    const offset = unit.start - (lines.length - (unit.end - unit.start));
    for (const [start, end] of places.toReversed()) lines = lines.slice(0, start - offset) + fresh + lines.slice(end - offset);
  }
  return sheet.text.slice(0, unit.end) + lines + sheet.text.slice(unit.end);
}

/** The name with the next number behind it that nothing has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/_?\d+$/, "");
  for (let count = 2; ; count++) {
    const candidate = `${stem}_${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
