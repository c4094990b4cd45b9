import { expect, test } from "vitest";
import { wordProblem } from "../../src/base/wording.ts";

test("a problem is the noun, a colon, the value and what would mend it, in either language", () => {
  const problem = { kind: "unknown name", subject: "alphbar", hint: "alphabar" } as const;
  expect(wordProblem(problem, "en")).toBe("unknown name: alphbar (did you mean alphabar?)");
  expect(wordProblem(problem, "zh")).toBe("未知的名字：alphbar（是否想写 alphabar？）");
  expect(wordProblem({ kind: "read out of range", subject: "beta", hint: "1…30", t: 31 }, "en")).toBe("read out of range: beta at t = 31 (allowed: 1…30)");
});

test("a hint that is a list is a choice, a bare figure is a bound, words stand as they are", () => {
  expect(wordProblem({ kind: "unknown name", subject: "cosin", hint: "linear, cosine" }, "en")).toContain("(one of linear, cosine)");
  expect(wordProblem({ kind: "too large", subject: "2005 characters", hint: "2000" }, "en")).toContain("(at most 2000)");
  expect(wordProblem({ kind: "too large", subject: "cells", hint: "at most 1000 cells" }, "en")).toContain("(at most 1000 cells)");
  expect(wordProblem({ kind: "outside its range", subject: "T = 2.5", hint: "a whole number" }, "en")).toContain("(a whole number)");
  expect(wordProblem({ kind: "outside its range", subject: "x = 9", hint: "0..1" }, "zh")).toContain("（允许范围：0..1）");
});

test("a pasted file makes a short message without control characters", () => {
  const worded = wordProblem({ kind: "unexpected token", subject: `\u001b[31m${"x".repeat(1e6)}` }, "en");
  expect(worded.length).toBeLessThan(150);
  expect(worded).not.toMatch(/\p{Cc}/u);
});
