import { expect, test } from "vitest";
import { sameButPlaces, sectionsOf } from "../../src/app/cell-rows.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const rowsOf = (text: string) => sectionsOf(readSheet(text).cells, () => false, () => false).flatMap((section) => section.rows);
const text = "# One | 一 @ 000 §1\nx[t] = t\ny[0] = 1\ny[t] = y[t-1] * x[t]\nz = 2 * y[1]\n";

test("a row that only moved shows the same; one whose text, title or base case changed does not", () => {
  const before = rowsOf(text);
  const same = (changed: string) => rowsOf(changed).map((row, i) => sameButPlaces(before[i]!, row));
  expect(same(`\n\n${text}`)).toEqual([true, true, true]);
  expect(same(text.replace("z = 2", "z = 22"))).toEqual([true, true, false]);
  expect(same(text.replace("y[0] = 1", "y[0] = 10"))).toEqual([true, false, true]);
  expect(same(text.replace("一", "二"))).toEqual([false, true, true]);
});
