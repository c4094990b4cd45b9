import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { mendsOf } from "../../../src/sheet/completion/mends.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

/** The texts that the mends of a sheet's first problem make. */
function mended(text: string): readonly string[] {
  const engine = createEngine(readSheet(text), catalog);
  const problem = engine.cells().map((cell) => engine.problem(cell.id) ?? cell.problem).find((found) => found !== undefined && found.kind !== "broken cell");
  return problem ? mendsOf(problem, text, catalog).map(({ place, by }) => text.slice(0, place.start) + by + text.slice(place.end)) : [];
}

const isSound = (text: string): boolean => {
  const engine = createEngine(readSheet(text), catalog);
  return engine.cells().every((cell) => (engine.problem(cell.id) ?? cell.problem) === undefined);
};

test("the nearest name takes the place of a name that nothing defines", () => {
  expect(mended("total = 1\ngap = totl * 2")).toEqual(["total = 1\ngap = total * 2"]);
  expect(mended("a = sqr(2)")).toEqual(["a = sqrt(2)"]);
  expect(mended("use schedule.liner")).toEqual(["use schedule.linear"]);
});

test("either of two readings can be taken, and then reads", () => {
  const found = mended("x = 2\na = 1/2 x");
  expect(found.length).toBe(2);
  expect(found.every(isSound)).toBe(true);
});

test("an equality in a claim is ==", () => expect(mended("a = 1\nclaim here a = 1")).toEqual(["a = 1\nclaim here a == 1"]));

test("a column without its step gets it", () => expect(mended("T = 3\nb[t] = t\na[t] = b + 1")).toEqual(["T = 3\nb[t] = t\na[t] = b[t] + 1"]));

test("a name that the catalog defines is brought by a line above", () => {
  const [first] = mended("use schedule.linear\nmine[t] = snr[t] / 2");
  expect(first).toBe("use schedule.linear\nuse derived.snr\nmine[t] = snr[t] / 2");
  expect(isSound(first!)).toBe(true);
});

test("advice is not pressed", () => {
  for (const text of ["a = ", "a = (1", "a = sqrt(1, 2)", "T = 2.5"]) expect(mended(text), text).toEqual([]);
});

test("a comparison on its own becomes the claim it was meant as, and then reads", () => {
  const sheet = "T = 3\na[t] = 1 / t\n";
  for (const [written, meant] of [["a[t] < a[t-1]", "claim a[t] < a[t-1]"], ["0 < a[t] <= 1", "claim 0 < a[t] <= 1"], ["claim falls: a[t] < 2", "claim a[t] < 2"], ["a[t] < a[t-1] for t in 2..3", "claim a[t] < a[t-1] for t in 2..3"]] as const) {
    expect(mended(`${sheet}${written}\nb = 2`), written).toEqual([`${sheet}${meant}\nb = 2`]);
  }
});

test("a line that is no comparison is not called a claim", () => {
  const engine = createEngine(readSheet("a[t] < "), catalog);
  expect(engine.cells()[0]!.problem?.hint ?? "").not.toContain("claim");
});
