import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import type { Catalog } from "../../../src/sheet/formula.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const empty: Catalog = { find: () => undefined, names: () => [], definer: () => undefined };
const cells = "T = 4\nk = 1\nx[t] = t * k\ny[0] = 0\ny[t] = y[t-1] + 2\n";

/** What a claim comes to. */
function here(claim: string, text = cells) {
  const engine = createEngine(readSheet(`${text}${claim}`), empty);
  return engine.problem(claim) ?? engine.claimHere(claim);
}

describe("a claim here", () => {
  test("looks at every step", () => expect(here("claim here y[t] == 2 * x[t]")).toEqual({ holds: true, steps: 4 }));
  test("names the first step at which it fails, with both sides", () => expect(here("claim here x[t] < 3")).toEqual({ holds: false, t: 3, left: 3, right: 3 }));
  test("in a chain shows the pair that fails", () => expect(here("claim here 0 < x[t] <= y[t] < 8")).toEqual({ holds: false, t: 4, left: 8, right: 8 }));
  test("runs over the steps at which everything it reads has a value, as the verifier does", () => {
    expect(here("claim here y[t] >= 0")).toEqual({ holds: true, steps: 5 });
    expect(here("claim here y[t] > y[t-1]")).toEqual({ holds: true, steps: 4 });
    expect(here("claim here x[t] > x[t-1]")).toEqual({ holds: true, steps: 3 });
    expect(here("claim here x[t+1] > x[t]")).toEqual({ holds: true, steps: 3 });
  });
  test("keeps to its bounds", () => {
    expect(here("claim here x[t] > x[t-1] for t >= 2")).toEqual({ holds: true, steps: 3 });
    expect(here("claim here x[t] < 4 for t <= T - 1")).toEqual({ holds: true, steps: 3 });
    expect(here("claim here x[t] == 4 for t == T")).toEqual({ holds: true, steps: 1 });
    expect(here("claim here x[t] > 9 for t >= 5")).toEqual({ holds: true, steps: 0 });
  });
  test("may speak of two steps", () => {
    expect(here("claim here x[s] < x[t] for 1 <= s < t, t >= 2")).toEqual({ holds: true, steps: 6 });
    expect(here("claim here x[s] + x[t] < 7 for 1 <= s < t, t >= 2")).toEqual({ holds: false, t: expect.any(Number), left: 7, right: 7 });
  });
  test("of numbers has no step", () => expect(here("claim here x[T] == 5")).toEqual({ holds: false, t: undefined, left: 4, right: 5 }));
  test("compares as IEEE does: 1 - 1e-13 is below 1, and NaN equals nothing", () => {
    expect(here("claim here 1 - 1e-13 < 1")).toMatchObject({ holds: true });
    expect(here("claim here 0 / 0 == 0 / 0")).toMatchObject({ holds: false });
  });
  test("with ≈ is equality to the digits of its right side", () => {
    for (const [claim, holds] of [["0.123456 ≈ 0.1235", true], ["0.123456 ≈ 0.1234", false], ["0.125 ≈ 0.13", true], ["0.12 ≈ 0.1", true], ["0.16 ≈ 0.1", false], ["0.16 ≈ 0.10", false], ["1.26e-4 ≈ 1.3e-4", true], ["-2.71828 ≈ -2.718", true], ["4.04e-5 ≈ 4.0 * 10^-5", true], ["4.06e-5 ≈ 4.0 * 10^-5", false]] as const)
      expect(here(`claim here ${claim}`), claim).toMatchObject({ holds });
  });
  test("is looked at again when what it reads changes, and only then", () => {
    const engine = createEngine(readSheet(`${cells}claim here x[t] <= 4\nclaim here y[t] <= 8`), empty);
    expect(engine.set("k", 2).cells).toEqual(["claim here x[t] <= 4"]);
    expect(engine.claimHere("claim here x[t] <= 4")).toEqual({ holds: false, t: 3, left: 6, right: 4 });
    expect(engine.set("T", 5).cells).toEqual(["claim here y[t] <= 8"]);
  });
  test("is left to the verifier where it speaks of laws or variables", () => {
    expect(here("claim here normal(0, 1) == normal(0, 1)")).toBeUndefined();
    expect(here("claim here z * z >= 0 for z real")).toBeUndefined();
  });
  test("of a name that nothing declares is wrong", () => expect(here("claim here z > 0")).toMatchObject({ kind: "unknown name", subject: "z" }));
  test("of too many steps says so", () => expect(here("claim here x[s] <= x[t] for 1 <= s < t", cells.replace("T = 4", "T = 9000"))).toMatchObject({ kind: "too large" }));
});
