import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { introductionOf } from "../../src/sheet/introduction.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { viewsOf } from "../../src/sheet/views/views.ts";

const folder = join(import.meta.dirname, "../../src/gallery");
const files = readdirSync(folder);
// Components ask for the page's events as they are loaded.
vi.stubGlobal("window", { document: new EventTarget() });
const { pictures } = await import("../../src/app/pictures/pictures.tsx");

describe.each(files)("the shipped sheet %s", (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const engine = createEngine(readSheet(text), catalog);

  test("has no cell with a problem, whatever is chosen", () => {
    const problems = () => engine.cells().flatMap(({ id }) => engine.problem(id) ?? []);
    expect(problems()).toEqual([]);
    for (const { line } of engine.cells()) {
      if (line?.kind !== "choice") continue;
      for (const option of line.options) {
        engine.set(line.name, option);
        expect(problems(), `${line.name} = ${option}`).toEqual([]);
      }
      engine.set(line.name, line.chosen);
    }
  });

  test("has a title in both languages for itself, its headings and its own claims", () => {
    const { title, cells } = readSheet(text);
    expect([title, ...cells.map(({ heading }) => heading)].filter((words) => !/\S \| \S/.test(words))).toEqual([]);
    expect(cells.filter(({ line, title: own }) => line?.kind === "claim" && own === undefined).map(({ id }) => id)).toEqual([]);
  });

  test("says in both languages what it shows", () => {
    const said = introductionOf(text);
    expect(said.en).toMatch(/\w+ \w+ \w+/);
    expect(said.zh).toMatch(/\p{Script=Han}{3}/u);
  });

  test("has only views that can be drawn: of columns it has, of pictures there are, at its own steps", () => {
    const T = engine.scalar("T")!;
    for (const { text: line, view } of viewsOf(text)) {
      expect(view, line).toBeDefined();
      const columns = view!.kind === "chart" ? [...view!.columns, view!.over] : view!.kind === "table" ? view!.columns.map(({ name }) => name) : [];
      expect(columns.filter((name) => name !== "t" && engine.column(name) === undefined), line).toEqual([]);
      if (view!.kind !== "picture") continue;
      expect([...pictures.keys()], line).toContain(view!.of);
      expect(view!.at.filter((t) => t < 0 || t > T), line).toEqual([]);
    }
  });
});

test.each(["forward-process", "posterior", "samplers"])("%s draws the six charts", (name) => {
  const engine = createEngine(readSheet(readFileSync(join(folder, `${name}.md`), "utf8")), catalog);
  expect(engine.parameter("kind")!.options.length).toBeGreaterThan(1);
  for (const column of ["alphabar", "signal", "noise", "snr", "posteriorCoefficientX0", "posteriorVariance"]) expect(engine.column(column), column).toBeDefined();
});
