import { version } from "../../package.json";
import { nearest } from "../base/nearest.ts";
import type { Engine } from "../sheet/engine.ts";
import { CannotRun } from "./cannot-run.ts";
import type { Command } from "./command.ts";
import { problemLine, problemsOf, startSheet } from "./live-sheet.ts";
import { openSheet, shippedSheets } from "./sheet-file.ts";
import { type Table, csvOf, tableOf } from "./table.ts";

const help = `usage: alphabar evaluate SHEET [OPTIONS]

Computes a sheet and prints its columns over t. SHEET is a file, - for standard input, or a shipped sheet: ${shippedSheets.join(", ")}.
Problems go to standard error as file:line:column; the rest of the sheet is computed all the same.

options:
  --set NAME=VALUE  sets a parameter or a choice; may be given several times
  --columns A,B     these columns only, in this order
  --format FORMAT   csv or json (csv); json has the parameters and derived numbers too.
                    What has no value is empty in csv and null in json; infinities are "Infinity" and "-Infinity", undefined values "NaN"

examples:
  alphabar evaluate forward-process --set T=50 --columns beta,alphabar
  alphabar evaluate mine.md --set beta_T=0.03 --format json

exit codes: 0 all cells have values; 1 some cell has a problem; 2 it could not run
`;

export const evaluate: Command = {
  name: "evaluate",
  summary: "compute a sheet and print its columns",
  help,
  options: { set: { type: "string", multiple: true }, columns: { type: "string", multiple: true }, format: { type: "string" } },
  async run(options, terminal) {
    const format = options.oneOf("format", ["csv", "json"]) ?? "csv";
    const [name, ...more] = options.words;
    if (name === undefined) throw new CannotRun("missing sheet: a file, - or a shipped sheet's name");
    if (more.length > 0) throw new CannotRun(`unexpected argument: ${more[0]} (one sheet at a time)`);
    const file = openSheet(name);
    const engine = startSheet(file, options.texts("set"));
    const problems = problemsOf(file, engine);
    for (const problem of problems) terminal.complain(problemLine(problem));
    const table = tableOf(engine, columnsOf(engine, options.texts("columns")));
    if (format === "csv") for (const part of csvOf(table)) await terminal.write(part);
    else await terminal.write(`${JSON.stringify(jsonOf(name, engine, table, problems))}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};

/** The columns asked for, or all that have values. */
function columnsOf(engine: Engine, asked: readonly string[]): readonly string[] {
  const names = engine.cells().flatMap(({ line }) => (line?.kind === "column" || line?.kind === "base" ? [line.name] : []));
  const known = [...new Set(names)];
  const wanted = asked.flatMap((list) => list.split(",")).map((name) => name.trim()).filter((name) => name !== "");
  for (const name of wanted) {
    if (known.includes(name)) continue;
    const near = nearest(name, known);
    throw new CannotRun(`unknown column: ${name} (${near === undefined ? `the sheet has ${known.join(", ")}` : `did you mean ${near}?`})`);
  }
  const broken = new Set(engine.cells().filter(({ id }) => engine.problem(id)).flatMap(({ line }) => (line && "name" in line ? [line.name] : [])));
  const laws = wanted.find((name) => !engine.column(name) && !broken.has(name));
  if (laws !== undefined) throw new CannotRun(`not a column of numbers: ${laws} (its values are laws; mean(…) and variance(…) are numbers)`);
  return (wanted.length > 0 ? wanted : known).filter((name) => engine.column(name));
}

function jsonOf(sheet: string, engine: Engine, { first, columns, length }: Table, problems: readonly unknown[]) {
  const lines = engine.cells().flatMap(({ line }) => (line ? [line] : []));
  const named = (kinds: readonly string[], value: (name: string) => unknown) =>
    Object.fromEntries(lines.flatMap((line) => (kinds.includes(line.kind) && "name" in line ? [[line.name, value(line.name)]] : [])));
  return {
    version,
    sheet,
    parameters: named(["parameter", "choice"], (name) => engine.parameter(name)?.value ?? null),
    numbers: named(["scalar"], (name) => plain(engine.scalar(name))),
    t: Array.from({ length }, (_, i) => first + i),
    columns: Object.fromEntries(columns.map(({ name, at }) => [name, Array.from({ length }, (_, i) => plain(at(first + i)))])),
    problems,
  };
}

const plain = (value: number | undefined): number | string | null => (value === undefined ? null : Number.isFinite(value) ? value : String(value));
