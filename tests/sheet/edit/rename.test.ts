import { expect, test } from "vitest";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { renameName } from "../../../src/sheet/edit/rename.ts";

const renamed = (text: string, from: string, to: string) => {
  const sheet = readSheet(text);
  return renameName(sheet, sheet.cells, from, to);
};

test("a new name is a name alone, not a column with its index nor a function with its parameters", () => {
  for (const to of ["y[t]", "f(u)", "y in", "2"]) expect(renamed("x = 1\ny_1 = x + 1", "x", to), to).toMatchObject({ ok: false, problem: { kind: "unexpected token" } });
  expect(renamed("x = 1\ny = x + 1", "x", "β")).toEqual({ ok: true, text: "β = 1\ny = β + 1" });
});

test("a name that a trainer measures cannot be had", () => {
  expect(renamed("x = 1", "x", "live.loss")).toMatchObject({ ok: false, problem: { kind: "doubled name" } });
});

test("a claim's own step t stays what it is", () => {
  expect(renamed("T = 3\nb[s] = s\nx = 5\nclaim here b[t] < x", "x", "t")).toMatchObject({ ok: false, problem: { kind: "doubled name" } });
});
