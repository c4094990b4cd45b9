import type { Place } from "../../base/place.ts";
import type { Document, Spot } from "./document.ts";

const lineStarts = new WeakMap<Document, readonly number[]>();

/** A place as a reader of the file would name it. Places outside the text are moved to its nearest end. */
export function spotOf(document: Document, place: Place): Spot {
  const starts = startsOf(document);
  const at = (offset: number) => {
    const inside = Math.min(Math.max(0, offset), document.text.length);
    const line = count(starts, inside);
    return { line, column: inside - starts[line - 1]! + 1 };
  };
  const start = at(place.start), end = at(place.end);
  const spot = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  const cell = document.cells ? count(document.cells.map((each) => each.start), place.start) : 0;
  return cell > 0 ? { ...spot, cell } : spot;
}

function startsOf(document: Document): readonly number[] {
  const known = lineStarts.get(document);
  if (known) return known;
  const starts = [0];
  for (const end of document.text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  lineStarts.set(document, starts);
  return starts;
}

/** How many of the rising numbers are at most `value`. */
function count(rising: readonly number[], value: number): number {
  let low = 0, high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
