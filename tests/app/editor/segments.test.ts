import { expect, test } from "vitest";
import { segments } from "../../../src/app/editor/segments.ts";

const mark = (start: number, end: number, name: string) => ({ place: { start, end }, mark: name });

test("a text without marks is one segment, with a space for the caret behind it", () => expect(segments("a = 1", [])).toEqual([{ text: "a = 1 ", marks: "" }]));

test("marks cut the text, and may lie in one another", () =>
  expect(segments("abcdef", [mark(1, 5, "wrong"), mark(2, 3, "bracket")])).toEqual([
    { text: "a", marks: "" }, { text: "b", marks: "wrong" }, { text: "c", marks: "wrong bracket" }, { text: "de", marks: "wrong" }, { text: "f ", marks: "" },
  ]));

test("a mark at the end, or of no length, still has a place", () => {
  expect(segments("ab", [mark(2, 2, "wrong")])).toEqual([{ text: "ab", marks: "" }, { text: " ", marks: "wrong" }]);
  expect(segments("ab", [mark(9, 12, "wrong")]).at(-1)).toEqual({ text: " ", marks: "wrong" });
  expect(segments("", [mark(0, 0, "wrong")])).toEqual([{ text: " ", marks: "wrong" }]);
});

test("the segments are the text, whatever the marks", () => {
  for (let start = 0; start < 5; start++) for (let end = start; end < 7; end++) expect(segments("x[t]", [mark(start, end, "a"), mark(1, 3, "b")]).map(({ text }) => text).join("")).toBe("x[t] ");
});
