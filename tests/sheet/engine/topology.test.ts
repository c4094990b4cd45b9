import { describe, expect, test } from "vitest";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { topology } from "../../../src/sheet/engine/topology.ts";

const of = (text: string) => topology(readSheet(text).cells, new Map());
const order = (text: string) => of(text).plan.groups.map((g) => g.members.map((m) => m.name));

describe("the topology of a sheet", () => {
  test("orders cells by what they read, wherever they stand", () => expect(order("T = 1\nc[t] = b[t]\nb[t] = a[t]\na[t] = t")).toEqual([["a"], ["b"], ["c"]]));
  test("takes a lagged read for no loop, and puts columns that lag behind one another in one group", () => {
    expect(order("T = 1\na[0] = 1\na[t] = a[t-1] * 2")).toEqual([["a"]]);
    expect(order("T = 1\nb[0] = 1\nb[t] = a[t] + b[t-1]\na[0] = 1\na[t] = b[t-1]")).toEqual([["a", "b"]]);
  });
  test("knows a lag through a function and through a fold", () => {
    expect(of("T = 1\nf(s) = x[s-1]\nx[0] = 1\nx[t] = f(t)").problems.size).toBe(0);
    expect(of("T = 1\nx[t] = 1 + sum(x[s], s, 1, t-1)").problems.size).toBe(0);
    expect(of("T = 1\nx[t] = 1 + sum(x[s], s, 1, t)").problems.get("x")).toMatchObject({ kind: "circular definition" });
  });
  test("puts whoever reads a whole column a level above it", () =>
    expect(Object.fromEntries(of("T = 1\na[t] = t\nb[t] = a[t]\nc = a[T]\nd[t] = c + b[t]").plan.groups.map((g) => [g.members[0]!.name, g.level]))).toEqual({ a: 0, b: 0, c: 1, d: 1 }));
  test("tells which cells read which, base cases and T included", () => {
    const { uses, usedBy } = of("T = 1\na[0] = 1\na[t] = a[t-1]\nf(x) = x * a[1]\nb[t] = f(t)\nclaim here b[t] > 0");
    expect(uses.get("b")).toEqual(["f", "T"]);
    expect(uses.get("f")).toEqual(["a[0]", "a"]);
    expect(usedBy.get("b")).toEqual(["claim here b[t] > 0"]);
    expect(usedBy.get("T")).toEqual(["a", "b"]);
  });
  test("gives the definitions of sound cells only", () => {
    const { definitions } = of("T = 1\na[t] = t\nb[t] = oops\nc[t] = b[t]\ng(x) = x");
    expect(Object.keys(definitions.columns)).toEqual(["a"]);
    expect(Object.keys(definitions.functions)).toEqual(["g"]);
    expect(Object.keys(definitions.scalars)).toEqual(["T"]);
  });
});
