import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/sheet/create-engine.ts";
import { removeCell } from "../../src/sheet/arrange.ts";
import { editCell, insertAfter, setParameterText, unfold } from "../../src/sheet/edit.ts";
import type { Catalog } from "../../src/sheet/formula.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const text = "# Title\n\n```sheet\n  T = 10 in 1..50   # steps\r\n# Named | 名 @ 001 §2\n  x[t] = t\nkind = choice(one, two)\n```\n\nEnd.\n";
const sheet = readSheet(text);

describe("an edit changes one cell and nothing else", () => {
  test("a cell's text", () => expect(editCell(sheet, "x", "x[t] = 2 * t")).toBe(text.replace("x[t] = t", "x[t] = 2 * t")));
  test("a parameter's literal, its range and comment kept", () => expect(setParameterText(sheet, "T", 25)).toBe(text.replace("T = 10 in", "T = 25 in")));
  test("a choice's option, twice", () => {
    const once = setParameterText(sheet, "kind", "two");
    expect(once).toBe(text.replace("two)", "two) at two"));
    expect(setParameterText(readSheet(once), "kind", "one")).toBe(text.replace("two)", "two) at one"));
  });
  test("a line put after a cell is indented like it", () => expect(insertAfter(sheet, "x", "y[t] = x[t]")).toBe(text.replace("x[t] = t\n", "x[t] = t\r\n  y[t] = x[t]\n")));
  test("a cell taken out goes with its title", () => expect(removeCell(sheet, "x")).toBe(text.replace("# Named | 名 @ 001 §2\n  x[t] = t\n", "")));
  test("a cell that is not there changes nothing", () => {
    expect(editCell(sheet, "gone", "y = 1")).toBe(text);
    expect(setParameterText(sheet, "x", 1)).toBe(text);
  });
});

test("unfolding a use makes its cells the sheet's own, with the same values", () => {
  const catalog: Catalog = {
    find: (name) =>
      ({
        main: { title: { en: "Main", zh: "主" }, paper: "", sources: [{ document: "000", section: "§1" }], domain: "", text: "x[t] = 2 * y[t]" },
        part: { title: { en: "Part", zh: "部分" }, paper: "", sources: [], domain: "", text: "y[0] = 1\ny[t] = y[t-1] * 3" },
      })[name],
    names: () => ["main", "part"],
    definer: (cell) => (cell === "y" ? "part" : undefined),
  };
  const before = readSheet("```sheet\nT = 3\nuse main\nz[t] = x[t]\n```\n");
  const engine = createEngine(before, catalog);
  const after = unfold(before, engine.cells(), "use main");
  expect(after).toBe("```sheet\nT = 3\n# Main | 主 @ 000 §1\nx[t] = 2 * y[t]\ny[0] = 1\n# Part | 部分\ny[t] = y[t-1] * 3\nz[t] = x[t]\n```\n");
  const values = engine.column("z")!.values.slice();
  engine.setSheet(readSheet(after));
  expect(engine.cells().some((c) => c.origin !== undefined)).toBe(false);
  expect(engine.column("z")!.values).toEqual(values);
});
