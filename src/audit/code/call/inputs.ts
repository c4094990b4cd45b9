import type { Law, Network, PythonFunction, Tensor, Value } from "../../../program/value.ts";
import type { Run, Variable } from "../../../program/world.ts";
import type { Chain } from "../world/chain.ts";
import { columnAt } from "../world/column.ts";
import { type InputRole, inputRolesOf, tableRolesOf } from "../names/roles.ts";

/** Shapes that a state may have, tried in turn: images, points, a row of numbers, one number. Sizes are distinct, so that a table along the wrong axis does not fit. */
export const stateShapes: readonly (readonly number[])[] = [[5, 3, 7, 11], [5, 2], [5], []];

export type GivenState = "x0" | "xt" | "xprev" | "noise" | "v" | "score" | "condition";
const states = ["x0", "xt", "xprev", "noise", "v", "score", "condition"] as const;

/** A run with variables of ours added, for calls into it: what is drawn there gets ids after these. */
export interface Inputs {
  readonly run: Run;
  readonly shape: readonly number[];
  /** `input` for states and standard normal for noise. */
  readonly variable: (role: GivenState) => Variable;
}

/** Variables for states and a noise of one shape. */
export function inputsFor(run: Run, shape: readonly number[]): Inputs {
  const variables = states.map((name, i): Variable => ({ id: run.variables.length + i, kind: name === "noise" ? "normal" : "input", name, variance: 1, shape: shape.filter((n) => n !== 1) }));
  return { run: { ...run, variables: [...run.variables, ...variables] }, shape, variable: (role) => variables[states.indexOf(role)]! };
}

/** A state's tensor, alike along all axes. */
export function stateOf(inputs: Inputs, role: GivenState, library: Tensor["library"]): Tensor {
  const { shape } = inputs;
  return { kind: "tensor", shape, uniform: shape.map(() => true), cells: [unit(inputs.variable(role).id)], type: "float", library };
}

/** The variable of that id, once. */
export function unit(id: number): Law {
  const terms = new Float64Array(id + 1);
  terms[id] = 1;
  return { constant: 0, terms };
}

/** How a call is made: in a chain, at which steps (one for a whole number, one for each sample for a batch), with states of which shape. */
export interface Setting {
  readonly chain: Chain;
  /** What is given for t, as the code counts it. */
  readonly t: number | readonly number[];
  readonly shape: readonly number[];
  readonly library: Tensor["library"];
  /** Roles of the states that are given; `x` and the like take the first. */
  readonly states: readonly ("x0" | "xt" | "xprev")[];
  /** How a table's first entry counts: 0 when it is that of step 0. */
  readonly first: 0 | 1;
  /** Tables are given as their one entry at this step. */
  readonly entry?: number;
}

/** The value for a parameter by its name; none where nothing is known of it. */
export function inputFor(name: string, inputs: Inputs, setting: Setting): { readonly role: InputRole | "table"; readonly value: Value } | undefined {
  const { chain, t, shape, library } = setting;
  const roles = inputRolesOf(name);
  const state = setting.states.find((role) => roles.includes(role));
  if (state) return { role: state, value: stateOf(inputs, state, library) };
  const [table] = tableRolesOf(name);
  if (table && !roles.includes("betaStart") && !roles.includes("betaEnd")) {
    const at = (step: number) => columnAt(chain, table.column, table.done, step + table.shift);
    if (setting.entry !== undefined) return { role: "table", value: { kind: "tensor", shape: [], uniform: [], cells: [at(setting.entry)], type: "float", library, fromSchedule: true } };
    const cells = Array.from({ length: chain.steps + 1 - setting.first }, (_, i) => at(i + setting.first));
    return { role: "table", value: { kind: "tensor", shape: [cells.length], uniform: [false], cells, type: "float", library, fromSchedule: true } };
  }
  for (const role of roles) {
    switch (role) {
      case "t": return { role, value: stepValue(t, library) };
      case "noise": case "v": case "score": return { role, value: stateOf(inputs, role, library) };
      case "T": return { role, value: { kind: "int", value: chain.steps } };
      case "shape": return { role, value: { kind: "tuple", items: shape.map((value) => ({ kind: "int", value })) } };
      case "count": return { role, value: { kind: "int", value: shape[0] ?? 1 } };
      case "model": return { role, value: network(name) };
      case "device": return { role, value: { kind: "text", value: "cpu" } };
      // One for each of the batch; only how many they are matters.
      case "condition": return { role, value: { ...stateOf(inputs, role, library), shape: shape.slice(0, 1), uniform: shape.slice(0, 1).map(() => true) } };
      case "width": return { role, value: { kind: "int", value: (/channels/.test(name) ? shape[1] : shape.at(-1)) ?? 1 } };
      case "eta": return { role, value: { kind: "float", value: 0 } };
      // numpy's generators are taken for its module of them.
      case "rng": return /key|^rng_/.test(name) ? { role, value: { kind: "module", path: "jax.random" } } : { role, value: { kind: "module", path: library === "numpy" ? "numpy.random" : "torch" } };
      case "betaStart": return { role, value: { kind: "float", value: 1e-4 } };
      case "betaEnd": return { role, value: { kind: "float", value: 0.02 } };
      default: continue;
    }
  }
  return undefined;
}

const network = (name: string): Network => ({ kind: "network", name });

/** A step as Python has it: a whole number, or a batch of them. */
export const stepValue = (t: number | readonly number[], library: Tensor["library"]): Value =>
  typeof t === "number" ? { kind: "int", value: t } : { kind: "tensor", shape: [t.length], uniform: [false], cells: [...t], type: "int", library };

/** The names of a function's parameters that it must be given, and those it may be; `self` is left out where it is bound. */
export function parametersOf(fn: PythonFunction): { readonly needed: readonly string[]; readonly optional: readonly string[] } {
  const { args, posonlyargs, kwonlyargs } = fn.node.args;
  const all = [...(posonlyargs ?? []), ...args, ...(kwonlyargs ?? [])].map(({ arg }) => arg).slice(fn.self ? 1 : 0);
  return { needed: all.filter((name) => !fn.defaults.has(name)), optional: all.filter((name) => fn.defaults.has(name)) };
}

/** What a function must be given, in the way it takes it: parameters after `*` only by their names. */
export function givenTo(fn: PythonFunction, value: (name: string) => Value): { readonly args: readonly Value[]; readonly keywords: ReadonlyMap<string, Value> } {
  const byName = new Set((fn.node.args.kwonlyargs ?? []).map(({ arg }) => arg)), { needed } = parametersOf(fn);
  return { args: needed.filter((name) => !byName.has(name)).map(value), keywords: new Map(needed.filter((name) => byName.has(name)).map((name) => [name, value(name)])) };
}
