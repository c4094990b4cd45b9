import fc from "fast-check";
import { expect, test } from "vitest";
import { precisions, roundTo } from "../../src/field/precision.ts";
import { readDataBlock } from "../../src/read/text/data-block.ts";
import { printLine } from "../../src/read/text/print-line.ts";

const lineOf = (text: string) => {
  const block = readDataBlock(text);
  if (!block.ok) throw new Error(block.problem.kind);
  return block.line;
};
const problemOf = (text: string) => {
  const block = readDataBlock(text);
  return block.ok ? undefined : block.problem;
};

test("numbers are parted by line ends, commas, semicolons and blanks, and comments are passed over", () => {
  expect(lineOf("data list from 0\n1e-4, -2.5;3.\n\t.5\r\n# the end 7\n+1 nan -inf")).toEqual({
    kind: "data", name: "list", from: 0, precision: "float64", values: Float64Array.of(1e-4, -2.5, 3, 0.5, 1, NaN, -Infinity),
  });
});

test("a header gives the name in any spelling, where it starts, and what its numbers are rounded to", () => {
  expect(lineOf("data ᾱ\n1")).toMatchObject({ name: "alphabar", from: 1, precision: "float64" });
  expect([...lineOf("data b from 3 float32\n0.1").values]).toEqual([Math.fround(0.1)]);
  expect([...lineOf("data b float16\n0.1 65520 6e-8 1e-8").values]).toEqual([0.0999755859375, Infinity, 2 ** -24, 0]);
  expect([...lineOf("data b bfloat16\n0.1").values]).toEqual([0.10009765625]);
});

test("a word that is no number is a problem at its place", () => {
  const text = "data list\n0.1\n0.2, tensor\n";
  expect(problemOf(text)).toEqual({ kind: "not a number", subject: "tensor", place: { start: 19, end: 25 } });
  for (const word of ["0x10", "1_000", "1e", "--1", "1.2.3", "1..2", "[1"]) expect(problemOf(`data a\n${word}`)).toMatchObject({ kind: "not a number", subject: word });
});

test("headers that cannot be read say what they should be", () => {
  expect(problemOf("data\n1")).toMatchObject({ kind: "missing value" });
  expect(problemOf("data T\n1")).toMatchObject({ kind: "doubled name", subject: "T" });
  expect(problemOf("data live.loss_t\n1")).toMatchObject({ kind: "doubled name" });
  expect(problemOf("data a from -1\n1")).toMatchObject({ kind: "outside its range" });
  expect(problemOf("data a from\n1")).toMatchObject({ kind: "missing value" });
  expect(problemOf("data a float8\n1")).toMatchObject({ kind: "unexpected token", subject: "float8" });
  expect(problemOf("data a\n # nothing\n")).toMatchObject({ kind: "missing value" });
});

test("a megabyte of blanks or of one word is refused without a fault", () => {
  expect(problemOf(`data a\n${" ".repeat(1e6)}`)).toMatchObject({ kind: "missing value" });
  expect(problemOf(`data a\n${"1".repeat(1e6)}`)).toMatchObject({ kind: "not a number" });
  expect(problemOf(`data a\n${"1 ".repeat(1_000_001)}`)).toMatchObject({ kind: "too large" });
  expect(problemOf(`data a\n${" ".repeat(10_000_001)}1`)).toMatchObject({ kind: "too large" });
});

test("what is printed reads back bit for bit, in every precision", () => {
  fc.assert(fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 20 }), fc.constantFrom(...precisions), fc.nat(5), (numbers, precision, from) => {
    const line = { kind: "data" as const, name: "list", from, precision, values: Float64Array.from(numbers, roundTo(precision)) };
    const printed = printLine(line).replace(/^```/, "").replace(/\n```$/, "");
    expect(lineOf(printed)).toEqual(line);
  }), { seed: 5 });
});
