import type { Place } from "../../base/place.ts";

/** A stretch of a text with what it is marked as. */
export interface Segment {
  readonly text: string;
  readonly marks: string;
}

/** A text cut where marks begin and end; every character is in one segment. A mark without length, or past the end, is put on the last place there is, which may be a space of its own. */
export function segments(text: string, marks: readonly { readonly place: Place; readonly mark: string }[]): readonly Segment[] {
  const long = `${text} `;
  const placed = marks.map(({ place, mark }) => {
    const start = Math.min(Math.max(0, place.start), long.length - 1);
    return { start, end: Math.min(Math.max(start + 1, place.end), long.length), mark };
  });
  const cuts = [...new Set([0, long.length, ...placed.flatMap(({ start, end }) => [start, end])])].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => ({
    text: long.slice(start, cuts[i + 1]),
    marks: [...new Set(placed.filter((one) => one.start <= start && one.end >= cuts[i + 1]!).map(({ mark }) => mark))].join(" "),
  }));
}
