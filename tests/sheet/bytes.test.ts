import fc from "fast-check";
import { expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { moveCell, removeCell } from "../../src/sheet/edit/arrange.ts";
import type { Cell, Sheet } from "../../src/sheet/cell.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { duplicateCell } from "../../src/sheet/edit/duplicate.ts";
import { editCell, insertAfter, setParameterText, unfold } from "../../src/sheet/edit/edit.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { unitsOf } from "../../src/sheet/edit/units.ts";

/*
 * Opening and saving changes no byte that was not edited: an edit of a cell keeps everything before the lines of the cell and everything behind them, whatever the file's
 * line ends, its blanks and the words around its blocks are, and whether or not its last line ends.
 */
const line = fc.constantFrom(
  "T = 10 in 1..50   # steps", "  a = 0.5 in 0..1", "\tkind = choice(linear, cosine)", "use schedule.linear", "use schedule[kind]", "x[0] = 1", "x[t] = x[t-1] * a", "  y[t] = x[t]  ", "claim here x[t] > 0", "broken = (", "x[t] = 2",
  "# A title | 标题 @ 000 §1", "# a comment", "", "   ", "\u00a0", "word\u0000word", "é\u2028",
);
const prose = fc.constantFrom("# Heading | 标题", "Words with trailing blanks  ", "", "\ttabbed", "    indented code", "> quoted \ufeff", "```js\nx = 1\n```", "~~~\nT = 3\n~~~");
const block = fc.tuple(fc.constantFrom("```", "````", "~~~"), fc.array(line, { maxLength: 8 })).map(([fence, lines]) => [`${fence}sheet`, ...lines, fence].join("\n"));
const text = fc.tuple(fc.oneof(fc.array(fc.oneof(block, prose), { maxLength: 6 }), fc.array(line, { maxLength: 10 })), fc.constantFrom("\n", "\r\n", "mixed"), fc.constantFrom("", "\n", "\n\n"))
  .map(([parts, ends, last]) => {
    let count = 0;
    return (parts.join("\n") + last).replaceAll("\n", () => (ends === "mixed" ? (count++ % 3 === 0 ? "\r\n" : "\n") : ends));
  });

type Edit = (sheet: Sheet, cells: readonly Cell[], cell: Cell) => string;
const own: Edit[] = [
  (sheet, _, { id }) => editCell(sheet, id, "z[t] = t\nw = 2"),
  (sheet, _, { id }) => insertAfter(sheet, id, "z[t] = t"),
  (sheet, cells, { line: read }) => (read && "name" in read ? setParameterText(sheet, cells, read.name, read.kind === "choice" ? "cosine" : 3) : sheet.text),
  (sheet, cells, { id }) => unfold(sheet, cells, id),
  (sheet, _, { id }) => removeCell(sheet, id),
  (sheet, cells, { id }) => duplicateCell(sheet, id, new Set(cells.map((cell) => cell.id))),
];

test("an edit of a cell keeps every byte before and behind the cell's lines", () => {
  let changed = 0;
  fc.assert(fc.property(text, fc.nat(), fc.nat(own.length - 1), (before, which, how) => {
    const sheet = readSheet(before), cells = createEngine(sheet, catalog).cells();
    expect(sheet.text).toBe(before);
    const cell = sheet.cells[which % Math.max(1, sheet.cells.length)];
    if (!cell) return;
    const after = own[how]!(sheet, cells, cell);
    // A parameter is set where its name was first: the lines of any cell of that name.
    const about = how === 2 && cell.line && "name" in cell.line ? sheet.cells.filter(({ line: other }) => other && "name" in other && cell.line && "name" in cell.line && other.name === cell.line.name) : [cell];
    const units = unitsOf(sheet).filter(({ cells: together }) => together.some((one) => about.includes(one)));
    const start = Math.min(...units.map((unit) => unit.start)), end = Math.max(...units.map((unit) => unit.end));
    expect(after.slice(0, start)).toBe(before.slice(0, start));
    expect(after.slice(after.length - (before.length - end))).toBe(before.slice(end));
    if (after !== before) changed++;
  }), { seed: 21, numRuns: 600 });
  expect(changed).toBeGreaterThan(150);
});

test("a cell moved takes its lines along and changes none", () => {
  fc.assert(fc.property(text, fc.nat(), fc.constantFrom("up", "down"), (before, which, way) => {
    const sheet = readSheet(before), cell = sheet.cells[which % Math.max(1, sheet.cells.length)];
    if (!cell) return;
    const lines = (whole: string) => whole.split(/\r?\n/).filter((one) => one !== "").toSorted();
    expect(lines(moveCell(sheet, cell.id, way as "up" | "down"))).toEqual(lines(before));
  }), { seed: 22, numRuns: 400 });
});
