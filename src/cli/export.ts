import { exportSheet } from "../sheet/export/export-sheet.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { CannotRun } from "./cannot-run.ts";
import { chosenColumns } from "./chosen-columns.ts";
import type { Command } from "./command.ts";
import { problemLine, problemsOf, startSheet } from "./live-sheet.ts";
import { openSheet, shippedSheets } from "./sheet-file.ts";

const formats = ["numpy", "pytorch", "table", "latex"] as const;

const help = `usage: alphabar export SHEET --as FORMAT [OPTIONS]

Writes a sheet in another language, to standard output. SHEET is a file, - for standard input, or a shipped sheet: ${shippedSheets.join(", ")}.
Its values as CSV or JSON are alphabar evaluate's.

formats:
  numpy, pytorch    a program that computes the columns: parameters at its head, arrays from 0, the sheet's order of operations.
                    Equal to the sheet's columns bit for bit where only + - * / and sqrt occur, and as near as it says where exp, log, cos … do
  table             the columns as Python lists of their values, exactly
  latex             the formulas, for a document with amsmath

options:
  --set NAME=VALUE  sets a parameter or a choice; may be given several times
  --columns A,B     these columns and what they stand on (all); formulas as LaTeX are always all
  --exact           in programs: columns whose formulas call exp, log, cos … come as numbers, and so everything is equal bit for bit

examples:
  alphabar export forward-process --as numpy --columns beta,alphabar > schedule.py
  alphabar export mine.md --as pytorch --set beta_T=0.03

exit codes: 0 all cells have values; 1 some cell has a problem and is left out; 2 it could not run
`;

export const exportCommand: Command = {
  name: "export",
  summary: "write a sheet as NumPy or PyTorch code, a table or LaTeX",
  help,
  options: { as: { type: "string" }, set: { type: "string", multiple: true }, columns: { type: "string", multiple: true }, exact: { type: "boolean" } },
  async run(options, terminal) {
    const [name, ...more] = options.words;
    if (name === undefined) throw new CannotRun("missing sheet: a file, - or a shipped sheet's name");
    if (more.length > 0) throw new CannotRun(`unexpected argument: ${more[0]} (one sheet at a time)`);
    const format = options.oneOf("as", formats);
    if (format === undefined) throw new CannotRun(`missing format: --as ${formats.join(", --as ")}`);
    const isProgram = format === "numpy" || format === "pytorch";
    if (options.has("exact") && !isProgram) throw new CannotRun(`unexpected option: --exact (it says how a program is written; ${format} is no program)`);
    const file = openSheet(name);
    const engine = startSheet(file, options.texts("set"));
    const problems = problemsOf(file, engine);
    for (const problem of problems) terminal.complain(problemLine(problem));
    const sheet = { engine, title: readSheet(file.text).title || file.file, language: "en" } as const;
    await terminal.write(exportSheet(sheet, isProgram && options.has("exact") ? `${format} exact` : format, chosenColumns(engine, options.texts("columns"))));
    return problems.length > 0 ? 1 : 0;
  },
};
