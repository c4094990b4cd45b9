import { callFunction } from "../../../program/call-function.ts";
import type { Law, PythonFunction, Tensor, Value } from "../../../program/value.ts";
import type { Outcome, Run, World } from "../../../program/world.ts";
import type { Chain } from "../world/chain.ts";
import { givenTo, inputFor, inputsFor, parametersOf, type Setting, stateOf, unit } from "../call/inputs.ts";
import { isScheduleObject, valueFor } from "../call/schedule-object.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";

/** How a function that works at one step is called: with t as a number or as a batch, on states of which shape, with tables that begin at step 1 or at step 0. */
export interface Manner { readonly shape: readonly number[]; readonly library: Tensor["library"]; readonly batch: boolean; readonly first: 0 | 1 }

/** From which step (and to which, where the function asks), as the code counts. */
export interface At { readonly t: number; readonly s?: number }

/** A call with states of ours; `xt` and `x0` are their laws, variables of their own; `output` is the variable of what a parameter holds that a network gave. */
export interface StepCall { readonly outcome: Outcome; readonly xt: Law; readonly x0: Law; readonly output: number }

export type Given = Setting["states"];

/** Every manner for a function of a listing, the usual first: images with a batch of steps for torch, a row or points for numpy. Tables are given only where the function asks for them. */
export function mannersFor(fn: PythonFunction, listing: string): readonly Manner[] {
  const isTorch = /\btorch\b|\bnn\./.test(listing);
  const shapes: readonly (readonly number[])[] = isTorch ? [[5, 3, 7, 11], [5, 2]] : [[5], [5, 2]];
  const firsts = parametersOf(fn).needed.some((name) => (tableRolesOf(name).length > 0 && inputRolesOf(name).length === 0) || isScheduleObject(fn, name)) ? [1, 0] as const : [1] as const;
  // A batch of one has a truth: `if t == 0`, of a step that a loop puts in an array.
  const single: readonly Manner[] = isTorch && /\bif\s+t\s*(?:==|>|!=)\s*0\s*:/.test(listing) ? firsts.map((first) => ({ shape: [1, 3, 7, 11], library: "torch", batch: true, first })) : [];
  // Plain Python works on one number.
  const all = !isTorch && /\b(?:math|random)\.\w/.test(listing.replace(/\b(?:np|numpy)\.random\b/g, "")) ? [...shapes, []] : shapes;
  return [...firsts.flatMap((first) => all.flatMap((shape) => (shape.length === 0 ? [false] : isTorch ? [true, false] : [false, true]).map((batch): Manner => ({ shape, library: isTorch ? "torch" : "numpy", batch, first })))), ...single];
}

/** Calls a function with what the names of its parameters ask for; what nothing is known of is given as unknown. `predicted` is the parameter that is given a network's output. */
export function callAt(fn: PythonFunction, run: Run, world: World, chain: Chain, { shape, library, batch, first }: Manner, { t, s }: At, states: Given, predicted?: string): StepCall {
  const inputs = inputsFor(run, shape);
  const setting = (step: number, whole: boolean): Setting => ({ chain, shape, library, states, first, t: batch && !whole ? Array.from({ length: shape[0]! }, () => step) : step });
  const value = (name: string): Value => {
    if (name === predicted) return stateOf(inputs, "v", library);
    if (s !== undefined && asksForNext(name)) return inputFor("t", inputs, setting(s, false))!.value;
    if (isIndex.test(name)) return inputFor("t", inputs, setting(t, true))!.value;
    return valueFor(fn, name, inputs, setting(t, false), run)?.value ?? { kind: "unknown", reason: `argument ${name}` };
  };
  const { optional } = parametersOf(fn), given = givenTo(fn, value);
  // With η = 0, as it often is where nothing is said, σ has no part in it.
  const keywords = new Map<string, Value>([...given.keywords, ...optional.flatMap((name): readonly (readonly [string, Value])[] => (/^(?:ddim_)?eta$/.test(name) ? [[name, { kind: "float", value: 1 }] as const] : isSource(fn, name) ? [[name, value(name)] as const] : []))]);
  return { outcome: callFunction(inputs.run, fn, given.args, keywords, world), xt: unit(inputs.variable("xt").id), x0: unit(inputs.variable("x0").id), output: inputs.variable("v").id };
}

/** A source of random numbers that is left open: `rng=None`. */
const isSource = ({ defaults }: PythonFunction, name: string): boolean => defaults.get(name)?.kind === "none" && inputRolesOf(name)[0] === "rng";

const isIndex = /^(?:t_?index|t_?idx|step_?index|time_?index|i|idx|t_int|step_idx)$/;
/** Parameters that name the step where a step of a sub-sequence arrives. */
export const asksForNext = (name: string): boolean =>
  /^(?:t_?prev(?:ious)?|prev(?:ious)?_?t(?:ime_?step)?|s|t_?next|next_?t(?:ime_?step)?|time_?next|time_?prev|t_?minus_?1|tm1|t_?to|to_t|t_?s|t_?target|tau_?prev|prev_?step|prev_time_?step|timestep_prev|next_step|j|t_?last|t2)$/.test(name);
