import { changesOf } from "../bound-names.ts";
import { Ended } from "../ended.ts";
import type { Frame, Keywords, Machine } from "../machine.ts";
import { none } from "../number.ts";
import type { PythonFunction, Scope, Value } from "../value.ts";
import { GeneratorCut } from "./generator-cut.ts";
import { boundArguments } from "./parameters.ts";

/** Calls a function of the program. A generator is run at once and gives a list. */
export function callFunctionValue(callable: PythonFunction, args: readonly Value[], keywords: Keywords, machine: Machine): Value {
  const { node, name, owner } = callable;
  const given = boundArguments(callable, args, keywords);
  const position = { ...machine.position };
  if (position.depth >= machine.limits.depth) throw new Ended("depth");
  machine.spend(1);
  const changes = changesOf(node.body);
  const scope: Scope = {
    names: new Map(), outer: callable.scope, function: name,
    locals: changes.globals.size + changes.nonlocals.size === 0 ? changes.names : new Set([...changes.names].filter((local) => !changes.globals.has(local) && !changes.nonlocals.has(local))),
    ...(changes.globals.size > 0 && { globals: changes.globals }), ...(changes.nonlocals.size > 0 && { nonlocals: changes.nonlocals }),
  };
  const [first] = given.values();
  const frame: Frame = { scope, unit: callable.unit, ...(owner && { owner }), ...((callable.self ?? first) && { self: callable.self ?? first! }), ...(changes.isGenerator && { yields: [] }) };
  Object.assign(machine.position, { unit: callable.unit, depth: position.depth + 1, function: name });
  for (const [parameter, value] of given) {
    if (value === callable.self) scope.names.set(parameter, value);
    else machine.bindName(parameter, value, frame, "parameter");
  }
  let value: Value;
  if (node.nodeType === "Lambda") value = machine.evaluate(node.body, frame);
  else value = frame.yields ? generated(frame, () => machine.execute(node.body, frame)) : resultOf(machine.execute(node.body, frame));
  machine.record({ kind: "returned", value });
  Object.assign(machine.position, position);
  return value;
}

const resultOf = (completion: ReturnType<Machine["execute"]>): Value => (completion?.kind === "return" ? completion.value : none);

function generated({ yields }: Frame, run: () => void): Value {
  try {
    run();
  } catch (error) {
    if (!(error instanceof GeneratorCut)) throw error;
  }
  return { kind: "list", items: [...yields!] };
}
