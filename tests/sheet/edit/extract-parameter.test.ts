import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { extractParameter, literalsIn } from "../../../src/sheet/edit/extract-parameter.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const numbers = (text: string) => literalsIn(text).map((literal) => literal.text);

test("the numbers of a formula are offered; indices, steps, powers written above and a parameter's own value are not", () => {
  expect(numbers("beta[t] = 0.02 * t / T")).toEqual(["0.02"]);
  expect(numbers("a[t] = a[t-1] * 2 for t >= 2")).toEqual(["2"]);
  expect(numbers("x = 3 + y²")).toEqual(["3"]);
  expect(numbers("alphabar[0] = 1")).toEqual(["1"]);
  expect(numbers("b = 0.5 in 0..1")).toEqual([]);
  expect(numbers("use schedule.linear")).toEqual([]);
  expect(numbers("a[t] = (")).toEqual([]);
});

const text = "# A\n\n```sheet\nT = 10\n# Mine | 我的\n  a[0] = 1\n  a[t] = a[t-1] * .5e0 + 0.02 * t / T\n```\n";

test("a number becomes a parameter above its cell, its base cases and its title, and the sheet's values stay", () => {
  const sheet = readSheet(text);
  const at = sheet.cells.find(({ id }) => id === "a")!.text.indexOf("0.02") + 2;
  const made = extractParameter(sheet, "a", { start: at, end: at }, new Set(["a", "T", "c"]))!;
  expect(made.name).not.toBe("c");
  expect(made.text).toBe(text.replace("# Mine", `  ${made.name} = 0.02\n# Mine`).replace("0.02 *", `${made.name} *`));
  const before = createEngine(sheet, catalog), after = createEngine(readSheet(made.text), catalog);
  expect(after.column("a")!.values).toEqual(before.column("a")!.values);
  expect(after.parameter(made.name)).toMatchObject({ kind: "number", value: 0.02 });
});

test("nothing happens where no number stands, or in a cell that is not the sheet's", () => {
  const sheet = readSheet(text);
  expect(extractParameter(sheet, "a", { start: 0, end: 1 }, new Set())).toBeUndefined();
  expect(extractParameter(sheet, "nothing", { start: 0, end: 1 }, new Set())).toBeUndefined();
});

test("a product that was not written out is, and what the language wants as a number is left", () => {
  expect(extractParameter(readSheet("y = 3\nx = 2y"), "x", { start: 4, end: 5 }, new Set())!.text).toBe("y = 3\nc = 2\nx = c *y");
});

test("every number that is offered can be taken, and the sheet still reads", () => {
  for (const line of ["x = 2pi + sqrt(2)", "y[t] = t == 12 ? 1 : exp(-3 * t)", "f(x, t) = 2 x + 1", "claim 0 < 2 * 3", "z = sum(k, k, 1, 5)"]) {
    const sheet = readSheet(`T = 20\n${line}`);
    for (const { place } of literalsIn(line)) {
      const made = extractParameter(sheet, sheet.cells[1]!.id, place, new Set())!;
      const engine = createEngine(readSheet(made.text), catalog);
      expect(engine.cells().map(({ problem, text: cell }) => [cell, problem?.kind])).toEqual(engine.cells().map(({ text: cell }) => [cell, undefined]));
    }
  }
});

test("the parameter has no name that the cell binds itself", () => {
  expect(extractParameter(readSheet("f(c) = 2 * c"), "f", { start: 7, end: 8 }, new Set(["f"]))!.text).toBe("c_2 = 2\nf(c) = c_2 * c");
});
