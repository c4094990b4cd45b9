import { expect, test } from "vitest";
import { addComparison } from "../../../src/sheet/compare/add-comparison.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const data = { name: "list", from: 0, precision: "float64" as const, values: Float64Array.of(1, 0.5) };
const idsOf = (text: string) => readSheet(text).cells.map(({ id, problem }) => problem?.kind ?? id);

test("the data and the line come behind what there is, which stays byte for byte", () => {
  const text = "# Title\n\n```sheet\nT = 1\na[t] = t\n```\n\nwords\n";
  const added = addComparison(text, data, "a", new Set(["a", "T"]));
  expect(added.text.startsWith(text)).toBe(true);
  expect(added).toMatchObject({ name: "list", id: "compare list with a" });
  expect(idsOf(added.text)).toEqual(["T", "a", "list", "compare list with a"]);
});

test("a sheet without a fence is fenced, one that is not closed is closed, and an empty one stays empty above", () => {
  for (const text of ["T = 1\na[t] = t", "```sheet\nT = 1\na[t] = t", "~~~sheet\nT = 1\na[t] = t\n"]) expect(idsOf(addComparison(text, data, "a", new Set()).text), text).toEqual(["T", "a", "list", "compare list with a"]);
  expect(idsOf(addComparison("", data, "a", new Set()).text)).toEqual(["list", "compare list with a"]);
});

test("a name that is taken gives way, and Windows lines stay such", () => {
  const added = addComparison("T = 1\r\nlist = 2\r\n", data, "list", new Set(["list"]));
  expect(added.name).toBe("list_2");
  expect(added.text.replaceAll("\r\n", "")).not.toContain("\n");
  expect(idsOf(added.text)).toEqual(["T", "list", "list_2", "compare list_2 with list"]);
});
