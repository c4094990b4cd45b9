import type { Place } from "../../../base/place.ts";
import type { Document } from "../../document/document.ts";
import { spotOf } from "../../document/spot-of.ts";
import { linesAt, listingAt } from "./lines-at.ts";

/** A line of code as it stands, without the blanks at its end. Counted from 1: in the file, in a notebook in its cell. */
export interface CodeLine { readonly number: number; readonly text: string }

/** The lines of the document's listing that a place touches. */
export function codeLines(document: Document, place: Place): readonly CodeLine[] {
  const code = listingAt(document, place);
  if (!code) return [];
  const { first, last } = linesAt(code, place);
  const { line, cell } = spotOf(document, place);
  const from = cell === undefined ? line : first + 1;
  return code.text.split("\n").slice(first, last + 1).map((text, i) => ({ number: from + i, text: text.trimEnd() }));
}
