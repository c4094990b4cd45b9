import { expect, test } from "vitest";
import { binary } from "../../src/program/binary.ts";
import { callBuiltin } from "../../src/program/builtin.ts";
import { indexed } from "../../src/program/indexed.ts";
import type { Context } from "../../src/program/context.ts";
import { float, int } from "../../src/program/number.ts";
import type { Law, Tensor, Value } from "../../src/program/value.ts";
import { plainContext } from "./plain-context.ts";

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
