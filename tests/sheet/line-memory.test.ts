import { expect, test } from "vitest";
import { rememberedLine } from "../../src/sheet/line-memory.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const text = "T = 3\nx[t] = t\ny[t] = x[t] + 1\nwrong = (\n";

test("a line that was read before is the same line, wherever it stands; only what was typed is read", () => {
  const before = readSheet(text).cells, after = readSheet(`# moved\n\n${text.replace("x[t] = t\n", "x[t] = 2 * t\n")}`).cells;
  expect(after.map((cell, i) => cell.line !== undefined && cell.line === before[i]!.line)).toEqual([true, false, true, false]);
});

test("a remembered line that is wrong is wrong at its new place", () => {
  const { place } = readSheet(text).cells[3]!.problem!, moved = readSheet(`\n\n${text}`).cells[3]!.problem!.place;
  expect(moved).toEqual({ start: place!.start + 2, end: place!.end + 2 });
});

test("a line of many thousand letters is read and not kept", () => {
  const long = `x = ${" ".repeat(6000)}1`, short = "x = 1";
  expect(rememberedLine(short)).toBe(rememberedLine(short));
  expect(rememberedLine(long)).toEqual(rememberedLine(long));
  expect(rememberedLine(long)).not.toBe(rememberedLine(long));
});
