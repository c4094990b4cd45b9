import { itemsOf, iterate, rangeLength } from "../iterate.ts";
import { dictOf, setOf } from "../key-of.ts";
import type { Machine } from "../machine.ts";
import { bool, int } from "../number.ts";
import { allow, operate } from "../operate.ts";
import { Raised } from "../raised.ts";
import { wholeOf } from "../subscript.ts";
import { truth } from "../truth.ts";
import { typeName } from "../type-name.ts";
import type { Unknown, Value } from "../value.ts";
import { argument, ofKnown, optional, type OwnCall, type OwnFunctions } from "./function.ts";

const list = (items: Value[]): Value => ({ kind: "list", items });
const listOr = (items: Value[] | Unknown, make: (items: Value[]) => Value = list): Value => (Array.isArray(items) ? make(items) : items);

/** Functions of Python that make or go through sequences. What is lazy in Python is a list here. */
export const sequences: OwnFunctions = {
  "builtins.range": ofKnown(range),
  "builtins.len": ofKnown((call) => lengthOf(argument(call, 0, "obj"), call.machine)),
  "builtins.reversed": ofKnown((call) => reversed(argument(call, 0, "sequence"), call.machine)),
  "builtins.enumerate": ofKnown((call) => {
    const start = wholeOf(optional(call, 1, "start") ?? int(0)) ?? 0;
    return listOr(itemsOf(argument(call, 0, "iterable"), call.machine), (items) => list(items.map((item, i) => ({ kind: "tuple", items: [int(i + start), item] }))));
  }),
  "builtins.zip": (call) => {
    const rows = call.args.map((value) => itemsOf(value, call.machine));
    const doubt = rows.find((row): row is Unknown => !Array.isArray(row));
    if (doubt) return doubt;
    const columns = rows as Value[][];
    const length = columns.length === 0 ? 0 : Math.min(...columns.map((column) => column.length));
    return list(Array.from({ length }, (_, i) => ({ kind: "tuple", items: columns.map((column) => column[i]!) })));
  },
  "builtins.map": (call) => zipped(call.args.slice(1), call.machine, (items) => call.machine.invoke(call.args[0]!, items, new Map(), "")),
  "builtins.filter": (call) => {
    const items = itemsOf(argument(call, 1, "iterable"), call.machine);
    if (!Array.isArray(items)) return items;
    const kept: Value[] = [];
    for (const item of items) {
      const held = truth(call.args[0]!.kind === "none" ? item : call.machine.invoke(call.args[0]!, [item], new Map(), ""), call.machine);
      if (typeof held !== "boolean") return held;
      if (held) kept.push(item);
    }
    return list(kept);
  },
  "builtins.sorted": (call) => listOr(itemsOf(argument(call, 0, "iterable"), call.machine), (items) => sorted(items, call)),
  "builtins.list": (call) => (call.args.length === 0 ? list([]) : listOr(itemsOf(call.args[0]!, call.machine))),
  "builtins.tuple": (call) => (call.args.length === 0 ? { kind: "tuple", items: [] } : listOr(itemsOf(call.args[0]!, call.machine), (items) => ({ kind: "tuple", items }))),
  "builtins.set": (call) => (call.args.length === 0 ? setOf([]) : listOr(itemsOf(call.args[0]!, call.machine), setOf)),
  "builtins.frozenset": (call) => (call.args.length === 0 ? setOf([]) : listOr(itemsOf(call.args[0]!, call.machine), setOf)),
  "builtins.dict": dict,
  "builtins.iter": (call) => listOr(itemsOf(argument(call, 0, "object"), call.machine)),
  "builtins.next": (call) => {
    const source = argument(call, 0, "iterator");
    if (source.kind !== "list") return source.kind === "unknown" ? source : { kind: "unknown", reason: `next of ${typeName(source)}` };
    call.machine.touch(source);
    const item = source.items.shift() ?? call.args[1];
    if (!item) throw new Raised("StopIteration", "");
    return item;
  },
  "builtins.any": (call) => decided(call, true),
  "builtins.all": (call) => decided(call, false),
  "builtins.sum": (call) => {
    const items = itemsOf(argument(call, 0, "iterable"), call.machine);
    return Array.isArray(items) ? items.reduce<Value>((total, item) => operate("+", total, item, call.machine), optional(call, 1, "start") ?? int(0)) : items;
  },
  "builtins.min": (call) => extreme(call, "<"),
  "builtins.max": (call) => extreme(call, ">"),
};

