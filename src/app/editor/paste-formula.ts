import type { Place } from "../../base/place.ts";
import type { Problem } from "../../base/problem.ts";
import type { Known } from "../../sheet/completion/candidate.ts";
import { knownNames } from "../../sheet/completion/known-names.ts";

/** What became of a pasted formula: what stands in the text now, and what was pasted. */
export interface PasteNote {
  readonly place: Place;
  readonly raw: string;
  readonly inserted: string;
  /** The sheet lines that it was read as; none when it was left as it is. */
  readonly lines: readonly string[];
  readonly problem?: Problem;
}

/** A text field, and the way to write into it so that it can be undone. */
interface Field {
  readonly area: HTMLTextAreaElement;
  readonly write: (place: Place, by: string) => void;
}

/**
 * Puts a pasted text in at once, and what it is read as in its place as soon as it is read: the browser's undo goes back to the text as pasted. What cannot be read stays as it is, and the note says why.
 */
export function pasteFormula({ area, write }: Field, raw: string, known: Known, tell: (note: PasteNote | undefined) => void): void {
  const { selectionStart: start, selectionEnd: end } = area;
  write({ start, end }, raw);
  const place = { start, end: start + raw.length };
  // The reader of TeX is large, and most edits never need it.
  void import("../../read/latex/read-pasted.ts").then(({ readPasted }) => {
    if (!area.isConnected || area.value.slice(place.start, place.end) !== raw) return;
    const read = readPasted(raw, knownNames(known.cells, known.catalog));
    if (!read) return;
    const { problems: [problem], lines, expression } = read;
    const text = expression === undefined ? withBreaks(area.value, place, [...lines.map((line) => line.text), ...(lines.length > 0 ? read.problems.flatMap((one) => unread(raw, one)) : [])]) : bracketed(area.value, place, expression);
    if (text === "") return tell({ place, raw, inserted: raw, lines: [], ...(problem && { problem }) });
    write(place, text);
    tell({ place: { start: place.start, end: place.start + text.length }, raw, inserted: text, lines: expression === undefined ? lines.map((line) => line.text) : [expression], ...(problem && { problem }) });
  });
}

/** Lines stand on lines of their own. */
function withBreaks(text: string, { start, end }: Place, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start).trim(), after = text.slice(end).split("\n")[0]!.trim();
  return (before === "" ? "" : "\n") + lines.join("\n") + (after === "" ? "" : "\n");
}

/** A sum beside a sign that binds more tightly is put in brackets. */
function bracketed(text: string, { start, end }: Place, expression: string): string {
  const tight = /[*/^\-·×÷√]\s*$/.test(text.slice(0, start)) || /^\s*[*/^·×÷]/.test(text.slice(end));
  return tight && /[^\w.[\]]/.test(expression) ? `(${expression})` : expression;
}

/** What was not read is kept as a line beside what was. */
const unread = (raw: string, { place }: Problem): readonly string[] => (place && place.end > place.start ? [raw.slice(place.start, place.end).replaceAll(/\s+/g, " ").trim()].filter((one) => one !== "") : []);
