import { expect, test } from "vitest";
import { random } from "../../../src/base/random.ts";
import type { Place } from "../../../src/base/place.ts";
import { walkMath } from "../../../src/read/latex/children.ts";
import { printMath } from "../../../src/read/latex/print-math.ts";
import { readMath, type Reading } from "../../../src/read/latex/read-math.ts";
import { readUnicodeMath } from "../../../src/read/latex/read-unicode-math.ts";
import { formulas } from "./formulas.ts";

const sound = (reading: Reading, text: string) => {
  const inside = (place: Place | undefined, what: string) => {
    if (place === undefined || place.start < 0 || place.end < place.start || place.end > text.length) throw new Error(`${what} at ${place?.start}-${place?.end} of ${text.length} in ${JSON.stringify(text)}`);
  };
  for (const problem of reading.problems) inside(problem.place, problem.kind);
  for (const statement of reading.statements) {
    inside(statement.place, "statement");
    expect(statement.items.length).toBe(statement.relations.length + 1);
    walkMath(statement, (node) => inside(node.place, node.kind));
    printMath(statement);
  }
};
const alphabet = [..."abxtqpNEdeI012.,;:|()[]{}_^&~%'\"!/*+-=<> \n$#@\\αβᾱε√∑∏‖₀²，（）中…", ..."\\frac \\sqrt \\left \\right \\text \\bar \\sum_ \\int \\begin{aligned} \\end{aligned} \\begin{cases} \\end{cases} \\\\ \\| \\mid \\mathbb{E} \\mathcal{N} \\log \\def \\tag \\E \\underbrace \\quad \\not \\over \\big( \\Big] \\color{red} \\xrightarrow \\stackrel \\nabla \\partial \\lim \\dots \\operatorname".split(" ")];

test("random text is read or refused, with every place inside of it", () => {
  const { whole } = random(7);
  for (let run = 0; run < 3000; run++) {
    const text = Array.from({ length: whole(0, 40) }, () => alphabet[whole(0, alphabet.length - 1)]!).join("");
    sound(readMath(text), text);
    sound(readUnicodeMath(text), text);
  }
});

test("random bytes are read or refused", () => {
  const { whole } = random(11);
  for (let run = 0; run < 500; run++) {
    const text = String.fromCharCode(...Array.from({ length: whole(0, 60) }, () => whole(0, run % 2 === 0 ? 255 : 65535)));
    sound(readMath(text), text);
    sound(readUnicodeMath(text), text);
  }
});

test("every truncation and every single loss of a character of real formulas is read or refused", () => {
  for (const [tex] of formulas) {
    for (let end = 0; end <= tex.length; end += 3) sound(readMath(tex.slice(0, end)), tex.slice(0, end));
    for (let at = 1; at < tex.length; at += 7) sound(readMath(tex.slice(0, at) + tex.slice(at + 1)), tex.slice(0, at) + tex.slice(at + 1));
  }
});

test("a printed reading is read back to the same print, where plain text can say it", () => {
  let checked = 0;
  for (const [, printed] of formulas) {
    for (const line of printed.split("\n")) {
      if (/·\?|∇|lim|argmin|\bd[a-z]|\{.*if|;|!!|\bdx|∂|\[.*;|\(1\)|=d|⊤|\|_|∘|"/.test(line)) continue;
      const again = readUnicodeMath(line);
      expect([line, again.statements.map(printMath).join(", "), again.problems]).toEqual([line, line, []]);
      checked++;
    }
  }
  expect(checked).toBeGreaterThan(50);
});

test("depth and length end in a problem, in no crash and no hang", () => {
  const deep = [
    "{".repeat(4000) + "x" + "}".repeat(4000), "\\sqrt".repeat(1500) + "x", "\\frac".repeat(1500), "x^{".repeat(500) + "x" + "}".repeat(500), "(".repeat(3000) + ")".repeat(3000), "f(".repeat(900) + "x" + ")".repeat(900),
    "\\log".repeat(2000) + " x", "|".repeat(9000), "-".repeat(9000), "\\left(".repeat(500) + "\\right)".repeat(500), "\\mathbb{E}".repeat(500), "a/".repeat(4000) + "b", "\\nabla ".repeat(1000) + "x", "\\sum ".repeat(1000) + "x",
    "x,".repeat(4000), "\\text{a}".repeat(1000), "\\begin{cases}".repeat(100) + "\\end{cases}".repeat(100), "x_".repeat(3000), "\\bar".repeat(2000) + "x", "1".repeat(9990), "\\not".repeat(2000), "&".repeat(5000), "\\\\".repeat(4000), "x\\quad ".repeat(1200), "√".repeat(3000), "x".repeat(10_001),
  ];
  for (const text of deep) {
    sound(readMath(text), text);
    sound(readUnicodeMath(text), text);
  }
  expect(readMath("x".repeat(10_001)).problems).toMatchObject([{ kind: "too large" }]);
  expect(readMath("{".repeat(100) + "}".repeat(100)).problems).toMatchObject([{ kind: "too deep" }]);
  expect(readMath("x + ".repeat(300) + "x").statements).toHaveLength(1);
});
