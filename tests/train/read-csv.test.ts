import { expect, test } from "vitest";
import { readCsv } from "../../src/train/data/read-csv.ts";

test("two columns under a heading, parted by commas, semicolons, tabs or spaces", () => {
  for (const text of ["x,y\n1,2\n-3,4e-1\n", "1;2\r\n-3;0.4\r\n", "\uFEFF1\t2\n\n# a note\n-3\t.4", "1 2\n-3  0.4"]) {
    const read = readCsv(text);
    expect(read.ok && [read.points.dimension, ...read.points.values].map((x) => Math.round(x * 1000) / 1000), text).toEqual([2, 1, 2, -3, 0.4]);
  }
  expect(readCsv("1\n2\n3")).toEqual({ ok: true, points: { dimension: 1, values: Float32Array.of(1, 2, 3) } });
});

test.each([
  ["1,2\n3,four\n", "not a number", "four", "line 2, column 3"],
  ["1,2\n3,\n", "not a number", "", "line 2, column 3"],
  ["1,2\n3\n", "not a number", "3", "line 2: 2 columns as above"],
  ["1,2,3\n", "not a number", "1,2,3", "line 1: one or two columns"],
  ["", "missing value", "points", "a line of one or two numbers"],
  ["a,b\n", "missing value", "points", "a line of one or two numbers"],
  ["1,Infinity\n", "not a number", "Infinity", "line 1, column 3"],
])("%j is refused with its place", (text, kind, subject, hint) => {
  expect(readCsv(text)).toEqual({ ok: false, problem: { kind, subject, hint } });
});
