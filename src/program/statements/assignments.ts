import { assignWhole } from "../assign-indexed.ts";
import { itemsOf } from "../iterate.ts";
import { operatorOf } from "../expressions/operators.ts";
import type { Frame, Machine } from "../machine.ts";
import { nameOf } from "../name-of.ts";
import { NotKnown } from "../not-known.ts";
import type { Operator } from "../number.ts";
import { operate } from "../operate.ts";
import { Raised } from "../raised.ts";
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
  const after = inPlace(operator, before, value, machine) ?? operate(operator, before, value, machine);
  if (after === "view") {
    lose(node.target, frame, machine.stop("writing into a part of an array"), machine);
    return undefined;
  }
  machine.position.node = node;
  if (after.kind === "unknown" && before.kind !== "unknown" && value.kind !== "unknown") machine.stop(after.reason);
  if (after === before && node.target.nodeType === "Subscript") machine.record({ kind: "bound", name: nameOf(node.target), value: after, how: "augmented" });
  else machine.bind(node.target, after, frame, "augmented");
  return undefined;
};

/** Arrays and lists are changed themselves, so that whatever shares them sees it; numbers of numpy are not. */
function inPlace(operator: Operator, before: Value, value: Value, machine: Machine): Value | "view" | undefined {
  if (value.kind === "unknown") return undefined;
  if (before.kind === "list" && operator === "+") {
    const items = itemsOf(value, machine);
    if (!Array.isArray(items)) return items;
    machine.touch(before);
    for (const item of items) before.items.push(item);
    return before;
  }
  if (before.kind !== "tensor" || (before.library === "numpy" && before.shape.length === 0)) return undefined;
  if (before.isView) return "view";
  const result = operate(operator, before, value, machine);
  if (result.kind !== "tensor") return result;
  if (before.type === "int" && result.type === "float") {
    throw before.library === "torch" ? new Raised("RuntimeError", "result type Float can't be cast to the desired output type Long")
      : new Raised("UFuncTypeError", `Cannot cast ufunc '${ufuncs[operator] ?? "add"}' output from dtype('float64') to dtype('int64') with casting rule 'same_kind'`);
  }
  if (before.library === "torch" && result.shape.join() !== before.shape.join()) throw new Raised("RuntimeError", `output with shape [${before.shape.join(", ")}] doesn't match the broadcast shape [${result.shape.join(", ")}]`);
  machine.touch(before);
  try {
    assignWhole(before, result, machine);
  } catch (error) {
    if (error instanceof NotKnown) return { kind: "unknown", reason: error.reason };
    throw error;
  }
  return before;
}
const ufuncs: Partial<Record<Operator, string>> = { "+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power" };

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
