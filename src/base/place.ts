/** A stretch of a text: offsets in UTF-16 code units, the end excluded. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The line and column (both from 1) of an offset in a text. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

/** The smallest place that holds both. */
export const span = (a: Place, b: Place): Place => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) });

/** The same stretch in a text that begins `offset` further on. */
export const shift = (place: Place, offset: number): Place => ({ start: place.start + offset, end: place.end + offset });
