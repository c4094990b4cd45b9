import { describe, expect, test } from "vitest";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import type { Catalog } from "../../../src/sheet/formula.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";

const empty: Catalog = { find: () => undefined, names: () => [], definer: () => undefined };
const engineOf = (text: string) => createEngine(readSheet(text), empty);

/** What is wrong with one cell of a sheet, and the stretch of text its place covers. */
function wrong(text: string, id: string) {
  const problem = engineOf(text).problem(id);
  return problem && { ...problem, at: problem.place && text.slice(problem.place.start, problem.place.end) };
}

describe("a cell that is wrong says so", () => {
  test("an unknown name, with the nearest one and its place", () =>
    expect(wrong("T = 3\nalphabar[t] = t\nx[t] = 2 * alphbar[t]", "x")).toMatchObject({ kind: "unknown name", subject: "alphbar", hint: "alphabar", at: "alphbar[t]" }));
  test("an unknown function, also one that would allocate without bound", () => {
    expect(wrong("T = 3\nx[t] = sqr(t)", "x")).toMatchObject({ kind: "unknown function", subject: "sqr", hint: "sqrt" });
    expect(wrong("x = zeros(1e9)", "x")).toMatchObject({ kind: "unknown function", subject: "zeros" });
  });
  test("too few arguments, with the form", () => {
    expect(wrong("x = max(1)", "x")).toMatchObject({ kind: "wrong number of arguments", hint: "max(x, y, …)" });
    expect(wrong("f(a, b) = a * b\nx = f(2)", "x")).toMatchObject({ kind: "wrong number of arguments", hint: "f(a, b)" });
  });
  test("a column without its step, a number with one", () => {
    expect(wrong("T = 3\na[t] = t\nx[t] = a * 2", "x")).toMatchObject({ kind: "not a number", subject: "a", hint: "a[t]" });
    expect(wrong("T = 3\na = 2\nx[t] = a[t] * 2", "x")).toMatchObject({ kind: "not a column", subject: "a", hint: "a" });
  });
  test("a loop names its cells", () => {
    expect(wrong("T = 3\na[t] = b[t]\nb[t] = c[t] + 1\nc[t] = 2 * a[t]", "b")).toMatchObject({ kind: "circular definition", subject: "b", hint: "b → c → a → b" });
    expect(wrong("T = 3\na[t] = a[t] + 1", "a")).toMatchObject({ kind: "circular definition", hint: "a → a" });
    expect(wrong("T = 3\na[0] = 1\na[t] = a[t-1] * p\np = a[T]", "p")).toMatchObject({ kind: "circular definition", hint: "p → a → p" });
    expect(wrong("f(x) = g(x)\ng(x) = f(x)", "f")).toMatchObject({ kind: "circular definition", hint: "f → g → f" });
  });
  test("a doubled name is the later cell's, and the first lives on", () => {
    const engine = engineOf("T = 2\nx[t] = t\nx[t] = 2 * t\ny[t] = x[t]");
    expect(engine.problem("x#2")).toMatchObject({ kind: "doubled name", subject: "x", hint: "x[t] = t" });
    expect(Array.from(engine.column("y")!.values)).toEqual([1, 2]);
  });
  test("a read before a column's first row names t and what is missing", () =>
    expect(wrong("T = 3\nbeta[t] = 0.1\nalphabar[t] = alphabar[t-1] * (1 - beta[t])", "alphabar")).toMatchObject({ kind: "read out of range", subject: "alphabar[0]", t: 1, hint: "give alphabar[0] = …, or start at t >= 2" }));
  test("a read past T names t", () =>
    expect(wrong("T = 3\na[t] = t\nx[t] = a[t+1]", "x")).toMatchObject({ kind: "read out of range", subject: "a[4]", t: 3 }));
  test("a step between steps", () => expect(wrong("T = 3\na[t] = t\nx[t] = a[t / 2]", "x")).toMatchObject({ kind: "outside its domain", subject: "a[0.5]", t: 1 }));
  test("a base case without a body, and a gap between them", () => {
    expect(wrong("T = 3\nx[0] = 1", "x[0]")).toMatchObject({ kind: "missing value", subject: "x", hint: "x[t] = …" });
    expect(wrong("T = 3\nx[0] = 1\nx[t] = t for t >= 2", "x")).toMatchObject({ kind: "missing value", subject: "x[1]", t: 1 });
  });
  test("columns without a T", () => expect(wrong("x[t] = t", "x")).toMatchObject({ kind: "missing value", subject: "T", hint: "T = 1000" }));
  test("a number from a cell whose values are laws", () =>
    expect(wrong("T = 3\nlaw[t] = normal(0, t)\nx[t] = law[t] + 1", "x")).toMatchObject({ kind: "not a column", subject: "law" }));
  test("a fold without end", () => expect(wrong("x = sum(s, s, 1, 1e12)", "x")).toMatchObject({ kind: "too large" }));
  test("functions that write out to more than a cell may hold", () => {
    const functions = Array.from({ length: 20 }, (_, i) => (i === 0 ? "f0(x) = x + x" : `f${i}(x) = f${i - 1}(x) + f${i - 1}(x)`));
    expect(wrong([...functions, "y = f19(1)"].join("\n"), "y")).toMatchObject({ kind: "too large" });
  });
});

