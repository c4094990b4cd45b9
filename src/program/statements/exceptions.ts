import { RaisedObject, isCaught } from "../exceptions.ts";
import type { Completion } from "../machine.ts";
import { Raised } from "../raised.ts";
import { reprOf, strOf } from "../text/value-text.ts";
import type { Value } from "../value.ts";
import type { Execute, ExecuteAny } from "./statement.ts";

export const raise: Execute<"Raise"> = (node, frame, machine) => {
  if (!node.exc) throw machine.handled.at(-1) ?? new Raised("RuntimeError", "No active exception to reraise");
  let value = machine.evaluate(node.exc, frame);
  machine.position.node = node;
  if (value.kind === "class" || value.kind === "builtin") value = machine.invoke(value, [], new Map(), "");
  machine.position.node = node;
  if (value.kind !== "instance") throw new Raised("Exception", value.kind === "unknown" ? value.reason : "exceptions must derive from BaseException");
  const args = value.attributes.get("args");
  // A KeyError shows the key as Python would write it.
  const message = value.of.name === "KeyError" && args?.kind === "tuple" && args.items.length === 1 ? reprOf(args.items[0]!, machine) : args ? strOf(value, machine) : "";
  throw value.of.node ? new RaisedObject(value, message) : new Raised(value.of.name, message);
};

export const attempt: ExecuteAny<"Try" | "TryStar"> = (node, frame, machine) => {
  const position = { ...machine.position };
  let completion: Completion;
  try {
    completion = machine.execute(node.body, frame) ?? machine.execute(node.orelse, frame);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const handler = node.handlers.find(({ type }) => !type || isCaught(error, machine.evaluate(type, frame)));
    if (!handler) {
      machine.execute(node.finalbody, frame);
      throw error;
    }
    Object.assign(machine.position, position);
    if (handler.name) machine.bindName(handler.name, valueOf(error), frame, "assign");
    machine.handled.push(error);
    completion = machine.execute(handler.body, frame);
    machine.handled.pop();
  }
  return machine.execute(node.finalbody, frame) ?? completion;
};

const valueOf = (raised: Raised): Value => (raised instanceof RaisedObject ? raised.object : {
  kind: "instance", of: { kind: "class", name: raised.type, unit: 0, bases: [{ kind: "builtin", path: `builtins.${raised.type}` }], members: new Map() },
  attributes: new Map([["args", { kind: "tuple", items: [{ kind: "text", value: raised.message }] }]]),
});
