import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { findingSheet } from "../../src/app/audit/finding-sheet.ts";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { sheetClaims } from "../../src/verify/sheet-claims.ts";
import { finish, verify } from "../../src/verify/verify.ts";

const documents = [
  "src/app/audit/samples/three-mistakes.md", "src/app/audit/samples/no-mistake.md", "tests/tutorials/gamma-convention.md",
  "tests/tutorials/superscript-notation.md", "tests/tutorials/worked-example-2x2.md", "tests/tutorials/ddim-walkthrough.md",
];

for (const path of documents)
  test(`every finding of ${path.split("/").at(-1)} opens as a sheet without a problem that says the same`, () => {
    const { findings } = audit(readDocument(path, readFileSync(path, "utf8")), { seed: 1, runs: 200 });
    const wrong: string[] = [];
    let opened = 0;
    for (const { question, verdict, claim } of findings) {
      if (!question || verdict.kind === "undecided") continue;
      opened++;
      const text = findingSheet(question, "a finding");
      const engine = createEngine(readSheet(text), catalog);
      const cell = engine.cells().find(({ line }) => line?.kind === "claim")!;
      for (const { id, problem, text: shown } of engine.cells()) if (problem ?? engine.problem(id)) wrong.push(`${claim}: ${shown}: ${JSON.stringify(problem ?? engine.problem(id))}`);
      const asked = sheetClaims(engine, catalog, { runs: 200, seed: 1 }).find((one) => one.cell === cell?.id);
      const again = asked && finish(verify(asked.question)).kind;
      if ((again === "refuted") !== (verdict.kind === "refuted")) wrong.push(`${claim}: ${verdict.kind}, in the sheet ${again}\n${text}`);
    }
    expect(wrong).toEqual([]);
    expect(opened).toBeGreaterThan(3);
  });
