import { faultOf } from "./fault.ts";
import { linesOf } from "./lines.ts";
import { emptyModule, parse } from "./parse.ts";
import type { PythonUnit } from "./python-unit.ts";

/** A listing, cell or file of Python as its tree, with CPython's own error and what was mended where it does not parse. Any text gives a unit; nothing is run. */
export function readPython(source: string): PythonUnit {
  const lines = linesOf(source);
  const fault = faultOf(source, lines);
  const parsed = parse(source);
  return { module: parsed.kind === "module" ? parsed.module : emptyModule, text: source, ...(fault && { fault }), repairs: [], placeOf: lines.placeOf };
}
