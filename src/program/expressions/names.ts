import { itemsOf } from "../iterate.ts";
import { defaultsOf } from "../calls/parameters.ts";
import { endlessYields, GeneratorCut } from "../calls/generator-cut.ts";
import type { Frame, Machine } from "../machine.ts";
import { none } from "../number.ts";
import { allow } from "../operate.ts";
import { lookUp } from "../scope.ts";
import type { Value } from "../value.ts";
import type { Evaluate } from "./expression.ts";

export const name: Evaluate<"Name"> = (node, frame, machine) => {
  machine.position.node = node;
  return lookUp(node.id, frame, machine);
};

export const namedExpr: Evaluate<"NamedExpr"> = (node, frame, machine) => {
  const value = machine.evaluate(node.value, frame);
  machine.position.node = node;
  machine.bind(node.target, value, frame, "assign");
  return value;
};

export const lambda: Evaluate<"Lambda"> = (node, frame, machine) => ({
  kind: "function", name: "<lambda>", node, unit: frame.unit, scope: frame.scope, defaults: defaultsOf(node.args, frame, machine), ...(frame.owner && { owner: frame.owner }),
});

export const awaited: Evaluate<"Await"> = (node, frame, machine) => machine.evaluate(node.value, frame);

/** A generator is run at once and gives a list; what is sent into it is None. */
export const yielded: Evaluate<"Yield"> = (node, frame, machine) => {
  const value = node.value ? machine.evaluate(node.value, frame) : none;
  give([value], frame, machine);
  return none;
};

export const yieldedFrom: Evaluate<"YieldFrom"> = (node, frame, machine) => {
  const items = itemsOf(machine.evaluate(node.value, frame), machine);
  give(Array.isArray(items) ? items : [items], frame, machine);
  return none;
};

function give(values: readonly Value[], { yields }: Frame, machine: Machine): void {
  if (!yields) return;
  for (const value of values) yields.push(value);
  if (yields.length % 100 === 0) allow(yields.length, machine);
  if (yields.length >= endlessYields && machine.position.loops.some(({ loop }) => loop.node.nodeType === "While")) throw new GeneratorCut();
}
