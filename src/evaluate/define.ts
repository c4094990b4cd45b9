import type { Line, ParameterLine } from "../read/text/line.ts";
import type { Term } from "../term/term.ts";
import type { ColumnDefinition, Definitions } from "./definitions.ts";

/** What lines define, put together: a column's base cases join its body. Claims and uses define nothing; a later line wins. */
export function define(lines: readonly Line[]): Definitions {
  const columns: Record<string, ColumnDefinition> = {};
  const functions: Record<string, Definitions["functions"][string]> = {};
  const scalars: Record<string, Term> = {};
  const bases = new Map<string, Record<number, Term>>();
  for (const line of lines) if (line.kind === "base") bases.set(line.name, { ...bases.get(line.name), [line.at]: line.body });
  for (const [name, known] of bases) columns[name] = { index: "t", bases: known, from: firstAfter(known) };
  for (const line of lines) {
    if (line.kind === "column") {
      const known = bases.get(line.name) ?? {};
      columns[line.name] = { index: line.index, body: line.body, bases: known, from: line.from ?? firstAfter(known) };
    }
    if (line.kind === "data") columns[line.name] = { index: "t", bases: {}, from: line.from, data: line.values };
    if (line.kind === "function") functions[line.name] = { parameters: line.parameters, body: line.body };
    if (line.kind === "scalar") scalars[line.name] = line.body;
    if (line.kind === "parameter" && line.name !== "T") scalars[line.name] = line.value;
  }
  return { columns, functions, scalars };
}

/** The body of a column holds from t = 1, or from the step after its last base case. */
const firstAfter = (bases: Readonly<Record<number, Term>>): number => Math.max(0, ...Object.keys(bases).map(Number)) + 1;

/** The names a line defines; a claim and a use define none. */
export const definedBy = (line: Line): string | undefined => (line.kind === "use" || line.kind === "claim" || line.kind === "compare" ? undefined : line.name);

export const isParameter = (line: Line): line is ParameterLine => line.kind === "parameter";
