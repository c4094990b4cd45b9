import { expect, test } from "vitest";
import { printLine } from "../../src/read/text/print-line.ts";
import { printLineLatex } from "../../src/read/text/print-line-latex.ts";
import { readLine } from "../../src/read/text/read-line.ts";

const lineOf = (text: string) => {
  const read = readLine(text);
  if (!read.ok) throw new Error(read.problem.kind);
  return read.line;
};

test("compare takes two columns, with or without their index, and prints as text and as mathematics", () => {
  for (const text of ["compare list with alphabar", "compare list[t] with ᾱ[t]", "compare  list  with \\bar\\alpha # mine"]) {
    const line = lineOf(text);
    expect(line).toMatchObject({ kind: "compare", left: { name: "list" }, right: { name: "alphabar" } });
    expect(printLine(line)).toBe("compare list with alphabar");
    expect(printLineLatex(line)).toContain("\\overset{?}{=}");
  }
});

test("a cell may still be called compare", () => {
  expect(lineOf("compare = 3")).toMatchObject({ kind: "parameter", name: "compare" });
  expect(lineOf("compare[t] = t")).toMatchObject({ kind: "column", name: "compare" });
});

test("what is missing or too much is named at its place", () => {
  const problemOf = (text: string) => { const read = readLine(text); return read.ok ? undefined : read.problem; };
  expect(problemOf("compare list")).toMatchObject({ kind: "missing value", subject: "list", hint: "compare list with beta" });
  expect(problemOf("compare list with")).toMatchObject({ kind: "missing value", subject: "with" });
  expect(problemOf("compare list with beta + 1")).toMatchObject({ kind: "unexpected token", subject: "+", place: { start: 23, end: 24 } });
  expect(problemOf("compare list with 3")).toMatchObject({ kind: "unexpected token", subject: "3" });
});
