import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { editCell, insertAfter } from "../../../src/sheet/edit/edit.ts";
import { moveCell, removeCell } from "../../../src/sheet/edit/arrange.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { renameName } from "../../../src/sheet/edit/rename.ts";

const sheetOf = (data: string, cells: string) => `# A list\n\n\`\`\`sheet\n${cells}\n\`\`\`\n\n\`\`\`${data}\n\`\`\`\n`;
const engineOf = (data: string, cells: string) => createEngine(readSheet(sheetOf(data, cells)), catalog);

test("a data block is a column that formulas and claims read like any other", () => {
  const engine = engineOf("data list from 0\n1, 0.5\n0.25 0.125", "T = 3\nratio[t] = list[t] / list[t-1]\nlast = list[T]\nall[t] = prod(list[s], s, 1, t)\nclaim here list[t] > 0");
  expect(engine.cells().map((cell) => engine.problem(cell.id))).toEqual(engine.cells().map(() => undefined));
  expect(engine.column("list")).toEqual({ from: 0, values: Float64Array.of(1, 0.5, 0.25, 0.125), version: 1 });
  expect([...engine.column("ratio")!.values]).toEqual([0.5, 0.5, 0.5]);
  expect([...engine.column("all")!.values]).toEqual([0.5, 0.125, 0.015625]);
  expect(engine.scalar("last")).toBe(0.125);
  expect(engine.claimHere("claim here list[t] > 0")).toEqual({ holds: true, steps: 4 });
});

test("a sheet of data alone needs no T", () => {
  const engine = engineOf("data list\n1 2 3", "best = max(list[1], list[3])");
  expect(engine.problem("list")).toBeUndefined();
  expect(engine.scalar("best")).toBe(3);
});

test("reading outside the data is a problem with its t, and a branch that is not taken reads nothing", () => {
  const engine = engineOf("data list\n1 2 3", "T = 5\ngap[t] = 2 * list[t] + 1\nsafe[t] = t <= 3 ? list[t] : 0\nearly[t] = list[t-1]");
  expect(engine.problem("gap")).toMatchObject({ kind: "read out of range", subject: "list[4]", t: 4 });
  expect(engine.problem("early")).toMatchObject({ kind: "read out of range", t: 1 });
  expect([...engine.column("safe")!.values]).toEqual([1, 2, 3, 0, 0]);
  engine.set("T", 3);
  expect([...engine.column("gap")!.values]).toEqual([3, 5, 7]);
});

test("an unbounded claim here runs where the data have values", () => {
  const engine = engineOf("data list from 2\n1 2 3", "T = 9\nclaim here list[t] >= list[t-1]");
  expect(engine.claimHere("claim here list[t] >= list[t-1]")).toEqual({ holds: true, steps: 2 });
});

test("a word among the numbers breaks the block at its place in the file, and what reads it", () => {
  const text = sheetOf("data list\n1\n2, x3", "T = 2\ntwice[t] = 2 * list[t]");
  const engine = createEngine(readSheet(text), catalog);
  const problem = engine.problem("list")!;
  expect(problem).toMatchObject({ kind: "not a number", subject: "x3" });
  expect(text.slice(problem.place!.start, problem.place!.end)).toBe("x3");
  expect(engine.problem("twice")).toMatchObject({ kind: "broken cell", subject: "list" });
});

test("a name that a cell has already is the data's problem, and a data block may take a cell's place and give it back", () => {
  expect(engineOf("data a\n1 2", "T = 2\na[t] = t").problem("a#2")).toMatchObject({ kind: "doubled name" });
  const engine = engineOf("data a\n1 2", "T = 2\nb[t] = a[t] + 1");
  const data = engine.column("a")!.values;
  engine.setSheet(readSheet("T = 2\na[t] = 7 * t\nb[t] = a[t] + 1"));
  expect([...engine.column("b")!.values]).toEqual([8, 15]);
  expect([...data]).toEqual([1, 2]);
  const change = engine.setSheet(readSheet(sheetOf("data a\n5 6", "T = 2\nb[t] = a[t] + 1")));
  expect(change.recomputed).toEqual(["a", "b"]);
  expect([...engine.column("b")!.values]).toEqual([6, 7]);
});

test("an edit elsewhere recomputes nothing that reads the data", () => {
  const engine = engineOf("data a\n1 2", "T = 2\nb[t] = a[t] + 1\nc = 1");
  expect(engine.setSheet(readSheet(sheetOf("data a\n1 2", "T = 2\nb[t] = a[t] + 1\nc = 1\nd = c + 1"))).recomputed).toEqual(["d"]);
});

test("a block that is not closed runs to the end, and one in another fence is no data", () => {
  expect(readSheet("```data a\n1 2\n3").cells).toMatchObject([{ id: "a", text: "data a", line: { values: Float64Array.of(1, 2, 3) } }]);
  expect(readSheet("````md\n```data a\n1\n```\n````").cells).toEqual([]);
});

test("edits keep the block whole: its header is its text, removing takes all of it, and cells pass it", () => {
  const text = sheetOf("data list from 0\n1\n2", "T = 1\na[t] = list[t]");
  const sheet = readSheet(text);
  expect(editCell(sheet, "list", "data list")).toBe(text.replace("list from 0", "list"));
  expect(editCell(sheet, "list", "data list from 0")).toBe(text);
  expect(removeCell(sheet, "list")).toBe("# A list\n\n```sheet\nT = 1\na[t] = list[t]\n```\n\n");
  expect(moveCell(sheet, "list", "up")).toBe(text);
  expect(moveCell(sheet, "a", "down")).toBe(text);
  expect(readSheet(insertAfter(sheet, "list", "b = 1")).cells.map((cell) => cell.id)).toEqual(["T", "a", "list", "b"]);
  const renamed = renameName(sheet, sheet.cells, "list", "mine");
  expect(renamed).toEqual({ ok: true, text: text.replaceAll("list[t]", "mine[t]").replace("data list", "data mine") });
});
