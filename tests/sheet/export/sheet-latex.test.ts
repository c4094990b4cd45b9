import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import katex from "katex";
import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { sheetLatex } from "../../../src/sheet/export/sheet-latex.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const gallery = join(import.meta.dirname, "../../../src/gallery");
const latexOf = (text: string, language: "en" | "zh"): string => sheetLatex(createEngine(readSheet(text), catalog), "A sheet", language);

test.each(readdirSync(gallery))("every formula of %s is LaTeX that reads, in aligned displays with titles as comments", (file) => {
  const text = readFileSync(join(gallery, file), "utf8");
  for (const language of ["en", "zh"] as const) {
    const latex = latexOf(text, language);
    const displays = latex.match(/\\begin\{align\*\}[\s\S]*?\\end\{align\*\}/g)!;
    expect(displays.length).toBeGreaterThan(0);
    // Comments reach to the end of their line.
    for (const display of displays) expect(() => katex.renderToString(display, { displayMode: true, throwOnError: true, strict: "error" })).not.toThrow();
    for (const line of displays.join("\n").split("\n").filter((written) => /^ {2}[^%]/.test(written))) expect(line.match(/(?<!\\)&/g)!.length, line).toBeGreaterThanOrEqual(1);
  }
});

test("formulas stand under one another at their equals sign, in sections, and wrong cells are left out", () => {
  const latex = latexOf("# Two | 两\n\n## First | 一\n```sheet\nT = 3\n# Kept | 保留\nalpha[t] = 1 - t / 9\nwrong[t] = nothing[t]\n```\n", "zh");
  expect(latex).toContain("% 一\n\\begin{align*}");
  expect(latex).toContain("  % 保留\n  \\alpha_t &= 1 - ");
  expect(latex).not.toContain("wrong");
});
