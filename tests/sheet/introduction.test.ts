import { describe, expect, test } from "vitest";
import { introductionOf } from "../../src/sheet/introduction.ts";

describe("a sheet's introduction", () => {
  test("is what stands between its title and what comes next, by language, a paragraph a line", () => {
    expect(introductionOf("# A | 甲\n\nFirst line\nsecond.\n\n第一行，\n第二行。\nβ 也在。\n\nMore.\n\n## B\n\nNot this.")).toEqual({ en: "First line second.\n\nMore.", zh: "第一行，第二行。 β 也在。" });
    expect(introductionOf("# A\n\nNo heading follows.\n\n```sheet\nT = 3\n```\n\nNor this.")).toMatchObject({ en: "No heading follows." });
  });
  test("in one language is said in both", () => {
    expect(introductionOf("# A\r\n\r\nOnly English.\r\n")).toEqual({ en: "Only English.", zh: "Only English." });
    expect(introductionOf("# 甲\n\n只有中文，β_T 也算。")).toEqual({ en: "只有中文，β_T 也算。", zh: "只有中文，β_T 也算。" });
  });
  test("is empty where nothing is said, or where a text does not begin with a title", () => {
    for (const text of ["", "T = 3", "Words.\n\n# A\n\nMore words.", "# A\n\n## B\n\nWords."]) expect(introductionOf(text)).toEqual({ en: "", zh: "" });
  });
});
