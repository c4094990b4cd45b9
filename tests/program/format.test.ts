import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { random } from "../../src/base/random.ts";
import { formatted } from "../../src/program/text/format-spec.ts";
import { floatText } from "../../src/program/text/number-text.ts";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
const python = (program: string, input: unknown): unknown => JSON.parse(execFileSync("python3", ["-c", program], { encoding: "utf8", input: JSON.stringify(input) }));

const from = random(11);
const numbers = [
  0, 1, -1, 0.5, 1.5, 2.5, 0.125, 0.375, -0.125, 1e-5, 1e-4, 123456.789, 1e15, 1e16, 1e17, 123456789012345680, 1e21, 1e22, 9.995, 99.95, 0.1, 0.02, 1 / 3, 5e-324, 1.7976931348623157e308, 99999.5,
  ...Array.from({ length: 60 }, () => (from.uniform() - 0.3) * 10 ** from.whole(-8, 9)),
];
const specs = ["", ".0f", ".1f", ".2f", ".4f", ".6f", ".10f", ".0e", ".1e", ".3e", ".8e", ".1g", ".3g", "g", ".6g", ".12g", ".1", ".3", ".5", "10.3f", "<10.3f", "^11.2f", "+.2f", " .3f", "08.2f", ",.2f", "_.1f", ".1%", "%", "*>12.4f", "E", "G", "f"];

test("floats are written as CPython writes them under every format", { skip: !hasPython }, () => {
  const expected = python("import sys, json; a, s = json.load(sys.stdin); print(json.dumps([[format(float(x), y) for y in s] for x in a]))", [numbers, specs]);
  const found = numbers.map((value) => specs.map((spec) => formatted({ kind: "float", value }, spec)).map((result) => ("text" in result ? result.text : result.error)));
  expect(found).toEqual(expected);
});

test("the shortest form of a float is CPython's repr", { skip: !hasPython }, () => {
  expect(numbers.map(floatText)).toEqual(python("import sys, json; print(json.dumps([repr(float(x)) for x in json.load(sys.stdin)]))", numbers));
  expect([-0, Infinity, -Infinity, NaN].map(floatText)).toEqual(["-0.0", "inf", "-inf", "nan"]);
});

test("whole numbers and texts are aligned, filled and grouped as CPython does", { skip: !hasPython }, () => {
  const whole = [0, 7, -42, 1234567, 1000];
  const wholeSpecs = ["", "d", "5d", "<6d", "^7", "+d", "03d", ",", "_d", "x", "#x", "b", "08b", "o", "e", ".2f", "%", "*^9d", ".1e"];
  expect(whole.map((value) => wholeSpecs.map((spec) => formatted({ kind: "int", value }, spec)))).toEqual(
    (python("import sys, json; a, s = json.load(sys.stdin); print(json.dumps([[format(x, y) for y in s] for x in a]))", [whole, wholeSpecs]) as string[][]).map((row) => row.map((text) => ({ text }))));
  const texts = ["", "abc", "β_t"];
  const textSpecs = ["", "s", "5", ">6", "^7s", "-<8", ".2", "6.1s"];
  expect(texts.map((value) => textSpecs.map((spec) => formatted({ kind: "text", value }, spec)))).toEqual(
    (python("import sys, json; a, s = json.load(sys.stdin); print(json.dumps([[format(x, y) for y in s] for x in a]))", [texts, textSpecs]) as string[][]).map((row) => row.map((text) => ({ text }))));
});

test("what is no format of a value is an error in CPython's words", () => {
  expect(formatted({ kind: "text", value: "a" }, ".2f")).toEqual({ error: "Unknown format code 'f' for object of type 'str'" });
  expect(formatted({ kind: "float", value: 1 }, "d")).toEqual({ error: "Unknown format code 'd' for object of type 'float'" });
  expect("error" in formatted({ kind: "float", value: 1 }, "2f3")).toBe(true);
  expect("error" in formatted({ kind: "float", value: 1 }, "999999999f")).toBe(true);
});
