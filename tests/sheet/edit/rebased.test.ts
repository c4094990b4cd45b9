import { expect, test } from "vitest";
import { rebased } from "../../../src/sheet/edit/rebased.ts";

const text = "a = 1\nb = 2\nc = 3\n", typed = "a = 1\nb = 25\nc = 3\n", place = { start: 6, end: 12 };

test("a change above the stretch moves it along", () => {
  expect(rebased({ text, typed, place }, "a = 0.25\nb = 2\nc = 3\n")).toEqual({ typed: "a = 0.25\nb = 25\nc = 3\n", place: { start: 9, end: 15 } });
});

test("a change below leaves it where it is", () => {
  expect(rebased({ text, typed, place }, "a = 1\nb = 2\nc = 3\nd = 4\n")).toEqual({ typed: "a = 1\nb = 25\nc = 3\nd = 4\n", place });
});

test("nothing typed and nothing changed are both carried over", () => {
  expect(rebased({ text, typed: text, place: { start: 6, end: 11 } }, `# Title\n${text}`)).toEqual({ typed: `# Title\n${text}`, place: { start: 14, end: 19 } });
  expect(rebased({ text, typed, place }, text)).toEqual({ typed, place });
});

test("a new line that only the typed text has is kept", () => {
  const added = "a = 1\nx = 7\nb = 2\nc = 3\n";
  expect(rebased({ text, typed: added, place: { start: 6, end: 11 } }, "a = 10\nb = 2\nc = 3\n")).toEqual({ typed: "a = 10\nx = 7\nb = 2\nc = 3\n", place: { start: 7, end: 12 } });
});

test("a change of the stretch itself, or around all of it, is not to be carried over", () => {
  expect(rebased({ text, typed, place }, "a = 1\nb = 3\nc = 3\n")).toBeUndefined();
  expect(rebased({ text, typed, place }, "a = 9\nb = 2\nc = 9\n")).toBeUndefined();
});
