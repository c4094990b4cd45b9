import { expect, test } from "vitest";
import { retitleView, swapViews } from "../../../src/sheet/views/arrange-views.ts";
import { viewsOf } from "../../../src/sheet/views/views.ts";

const text = "# A\n\n```view\n# One | 一\nchart beta\n\n  table t  # mine\npicture roll";
const names = (of: string) => viewsOf(of).map((line) => [line.title?.en, line.text]);

test("two views change places, with their titles and at the end of a file", () => {
  const [one, , roll] = viewsOf(text);
  const swapped = swapViews(text, one!, roll!);
  expect(names(swapped)).toEqual([[undefined, "picture roll"], [undefined, "table t"], ["One", "chart beta"]]);
  const [first, , last] = viewsOf(swapped);
  expect(swapViews(swapped, last!, first!).trim()).toBe(text);
});

test("a view gets a title, another, or none", () => {
  const [one, table] = viewsOf(text);
  expect(names(retitleView(text, one!, { en: "Two", zh: "二" }))[0]).toEqual(["Two", "chart beta"]);
  expect(retitleView(text, one!, undefined)).toBe(text.replace("# One | 一\n", ""));
  expect(retitleView(text, table!, { en: "T", zh: "T" })).toBe(text.replace("  table", "# T\n  table"));
});
