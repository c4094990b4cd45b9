import type { Place } from "../../../base/place.ts";
import type { Code, Document } from "../../document/document.ts";

/** The listing that a place of the document lies in. */
export const listingAt = ({ blocks }: Document, { start, end }: Place): Code | undefined =>
  blocks.find((block): block is Code => block.kind === "code" && block.place.start <= start && end <= Math.max(block.place.end, block.place.start + 1));

/** The lines of a listing, counted from 0, that a place of the document touches; both ends are among them. */
export function linesAt(code: Code, { start, end }: Place): { readonly first: number; readonly last: number } {
  const from = lastBefore(code, start), to = Math.max(from, lastBefore(code, Math.max(start, end - 1)));
  const first = linesBefore(code.text, from);
  return { first, last: first + linesBefore(code.text.slice(from), to - from) };
}

/** The last offset of a listing's text that comes from nothing behind `at`: what is unescaped or quoted stands elsewhere in the file than in the listing. */
function lastBefore({ text, origin }: Code, at: number): number {
  let low = 0, high = Math.max(0, text.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (origin(middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const linesBefore = (text: string, offset: number): number => {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) count++;
  return count;
};
