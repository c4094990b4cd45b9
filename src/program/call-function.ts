import { isLaw } from "./law.ts";
import { createMachine } from "./create-machine.ts";
import { followed } from "./followed.ts";
import { journal } from "./journal.ts";
import type { Keywords } from "./machine.ts";
import type { Value } from "./value.ts";
import type { Outcome, Run, Variable, World } from "./world.ts";

/**
 * Calls a function, a class (which makes an object of it) or a method of a run, in a world, and leaves the run as it was: what the call changes in place is put back afterwards, and its result is its own.
 * Arguments may hold laws over variables that are not the run's, with ids from `run.variables.length` on; in the outcome these are inputs, named by their parameter.
 */
export function callFunction(run: Run, callable: Value, args: readonly Value[], keywords: Keywords, world: World): Outcome {
  const changes = journal();
  const variables = withInputs(run.variables, args, keywords, world);
  const machine = createMachine({ units: run.units, globals: run.globals, variables, parts: run.parts, keep: changes.keep }, world);
  if (callable.kind === "function") Object.assign(machine.position, { unit: callable.unit, node: callable.node });
  else if (callable.kind === "class" && callable.node) Object.assign(machine.position, { unit: callable.unit, node: callable.node });
  const outcome = followed(() => machine.invoke(callable, args, keywords, nameOf(callable)), machine);
  const shared = { events: machine.events, variables: machine.variables };
  if (outcome.kind === "raised") followed(() => machine.record({ kind: "raised", error: outcome.error }), machine);
  const value = outcome.kind === "value" ? changes.own(outcome.value) : undefined;
  changes.undo(machine);
  if (outcome.kind === "raised") return { ...shared, kind: "raised", error: outcome.error };
  if (outcome.kind === "ended") return { ...shared, kind: "stopped", reason: `limit of ${outcome.limit}` };
  if (outcome.kind === "stopped") return { ...shared, kind: "stopped", reason: outcome.reason };
  return value!.kind === "unknown" ? { ...shared, kind: "stopped", reason: value!.reason } : { ...shared, kind: "value", value: value! };
}

const nameOf = (callable: Value): string => ("name" in callable && typeof callable.name === "string" ? callable.name : "");

function withInputs(known: readonly Variable[], args: readonly Value[], keywords: Keywords, world: World): readonly Variable[] {
  const variables = [...known, ...(world.variables ?? []).slice(known.length)];
  const include = (value: Value, name: string): void => {
    if (value.kind === "list" || value.kind === "tuple") for (const item of value.items) include(item, name);
    if (value.kind !== "tensor") return;
    for (const cell of value.cells) {
      if (!isLaw(cell)) continue;
      while (variables.length < cell.terms.length) variables.push({ id: variables.length, kind: "input", name, variance: 1, shape: value.shape.filter((n, i) => value.uniform[i] && n !== 1) });
    }
  };
  for (const [i, value] of args.entries()) include(value, `argument ${i}`);
  for (const [name, value] of keywords) include(value, name);
  return variables;
}
