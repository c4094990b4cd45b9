import type { ChoiceLine, ParameterLine } from "../../read/text/line.ts";
import type { Cell, Sheet } from "../cell.ts";
import { breakOf, isBlock, lineStart, unitsOf } from "./units.ts";

/*
 * Edits give the sheet's new text. They change the bytes of one cell and nothing else; an id the sheet does not have changes nothing at all.
 * Cells that a `use` brought are not in the file: unfold the `use` first.
 */

/** The text with one cell's line, or a block's header, replaced. Several lines make several cells. */
export function editCell(sheet: Sheet, id: string, text: string): string {
  const cell = own(sheet, id);
  return cell ? replaced(sheet.text, cell.place.start, cell.place.start + cell.text.length, text.trim()) : sheet.text;
}

/** The text with a line put right after a cell, indented like it; after a block it stands in a sheet block of its own. */
export function insertAfter(sheet: Sheet, id: string, text: string): string {
  const cell = own(sheet, id);
  if (!cell) return sheet.text;
  const end = sheet.text.indexOf("\n", cell.place.end);
  const at = end < 0 ? sheet.text.length : sheet.text[end - 1] === "\r" ? end - 1 : end;
  if (isBlock(cell)) return replaced(sheet.text, at, at, ["", "", "```sheet", text.trim(), "```"].join(breakOf(sheet.text)));
  return replaced(sheet.text, at, at, breakOf(sheet.text) + indentOf(sheet.text, cell) + text.trim());
}

/**
 * The text with a parameter's literal, or a choice's option, replaced; its range and everything else stay. `cells` are the engine's: what a `use` brought gets
 * a line of its own above the `use`, which from then on stands for it.
 */
export function setParameterText(sheet: Sheet, cells: readonly Cell[], name: string, value: number | string): string {
  const cell = cells.find((c) => (c.line?.kind === "parameter" || c.line?.kind === "choice") && c.line.name === name);
  if (!cell) return sheet.text;
  const line = cell.line as ParameterLine | ChoiceLine;
  const text = line.kind === "choice" ? `${cell.text.replace(/\)\s*at\s+\S+\s*$/, ")")} at ${value}` : withLiteral(cell.text, line, String(value));
  return replaceSetting(sheet, cells, cell, text);
}

/** The text with another line for a parameter or choice; for one that a `use` brought, the line stands above the `use`. `cells` are the engine's. */
export function replaceSetting(sheet: Sheet, cells: readonly Cell[], cell: Cell, text: string): string {
  if (cell.origin === undefined) return editCell(sheet, cell.id, text);
  const use = own(sheet, cells.slice(0, cells.indexOf(cell)).findLast(({ origin }) => origin === undefined)?.id ?? "");
  if (!use) return sheet.text;
  const [unit] = unitsOf(sheet).filter(({ cells: together }) => together.includes(use));
  return replaced(sheet.text, unit!.start, unit!.start, [...commentOf(cell), text].map((one) => indentOf(sheet.text, use) + one + breakOf(sheet.text)).join(""));
}

/** The text with a `use` line replaced by the cells it brought (the engine's `cells()`), which makes them the sheet's own. */
export function unfold(sheet: Sheet, cells: readonly Cell[], id: string): string {
  const use = own(sheet, id);
  const at = cells.findIndex((cell) => cell.id === id);
  if (!use || use.line?.kind !== "use" || at < 0) return sheet.text;
  let end = at + 1;
  while (cells[end]?.origin !== undefined) end++;
  const lines = cells.slice(at + 1, end).flatMap((cell) => [...commentOf(cell), cell.text]);
  return replaced(sheet.text, use.place.start, use.place.end, lines.join(breakOf(sheet.text) + indentOf(sheet.text, use)));
}

function commentOf({ title, source }: Cell): string[] {
  if (!title && source === undefined) return [];
  const words = title ? (title.zh === title.en ? title.en : `${title.en} | ${title.zh}`) : "";
  return [`#${words === "" ? "" : ` ${words}`}${source === undefined ? "" : ` @ ${source}`}`];
}

function withLiteral(text: string, line: ParameterLine, value: string): string {
  const place = line.value.place;
  return place ? text.slice(0, place.start) + value + text.slice(place.end) : text;
}

const own = (sheet: Sheet, id: string): Cell | undefined => sheet.cells.find((cell) => cell.id === id);
const replaced = (text: string, start: number, end: number, by: string): string => text.slice(0, start) + by + text.slice(end);
const indentOf = (text: string, cell: Cell): string => text.slice(lineStart(text, cell.place.start), cell.place.start);
