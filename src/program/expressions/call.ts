import type { Expression, Node } from "../../read/python/syntax.ts";
import type { Frame, Keywords, Machine } from "../machine.ts";
import { nameOf } from "../name-of.ts";
import { superMember } from "../calls/super-member.ts";
import type { Unknown, Value } from "../value.ts";
import { elementsOf } from "./displays.ts";
import type { Evaluate } from "./expression.ts";

export const call: Evaluate<"Call"> = (node, frame, machine) => {
  const callable = calleeOf(node.func, frame, machine);
  const args = elementsOf(node.args, frame, machine);
  const keywords = keywordsOf(node, frame, machine);
  machine.position.node = node;
  if (!Array.isArray(args)) return args;
  if ("kind" in keywords) return keywords;
  if (node.func.nodeType === "Name" && frameNames.has(node.func.id) && callable.kind === "builtin") return ofFrame(node.func.id, args, frame, machine);
  const value = machine.invoke(callable, args, keywords, nameOf(node.func));
  machine.position.node = node;
  return value.kind === "unknown" && !args.includes(value) && callable !== value ? machine.stop(value.reason) : value;
};

/** `super().name` is looked up past the class that the method was written in. */
function calleeOf(func: Expression, frame: Frame, machine: Machine): Value {
  if (func.nodeType === "Attribute" && func.value.nodeType === "Call" && func.value.func.nodeType === "Name" && func.value.func.id === "super") {
    machine.position.node = func;
    return superMember(func.attr, frame, machine);
  }
  return machine.evaluate(func, frame);
}

function keywordsOf(node: Node<"Call">, frame: Frame, machine: Machine): Keywords | Unknown {
  const keywords = new Map<string, Value>();
  for (const keyword of node.keywords) {
    const value = machine.evaluate(keyword.value, frame);
    if (keyword.arg !== undefined && keyword.arg !== null) { keywords.set(keyword.arg, value); continue; }
    if (value.kind !== "dict") return value.kind === "unknown" ? value : machine.stop("** of what is no dict");
    for (const entry of value.entries.values()) if (entry.key.kind === "text") keywords.set(entry.key.value, entry.value);
  }
  return keywords;
}

/** Functions that ask where they stand. */
const frameNames = new Set(["locals", "globals", "vars"]);
function ofFrame(name: string, args: readonly Value[], frame: Frame, machine: Machine): Value {
  const [object] = args;
  const names = name === "globals" ? machine.globals.names : object?.kind === "instance" ? object.attributes : object ? undefined : frame.scope.names;
  if (!names) return machine.stop(`${name}()`);
  return { kind: "dict", entries: new Map([...names].map(([key, value]) => [`text:${key}`, { key: { kind: "text", value: key }, value }])) };
}

