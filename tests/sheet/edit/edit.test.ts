import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { removeCell } from "../../../src/sheet/edit/arrange.ts";
import { editCell, insertAfter, setParameterText, unfold } from "../../../src/sheet/edit/edit.ts";
import { catalog } from "../../../src/catalog.ts";
import type { Catalog } from "../../../src/sheet/formula.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const text = "# Title\n\n```sheet\n  T = 10 in 1..50   # steps\r\n# Named | 名 @ 001 §2\n  x[t] = t\nkind = choice(one, two)\n```\n\nEnd.\n";
const sheet = readSheet(text);

describe("an edit changes one cell and nothing else", () => {
  test("a cell's text", () => expect(editCell(sheet, "x", "x[t] = 2 * t")).toBe(text.replace("x[t] = t", "x[t] = 2 * t")));
  test("a parameter's literal, its range and comment kept", () => expect(setParameterText(sheet, sheet.cells, "T", 25)).toBe(text.replace("T = 10 in", "T = 25 in")));
  test("a choice's option, twice", () => {
    const once = setParameterText(sheet, sheet.cells, "kind", "two");
    expect(once).toBe(text.replace("two)", "two) at two"));
    expect(setParameterText(readSheet(once), readSheet(once).cells, "kind", "one")).toBe(text.replace("two)", "two) at one"));
  });
  test("a line put after a cell is indented like it", () => expect(insertAfter(sheet, "x", "y[t] = x[t]")).toBe(text.replace("x[t] = t\n", "x[t] = t\r\n  y[t] = x[t]\n")));
  test("a cell taken out goes with its title", () => expect(removeCell(sheet, "x")).toBe(text.replace("# Named | 名 @ 001 §2\n  x[t] = t\n", "")));
  test("a cell that is not there changes nothing", () => {
    expect(editCell(sheet, "gone", "y = 1")).toBe(text);
    expect(setParameterText(sheet, sheet.cells, "x", 1)).toBe(text);
  });
});

test("unfolding a use makes its cells the sheet's own, with the same values", () => {
  const own: Catalog = {
    find: (name) =>
      ({
        main: { title: { en: "Main", zh: "主" }, paper: "", sources: [{ document: "000", section: "§1" }], domain: "", text: "x[t] = 2 * y[t]" },
        part: { title: { en: "Part", zh: "部分" }, paper: "", sources: [], domain: "", text: "y[0] = 1\ny[t] = y[t-1] * 3" },
      })[name],
    names: () => ["main", "part"],
    definer: (cell) => (cell === "y" ? "part" : undefined),
  };
  const before = readSheet("```sheet\nT = 3\nuse main\nz[t] = x[t]\n```\n");
  const engine = createEngine(before, own);
  const after = unfold(before, engine.cells(), "use main");
  expect(after).toBe("```sheet\nT = 3\n# Main | 主 @ 000 §1\nx[t] = 2 * y[t]\ny[0] = 1\n# Part | 部分\ny[t] = y[t-1] * 3\nz[t] = x[t]\n```\n");
  const values = engine.column("z")!.values.slice();
  engine.setSheet(readSheet(after));
  expect(engine.cells().some((c) => c.origin !== undefined)).toBe(false);
  expect(engine.column("z")!.values).toEqual(values);
});

test("a parameter that a use brought is set by a line of its own above the use", () => {
  const before = readSheet("```sheet\n  # Cosine\n  use schedule.cosine\n```\n");
  const engine = createEngine(before, catalog);
  const after = setParameterText(before, engine.cells(), "s", 0.02);
  expect(after).toMatch(/^```sheet\n(  #.*\n)?  s = 0\.02.*\n  # Cosine\n  use schedule\.cosine\n```\n$/);
  engine.setSheet(readSheet(after));
  expect(engine.scalar("s")).toBe(0.02);
  expect(engine.cells().map(({ id }) => engine.problem(id)).filter(Boolean)).toEqual([]);
});
