import { expect, test } from "vitest";
import { printMath } from "../../../src/read/latex/print-math.ts";
import { readMath } from "../../../src/read/latex/read-math.ts";
import { formulas } from "./formulas.ts";

const shown = (tex: string): string => {
  const { statements, problems } = readMath(tex);
  return [...statements.map(printMath), ...problems.map((problem) => `!! ${problem.kind}: ${problem.subject}`)].join("\n");
};

test.each(formulas.map(([tex, printed]) => ({ tex, printed })))("reads $tex", ({ tex, printed }) => {
  expect(shown(tex)).toBe(printed);
});
