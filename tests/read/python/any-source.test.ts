import { describe, expect, test } from "vitest";
import { random } from "../../../src/base/random.ts";
import { readPython } from "../../../src/read/python/read-python.ts";

const n = 10_000;
const refused: Readonly<Record<string, readonly [source: string, message: string]>> = {
  "brackets": [`x = ${"(".repeat(n)}1${")".repeat(n)}`, "too many nested parentheses"],
  "brackets that stay open": ["[".repeat(n), "too many nested parentheses"],
  "signs": [`x = ${"-".repeat(n)}1`, "too deeply nested"],
  "a sum": [`x = 1${" + 1".repeat(n)}`, "too deeply nested"],
  "calls": [`x = f${"(1)".repeat(n)}`, "too deeply nested"],
  "functions without a name": [`x = ${"lambda: ".repeat(n)}1`, "too deeply nested"],
  "branches": [`if x:\n  y\n${"elif x:\n  y\n".repeat(3000)}`, "too deeply nested"],
  "blocks": [`${Array.from({ length: 120 }, (_, i) => `${" ".repeat(i)}if x:\n`).join("")}${" ".repeat(120)}y\n`, "too many levels of indentation"],
};

describe("however deep a source is, it is read or refused with a reason", () => {
  for (const [name, [source, message]] of Object.entries(refused)) {
    test(name, () => {
      const unit = readPython(source);
      expect(unit.fault?.message).toBe(message);
    });
  }
  test("lost indentation of thousands of headers is given up", () => {
    expect(readPython(`${"if x:\n".repeat(3000)}y\n`).fault?.kind).toBe("IndentationError");
    expect(readPython(`${"for i in x:\n".repeat(100)}${"y = i\n".repeat(100)}`).fault?.kind).toBe("IndentationError");
  });
});

describe("however long a source is", () => {
  const long: Readonly<Record<string, string>> = {
    "junk": Array.from({ length: 1_000_000 }, (_, i) => String.fromCharCode(33 + ((i * 7919 + (i >> 3) * 104_729) % 94))).join(""),
    "words": "lorem ipsum dolor\n".repeat(55_000),
    "quotes": "'\n".repeat(50_000),
    "open strings": '"""\n'.repeat(50_001),
    "lines that end in an operator": "x = 1 +\n".repeat(2000),
    "slashes": "\\\n".repeat(50_000),
    "line ends": "\n".repeat(500_000),
  };
  for (const [name, source] of Object.entries(long)) test(`it ends: ${name}`, { timeout: 30_000 }, () => expect(readPython(source).module.body).toEqual([]));
});

test("any text gives a unit whose places lie in it", () => {
  const { uniform, whole } = random(7);
  const pieces = ["def f(x):", "return x", "if a:", "else:", "x = 1", "(", ")", "[", "]", "{", "}", "'", '"""', "\\", "#", "\n", "\n    ", "\n\t", ">>> ", "In [1]: ", "1 ", "“", "，", "&lt;", "$", "print x", "+", "=", ",", ":", "for i in x:", "é", "𝑥", "%time ", "!ls", "f'{a}'", "f'{", "lambda", "\0", "\r"];
  for (let run = 0; run < 1500; run++) {
    const source = Array.from({ length: whole(1, 14) }, () => pieces[whole(0, pieces.length - 1)]).join(uniform() < 0.5 ? "" : " ");
    const unit = readPython(source);
    for (const node of unit.module.body) {
      const { start, end } = unit.placeOf(node);
      expect(start >= 0 && start <= end && end <= source.length, JSON.stringify(source)).toBe(true);
    }
    if (unit.fault) expect(unit.fault.place.start, JSON.stringify(source)).toBeLessThanOrEqual(source.length);
  }
});
