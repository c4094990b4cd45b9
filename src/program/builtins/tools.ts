import { itemsOf } from "../iterate.ts";
import { dictOf } from "../key-of.ts";
import { bool, int, none } from "../number.ts";
import { operate } from "../operate.ts";
import { wholeOf } from "../subscript.ts";
import type { Dict, Sequence, Tensor, Unknown, Value } from "../value.ts";
import { argument, type OwnCall, type OwnFunction, type OwnFunctions } from "./function.ts";
import { sequences } from "./sequences.ts";

const progress: OwnFunction = ({ args, keywords }) => args[0] ?? keywords.get("iterable") ?? { kind: "unknown", reason: "tqdm" };
const progressPaths = ["tqdm", "tqdm.auto", "tqdm.notebook", "tqdm.std", "tqdm.autonotebook", "tqdm.contrib", "fastprogress", "tqdm.rich"].flatMap((module) => [`${module}.tqdm`, `${module}.tqdm_notebook`, `${module}.progress_bar`]);

/** Pieces of the standard library that tutorials use, and progress bars, which are what they go through. */
export const tools: OwnFunctions = {
  ...Object.fromEntries(progressPaths.map((path) => [path, progress])), "tqdm.tqdm.tqdm": progress, "tqdm": progress, "rich.progress.track": progress,
  ...Object.fromEntries(["tqdm", "tqdm.auto", "tqdm.notebook"].map((module) => [`${module}.trange`, sequences["builtins.range"]!])),
  ...Object.fromEntries(progressPaths.map((path) => [`${path}.write`, () => none])),
  "functools.partial": (call) => {
    const [callable, ...first] = call.args;
    return callable ? { kind: "builtin", path: "functools.partial()", self: { kind: "tuple", items: [callable, { kind: "tuple", items: first }, dictOf([...call.keywords].map(([name, value]) => [{ kind: "text", value: name }, value]))] } } : none;
  },
  "functools.partial()": ({ self, args, keywords, machine }) => {
    const [callable, first, named] = (self as Sequence).items as [Value, Sequence, Dict];
    const before = [...named.entries.values()].map(({ key, value }) => [(key as { readonly value: string }).value, value] as const);
    return machine.invoke(callable, [...first.items, ...args], new Map([...before, ...keywords]), callable.kind === "unknown" ? callable.reason : "");
  },
  "functools.reduce": (call) => {
    const items = itemsOf(argument(call, 1, "iterable"), call.machine);
    if (!Array.isArray(items)) return items;
    const [head = none, ...rest] = call.args[2] ? [call.args[2], ...items] : items;
    return rest.reduce((total, item) => call.machine.invoke(call.args[0]!, [total, item], new Map(), ""), head);
  },
  "itertools.accumulate": (call) => {
    const items = itemsOf(argument(call, 0, "iterable"), call.machine);
    if (!Array.isArray(items)) return items;
    const by = call.args[1] ?? call.keywords.get("func");
    const join = (a: Value, b: Value): Value => (by && by.kind !== "none" ? call.machine.invoke(by, [a, b], new Map(), "") : operate("+", a, b, call.machine));
    const totals: Value[] = [];
    for (const item of items) totals.push(totals.length === 0 ? item : join(totals.at(-1)!, item));
    return { kind: "list", items: totals };
  },
  "itertools.pairwise": (call) => mapped(call, (items) => items.slice(1).map((item, i) => ({ kind: "tuple", items: [items[i]!, item] }))),
  "itertools.chain": (call) => {
    const parts = call.args.map((value) => itemsOf(value, call.machine));
    return parts.find((part): part is Unknown => !Array.isArray(part)) ?? { kind: "list", items: parts.flat() as Value[] };
  },
  "itertools.islice": (call) => mapped(call, (items) => {
    const [start, stop, step] = call.args.length === 2 ? [0, wholeOf(call.args[1]!), 1] : [wholeOf(call.args[1]!) ?? 0, wholeOf(call.args[2]!), call.args[3] ? wholeOf(call.args[3]) ?? 1 : 1];
    return items.slice(start, stop).filter((_, i) => i % step === 0);
  }),
  "itertools.product": (call) => {
    const parts = call.args.map((value) => itemsOf(value, call.machine));
    const doubt = parts.find((part): part is Unknown => !Array.isArray(part));
    if (doubt || call.keywords.size > 0) return doubt ?? { kind: "unknown", reason: "itertools.product" };
    return { kind: "list", items: (parts as Value[][]).reduce<Value[][]>((rows, part) => rows.flatMap((row) => part.map((item) => [...row, item])), [[]]).map((items) => ({ kind: "tuple", items })) };
  },
  ...Object.fromEntries(([["mul", "*"], ["add", "+"], ["sub", "-"], ["truediv", "/"], ["pow", "**"]] as const).map(([name, operator]) => [`operator.${name}`, ({ args, machine }: OwnCall): Value => operate(operator, args[0]!, args[1]!, machine)])),
  "copy.copy": (call) => copied(argument(call, 0, "x")), "copy.deepcopy": (call) => copied(argument(call, 0, "x")),
  "enum.auto": ({ machine }) => int(machine.events.length),
  "dataclasses.field": ({ keywords }) => keywords.get("default") ?? { kind: "builtin", path: "dataclasses.field()", self: keywords.get("default_factory") ?? none },
  "collections.namedtuple": ({ args, keywords, machine }) => {
    const names = args[1]?.kind === "text" ? args[1].value.split(/[\s,]+/).filter(Boolean).map((value): Value => ({ kind: "text", value })) : args[1] ? itemsOf(args[1], machine) : [];
    if (args[0]?.kind !== "text" || !Array.isArray(names)) return { kind: "unknown", reason: "namedtuple" };
    const usual = keywords.get("defaults");
    const defaults = usual?.kind === "tuple" || usual?.kind === "list" ? usual.items : [];
    const fields = new Map(names.map((name, i) => { const value = defaults[i - names.length + defaults.length]; return [name.kind === "text" ? name.value : "", value && { kind: "value" as const, value }]; }));
    return { kind: "class", name: args[0].value, unit: 0, bases: [{ kind: "builtin", path: "typing.NamedTuple" }], members: new Map(), fields };
  },
  ...Object.fromEntries(["isfunction", "ismethod", "isclass"].map((name) => [`inspect.${name}`, ({ args: [value] }: OwnCall): Value => (value?.kind === "unknown" ? value : bool(value?.kind === (name === "isclass" ? "class" : "function")))])),
  // A loss taken together over some axes is the loss it was.
  "einops.reduce": ({ args }) => (args[0]?.kind === "statistic" ? args[0] : { kind: "unknown", reason: "einops.reduce" }),
  "typing.cast": ({ args }) => args[1]!,
  ...Object.fromEntries(["warnings.filterwarnings", "warnings.simplefilter", "warnings.warn", "random.seed", "numpy.random.seed", "torch.manual_seed", "torch.cuda.manual_seed", "torch.cuda.manual_seed_all", "torch.set_grad_enabled", "torch.set_default_dtype", "torch.set_printoptions", "numpy.set_printoptions", "torch.cuda.empty_cache", "time.sleep"].map((path) => [path, () => none])),
  "torch.cuda.is_available": () => bool(false), "torch.backends.mps.is_available": () => bool(false),
  "torch.device": ({ args }) => args[0] ?? { kind: "text", value: "cpu" },
  "torch.nn.Identity": () => ({ kind: "builtin", path: "torch.nn.Identity()" }), "torch.nn.Identity()": ({ args }) => args[0]!,
  "einops.rearrange": ({ args }) => (args[0]?.kind === "tensor" && args[1]?.kind === "text" ? widened(args[0], args[1].value) : { kind: "unknown", reason: "einops.rearrange" }),
};

