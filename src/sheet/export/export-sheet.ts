import type { Engine } from "../engine/engine.ts";
import type { Wording } from "../formula.ts";
import { columnsJson } from "./columns-json.ts";
import { literalTable } from "./literal-table.ts";
import { numpy } from "./numpy.ts";
import { pythonProgram } from "./python-program.ts";
import { pytorch } from "./pytorch.ts";
import { scheduleOf } from "./schedule.ts";
import { inLanguage, sheetLatex } from "./sheet-latex.ts";
import { csvOf, tableOf } from "./table.ts";

/** What a sheet can be written as, and the ending of such a file. "exact" programs have the columns that call exp, log, cos … as numbers. */
export const exportFormats = { csv: "csv", json: "json", numpy: "py", "numpy exact": "py", pytorch: "py", "pytorch exact": "py", table: "py", latex: "tex" } as const;
export type ExportFormat = keyof typeof exportFormats;

/** Whose sheet it is, and how it speaks. `title` may hold both languages, "Forward | 前向". */
export interface ExportedSheet {
  readonly engine: Engine;
  readonly title: string;
  readonly language: keyof Wording;
}

/** A sheet, or these columns of it and what they stand on, in another language. Columns must have values; formulas as LaTeX are all of them. */
export function exportSheet({ engine, title, language }: ExportedSheet, format: ExportFormat, columns: readonly string[]): string {
  const asked = { title: inLanguage(title, language), language };
  switch (format) {
    case "csv": return [...csvOf(tableOf(engine, columns))].join("");
    case "json": return `${JSON.stringify(columnsJson(engine, tableOf(engine, columns)))}\n`;
    case "numpy": return pythonProgram(engine, scheduleOf(engine, columns, "formulas"), numpy, asked).text;
    case "numpy exact": return pythonProgram(engine, scheduleOf(engine, columns, "numbers"), numpy, asked).text;
    case "pytorch": return pythonProgram(engine, scheduleOf(engine, columns, "formulas"), pytorch, asked).text;
    case "pytorch exact": return pythonProgram(engine, scheduleOf(engine, columns, "numbers"), pytorch, asked).text;
    case "table": return literalTable(engine, columns, asked.title, language);
    case "latex": return sheetLatex(engine, asked.title, language);
  }
}
