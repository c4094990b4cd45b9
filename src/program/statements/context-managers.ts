import type { ExecuteAny } from "./statement.ts";

/** `with`: the body. What a manager of the program gives on entering is bound; others are not followed. */
export const context: ExecuteAny<"With" | "AsyncWith"> = (node, frame, machine) => {
  for (const { context_expr: manager, optional_vars: target } of node.items) {
    const value = machine.evaluate(manager, frame);
    machine.position.node = node;
    const enter = value.kind === "instance" ? machine.attribute(value, "__enter__") : undefined;
    const entered = enter?.kind === "function" ? machine.invoke(enter, [], new Map(), "__enter__") : value;
    if (target) machine.bind(target, entered, frame, "assign");
  }
  return machine.execute(node.body, frame);
};
