import type { PythonFunction, Law, Network, Tensor, Value } from "../../program/value.ts";
import type { Run, Variable } from "../../program/world.ts";
import type { Chain } from "./chain.ts";
import { columnAt } from "./column.ts";
import { type InputRole, inputRolesOf, tableRolesOf } from "./roles.ts";

/** Shapes that a state may have, tried in turn: images, points, a row of numbers, one number. Sizes are distinct, so that a table along the wrong axis does not fit. */
export const stateShapes: readonly (readonly number[])[] = [[5, 3, 7, 11], [5, 2], [5], []];

/** A run with variables of ours added, for calls into it: what is drawn there gets ids after these. */
export interface Inputs {
  readonly run: Run;
  /** A state's tensor by its role; each is a variable of its own, `input` for states and standard normal for noise. */
  readonly state: (role: "x0" | "xt" | "xprev" | "noise", shape: readonly number[], library: Tensor["library"]) => Tensor;
  readonly variable: (role: "x0" | "xt" | "xprev" | "noise") => Variable;
}

export function inputsFor(run: Run): Inputs {
  const roles = ["x0", "xt", "xprev", "noise"] as const;
  const variables = roles.map((name, i): Variable => ({ id: run.variables.length + i, kind: name === "noise" ? "normal" : "input", name, variance: 1 }));
  const variable = (role: (typeof roles)[number]) => variables[roles.indexOf(role)]!;
  return {
    run: { ...run, variables: [...run.variables, ...variables] },
    variable,
    state: (role, shape, library) => lawTensor(unit(variable(role).id), shape, library),
  };
}

/** A tensor of one law, alike along all axes. */
export const lawTensor = (law: Law, shape: readonly number[], library: Tensor["library"]): Tensor => ({ kind: "tensor", shape, uniform: shape.map(() => true), cells: [law], type: "float", library });

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
  /** Roles that `x` and the like, which may be several things, have here. */
  readonly states: readonly ("x0" | "xt" | "xprev")[];
  /** How a table's first entry counts: 0 when it is that of step 0. */
  readonly first: 0 | 1;
}

/** The value for a parameter by its name; none where nothing is known of it, or where its default will do. */
export function inputFor(name: string, inputs: Inputs, setting: Setting): { readonly role: InputRole | "table"; readonly value: Value } | undefined {
  const { chain, t, shape, library } = setting;
  const roles = inputRolesOf(name);
  const state = setting.states.find((role) => roles.includes(role));
  if (state) return { role: state, value: inputs.state(state, shape, library) };
  const [table] = tableRolesOf(name);
  if (table && !roles.includes("betaStart") && !roles.includes("betaEnd")) {
    const cells: number[] = [];
    for (let step: number = setting.first; step <= chain.steps; step++) cells.push(columnAt(chain, table.column, table.done, step + table.shift));
    return { role: "table", value: { kind: "tensor", shape: [cells.length], uniform: [false], cells, type: "float", library, fromSchedule: true } };
  }
  for (const role of roles) {
    switch (role) {
      case "t": return { role, value: stepValue(t, library) };
      case "noise": return { role, value: inputs.state("noise", shape, library) };
      case "T": return { role, value: { kind: "int", value: chain.steps } };
      case "shape": return { role, value: { kind: "tuple", items: shape.map((value) => ({ kind: "int", value })) } };
      case "count": return { role, value: { kind: "int", value: shape[0] ?? 1 } };
      case "model": return { role, value: network(name) };
      case "device": return { role, value: { kind: "text", value: "cpu" } };
      case "eta": return { role, value: { kind: "float", value: 0 } };
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
