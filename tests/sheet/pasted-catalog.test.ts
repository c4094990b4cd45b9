import { expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { readPasted } from "../../src/read/latex/read-pasted.ts";
import { printLineLatex } from "../../src/read/text/print-line-latex.ts";
import { knownNames } from "../../src/sheet/completion/known-names.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const known = knownNames([], catalog);
const lines = catalog.names().flatMap((name) => readSheet(catalog.find(name)!.text).cells.map(({ line }) => ({ name, line: line! })));

test("a column of the catalog, printed as LaTeX and pasted, is the column again", () => {
  const wrong: string[] = [];
  let columns = 0;
  for (const { name, line } of lines) {
    // "log SNR = …" is an equation about the logarithm, and is read as a claim.
    if ((line.kind !== "column" && line.kind !== "base") || line.name === "logsnr") continue;
    columns++;
    const latex = printLineLatex(line), read = readPasted(latex, known);
    const [only, more] = read?.lines ?? [];
    if (!only || more || printLineLatex(only.line) !== latex) wrong.push(`${name}: ${latex} → ${only?.text ?? JSON.stringify(read?.problems)}`);
  }
  expect(columns).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
