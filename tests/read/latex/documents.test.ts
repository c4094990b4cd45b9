import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printMath } from "../../../src/read/latex/print-math.ts";
import { readMath } from "../../../src/read/latex/read-math.ts";
import { readings } from "./document-readings.ts";

/** The tutorials that came with the project stand beside it; without them there is nothing to read. */
const folder = new URL("../../../../shared/documents/", import.meta.url);

/** The distinct formulas of a folder's texts, in order; code blocks are no mathematics. */
function formulasOf(texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const plain = text.replaceAll(/```[\s\S]*?```/g, "").replaceAll(/\\[()]/g, "$$$$");
    for (const match of plain.matchAll(/\$\$\$?([\s\S]+?)\$\$\$?|\$(?!\$)([^$\n]+?)\$/g)) found.add((match[1] ?? match[2]!).trim());
  }
  return [...found];
}

test.skipIf(!existsSync(folder))("the formulas of the five documents have the readings that were checked by eye (skipped where the documents are absent)", () => {
  const texts = readdirSync(folder).filter((name) => name.endsWith(".txt")).toSorted().map((name) => readFileSync(new URL(name, folder), "utf8"));
  const read = formulasOf(texts).map((tex) => {
    const { statements, problems } = readMath(tex);
    return problems.length > 0 ? `!! ${problems[0]!.kind}: ${problems[0]!.subject}` : statements.map(printMath).join("; ");
  });
  expect(read).toHaveLength(136);
  expect(read.filter((line) => !line.startsWith("!!")).length).toBeGreaterThanOrEqual(132);
  expect(read).toEqual(readings);
});
