import type { Place } from "../../base/place.ts";
import { printLine } from "../../read/text/print-line.ts";
import { readLine } from "../../read/text/read-line.ts";
import { tokens } from "../../read/text/tokens.ts";
import type { Sheet } from "../cell.ts";
import { freeName } from "./duplicate.ts";
import { breakOf, lineStart, unitsOf } from "./units.ts";

/** A number in a cell's text that could be a parameter: as it is written, and where in the cell. */
export interface Literal {
  readonly text: string;
  readonly place: Place;
}

/**
 * The numbers of a cell's formula that may become parameters: not a parameter's own value, not an index or a step (`t-1`, `for t >= 2`), not an exponent written
 * above. Empty for a cell that has none or cannot be read.
 */
export function literalsIn(text: string): readonly Literal[] {
  const read = readLine(text);
  if (!read.ok || !["scalar", "column", "base", "function", "claim"].includes(read.line.kind)) return [];
  const words = tokens(text);
  const found: Literal[] = [];
  let depth = 0;
  for (const word of words) {
    if (word.text === "[") depth++;
    if (word.text === "]") depth--;
    if (word.text === "for" && word.kind === "name") break;
    if (word.kind === "number" && depth === 0 && !word.raised) found.push({ text: text.slice(word.place.start, word.place.end), place: word.place });
  }
  return found.filter((literal) => withName(text, literal, "c") !== undefined);
}

/** A cell's text with a name where a number was, a product that was not written between them written out; undefined where the language wants a number. */
function withName(text: string, literal: Literal, name: string): string | undefined {
  const meant = printed(text);
  return ["", " *"].flatMap((joint) => {
    const named = replaced(text, literal.place, name + joint);
    const stands = printed(replaced(text, literal.place, literal.text + joint)) === meant && printed(named) !== undefined;
    return stands && tokens(named).some(({ text: word, place }) => place.start === literal.place.start && word === name) ? [named] : [];
  })[0];
}

function printed(text: string): string | undefined {
  const read = readLine(text);
  return read.ok ? printLine(read.line) : undefined;
}

/**
 * The sheet's text with a number of one of its own cells as a parameter in a cell of its own above, and the name it got; the caret or selection `at` counts from the cell's
 * start. Undefined where no such number is.
 */
export function extractParameter(sheet: Sheet, id: string, at: Place, taken: ReadonlySet<string>): { readonly text: string; readonly name: string } | undefined {
  const unit = unitsOf(sheet).find(({ cells }) => cells.some((one) => one.id === id));
  const cell = unit?.cells.find((one) => one.id === id);
  const literal = cell && literalsIn(cell.text).find(({ place }) => place.start <= at.start && at.end <= place.end);
  if (!unit || !literal) return undefined;
  // A letter that the cell binds itself would be read in place of the parameter.
  const names = new Set([...taken, ...tokens(cell.text).map((word) => word.text)]);
  const name = names.has("c") ? freeName("c", names) : "c";
  const indent = sheet.text.slice(lineStart(sheet.text, cell.place.start), cell.place.start);
  const named = withName(cell.text, literal, name);
  if (named === undefined) return undefined;
  const edited = replaced(sheet.text, { start: cell.place.start, end: cell.place.start + cell.text.length }, named);
  return { text: edited.slice(0, unit.start) + `${indent}${name} = ${literal.text}${breakOf(sheet.text)}` + edited.slice(unit.start), name };
}

const replaced = (text: string, { start, end }: Place, by: string): string => text.slice(0, start) + by + text.slice(end);