function range({ args }: OwnCall): Value {
  const [start, stop, step] = args.map((value) => {
    const number = value.kind === "bool" ? Number(value.value) : value.kind === "tensor" && value.shape.length > 0 && value.library === "numpy" ? undefined : wholeOf(value);
    if (number === undefined) {
      if (value.kind === "tensor" && value.cells.some((cell) => typeof cell !== "number")) return Number.NaN;
      throw new Raised("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
    }
    return number;
  });
  if (start === undefined) throw new Raised("TypeError", "range expected at least 1 argument, got 0");
  if (step === 0) throw new Raised("ValueError", "range() arg 3 must not be zero");
  if ([start, stop, step].some(Number.isNaN)) return { kind: "unknown", reason: "a random range" };
  return { kind: "range", start: stop === undefined ? 0 : start, stop: stop ?? start, step: step ?? 1 };
}

export function lengthOf(value: Value, machine: Machine): Value {
  switch (value.kind) {
    case "list": case "tuple": return int(value.items.length);
    case "dict": case "set": return int(value.entries.size);
    case "text": return int([...value.value].length);
    case "range": return int(rangeLength(value));
    case "tensor":
      if (value.shape.length === 0) throw new Raised("TypeError", value.library === "torch" ? "len() of a 0-d tensor" : "len() of unsized object");
      return int(value.shape[0]!);
    case "instance": {
      const method = machine.attribute(value, "__len__");
      return method.kind === "function" ? machine.invoke(method, [], new Map(), "__len__") : { kind: "unknown", reason: `len of ${value.of.name}` };
    }
    case "none": case "int": case "float": case "bool": case "function": throw new Raised("TypeError", `object of type '${typeName(value)}' has no len()`);
    case "unknown": return value;
    default: return { kind: "unknown", reason: `len of ${typeName(value)}` };
  }
}

function reversed(value: Value, machine: Machine): Value {
  if (value.kind === "range") {
    const length = rangeLength(value);
    return { kind: "range", start: value.start + (length - 1) * value.step, stop: value.start - value.step, step: -value.step };
  }
  if (value.kind === "set") throw new Raised("TypeError", "'set' object is not reversible");
  return listOr(itemsOf(value, machine), (items) => list(items.toReversed()));
}

function zipped(sources: readonly Value[], machine: Machine, make: (items: readonly Value[]) => Value): Value {
  const iterations = sources.map((source) => iterate(source, machine));
  const doubt = iterations.find((iteration): iteration is Unknown => "kind" in iteration);
  if (doubt) return doubt;
  const open = iterations as Exclude<(typeof iterations)[number], Unknown>[];
  const length = Math.min(...open.map((iteration) => iteration.length()));
  allow(length, machine);
  return list(Array.from({ length }, (_, i) => make(open.map((iteration) => iteration.entry(i)))));
}

export function sorted(items: readonly Value[], { keywords, machine }: Pick<OwnCall, "keywords" | "machine">): Value {
  const key = keywords.get("key");
  const reverse = keywords.get("reverse");
  const keyed = items.map((item) => ({ item, by: key && key.kind !== "none" ? machine.invoke(key, [item], new Map(), "key") : item }));
  let doubt: Unknown | undefined;
  const isLess = (a: Value, b: Value): boolean => {
    const held = truth(operate("<", a, b, machine), machine);
    if (typeof held !== "boolean") doubt ??= held;
    return held === true;
  };
  const backwards = reverse !== undefined && truth(reverse, machine) === true;
  const order = keyed.toSorted((a, b) => { const [x, y] = backwards ? [b, a] : [a, b]; return isLess(x.by, y.by) ? -1 : isLess(y.by, x.by) ? 1 : 0; });
  return doubt ?? list(order.map(({ item }) => item));
}

function dict(call: OwnCall): Value {
  const [source] = call.args;
  const entries: [Value, Value][] = [];
  if (source?.kind === "unknown") return source;
  if (source?.kind === "dict") for (const { key, value } of source.entries.values()) entries.push([key, value]);
  else if (source) {
    const items = itemsOf(source, call.machine);
    if (!Array.isArray(items)) return items;
    for (const item of items) {
      const pair = itemsOf(item, call.machine);
      if (!Array.isArray(pair)) return pair;
      if (pair.length !== 2) throw new Raised("ValueError", `dictionary update sequence element #${entries.length} has length ${pair.length}; 2 is required`);
      entries.push([pair[0]!, pair[1]!]);
    }
  }
  for (const [name, value] of call.keywords) entries.push([{ kind: "text", value: name }, value]);
  return dictOf(entries);
}

function decided(call: OwnCall, by: boolean): Value {
  const items = itemsOf(argument(call, 0, "iterable"), call.machine);
  if (!Array.isArray(items)) return items;
  let doubt: Unknown | undefined;
  for (const item of items) {
    const held = truth(item, call.machine);
    if (held === by) return bool(by);
    if (typeof held !== "boolean") doubt ??= held;
  }
  return doubt ?? bool(!by);
}

function extreme(call: OwnCall, operator: "<" | ">"): Value {
  const { machine, keywords } = call;
  const items = call.args.length > 1 ? [...call.args] : itemsOf(argument(call, 0, "iterable"), machine);
  if (!Array.isArray(items)) return items;
  const key = keywords.get("key");
  const by = (item: Value): Value => (key && key.kind !== "none" ? machine.invoke(key, [item], new Map(), "key") : item);
  let [best] = items;
  if (!best) {
    const usual = keywords.get("default");
    if (usual) return usual;
    throw new Raised("ValueError", `${operator === "<" ? "min" : "max"}() iterable argument is empty`);
  }
  let bestKey = by(best);
  for (const item of items.slice(1)) {
    const itemKey = by(item);
    const held = truth(operate(operator, itemKey, bestKey, machine), machine);
    if (typeof held !== "boolean") return held;
    if (held) [best, bestKey] = [item, itemKey];
  }
  return best;
}

