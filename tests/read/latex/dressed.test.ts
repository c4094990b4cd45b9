import { expect, test } from "vitest";
import { printMath } from "../../../src/read/latex/print-math.ts";
import { readMath } from "../../../src/read/latex/read-math.ts";

/** The statements of a formula, printed; a problem by its kind. */
const read = (tex: string): readonly string[] => {
  const { statements, problems } = readMath(tex);
  return [...statements.map(({ items, relations }) => items.map((item, i) => (i === 0 ? printMath(item) : `${relations[i - 1]} ${printMath(item)}`)).join(" ")), ...problems.map((p) => p.kind)];
};

test("a frame around several statements is no bracket", () => {
  expect(read("\\boxed{x = a + b, \\quad b \\sim \\mathcal N(0, I)}")).toEqual(read("x = a + b, \\quad b \\sim \\mathcal N(0, I)"));
  expect(read("x = \\bbox[3px]{a}")).toEqual(["x = a"]);
});

test("struck-out terms stand as they are", () => expect(read("\\cancel{a} + b - \\cancel{a} = b")).toEqual(["a + b - a = b"]));

test("the lines of an algorithm are read without their numbers", () => {
  expect(read("\\begin{array}{ll} 1: & \\text{repeat} \\\\ 2: & x = a + b \\\\ 3: & \\text{for } t = 1 \\text{ do} \\end{array}")).toContain("x = a + b");
});

test("a family says where each of its members lies", () => expect(read("\\{\\beta_t \\in (0, 1)\\}_{t=1}^T")).toEqual(read("\\{\\beta_t\\}_{t=1}^T")));

test("a comma between wide spaces parts two statements", () => expect(read("x = a \\quad , \\quad b \\sim \\mathcal N(0, I)")).toEqual(read("x = a, \\quad b \\sim \\mathcal N(0, I)")));
