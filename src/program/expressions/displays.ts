import type { Expression } from "../../read/python/syntax.ts";
import { itemsOf } from "../iterate.ts";
import { dictOf, setOf } from "../key-of.ts";
import type { Frame, Machine } from "../machine.ts";
import type { Unknown, Value } from "../value.ts";
import type { Evaluate } from "./expression.ts";

/** `a, *b, c`: the values in order, or what is not known of how many there are. */
export function elementsOf(nodes: readonly Expression[], frame: Frame, machine: Machine): Value[] | Unknown {
  const values: Value[] = [];
  for (const node of nodes) {
    if (node.nodeType !== "Starred") { values.push(machine.evaluate(node, frame)); continue; }
    const items = itemsOf(machine.evaluate(node.value, frame), machine);
    if (!Array.isArray(items)) return items;
    values.push(...items);
  }
  return values;
}

const sequence = (kind: "list" | "tuple") => (node: { readonly elts: readonly Expression[] }, frame: Frame, machine: Machine): Value => {
  const items = elementsOf(node.elts, frame, machine);
  return Array.isArray(items) ? { kind, items } : items;
};
export const list: Evaluate<"List"> = sequence("list");
export const tuple: Evaluate<"Tuple"> = sequence("tuple");

export const set: Evaluate<"Set"> = (node, frame, machine) => {
  const items = elementsOf(node.elts, frame, machine);
  machine.position.node = node;
  return !Array.isArray(items) ? items : items.find(({ kind }) => kind === "unknown") ?? setOf(items);
};

export const dict: Evaluate<"Dict"> = (node, frame, machine) => {
  const entries: [Value, Value][] = [];
  for (const [i, key] of node.keys.entries()) {
    const value = machine.evaluate(node.values[i]!, frame);
    if (key) { entries.push([machine.evaluate(key, frame), value]); continue; }
    if (value.kind !== "dict") return value.kind === "unknown" ? value : machine.stop("** of what is no dict");
    for (const entry of value.entries.values()) entries.push([entry.key, entry.value]);
  }
  machine.position.node = node;
  return entries.find(([{ kind }]) => kind === "unknown")?.[0] ?? dictOf(entries);
};
