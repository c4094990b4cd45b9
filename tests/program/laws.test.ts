import { expect, test } from "vitest";
import { binary } from "../../src/program/binary.ts";
import { callBuiltin } from "../../src/program/builtin.ts";
import { indexed } from "../../src/program/indexed.ts";
import type { Context } from "../../src/program/context.ts";
import { float, int } from "../../src/program/number.ts";
import type { Law, Tensor, Value } from "../../src/program/value.ts";
import { runLines } from "./mini-python.ts";
import { plainContext } from "./plain-context.ts";
import { run } from "./run.ts";

const call = (path: string, args: readonly Value[], context: Context) => callBuiltin({ kind: "builtin", path }, args, new Map(), context);
const tuple = (...items: Value[]): Value => ({ kind: "tuple", items });
const noise = (context: Context, ...shape: number[]) => call("torch.randn", [tuple(...shape.map(int))], context) as Tensor;
const law = (value: Value): Law => (value as Tensor).cells[0] as Law;

test("a table indexed by a batch and spread over an image scales every entry's own noise", () => {
  const context = plainContext();
  const betas = call("torch.linspace", [float(0.1), float(0.5), int(5)], context);
  const t = { ...(call("torch.arange", [int(2)], context) as Tensor) };
  const picked = indexed(indexed(betas, t, context), tuple({ kind: "slice", start: { kind: "none" }, stop: { kind: "none" }, step: { kind: "none" } }, { kind: "none" }), context);
  const product = binary("*", picked, noise(context, 2, 3), context) as Tensor;
  expect(product.shape).toEqual([2, 3]);
  expect(product.uniform).toEqual([false, true]);
  expect(product.cells.map((cell) => (cell as Law).terms.filter(Boolean))).toEqual([new Float64Array([0.1]), new Float64Array([0.2])]);
});

test("the same entry taken twice is the same variable, and another entry is independent of it", () => {
  const context = plainContext();
  const x = noise(context, 5, 3);
  const at = (i: number, j: number) => indexed(indexed(x, int(i), context), int(j), context);
  const other = indexed(x, tuple(int(0), int(1)), context);
  expect(law(binary("-", at(0, 1), other, context)).terms.every((term) => term === 0)).toBe(true);
  expect([...law(binary("-", at(0, 0), at(0, 1), context)).terms].filter(Boolean)).toHaveLength(2);
});

test("a product of random values is unknown by name, and a squared difference is a statistic", () => {
  const context = plainContext();
  const [x, z] = [noise(context, 4), noise(context, 4)];
  expect(binary("*", x, z, context)).toMatchObject({ kind: "unknown", reason: "a product of random values" });
  expect(binary("**", binary("-", x, z, context), int(2), context)).toMatchObject({ kind: "statistic", norm: "square", reduced: "none" });
});

test("ten thousand points of a mixture keep their laws through a chain of steps, each with noise of its own", () => {
  const context = plainContext();
  const lines = [
    "x = np.concatenate([np.random.normal(-2, 0.5, 5000), np.random.normal(2, 0.25, 5000)])", "x0 = x", ...Array.from({ length: 200 }, () => "x = 0.9 * x + 0.1 * np.random.randn(10000)"), "p = x[0]", "q = x[9999]", "m = x0 - x0 * 1.0",
  ];
  const names = runLines(lines.join("\n"), context);
  const [p, q] = [law(names.get("p")!), law(names.get("q")!)];
  const variance = (of: Law) => of.terms.reduce((sum, term, id) => sum + (term === 0 ? 0 : term * term * context.variables[id]!.variance), 0);
  const steps = Array.from({ length: 200 }, (_, i) => 0.01 * 0.81 ** i).reduce((a, b) => a + b);
  expect(p.constant).toBeCloseTo(-2 * 0.9 ** 200, 12);
  expect(q.constant).toBeCloseTo(2 * 0.9 ** 200, 12);
  expect(variance(p)).toBeCloseTo(0.25 * 0.81 ** 200 + steps, 12);
  expect(variance(q)).toBeCloseTo(0.0625 * 0.81 ** 200 + steps, 12);
  expect([...p.terms].flatMap((term, id) => term !== 0 && (q.terms[id] ?? 0) !== 0 ? [id] : [])).toEqual([]);
  expect((names.get("m") as Tensor).cells.every((cell) => (cell as Law).terms.every((term) => term === 0))).toBe(true);
});

test("draws with a covariance have it, and a coin has its chance's variance", () => {
  const context = plainContext();
  const names = runLines("x = np.random.multivariate_normal([1.0, 2.0], [[4.0, 1.0], [1.0, 3.0]], 7)\np = x[3, 0]\nq = x[3, 1]\nr = x[4, 0]\nc = torch.bernoulli(torch.full((3,), 0.2))", context);
  const [p, q, r, c] = ["p", "q", "r", "c"].map((name) => law(names.get(name)!));
  const covariance = (a: Law, b: Law) => a.terms.reduce((sum, term, id) => sum + term * (b.terms[id] ?? 0), 0);
  expect([p!.constant, q!.constant, c!.constant]).toEqual([1, 2, 0.2]);
  expect([covariance(p!, p!), covariance(p!, q!), covariance(q!, q!), covariance(p!, r!), covariance(c!, c!)].map((value) => Number(value.toFixed(12)))).toEqual([4, 1, 3, 0, 0.16]);
});

test("what writes into an array of random values leaves the other entries as they are, and what is not known is unknown only where it is written", () => {
  const context = plainContext();
  const names = runLines("x = np.random.randn(4)\ny = x\nx[1] = 5\nx[2] = np.unheard(3)\na = y[0] + 1\nb = y[1]\nc = y[2]", context);
  expect(law(names.get("a")!).constant).toBe(1);
  expect((names.get("b") as Tensor).cells).toEqual([5]);
  const [[, id]] = [...law(names.get("c")!).terms].map((term, i) => [term, i] as const).filter(([term]) => term !== 0) as [readonly [number, number]];
  expect(context.variables[id]).toMatchObject({ kind: "other", name: "numpy.unheard" });
});

test("a thousand steps over ten thousand points of a mixture stay within the usual limits", () => {
  const done = run("import numpy as np\nx = np.concatenate([np.random.normal(-2, 0.5, 5000), np.random.normal(2, 0.5, 5000)])\nfor t in range(1000):\n    x = 0.99 * x + 0.1 * np.random.randn(10000)\n");
  expect(done.ended).toBeUndefined();
  expect(done.variables.length).toBeLessThan(1010);
});
