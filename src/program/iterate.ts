import { indexed } from "./indexed.ts";
import type { Machine } from "./machine.ts";
import { foreignBases } from "./members.ts";
import { int } from "./number.ts";
import { allow } from "./operate.ts";
import { Raised } from "./raised.ts";
import { typeName } from "./type-name.ts";
import type { Instance, Unknown, Value } from "./value.ts";

/** What a `for` goes through, entry by entry: nothing is made before it is needed, and a list that grows meanwhile is followed. */
export interface Iteration {
  /** Entries that are there now. */
  readonly length: () => number;
  readonly entry: (index: number) => Value;
}

export function iterate(value: Value, machine: Machine): Iteration | Unknown {
  switch (value.kind) {
    case "list": case "tuple": return { length: () => value.items.length, entry: (i) => value.items[i]! };
    case "range": {
      const length = rangeLength(value);
      return { length: () => length, entry: (i) => int(value.start + i * value.step) };
    }
    case "text": { const points = [...value.value]; return { length: () => points.length, entry: (i) => ({ kind: "text", value: points[i]! }) }; }
    case "dict": return ofArray([...value.entries.values()].map(({ key }) => key));
    case "set": return ofArray([...value.entries.values()]);
    case "tensor": {
      const [length] = value.shape;
      if (length === undefined) throw new Raised("TypeError", value.library === "torch" ? "iteration over a 0-d tensor" : "iteration over a 0-d array");
      return { length: () => length, entry: (i) => indexed(value, int(i), machine) };
    }
    case "unknown": return value;
    case "statistic": case "network": return { kind: "unknown", reason: `entries of ${typeName(value)}` };
    case "instance": return ofInstance(value, machine);
    case "builtin": case "module": case "class": return { kind: "unknown", reason: `entries of ${value.kind === "class" ? value.name : value.path}` };
    default: throw new Raised("TypeError", `'${typeName(value)}' object is not iterable`);
  }
}

export const rangeLength = ({ start, stop, step }: Extract<Value, { kind: "range" }>): number => Math.max(0, Math.ceil((stop - start) / step));

const ofArray = (items: readonly Value[]): Iteration => ({ length: () => items.length, entry: (i) => items[i]! });

function ofInstance(value: Instance, machine: Machine): Iteration | Unknown {
  const fields = tupleItems(value);
  if (fields) return ofArray(fields);
  const iter = machine.attribute(value, "__iter__");
  if (iter.kind === "function") return iterate(machine.invoke(iter, [], new Map(), "__iter__"), machine);
  const [length, item] = [machine.attribute(value, "__len__"), machine.attribute(value, "__getitem__")];
  if (length.kind !== "function" || item.kind !== "function") return { kind: "unknown", reason: `entries of ${value.of.name}` };
  const count = machine.invoke(length, [], new Map(), "__len__");
  return count.kind === "int" ? { length: () => count.value, entry: (i) => machine.invoke(item, [int(i)], new Map(), "__getitem__") } : { kind: "unknown", reason: `length of ${value.of.name}` };
}

/** What an object of a named tuple holds, in order. */
export function tupleItems({ of, attributes }: Instance): Value[] | undefined {
  const isTuple = of.fields && foreignBases(of).some((base) => base.kind === "builtin" && base.path === "typing.NamedTuple");
  return isTuple ? [...of.fields.keys()].map((name) => attributes.get(name)!) : undefined;
}

/** All entries at once, as many as the limits allow. */
export function itemsOf(value: Value, machine: Machine): Value[] | Unknown {
  if (value.kind === "list" || value.kind === "tuple") return [...value.items];
  const iteration = iterate(value, machine);
  if ("kind" in iteration) return iteration;
  const length = iteration.length();
  allow(length, machine);
  return Array.from({ length }, (_, i) => iteration.entry(i));
}
