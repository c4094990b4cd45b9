import { callFunction } from "../../../program/call-function.ts";
import type { PythonFunction, Tensor, Value } from "../../../program/value.ts";
import type { Event, Outcome, PythonError, Variable, World } from "../../../program/world.ts";
import type { CallableFunction } from "./callables.ts";
import type { Chain } from "../world/chain.ts";
import { givenTo, type Inputs, inputsFor, parametersOf, type Setting, stateShapes } from "./inputs.ts";
import { valueFor } from "./schedule-object.ts";
import type { InputRole } from "../names/roles.ts";
import type { Run } from "../../../program/world.ts";

/** A call of a document's function with values of ours: what it gave, and which parameter was given what. */
export interface Called {
  readonly outcome: Outcome;
  readonly inputs: Inputs;
  readonly given: ReadonlyMap<string, InputRole | "table">;
  readonly variables: readonly Variable[];
  readonly events: readonly Event[];
}

/** One call. `undefined` with the name of the first parameter that nothing is known of. */
export function callWith({ fn }: CallableFunction, run: Run, world: World, setting: Setting): Called | { readonly unknown: string } {
  const inputs = inputsFor(run, setting.shape);
  const { needed } = parametersOf(fn);
  const given = new Map<string, InputRole | "table">(), values = new Map<string, Value>();
  for (const name of needed) {
    const input = valueFor(fn, name, inputs, setting, run);
    if (!input) return { unknown: name };
    given.set(name, input.role);
    values.set(name, input.value);
  }
  const { args, keywords } = givenTo(fn, (name) => values.get(name)!);
  const outcome = callFunction(inputs.run, fn, args, keywords, world);
  return { outcome, inputs, given, variables: outcome.variables, events: outcome.events };
}

/** How a function is called so that it gives something: whether t is one number or a batch, and the states' shape and library. */
export interface Manner { readonly shape: readonly number[]; readonly library: Tensor["library"]; readonly batch: boolean; readonly entry: boolean }

/** Every manner, the usual first. */
export function mannersFor(fn: PythonFunction, source: string): readonly Manner[] {
  const libraries: readonly Tensor["library"][] = /\btorch\b|\.view\(|\.gather\(|\bF\./.test(source) ? ["torch", "numpy"] : ["numpy", "torch"];
  const shapes = fn.self ? stateShapes : [...stateShapes.slice(1), stateShapes[0]!];
  return libraries.flatMap((library) => shapes.flatMap((shape) => [false, true].flatMap((entry) => (shape.length === 0 ? [false] : [false, true]).map((batch): Manner => ({ shape, library, batch, entry })))));
}

export const settingOf = ({ shape, library, batch, entry }: Manner, chain: Chain, t: number, states: Setting["states"]): Setting =>
  ({ chain, shape, library, states, first: 1, t: batch ? Array.from({ length: shape[0]! }, () => t) : t, ...(entry && { entry: t }) });

/** What Python raised, if it did. */
export const raisedIn = ({ outcome }: Called): PythonError | undefined => (outcome.kind === "raised" ? outcome.error : undefined);