function mapped(call: OwnCall, make: (items: Value[]) => Value[]): Value {
  const items = itemsOf(argument(call, 0, "iterable"), call.machine);
  return Array.isArray(items) ? { kind: "list", items: make(items) } : items;
}

function copied(value: Value): Value {
  switch (value.kind) {
    case "list": return { kind: "list", items: value.items.map(copied) };
    case "dict": return { kind: "dict", entries: new Map([...value.entries].map(([name, { key, value: item }]) => [name, { key, value: copied(item) }])) };
    case "tensor": return { ...value, cells: [...value.cells] };
    case "instance": return { ...value, attributes: new Map([...value.attributes].map(([name, item]) => [name, item.kind === "tensor" ? copied(item) : item])) };
    default: return value;
  }
}

/** `rearrange(x, "b -> b 1 1 1")`: axes of one entry put beside others; what moves axes is not followed. */
function widened(value: Tensor, pattern: string): Value {
  const [before = [], after = []] = pattern.split("->").map((side) => side.trim().split(/\s+/));
  if (before.length !== value.shape.length || after.filter((axis) => axis !== "1").join() !== before.join() || !before.every((axis) => /^\w+$/.test(axis))) return { kind: "unknown", reason: "einops.rearrange" };
  let at = 0;
  const axes = after.map((axis) => (axis === "1" ? -1 : at++));
  return { ...value, shape: axes.map((axis) => (axis < 0 ? 1 : value.shape[axis]!)), uniform: axes.map((axis) => axis < 0 || value.uniform[axis]!), own: value.own && axes.map((axis) => axis >= 0 && value.own![axis]!) };
}
