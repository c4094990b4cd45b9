import { nameOf } from "../name-of.ts";
import { none } from "../number.ts";
import type { Evaluate } from "./expression.ts";

export const attribute: Evaluate<"Attribute"> = (node, frame, machine) => {
  const object = machine.evaluate(node.value, frame);
  if (object.kind === "unknown") return object;
  machine.position.node = node;
  return machine.attribute(object, node.attr);
};

export const subscript: Evaluate<"Subscript"> = (node, frame, machine) => {
  const object = machine.evaluate(node.value, frame);
  const key = machine.evaluate(node.slice, frame);
  machine.position.node = node;
  const value = machine.subscript(object, key, nameOf(node.value));
  return value.kind === "unknown" && object.kind !== "unknown" && key.kind !== "unknown" ? machine.stop(value.reason) : value;
};

export const slice: Evaluate<"Slice"> = (node, frame, machine) => ({
  kind: "slice",
  start: node.lower ? machine.evaluate(node.lower, frame) : none,
  stop: node.upper ? machine.evaluate(node.upper, frame) : none,
  step: node.step ? machine.evaluate(node.step, frame) : none,
});
