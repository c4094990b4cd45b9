import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { readGuide } from "../../../src/app/guide/read-guide.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { viewsOf } from "../../../src/sheet/views/views.ts";
import { sheetClaims } from "../../../src/verify/sheet-claims.ts";
import { finish, verify } from "../../../src/verify/verify.ts";

const app = join(import.meta.dirname, "../../../src/app");
const texts = { en: readFileSync(join(app, "guide/en.md"), "utf8"), zh: readFileSync(join(app, "guide/zh.md"), "utf8") };
const guides = { en: readGuide(texts.en), zh: readGuide(texts.zh) };
const examplesOf = (language: "en" | "zh") => guides[language].flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "example" ? [block.example] : [])));

/** Every key that a command of the page has. */
const keys = new Set(
  readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join(app, file), "utf8").matchAll(/\bid:[^\n]*?\bkeys: \[([^\]]*)\]/g)])
    .flatMap(([, list]) => [...list!.matchAll(/"([^"]+)"/g)].map(([, key]) => key!)),
);

describe.each(["en", "zh"] as const)("the guide in %s", (language) => {
  test("has examples, and no cell of them has a problem", () => {
    expect(examplesOf(language).length).toBeGreaterThan(3);
    for (const { file } of examplesOf(language)) {
      const engine = createEngine(readSheet(file), catalog);
      expect(engine.cells().length, file).toBeGreaterThan(2);
      expect(engine.cells().flatMap(({ id, problem }) => problem ?? engine.problem(id) ?? []), file).toEqual([]);
      expect(viewsOf(file).flatMap(({ problem }) => problem ?? []), file).toEqual([]);
      const shown = viewsOf(file).flatMap(({ view }) => (view?.kind === "chart" ? view.columns : view?.kind === "table" ? view.columns.map(({ name }) => name) : []));
      expect(shown.filter((name) => !engine.column(name)), file).toEqual([]);
    }
  });

  test("says of every claim in its examples what is found of it", () => {
    for (const { file, verdicts } of examplesOf(language)) {
      const engine = createEngine(readSheet(file), catalog);
      const claims = sheetClaims(engine, catalog, { runs: 50, seed: 1 }).filter(({ formula }) => formula === undefined);
      expect(claims.map(({ question }) => finish(verify(question)).kind), file).toEqual(verdicts);
    }
  });

  test("names every key that a command has, and no key that nothing has", () => {
    expect(keys.size).toBeGreaterThan(8);
    const named = new Set([...texts[language].matchAll(/\[\[([^\]]+)\]\]/g)].map(([, key]) => key!));
    const plain = ["Space", "Enter", "Escape", "Esc", "Shift", "Shift+Enter", "Tab", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"];
    expect([...keys].filter((key) => !named.has(key)), "missing in the guide: src/app/guide/en.md and zh.md").toEqual([]);
    expect([...named].filter((key) => !keys.has(key) && !plain.includes(key))).toEqual([]);
  });

  test("lists the functions, the formulas and the commands from where they are defined", () => {
    expect(guides[language].flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "list" ? [block.of] : [])))).toEqual(["functions", "formulas", "commands"]);
  });

  test("is read whole: no mark of its Markdown is left in a sentence", () => {
    const pieces = guides[language].flatMap(({ blocks }) => blocks.flatMap((block) =>
      block.kind === "paragraph" ? block.pieces : block.kind === "items" ? block.items.flat() : block.kind === "rows" ? block.rows.flat(2) : []));
    expect(pieces.length).toBeGreaterThan(50);
    expect(pieces.filter(({ kind, text }) => kind === "text" && /[`$]|\*\*|\[\[|~~~|^\||^#/.test(text))).toEqual([]);
    const rows = guides[language].flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "rows" ? block.rows : [])));
    expect(rows.filter(([left, right]) => left.length === 0 || right.length === 0)).toEqual([]);
  });
});

test("both languages have the same chapters, blocks and examples", () => {
  const shape = (language: "en" | "zh") => guides[language].map(({ blocks }) => blocks.map((block) =>
    block.kind === "example" ? block.example.text : block.kind === "rows" ? block.rows.map(([left]) => left.map(({ kind }) => kind)) : block.kind));
  expect(shape("zh")).toEqual(shape("en"));
});
