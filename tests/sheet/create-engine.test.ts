import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/sheet/create-engine.ts";
import type { Catalog } from "../../src/sheet/formula.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const empty: Catalog = { find: () => undefined, names: () => [], definer: () => undefined };
const engineOf = (text: string, catalog = empty) => createEngine(readSheet(text), catalog);
const valuesOf = (engine: ReturnType<typeof engineOf>, name: string) => Array.from(engine.column(name)?.values ?? []);

describe("the live sheet", () => {
  test("computes columns, recurrences and numbers that stand on them", () => {
    const engine = engineOf("T = 3\nbeta[t] = t / 10\nalpha[t] = 1 - beta[t]\nalphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]\nlast = alphabar[T]");
    expect(valuesOf(engine, "alphabar")).toEqual([1, 0.9, 0.9 * 0.8, 0.9 * 0.8 * 0.7]);
    expect(engine.column("alphabar")!.from).toBe(0);
    expect(engine.scalar("last")).toBe(0.9 * 0.8 * 0.7);
  });

  test("a parameter recomputes only what depends on it", () => {
    const engine = engineOf("T = 3\na = 1\nb = 2\nx[t] = a * t\ny[t] = b * t\nz[t] = x[t] + 1\nw = y[2]");
    const y = engine.column("y")!;
    expect(engine.set("a", 5).recomputed).toEqual(["a", "x", "z"]);
    expect(valuesOf(engine, "z")).toEqual([6, 11, 16]);
    expect(engine.column("y")).toBe(y);
  });

  test("a broken cell breaks only what stands on it", () => {
    const engine = engineOf("T = 3\nx[t] = gone[t]\ny[t] = x[t] + 1\nz[t] = t");
    expect(engine.problem("x")).toMatchObject({ kind: "unknown name", subject: "gone" });
    expect(engine.problem("y")).toMatchObject({ kind: "broken cell", subject: "x" });
    expect(valuesOf(engine, "z")).toEqual([1, 2, 3]);
  });
});
