import type { Context } from "../context.ts";
import { certain } from "../law.ts";
import { tensorOf } from "../operand.ts";
import type { Value } from "../value.ts";
import { type Call, type Entries, entriesOf, entry, named, whole } from "./entry.ts";

/**
 * JAX draws by keys: a key is a whole number here, what comes of it others, and what is drawn twice with one key is the same draw. A key that is not known draws something new each time. `own` is the library without it.
 */
export function randomKeys(own: Entries): Entries {
  const draw = (name: string, signature: string, target: (call: Call) => string) => ({ [`jax.random.${name}`]: entry(signature, (call) => {
    const key = keyOf(call, "key"), path = target(call);
    const make = (): Value => own[path]!.run({ ...call, path, library: "numpy" });
    if (key === undefined) return make();
    const same = drawsOf(call.context), id = `${name} ${key} ${shapeText(call)}`;
    const value = same.get(id) ?? make();
    same.set(id, value);
    return value.kind === "tensor" ? { ...value, cells: [...value.cells] } : value;
  }) });
  return entriesOf(
    draw("normal", "key, size|shape=None, dtype=None, mean=0, std=1", () => "numpy.random.normal"), draw("truncated_normal", "key, lower=None, upper=None, size|shape=None, dtype=None, mean=0, std=1", () => "numpy.random.normal"),
    draw("uniform", "key, size|shape=None, dtype=None, low|minval=0, high|maxval=1", () => "numpy.random.uniform"), draw("randint", "key, size|shape, low|minval, high|maxval, dtype=None", () => "numpy.random.randint"),
    named(["jax.random.PRNGKey", "jax.random.key"], entry("seed=0, impl=None", (call) => ({ kind: "int", value: mixed(whole(call, "seed") ?? 0, 0) }))),
    { "jax.random.split": entry("key, num=2", (call): Value => {
      const key = keyOf(call, "key"), count = whole(call, "num") ?? 2;
      return { kind: "tuple", items: Array.from({ length: Math.min(count, 4096) }, (_, i): Value => (key === undefined ? noKey : { kind: "int", value: mixed(key, i + 1) })) };
    }) },
    { "jax.random.fold_in": entry("key, data", (call): Value => {
      const [key, data] = [keyOf(call, "key"), keyOf(call, "data")];
      return key === undefined || data === undefined ? noKey : { kind: "int", value: mixed(key, 7919 + data) };
    }) },
  );
}

/** What stands for a key of which nothing is known. */
const noKey: Value = { kind: "module", path: "jax.random" };

function keyOf(call: Call, name: string): number | undefined {
  const value = call.given.get(name);
  if (value?.kind === "int") return value.value;
  const cell = value?.kind === "tensor" && value.shape.length === 0 ? certain(tensorOf(value, "numpy", call.context).cells[0]!) : undefined;
  return cell !== undefined && Number.isInteger(cell) ? cell : undefined;
}

/** Another number for each pair, below 2³¹. */
const mixed = (key: number, by: number): number => (Math.imul(key ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(by + 1, 0xc2b2ae35)) >>> 1;

const draws = new WeakMap<Context, Map<string, Value>>();
function drawsOf(context: Context): Map<string, Value> {
  const known = draws.get(context) ?? new Map<string, Value>();
  draws.set(context, known);
  return known;
}

const shapeText = ({ given }: Call): string => {
  const size = given.get("size");
  return size?.kind === "tuple" || size?.kind === "list" ? size.items.map((item) => ("value" in item ? String(item.value) : "?")).join() : size?.kind === "int" ? String(size.value) : "";
};
