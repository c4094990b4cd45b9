import { edited, type Mended, physicalLines } from "./mending.ts";
import type { SyntaxFault } from "./python-unit.ts";

/** What a listing breaks off in the middle of, at its very end, is left away: an open bracket or string, a header without a body, half a statement, dots. */
export function withoutTail(source: string, { message, line, place }: SyntaxFault): Mended | undefined {
  const lines = physicalLines(source);
  const last = lines.findLastIndex(({ text }) => text.trim() !== "");
  if (last < 1) return undefined;
  const isOpen = /was never closed$|^unterminated/.test(message);
  // An open bracket reaches to the end; but one that opens far above was forgotten, not cut.
  const first = isOpen ? line - 1 : last;
  const isAtEnd = isOpen ? last - first < 12 : line - 1 >= last && place.start >= source.trimEnd().length;
  if (!isAtEnd || first < 1) return undefined;
  return { text: edited(source, [{ start: lines[first]!.start, end: source.length, by: "" }]), done: [{ kind: "cut off", at: lines[first]!.start }] };
}
