import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawMistake } from "../../../src/app/present/mistake.ts";
import { catalog, questionOf } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { finish, verify } from "../../../src/verify/verify.ts";

const sheet = readSheet(readFileSync("src/gallery/posterior.md", "utf8"));
const candidates = createEngine(sheet, catalog).cells().flatMap((cell) => {
  const question = cell.origin === undefined || !cell.line || !("name" in cell.line) ? undefined : questionOf(cell.origin);
  return question?.ok && question.value.proofs.length > 0 && cell.line && "name" in cell.line && question.value.cells.includes(cell.line.name) ? [{ cell, question: question.value }] : [];
});

test("exactly one form is edited, in one cell, and a counterexample refutes it; the seed draws it", async () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 6; seed++) {
    const draw = () => drawMistake(candidates, seed, (question) => Promise.resolve(finish(verify(question))));
    const mistake = (await draw())!;
    const edited = mistake.shown.filter((cell) => !candidates.some((candidate) => candidate.cell === cell));
    expect(edited).toEqual([mistake.shown[mistake.wrong]]);
    expect(edited[0]!.id).toBe(mistake.right.id);
    expect(edited[0]!.line).not.toEqual(mistake.right.line);
    expect(mistake.verdict.kind).toBe("refuted");
    expect((await draw())!.shown.map(({ id }) => id)).toEqual(mistake.shown.map(({ id }) => id));
    seen.add(mistake.right.id);
  }
  expect(seen.size).toBeGreaterThan(2);
});

test("a sheet with too little to choose from has no puzzle", async () => {
  expect(await drawMistake(candidates.slice(0, 1), 1, () => Promise.reject(new Error("not asked")))).toBeUndefined();
});
