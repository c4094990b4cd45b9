import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { pythonProgram } from "../../src/verify/python-program.ts";
import { claims } from "./claims.ts";
import { statementFrom, verdictOn } from "./stated.ts";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) console.warn("skipped: the counterexamples' Python programs, since there is no python3");

describe.skipIf(!hasPython)("every counterexample's Python program prints the sides that were found", () => {
  for (const claim of claims.filter((c) => c.expected === "refuted"))
    test(`${claim.id}: ${claim.claim}`, () => {
      const verdict = verdictOn(claim);
      if (verdict.kind !== "refuted") return expect(verdict.kind).toBe("refuted");
      const { counterexample } = verdict;
      const program = pythonProgram(statementFrom(claim), counterexample);
      const printed = execFileSync("python3", ["-c", program], { encoding: "utf8", timeout: 60_000 });
      const numbers = printed.match(/-?\d+(\.\d+)?([eE][+-]?\d+)?/g)!.map(Number);
      for (const side of [counterexample.left, counterexample.right])
        expect(numbers.some((n) => close(n, Number(side))), `${side} in\n${printed}`).toBe(true);
    });
});

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-14 * Math.max(Math.abs(a), Math.abs(b));