describe("a wrong cell", () => {
  test("breaks what stands on it, naming the cause, and nothing else", () => {
    const engine = engineOf("T = 2\nx[t] = oops\ny[t] = x[t]\nz[t] = y[t]\nclaim here z[t] > 0\nw[t] = t");
    for (const id of ["y", "z", "claim here z[t] > 0"]) expect(engine.problem(id)).toMatchObject({ kind: "broken cell", subject: "x" });
    expect(engine.claimHere("claim here z[t] > 0")).toBeUndefined();
    expect(engine.column("w")).toBeDefined();
    expect(engine.column("z")).toBeUndefined();
  });
  test("that fails only at some values comes back when they change", () => {
    const engine = engineOf("T = 3\nn = 5 whole\na[t] = t\nx = a[n]\ny = x + 1".replace(" whole", " in 1..9 whole"));
    expect(engine.problem("x")).toMatchObject({ kind: "read out of range", subject: "a[5]" });
    expect(engine.problem("y")).toMatchObject({ kind: "broken cell", subject: "x" });
    expect(engine.set("n", 2)).toEqual({ recomputed: ["n", "x", "y"], cells: ["x", "y"] });
    expect(engine.scalar("y")).toBe(3);
    expect(engine.set("n", 9).cells).toEqual(["x", "y"]);
    engine.set("n", 2);
    engine.set("T", 1);
    expect(engine.problem("y")).toMatchObject({ kind: "broken cell", subject: "x" });
  });
  test("that was refused a value keeps the old one", () => {
    const engine = engineOf("T = 3\na = 1 in 0..2\nx[t] = a * t");
    expect(engine.set("a", 5)).toEqual({ recomputed: [], cells: ["a"] });
    expect(engine.problem("a")).toMatchObject({ kind: "outside its range", subject: "a = 5", hint: "0..2" });
    expect(engine.parameter("a")!.value).toBe(1);
    expect(Array.from(engine.column("x")!.values)).toEqual([1, 2, 3]);
    expect(engine.set("a", 2).cells).toEqual(["a"]);
    expect(engine.problem("a")).toBeUndefined();
  });
});

describe("T", () => {
  test("is checked against its caps before anything is allocated", () => {
    const engine = engineOf("T = 1e9\nx[t] = t");
    expect(engine.problem("T")).toMatchObject({ kind: "too large" });
    expect(engine.problem("x")).toMatchObject({ kind: "broken cell", subject: "T" });
    engine.set("T", 4);
    expect(engine.problem("T")).toBeUndefined();
    expect(engine.column("x")!.values.length).toBe(4);
    for (const bad of [0, 2.5, 1e6 + 1, NaN]) {
      engine.set("T", bad);
      expect(engine.problem("T"), String(bad)).toBeDefined();
      expect(engine.column("x")!.values.length).toBe(4);
    }
  });
  test("and the number of columns share a cap on memory", () => {
    const columns = Array.from({ length: 60 }, (_, i) => `x${i}[t] = t`).join("\n");
    const engine = engineOf(`T = 10\n${columns}`);
    engine.set("T", 1_000_000);
    expect(engine.problem("T")).toMatchObject({ kind: "too large" });
    expect(engine.column("x0")!.values.length).toBe(10);
  });
  test("may be a million", () => {
    const engine = engineOf("T = 1000000\nx[0] = 0\nx[t] = x[t-1] + 1\nlast = x[T]");
    expect(engine.scalar("last")).toBe(1_000_000);
  });
});

test("a sheet of a thousand cells in one chain is no deep recursion", () => {
  const cells = Array.from({ length: 998 }, (_, i) => `x${i + 1}[t] = x${i}[t] + 1`);
  const forward = engineOf(["T = 2", "x0[t] = t", ...cells].join("\n"));
  expect(forward.column("x998")!.values[1]).toBe(1000);
  const broken = engineOf(["T = 2", "x0[t] = oops", ...cells].join("\n"));
  expect(broken.problem("x998")).toMatchObject({ kind: "broken cell", subject: "x0" });
  const loop = engineOf(["T = 2", "x0[t] = x998[t]", ...cells].join("\n"));
  expect(loop.problem("x500")).toMatchObject({ kind: "circular definition" });
});

test("a sheet has at most a thousand cells", () => {
  const sheet = readSheet(Array.from({ length: 1100 }, (_, i) => `x${i} = 1`).join("\n"));
  expect(sheet.cells.length).toBe(1000);
  expect(sheet.cells.at(-1)!.problem).toMatchObject({ kind: "too large" });
});
