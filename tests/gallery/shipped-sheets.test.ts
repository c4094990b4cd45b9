import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/create-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const folder = join(import.meta.dirname, "../../src/gallery");

describe.each(readdirSync(folder))("the shipped sheet %s", (file) => {
  const engine = createEngine(readSheet(readFileSync(join(folder, file), "utf8")), catalog);

  test("has no cell with a problem, under every schedule it offers", () => {
    const kinds = engine.parameter("kind")?.options ?? [];
    expect(kinds.length).toBeGreaterThan(1);
    for (const kind of kinds) {
      engine.set("kind", kind);
      expect(engine.cells().flatMap(({ id }) => engine.problem(id) ?? [])).toEqual([]);
    }
    engine.set("kind", kinds[0]!);
  });

  test("has a title in both languages for itself, its headings and its own claims", () => {
    const { title, cells } = readSheet(readFileSync(join(folder, file), "utf8"));
    expect([title, ...cells.map(({ heading }) => heading)].filter((words) => !/\S \| \S/.test(words))).toEqual([]);
    expect(cells.filter(({ line, title: own }) => line?.kind === "claim" && (own === undefined || own.en === own.zh)).map(({ id }) => id)).toEqual([]);
  });

  test("draws the six charts", () => {
    for (const name of ["alphabar", "signal", "noise", "snr", "posteriorCoefficientX0", "posteriorVariance"]) expect(engine.column(name), name).toBeDefined();
  });
});
