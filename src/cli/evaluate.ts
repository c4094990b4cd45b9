import { version } from "../../package.json";
import { columnsJson } from "../sheet/export/columns-json.ts";
import { csvOf, tableOf } from "../sheet/export/table.ts";
import { CannotRun } from "./cannot-run.ts";
import { chosenColumns } from "./chosen-columns.ts";
import type { Command } from "./command.ts";
import { problemLine, problemsOf, startSheet } from "./live-sheet.ts";
import { openSheet, shippedSheets } from "./sheet-file.ts";

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
    const table = tableOf(engine, chosenColumns(engine, options.texts("columns")));
    if (format === "csv") for (const part of csvOf(table)) await terminal.write(part);
    else await terminal.write(`${JSON.stringify({ version, sheet: name, ...columnsJson(engine, table), problems })}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};
