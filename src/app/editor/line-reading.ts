import { printLineLatex } from "../../read/text/print-line-latex.ts";
import { readLine } from "../../read/text/read-line.ts";
import type { Catalog } from "../../sheet/formula.ts";
import { wrapName } from "../cell-latex.ts";

/** A cell's text as LaTeX, line under line; a `use` shows what it brings. Undefined when a line cannot be read or nothing is there. */
export function lineReading(text: string, catalog: Catalog): string | undefined {
  const lines = text.split("\n").map((line) => line.replace(/#.*$/, "").trim()).filter((line) => line !== "").slice(0, mostLines);
  const shown: string[] = [];
  for (const line of lines) {
    const read = readLine(line);
    if (!read.ok) return undefined;
    if (read.line.kind === "use") shown.push(...broughtBy(read.line.path, catalog) ?? [printLineLatex(read.line)]);
    else shown.push(printLineLatex(read.line, { wrap: wrapName }));
  }
  if (shown.length === 0) return undefined;
  return shown.length === 1 ? shown[0] : `\\begin{array}{l} ${shown.map((one) => `\\displaystyle ${one}`).join(" \\\\[10pt] ")} \\end{array}`;
}

const mostLines = 12;

/** Parameters are left out: what is brought is the mathematics. */
function broughtBy(path: string, catalog: Catalog): readonly string[] | undefined {
  const text = catalog.find(path)?.text;
  return text?.split("\n").flatMap((line) => {
    const read = readLine(line);
    return read.ok && read.line.kind !== "parameter" ? [printLineLatex(read.line, { wrap: wrapName })] : [];
  });
}
