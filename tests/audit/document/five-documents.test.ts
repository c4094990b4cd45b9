import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../src/audit/document/read-document.ts";

/** The five tutorials lie beside the repository and are no part of it; without them this file is skipped, and says so. */
const folder = join(import.meta.dirname, "../../../../shared/documents");
const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];

describe.skipIf(names.length === 0)("the five documents (skipped where they are absent)", () => {
  const documents = names.map((name) => readDocument(name, readFileSync(join(folder, name), "utf8")));
  const count = (kind: string): readonly number[] => documents.map(({ blocks }) => blocks.filter((block) => block.kind === kind && !(block.kind === "code" && block.language !== "python")).length);

  test("hold 227 formulas", () => {
    expect(count("math")).toEqual([29, 73, 33, 75, 17]);
  });
  test("whose places hold exactly their text", () => {
    for (const { text, blocks } of documents) for (const block of blocks) if (block.kind === "math") expect(text.slice(block.place.start, block.place.end)).toBe(block.tex);
  });
  test("hold 27 Python listings, nine of them without a fence", () => {
    expect(count("code").reduce((a, b) => a + b)).toBe(27);
    const listings = documents.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "code" && block.language === "python" ? [block] : [])));
    expect(listings.filter((listing) => !listing.fenced)).toHaveLength(9);
  });
  test("miss a formula in four places", () => {
    const missing = documents.flatMap(({ text, blocks }) => blocks.flatMap((block) => (block.kind === "missing" ? [`${block.reason}: ${text.slice(block.place.start, block.place.end)}`] : [])));
    expect(missing).toEqual(["cut off: $p_\\theta(x_{t-1}", "empty: 单步转移概率:", "empty: 重参数化形式:", "empty: 从 \\(x_0\\) 开始,递归展开:"]);
  });
});
