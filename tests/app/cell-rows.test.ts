import { expect, test } from "vitest";
import { sectionsOf } from "../../src/app/cell-rows.ts";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/create-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const cellsOf = (text: string) => createEngine(readSheet(text), catalog).cells();

test("the cells that are edited are one row, also where a `use` among them brings others", () => {
  const text = "T = 10\nuse schedule.linear\nuse derived.snr\nmine[t] = snr[t]\nlast = mine[T]";
  const from = text.indexOf("use derived"), to = text.indexOf("\nlast");
  const edited = ({ origin, place }: { origin?: string; place: { start: number; end: number } }) => origin === undefined && place.start >= from && place.end <= to;
  const rows = sectionsOf(cellsOf(text), () => false, edited).filter(({ kind }) => kind === "cells").flatMap((section) => section.rows);
  expect(rows.filter(({ cell, bases }) => [cell, ...bases].some(edited)).map(({ cell, bases }) => [...bases.map(({ id }) => id), cell.id])).toEqual([["use derived.snr", "mine"]]);
  const ids = rows.map(({ cell }) => cell.id);
  expect(ids.slice(ids.indexOf("mine"))).toEqual(["mine", "snr", "alphabar", "alpha", "last"]);
});

test("without an edit every cell stands where it is, base cases with their column", () => {
  const rows = sectionsOf(cellsOf("T = 10\nb[0] = 1\nb[t] = b[t-1] / 2\nc = b[3]"), () => false, () => false).flatMap((section) => section.rows);
  expect(rows.map(({ cell, bases }) => [cell.id, bases.map(({ id }) => id)])).toEqual([["b", ["b[0]"]], ["c", []], ["T", []]]);
});
