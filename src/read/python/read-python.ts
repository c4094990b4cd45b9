import { linesOf } from "./lines.ts";
import { emptyModule, parse } from "./parse.ts";
import type { PythonUnit } from "./python-unit.ts";

/** A listing, cell or file of Python as its tree, with CPython's own error and what was mended where it does not parse. Any text gives a unit; nothing is run. */
export function readPython(source: string): PythonUnit {
  const lines = linesOf(source);
  const parsed = parse(source);
  if (parsed.kind === "module") return { module: parsed.module, text: source, repairs: [], placeOf: lines.placeOf };
  const start = lines.offsetAt(parsed.line, parsed.byteColumn);
  const fault = { kind: "SyntaxError", message: parsed.message, line: parsed.line, column: start - lines.startOf(parsed.line) + 1, place: { start, end: start } } as const;
  return { module: emptyModule, text: source, fault, repairs: [], placeOf: lines.placeOf };
}
