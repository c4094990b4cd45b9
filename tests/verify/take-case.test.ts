import { expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import type { Sheet } from "../../src/sheet/cell.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { takeCase } from "../../src/verify/take-case.ts";
import { sheetClaims } from "../../src/verify/sheet-claims.ts";
import { finish, verify } from "../../src/verify/verify.ts";

const engineOf = (sheet: Sheet) => createEngine(sheet, catalog);

/** The first counterexample of a sheet's claim, and the sheet set to it. */
function taken(text: string) {
  const sheet = readSheet(text), engine = engineOf(sheet);
  const [asked] = sheetClaims(engine, catalog, { runs: 300, seed: 1 }).filter(({ formula }) => formula === undefined);
  const verdict = finish(verify(asked!.question));
  if (verdict.kind !== "refuted") throw new Error(verdict.kind);
  const now = engineOf(readSheet(takeCase(sheet, engine.cells(), verdict.counterexample.case)));
  expect(now.cells().map(({ id }) => now.problem(id)).filter(Boolean)).toEqual([]);
  return { now, counterexample: verdict.counterexample };
}

test("a counterexample in parameters sets them, and the claim fails on the sheet as it then stands", () => {
  const { now, counterexample } = taken("T = 10 in 1..20\na = 0.5 in 0.1..0.9\nbeta[t] = a * t / T\nclaim beta[t] < 0.6");
  const { t } = counterexample.case.at;
  const beta = now.column("beta")!;
  expect(beta.values[t! - beta.from]).toBeCloseTo(Number(counterexample.left), 12);
  expect(beta.values[t! - beta.from]).toBeGreaterThanOrEqual(0.6);
});

test("a counterexample over every schedule makes β its list of numbers, whatever defined it before", () => {
  for (const schedule of ["use schedule.linear", "beta_1 = 0.1\nbeta[t] = beta_1"]) {
    const { now, counterexample } = taken(`T = 10 in 3..20\n${schedule}\nalpha[t] = 1 - beta[t]\nclaim alpha[t] > 0.5 for every schedule`);
    expect([...now.column("beta")!.values].map(String)).toEqual(counterexample.case.beta!.map((digits) => String(Number(digits))));
    expect(now.scalar("T")).toBe(counterexample.case.steps);
  }
});
