import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { lastBits } from "../../../src/sheet/export/last-bits.ts";
import { scheduleOf } from "../../../src/sheet/export/schedule.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const ulpsIn = (text: string, column: string) => {
  const engine = createEngine(readSheet(text), catalog);
  return lastBits(scheduleOf(engine, [column], "formulas"), engine).get(column)!.ulps;
};

test.each([10, 500, 1000, 1024, 4000])("a cosine of a fraction of π that cancels loses its last digits, whatever T is: %i", (T) => {
  // cos² is next to 1 at t = 1: a unit of it is about (2T / π)² units of the difference.
  expect(ulpsIn(`T = ${T}\nb[t] = 1 - cos(pi * t / (2 * T))^2`, "b")).toBeGreaterThan(0.25 * (2 * T / Math.PI) ** 2);
});

test("what only adds and multiplies comes out the same everywhere", () => {
  expect(ulpsIn("T = 10\nb[t] = 1 - t * t / 7", "b")).toBe(0);
});
