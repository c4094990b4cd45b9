import { describe, expect, test } from "vitest";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const markdown = [
  "# A sheet", "", "Prose with `x = 1` in it.", "", "## Schedule", "", "```sheet", "T = 10", "", "# The rest | 其余 @ 000 §1.2", "α[t] = 1 - β[t]   # kept", "β[t] = t / (2T)", "```", "",
  "```python", "alpha = 3", "```", "## Claims", "~~~sheet", "  claim here alpha[t] > 0", "# far away", "", "x = ", "~~~", "",
].join("\n");

describe("a sheet's file", () => {
  const sheet = readSheet(markdown);
  test("gives the cells of its sheet blocks only, in order, with their headings", () => {
    expect(sheet.title).toBe("A sheet");
    expect(sheet.cells.map((c) => [c.id, c.heading])).toEqual([["T", "Schedule"], ["alpha", "Schedule"], ["beta", "Schedule"], ["claim here alpha[t] > 0", "Claims"], ["x", "Claims"]]);
  });
  test("keeps every cell's true place, without its comment", () => {
    for (const cell of sheet.cells) expect(markdown.slice(cell.place.start, cell.place.end)).toBe(cell.text);
    expect(sheet.cells[1]!.text).toBe("α[t] = 1 - β[t]");
    expect(sheet.text).toBe(markdown);
  });
  test("takes a title and a source from the comment directly above, and from no other", () => {
    expect(sheet.cells[1]).toMatchObject({ title: { en: "The rest", zh: "其余" }, source: "000 §1.2" });
    expect(sheet.cells.filter((c) => c.title)).toHaveLength(1);
  });
  test("keeps a line that cannot be read, under the name it seems to define, with the place of the mistake", () => {
    const cell = sheet.cells.at(-1)!;
    expect(cell.line).toBeUndefined();
    expect(cell.problem).toBeDefined();
    expect(cell.problem!.place!.start).toBeGreaterThanOrEqual(cell.place.start);
    expect(cell.problem!.place!.end).toBeLessThanOrEqual(cell.place.end);
  });
  test("that has no fence is one block", () => expect(readSheet("# Steps\nT = 3\n\nx[t] = t").cells.map((c) => [c.id, c.title?.en])).toEqual([["T", "Steps"], ["x", undefined]]));
  test("may have Windows line ends", () => {
    const text = "```sheet\r\nT = 3\r\nx[t] = t\r\n```\r\n";
    expect(readSheet(text).cells.map((c) => text.slice(c.place.start, c.place.end))).toEqual(["T = 3", "x[t] = t"]);
  });
  test("tells doubled lines apart by number, so that ids stay unique", () =>
    expect(readSheet("x = 1\nx = 2\nclaim x == 1\nclaim x == 1\ny[0] = 1\ny[t] = 2").cells.map((c) => c.id)).toEqual(["x", "x#2", "claim x == 1", "claim x == 1#2", "y[0]", "y"]));
});
