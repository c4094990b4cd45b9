import type { PythonUnit } from "../read/python/python-unit.ts";
import { attribute } from "./attributes.ts";
import { invoke } from "./calls/invoke.ts";
import { Ended } from "./ended.ts";
import { evaluate } from "./expressions/evaluate.ts";
import type { Changeable, Machine } from "./machine.ts";
import { lastName } from "./name-of.ts";
import { recorder } from "./recorder.ts";
import { scopeFor } from "./scope.ts";
import { bind } from "./statements/bind.ts";
import { execute } from "./statements/execute.ts";
import { subscript } from "./subscript.ts";
import type { Scope, Value } from "./value.ts";
import { viewOf } from "./view.ts";
import { usualLimits, type Variable, type World } from "./world.ts";

/** What a run starts from: an empty program's, or that of a run before. */
export interface Beginning {
  readonly units: readonly PythonUnit[];
  readonly globals: Scope;
  readonly variables: readonly Variable[];
  readonly parts: ReadonlyMap<string, Variable>;
  /** Is told before anything is changed in place. */
  readonly keep?: (value: Changeable | Scope) => void;
}

/** The interpreter of one run, with its parts put together. */
export function createMachine({ units, globals, variables: given, parts, keep }: Beginning, world: World): Machine {
  const limits = world.limits ?? usualLimits;
  const variables = [...given];
  const counts = { steps: 0, printed: 0 };
  const position: Machine["position"] = { unit: 0, node: { nodeType: "Module", lineno: 1, col_offset: 0 }, depth: 0, function: undefined, loops: [] };
  const { events, record: keepEvent, release } = recorder(position);
  const stopped = new Set<unknown>();
  const spend = (steps: number): void => {
    counts.steps += steps;
    if (!(counts.steps <= limits.steps)) throw new Ended("steps");
  };
  // What happens is remembered, and memory is dearer than time.
  const record: Machine["record"] = (happening) => {
    spend(10);
    keepEvent(happening);
  };
  const bound = (binding: Omit<Parameters<NonNullable<World["bind"]>>[0], "spot" | "variables">): Value => (world.bind ? world.bind({ ...binding, spot: machine.spot(), variables }) : binding.value);

  const machine: Machine = {
    units, globals, world, limits, variables, events, position, handled: [], parts: new Map(parts), record,
    newVariable(variable) {
      // Laws over it are as long as its id.
      spend(1 + variables.length / 50);
      const made = { ...variable, id: variables.length };
      variables.push(made);
      return made;
    },
    spot: () => ({ unit: position.unit, node: position.node }),
    spend,
    call: (callable, args, keywords) => invoke(callable, args, keywords, "", machine),
    evaluate: (node, frame) => evaluate(node, frame, machine),
    execute: (body, frame) => execute(body, frame, machine),
    bind: (target, value, frame, how) => bind(target, value, frame, how, machine),
    bindName(name, value, frame, how) {
      const scope = how === "parameter" ? frame.scope : scopeFor(name, frame, machine);
      if (scope !== frame.scope) machine.touch(scope);
      const kept = bound({ name, value, scope, how });
      scope.names.set(name, kept);
      record({ kind: "bound", name, value: kept, how });
    },
    setAttribute(object, name, value, frame) {
      if (object.kind !== "instance" && object.kind !== "class") return;
      machine.touch(object);
      const kept = bound({ name, value, scope: frame.scope, how: "attribute" });
      (object.kind === "instance" ? object.attributes : object.members).set(name, kept);
      record({ kind: "bound", name, value: kept, how: "attribute" });
    },
    attribute: (object, name) => attribute(object, name, machine),
    subscript: (object, key, name) => subscript(object, key, lastName(name), machine),
    invoke: (callable, args, keywords, name) => invoke(callable, args, keywords, name, machine),
    touch(value) {
      keep?.(value);
      if (!("kind" in value) || value.kind !== "tensor") return;
      release(value);
      const view = viewOf(value);
      if (view) machine.touch(view.base);
    },
    print(text, values) {
      counts.printed += text.length + 1;
      if (counts.printed > limits.printed) throw new Ended("printed");
      record({ kind: "printed", text, values });
    },
    stop(reason) {
      if (!stopped.has(position.node)) {
        stopped.add(position.node);
        record({ kind: "stopped", reason });
      }
      return { kind: "unknown", reason };
    },
  };
  return machine;
}
