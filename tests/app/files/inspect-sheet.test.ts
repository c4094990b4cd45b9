import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inspectSheet } from "../../../src/app/files/inspect-sheet.ts";

const folder = join(import.meta.dirname, "../../../src/gallery");

describe("a text that is opened as a sheet", () => {
  test.each(readdirSync(folder))("has nothing to be said of it: %s", (file) => expect(inspectSheet(readFileSync(join(folder, file), "utf8"))).toEqual({ kind: "sheet", notices: [] }));

  test.each(["", "# Title\n", "T = 5\nx[t] = t\n", "```sheet\n```\n", "```js\nx\n```\n```sheet\nx = 1\n```"])("may be short, or empty: %j", (text) => expect(inspectSheet(text)).toEqual({ kind: "sheet", notices: [] }));

  test("keeps what can be read, and tells how many lines cannot, from which on", () => {
    const notices = inspectSheet("# T\n\n```sheet\nT = 5\nx[t] = (t\ny[t] = t\nz = = 2\n```\n");
    expect(notices).toMatchObject({ kind: "sheet", notices: [{ line: 5, count: 2, problem: { kind: "unclosed bracket" } }] });
  });

  test("of a newer version is told with its line, and still read", () => expect(inspectSheet("# T\n\n```sheet 2\nT = 5\n```\n")).toMatchObject({ kind: "sheet", notices: [{ line: 3, problem: { kind: "newer version", subject: "2" } }] }));

  test("with more cells than there may be is told where it ends", () =>
    expect(inspectSheet(Array.from({ length: 1200 }, (_, i) => `x${i} = 1`).join("\n"))).toMatchObject({ kind: "sheet", notices: [{ line: 1000, problem: { kind: "too large" } }] }));
});

describe("a text is no sheet", () => {
  test.each([
    ["prose", "Dear reader,\nthis is a letter.\n", 1],
    ["a web page", "<!doctype html>\n<html></html>\n", 1],
    ["a table", "1, 2, 3\n4, 5, 6\n", 1],
    ["a tutorial with code of another kind", "# Diffusion\n\nWords.\n\n```python\nx = 1\n```\n", 5],
  ])("when nothing in it is a cell: %s", (_, text, line) => expect(inspectSheet(text)).toMatchObject({ kind: "not a sheet", notice: { line } }));
});
