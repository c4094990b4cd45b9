import type { Place } from "../../base/place.ts";
import type { Located } from "./syntax.ts";

/** Where the lines of a text begin, and how Python's columns, counted in bytes of UTF-8, become offsets. */
export interface Lines {
  readonly count: number;
  /** The line from 1 that an offset stands on. */
  readonly lineAt: (offset: number) => number;
  /** Where a line begins; past the last one, where the text ends. */
  readonly startOf: (line: number) => number;
  /** The line's text, without its end. */
  readonly textOf: (line: number) => string;
  /** The offset of a byte column (from 0) on a line (from 1), held inside the line. */
  readonly offsetAt: (line: number, byteColumn: number) => number;
  readonly placeOf: (node: Span) => Place;
}

export type Span = Pick<Located, "lineno" | "col_offset" | "end_lineno" | "end_col_offset">;

export function linesOf(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const startOf = (line: number): number => (line < 1 ? 0 : (starts[line - 1] ?? text.length));
  const textOf = (line: number): string => text.slice(startOf(line), line < starts.length ? starts[line]! - 1 : text.length);
  const offsetAt = (line: number, byteColumn: number): number => {
    const content = textOf(line);
    let at = 0, bytes = 0;
    while (at < content.length && bytes < byteColumn) {
      const point = content.codePointAt(at)!;
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      at += point < 0x10000 ? 1 : 2;
    }
    return startOf(line) + at;
  };
  const lineAt = (offset: number): number => {
    let low = 0, high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const placeOf = (node: Span): Place => {
    const start = offsetAt(node.lineno, node.col_offset);
    return { start, end: Math.max(start, offsetAt(node.end_lineno ?? node.lineno, node.end_col_offset ?? node.col_offset)) };
  };
  return { count: starts.length, lineAt, startOf, textOf, offsetAt, placeOf };
}
