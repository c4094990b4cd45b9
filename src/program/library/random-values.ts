import type { Context } from "../context.ts";
import { elementwise } from "../elementwise.ts";
import { combined, lawOf, scaled } from "../law.ts";
import { evenTensor, isRandom, type Library } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { tensorOf } from "../operand.ts";
import { Raised } from "../raised.ts";
import { broadcastShape, type Shape } from "../shape.ts";
import type { Tensor, Value } from "../value.ts";
import type { Variable } from "../world.ts";
import { array, type Call, type Entries, entriesOf, entry, named, whole, wholes } from "./entry.ts";

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

/** One number for the whole draw, as the world says. torch.randint(high, size) leaves out the low end. */
function integers(call: Call): Value {
  const second = call.given.get("high");
  const isShort = second?.kind === "tuple" || second?.kind === "list";
  const given = new Map(call.given);
  if (isShort) {
    given.set("size", second);
    given.delete("high");
  }
  const own = { ...call, given };
  const hasHigh = given.has("high");
  return integer(own, hasHigh ? whole(own, "low")! : 0, hasHigh ? whole(own, "high")! : whole(own, "low")!);
}

/** A whole number from low up to but not with high. */
function integer(call: Call, low: number, high: number): Value {
  if (high <= low) throw call.library === "torch" ? new Raised("RuntimeError", `random_ expects 'from' to be less than 'to', but got from=${low} >= to=${high}`) : new Raised("ValueError", "low >= high");
  const value = call.context.world.integer?.(low, high, call.context.spot()) ?? low;
  call.context.record({ kind: "integer", low, high, value });
  return call.given.has("size") ? evenTensor(sizes(call), value, { type: "int", library: call.library }) : { kind: "int", value };
}

function coins(call: Call, chance: Tensor): Tensor {
  if (isRandom(chance)) throw new NotKnown("a random chance");
  return elementwise(drawn("other", "coin", 1, chance.shape, call.library, call.context), chance, { type: "float", library: call.library }, (z, p) => combined(z, Math.sqrt((p as number) * (1 - (p as number))), p, 1), call.context);
}

const like = (f: (call: Call, shape: Shape) => Tensor) => entry("input|a, dtype=None", (call) => f({ ...call, library: array(call, "input").library }, array(call, "input").shape));
const nothing = entry("*rest", () => ({ kind: "none" }));

/** Written over an array that stands: x.normal_(). */
const refilled = (f: (call: Call, shape: Shape) => Tensor) => (call: Call): Value => f({ ...call, given: new Map([...call.given, ["size", shapeValue(array(call, "input").shape)]]) }, array(call, "input").shape);
const shapeValue = (shape: Shape): Value => ({ kind: "tuple", items: shape.map((value) => ({ kind: "int", value })) });

/** A distribution is its parameters; `sample` draws from it. */
const distribution = (path: string) => entry("mean|loc|low, std|scale|high, validate_args=None", (call): Value => ({ kind: "builtin", path, self: { kind: "tuple", items: [call.given.get("mean")!, call.given.get("std")!] } }));
function sampled(call: Call, draw: (call: Call) => Value, names: readonly [string, string]): Value {
  const self = call.given.get("self")!;
  const items = self.kind === "tuple" ? self.items : [];
  const [first, second] = items.map((item) => tensorOf(item, "torch", call.context));
  const size = wholes(call, "size") ?? [];
  const shape = [...size, ...broadcastShape(first!.shape, second!.shape, "torch")];
  return draw({ ...call, library: "torch", given: new Map<string, Value>([[names[0], items[0]!], [names[1], items[1]!], ["size", shapeValue(shape)]]) });
}
const sample = (names: string, draw: (call: Call) => Value, arguments_: readonly [string, string]): Entries => named(names.split(" "), entry("self, size|sample_shape=None", (call) => sampled(call, draw, arguments_)));

export const randomValues: Entries = entriesOf(
  { "torch.randn": entry("*size", (call) => standard(call, sizes(call))), "numpy.random.randn": entry("*size", (call) => standard(call, sizes(call))), "numpy.random.standard_normal": entry("size=None", (call) => standard(call, sizes(call))) },
  { "torch.rand": entry("*size", (call) => uniform01(call, sizes(call))), "numpy.random.rand": entry("*size", (call) => uniform01(call, sizes(call))) },
  named(["numpy.random.random", "numpy.random.random_sample", "numpy.random.sample", "numpy.random.ranf"], entry("size=None", (call) => uniform01(call, sizes(call)))),
  { "random.random": entry("", (call) => uniform01(call, [])), "random.uniform": entry("low|a, high|b", between), "torch.Tensor.uniform_": entry("input, low|from|a=0, high|to|b=1", refilled(between)) },
  { "torch.randn_like": like(standard), "torch.rand_like": like(uniform01), "torch.Tensor.normal_": entry("input, mean=0, std=1", refilled(normal)) },
  { "numpy.random.normal": entry("mean|loc=0, std|scale=1, size=None", normal), "torch.normal": entry("mean=0, std=1, size=None", normal), "random.gauss": entry("mean|mu=0, std|sigma=1", normal), "random.normalvariate": entry("mean|mu=0, std|sigma=1", normal) },
  { "numpy.random.uniform": entry("low=0, high=1, size=None", between) },
  named(["numpy.random.randint", "numpy.random.integers", "random.randrange"], entry("low, high=None, size=None", integers)), { "torch.randint": entry("low, high=None, size=None", integers) },
  { "random.randint": entry("low|a, high|b", (call) => integer(call, whole(call, "low")!, whole(call, "high")! + 1)) },
  { "torch.randint_like": entry("input, low, high=None", (call) => integers({ ...call, given: new Map([...call.given, ["size", shapeValue(array(call, "input").shape)]]) })) },
  { "torch.distributions.Normal": distribution("torch.distributions.Normal"), "torch.distributions.normal.Normal": distribution("torch.distributions.Normal"), "torch.distributions.Uniform": distribution("torch.distributions.Uniform") },
  sample("torch.distributions.Normal.sample torch.distributions.Normal.rsample", normal, ["mean", "std"]), sample("torch.distributions.Uniform.sample torch.distributions.Uniform.rsample", between, ["low", "high"]),
  named(["numpy.random.default_rng", "numpy.random.RandomState", "numpy.random.Generator"], entry("*rest, seed=None", () => ({ kind: "module", path: "numpy.random" }))),
  { "random.Random": entry("*rest", () => ({ kind: "module", path: "random" })), "torch.Generator": entry("*rest", () => ({ kind: "module", path: "torch.random" })) },
  // A coin for each entry: its mean is the chance, its variance is that of the chance.
  named(["torch.bernoulli"], entry("input|p", (call) => coins(call, array(call, "input")))), { "numpy.random.binomial": entry("n, p, size=None", (call) => {
    if (whole(call, "n") !== 1) throw new NotKnown("a binomial number");
    const p = array(call, "p");
    return coins(call, call.given.has("size") ? elementwise(evenTensor(sizes(call), 0, p), p, p, (_, q) => q, call.context) : p);
  }) },
  named(["numpy.random.seed", "torch.manual_seed", "torch.cuda.manual_seed", "torch.cuda.manual_seed_all", "torch.random.manual_seed", "torch.seed", "random.seed", "numpy.random.set_state"], nothing),
);
