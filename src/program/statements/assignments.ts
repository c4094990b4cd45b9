import { augmented } from "../augmented.ts";
import { itemsOf } from "../iterate.ts";
import { operatorOf } from "../expressions/operators.ts";
import type { Frame, Machine } from "../machine.ts";
import { lastName, nameOf } from "../name-of.ts";
import type { Operator } from "../number.ts";
import { allow, operate } from "../operate.ts";
import type { Expression } from "../../read/python/syntax.ts";
import type { Value } from "../value.ts";
import { lose } from "./bind.ts";
import type { Execute } from "./statement.ts";

export const assign: Execute<"Assign"> = (node, frame, machine) => {
  const value = machine.evaluate(node.value, frame);
  for (const target of node.targets) machine.bind(target, value, frame, "assign");
  return undefined;
};

export const annAssign: Execute<"AnnAssign"> = (node, frame, machine) => {
  if (node.value) machine.bind(node.target, machine.evaluate(node.value, frame), frame, "assign");
  return undefined;
};

export const augAssign: Execute<"AugAssign"> = (node, frame, machine) => {
  const before = machine.evaluate(node.target, frame);
  const value = machine.evaluate(node.value, frame);
  machine.position.node = node;
  const operator = operatorOf[node.op.nodeType];
  const after = grown(operator, before, value, machine);
  machine.position.node = node;
  if (after.kind === "unknown" && before.kind !== "unknown" && value.kind !== "unknown") machine.stop(after.reason);
  if (after === before && node.target.nodeType === "Subscript") machine.record({ kind: "bound", name: lastName(nameOf(node.target)), value: after, how: "augmented" });
  else machine.bind(node.target, after, frame, "augmented");
  return undefined;
};

/** Arrays and lists are changed themselves, so that whatever shares them sees it. */
function grown(operator: Operator, before: Value, value: Value, machine: Machine): Value {
  if (before.kind === "tensor") {
    machine.touch(before);
    return augmented(operator, before, value, machine);
  }
  if (before.kind !== "list" || operator !== "+" || value.kind === "unknown") return operate(operator, before, value, machine);
  const items = itemsOf(value, machine);
  if (!Array.isArray(items)) return items;
  allow(before.items.length + items.length, machine);
  machine.touch(before);
  for (const item of items) before.items.push(item);
  return before;
}

export const remove: Execute<"Delete"> = (node, frame, machine) => {
  for (const target of node.targets) removeOne(target, frame, machine);
  return undefined;
};

function removeOne(target: Expression, frame: Frame, machine: Machine): void {
  machine.position.node = target;
  if (target.nodeType === "Name") { frame.scope.names.delete(target.id); return; }
  if (target.nodeType === "Tuple" || target.nodeType === "List") { for (const part of target.elts) removeOne(part, frame, machine); return; }
  if (target.nodeType === "Attribute") {
    const object = machine.evaluate(target.value, frame);
    if (object.kind === "instance") { machine.touch(object); object.attributes.delete(target.attr); }
    return;
  }
  if (target.nodeType !== "Subscript") return;
  const object = machine.evaluate(target.value, frame);
  const key = machine.evaluate(target.slice, frame);
  if (object.kind === "list" && key.kind !== "slice") machine.invoke({ kind: "builtin", path: "list.pop", self: object }, [key], new Map(), "pop");
  else if (object.kind === "dict") machine.invoke({ kind: "builtin", path: "dict.pop", self: object }, [key], new Map(), "pop");
  else lose(target.value, frame, machine.stop("del of a slice"), machine);
}
