import type { Context } from "../context.ts";
import { elementwise } from "../elementwise.ts";
import { combined, lawOf, scaled } from "../law.ts";
import { evenTensor, isRandom, type Library } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import type { Shape } from "../shape.ts";
import { broadcastShape } from "../shape.ts";
import type { Tensor, Value } from "../value.ts";
import type { Variable } from "../world.ts";
import { array, both, type Call, type Entries, entriesOf, entry, named, whole, wholes } from "./entry.ts";

/** A new random array: every entry its own coordinate of one new variable of mean 0. */
export function drawn(kind: Variable["kind"], name: string, variance: number, shape: Shape, library: Library, context: Context): Tensor {
  const variable = context.newVariable({ kind, name, variance, shape: shape.filter((n) => n !== 1), spot: context.spot() });
  context.record({ kind: "drawn", variable });
  return evenTensor(shape, lawOf(variable.id), { type: "float", library });
}

const standard = (call: Call, shape: Shape): Tensor => drawn("normal", "noise", 1, shape, call.library, call.context);
/** Uniform on [0, 1): one half and a variable of variance 1/12 beside it. */
const uniform01 = (call: Call, shape: Shape): Tensor => {
  const u = drawn("uniform", "uniform", 1 / 12, shape, call.library, call.context);
  return { ...u, cells: u.cells.map((cell) => combined(cell, 1, 0.5, 1)) };
};

const sizes = (call: Call): number[] => wholes(call, "size") ?? [];

/** mean + std · z for numbers and arrays, one draw for each entry of the shape that they have together. */
function normal(call: Call): Tensor {
  const [mean, std] = [array(call, "mean"), array(call, "std")];
  if (isRandom(std)) throw new NotKnown("a random standard deviation");
  const shape = wholes(call, "size") ?? broadcastShape(mean.shape, std.shape, call.library);
  const make = { type: "float" as const, library: call.library, ...((mean.fromSchedule || std.fromSchedule) && { fromSchedule: true as const }) };
  const spread = elementwise(standard(call, shape), std, make, (z, s) => scaled(z, s as number), call.context);
  return elementwise(spread, mean, make, (z, m) => combined(z, 1, m, 1), call.context);
}

function between(call: Call): Tensor {
  const [low, high] = [array(call, "low"), array(call, "high")];
  const shape = wholes(call, "size") ?? broadcastShape(low.shape, high.shape, call.library);
  const width = elementwise(high, low, { type: "float", library: call.library }, (h, l) => (h as number) - (l as number), call.context);
  const make = { type: "float" as const, library: call.library };
  return elementwise(elementwise(uniform01(call, shape), width, make, (u, w) => scaled(u, w as number), call.context), low, make, (u, l) => combined(u, 1, l, 1), call.context);
}

/** One number for the whole draw, as the world says. */
function integers(call: Call): Value {
  const hasHigh = call.given.has("high");
  const [low, high] = [hasHigh ? whole(call, "low")! : 0, hasHigh ? whole(call, "high")! : whole(call, "low")!];
  const { world } = call.context;
  const value = world.integer?.(low, high, call.context.spot()) ?? low;
  call.context.record({ kind: "integer", low, high, value });
  return call.given.has("size") ? evenTensor(sizes(call), value, { type: "int", library: call.library }) : { kind: "int", value };
}

const like = (f: (call: Call, shape: Shape) => Tensor) => entry("input|a, dtype=None", (call) => f({ ...call, library: array(call, "input").library }, array(call, "input").shape));
const nothing = entry("*rest", () => ({ kind: "none" }));

export const randomValues: Entries = entriesOf(
  { "torch.randn": entry("*size", (call) => standard(call, sizes(call))), "numpy.random.randn": entry("*size", (call) => standard(call, sizes(call))), "numpy.random.standard_normal": entry("size=None", (call) => standard(call, sizes(call))) },
  { "torch.rand": entry("*size", (call) => uniform01(call, sizes(call))), "numpy.random.rand": entry("*size", (call) => uniform01(call, sizes(call))) },
  named(["numpy.random.random", "numpy.random.random_sample", "numpy.random.sample", "numpy.random.ranf"], entry("size=None", (call) => uniform01(call, sizes(call)))),
  { "torch.randn_like": like(standard), "torch.rand_like": like(uniform01) },
  { "numpy.random.normal": entry("mean|loc=0, std|scale=1, size=None", normal), "torch.normal": entry("mean=0, std=1, size=None", normal) },
  { "numpy.random.uniform": entry("low=0, high=1, size=None", between) },
  named(["numpy.random.randint", "numpy.random.integers", "numpy.random.random_integers"], entry("low, high=None, size=None", integers)),
  { "torch.randint": entry("low, high=None, size", integers) },
  named(["numpy.random.seed", "torch.manual_seed", "torch.cuda.manual_seed", "torch.cuda.manual_seed_all", "torch.random.manual_seed", "torch.seed", "random.seed", "numpy.random.set_state"], nothing),
  both("random.permutation randperm random.shuffle", entry("*rest", (call) => { throw new NotKnown(call.path); })),
);
