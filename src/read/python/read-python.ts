import { type Traced, untraced } from "../../base/traced.ts";
import { faultOf } from "./fault.ts";
import { linesOf, type Span } from "./lines.ts";
import { mended } from "./mend.ts";
import { emptyModule, parse } from "./parse.ts";
import type { PythonUnit, SyntaxFault } from "./python-unit.ts";
import { unixLines } from "./unix-lines.ts";

/**
 * A listing, cell or file of Python as its tree, with CPython's own error and what was mended where it does not parse. Any text gives a unit; nothing is run.
 * `known` are names that were bound before it: they help to see where a function ends whose indentation was lost.
 */
export function readPython(source: string, known: ReadonlySet<string> = new Set()): PythonUnit {
  const given = unixLines(source);
  const found = faultOf(given.text, linesOf(given.text));
  const fault: SyntaxFault | undefined = found && { ...found, place: { start: given.startOf(found.place.start), end: given.startOf(found.place.end) } };
  const isPrompted = /^[ \t]*In\s*\[[\d\s*]*\]\s*:/m.test(source);
  if (!fault && !isPrompted) return unitOf(given.text, untraced(given.text), given, undefined, []);
  const mending = mended(given.text, known);
  return mending ? unitOf(mending.text.text, mending.text, given, fault, mending.repairs) : { ...unitOf("", untraced(""), given, fault, []), text: given.text };
}

/** `text` was made of the source by `made`, after its line ends. */
function unitOf(text: string, made: Traced, given: Traced, fault: SyntaxFault | undefined, repairs: PythonUnit["repairs"]): PythonUnit {
  const parsed = parse(text), lines = linesOf(text);
  const isEmpty = parsed.kind !== "module" || (repairs.length > 0 && parsed.module.body.every(({ nodeType }) => nodeType === "Pass"));
  const placeOf = (node: Span) => {
    const { start, end } = lines.placeOf(node);
    const from = given.startOf(made.startOf(start));
    return { start: from, end: end > start ? Math.max(from, given.endOf(made.endOf(end))) : from };
  };
  return { module: isEmpty ? emptyModule : parsed.module, text, ...(fault && { fault }), repairs, placeOf };
}
