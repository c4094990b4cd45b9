import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import type { Catalog } from "../../../src/sheet/formula.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

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

  test("an edit keeps what parameters were dragged to, unless their own line changed", () => {
    const engine = engineOf("T = 3\na = 1\nx[t] = a * t");
    engine.set("a", 5);
    engine.set("T", 2);
    const kept = engine.column("x")!;
    expect(engine.setSheet(readSheet("# moved\nT = 3\n\na = 1\ny[t] = 2 * x[t]\nx[t] = a * t")).recomputed).toEqual(["y"]);
    expect(engine.column("x")).toBe(kept);
    expect(valuesOf(engine, "y")).toEqual([10, 20]);
    expect(engine.setSheet(readSheet("T = 3\na = 2\nx[t] = a * t")).recomputed).toEqual(["a", "x"]);
    expect(valuesOf(engine, "x")).toEqual([2, 4]);
    expect(engine.parameter("T")!.value).toBe(2);
  });

  test("a column's version grows when it is computed again, and its array stays while T does", () => {
    const engine = engineOf("T = 3\na = 1\nx[t] = a * t");
    const { values, version } = engine.column("x")!;
    engine.set("a", 2);
    expect(engine.column("x")!.values).toBe(values);
    expect(engine.column("x")!.version).toBeGreaterThan(version);
    engine.set("T", 4);
    expect(valuesOf(engine, "x")).toEqual([2, 4, 6, 8]);
  });

  test("definitions have the values that parameters are at", () => {
    const engine = engineOf("T = 3\nangle = pi/2\na = -1");
    engine.set("a", -2);
    expect(engine.definitions().scalars).toMatchObject({ angle: { kind: "operator" }, a: { kind: "negate", of: { digits: "2" } } });
  });

  test("a parameter without a stated range gets one around its value", () => {
    const engine = engineOf("T = 50\na = 0.5\nb = -2\nc = 0\nd = 3 in 1..9 log");
    expect(["T", "a", "b", "c", "d"].map((name) => [engine.parameter(name)!.low, engine.parameter(name)!.high])).toEqual([[1, 100], [0, 1], [-4, 0], [-1, 1], [1, 9]]);
    expect(engine.parameter("d")).toMatchObject({ scale: "log", whole: false, value: 3 });
    expect(engine.parameter("T")!.whole).toBe(true);
    expect(engine.parameter("gone")).toBeUndefined();
  });

  test("such a range stays while its parameter moves in it: a slider does not change under the hand", () => {
    const rangeOf = (value: number) => {
      const { low, high } = engineOf(`a = ${value}`).parameter("a")!;
      return [low, high];
    };
    expect([0.011, 0.013, 0.019, 0.02].map(rangeOf)).toEqual([[0, 0.04], [0, 0.04], [0, 0.04], [0, 0.04]]);
    expect(rangeOf(-3e5)).toEqual([-1e6, 0]);
    expect(engineOf("T = 140").parameter("T")).toMatchObject({ low: 1, high: 400 });
    expect(engineOf("T = 0").parameter("T")).toMatchObject({ low: 1, high: 10 });
  });

  test("a new T in the text makes every column anew", () => {
    const engine = engineOf("T = 2\nx[t] = t\nlast = x[T]");
    expect(engine.setSheet(readSheet("T = 4\nx[t] = t\nlast = x[T]")).recomputed).toEqual(["T", "x", "last"]);
    expect(valuesOf(engine, "x")).toEqual([1, 2, 3, 4]);
    expect(engine.scalar("last")).toBe(4);
  });

  test("an edit forgets that a value was refused", () => {
    const engine = engineOf("T = 2\na = 1 in 0..2");
    engine.set("a", 3);
    expect(engine.setSheet(readSheet("T = 2\na = 1 in 0..2\nb = 2 * a")).cells).toEqual(["a", "b"]);
    expect(engine.problem("a")).toBeUndefined();
  });
});
