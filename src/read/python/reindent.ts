import { trace, type Traced } from "../../base/traced.ts";
import { layoutOf } from "./layout.ts";
import { logicalLines } from "./logical-lines.ts";

/** A listing of more lines is left as it is. */
const longest = 2000;

/** A text with its blocks indented anew, and the lines at which a block's end was guessed; undefined where nothing can be read so. */
export function reindented(source: string, known: ReadonlySet<string>): { readonly text: Traced; readonly line: number; readonly guessed: readonly number[] } | undefined {
  const lines = logicalLines(source);
  if (!lines || lines.length === 0 || lines.length > longest) return undefined;
  const layout = layoutOf(lines, known);
  if (!layout) return undefined;
  const writing = trace(source);
  let at = 0, first = 0;
  for (const [i, { lineStart, start, end, line }] of lines.entries()) {
    // Statements that share a line stay where they are.
    if (lineStart >= at) {
      const margin = " ".repeat(4 * layout.depths[i]!);
      writing.copy(at, lineStart);
      if (margin !== source.slice(lineStart, start) && first === 0) first = line;
      writing.replace(margin, lineStart, start);
      at = start;
    }
    writing.copy(at, end);
    at = end;
  }
  writing.copy(at, source.length);
  return { text: writing.done(), line: first, guessed: layout.guessed };
}
