import { faultOf } from "./fault.ts";
import { linesOf, type Span } from "./lines.ts";
import { mended } from "./mend.ts";
import { emptyModule, parse } from "./parse.ts";
import type { PythonUnit } from "./python-unit.ts";

/**
 * A listing, cell or file of Python as its tree, with CPython's own error and what was mended where it does not parse. Any text gives a unit; nothing is run.
 * `known` are names that were bound before it: they help to see where a function ends whose indentation was lost.
 */
export function readPython(source: string, known: ReadonlySet<string> = new Set()): PythonUnit {
  const lines = linesOf(source);
  const fault = faultOf(source, lines);
  const isPrompted = /^[ \t]*In\s*\[[\d\s*]*\]\s*:/m.test(source);
  if (!fault && !isPrompted) {
    const parsed = parse(source);
    return { module: parsed.kind === "module" ? parsed.module : emptyModule, text: source, repairs: [], placeOf: lines.placeOf };
  }
  const mending = mended(source, known);
  if (!mending) return { module: emptyModule, text: source, ...(fault && { fault }), repairs: [], placeOf: lines.placeOf };
  const { text, repairs } = mending;
  const parsed = parse(text.text);
  const isEmpty = parsed.kind !== "module" || parsed.module.body.every(({ nodeType }) => nodeType === "Pass");
  const inside = linesOf(text.text);
  const placeOf = (node: Span) => {
    const { start, end } = inside.placeOf(node);
    const from = text.startOf(start);
    return { start: from, end: end > start ? Math.max(from, text.endOf(end)) : from };
  };
  return { module: isEmpty ? emptyModule : parsed.module, text: text.text, ...(fault && { fault }), repairs, placeOf };
}
