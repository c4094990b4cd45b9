import { callFunction } from "../../../program/call-function.ts";
import type { Law, PythonFunction, Spot, Tensor, Value } from "../../../program/value.ts";
import type { Event, PythonError, Variable } from "../../../program/world.ts";
import type { CallableFunction } from "../call/callables.ts";
import { type Manner, mannersFor } from "../call/calls.ts";
import type { CodeContext } from "../code-claim.ts";
import { columnAt } from "../world/column.ts";
import { sameIn } from "../forward/forward-functions.ts";
import { givenTo, inputsFor, parametersOf, type Setting, stepValue, unit } from "../call/inputs.ts";
import { isOwnCheck } from "../call/own-check.ts";
import { valueFor } from "../call/schedule-object.ts";
import { inputRolesOf, type TableRole, tableRolesOf } from "../names/roles.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { collapsed, oneLaw } from "../reverse/collapsed.ts";
import { asksForNext } from "../reverse/step-calls.ts";
import { givenOf } from "./conversion-names.ts";

/** How parameters that are one entry of a table are taken: each as one of the columns that its name may mean. */
export type Entries = ReadonlyMap<string, TableRole>;

/** Where a call stands: t and, where it is asked, the earlier s, as the code counts; a weight η. */
export interface Told { readonly t: number; readonly s?: number; readonly eta?: number; readonly gamma?: number }

/** A mixture of what was given: coefficients by parameter, those of a network's outputs under "network". `foreign`: something else went in; `drawn`: that is one standard normal draw, with this coefficient. */
export interface Made { readonly parts: ReadonlyMap<string, number>; readonly constant: number; readonly foreign: boolean; readonly drawn?: number }

/** One call: what it gave, what it bound on the way, or why nothing came. `stopped` names what was not known. */
export interface Probe { readonly value?: Value; readonly events: readonly Event[]; readonly raised?: PythonError; readonly stopped?: string; readonly made: (value: Value) => Made | undefined }

export type ProbeManner = Pick<Manner, "shape" | "library" | "batch">;

/** Every way in which parameters without an array may be entries, the likeliest first; one step's α is the last guess. At most 8. */
export function entriesOf(fn: PythonFunction): readonly Entries[] {
  const { needed } = parametersOf(fn);
  const hasStep = needed.some((name) => inputRolesOf(name).includes("t") && !/^(?:n|k|i)$/.test(name));
  let all: readonly (readonly (readonly [string, TableRole])[])[] = [[]];
  for (const name of needed) {
    const roles = tableRolesOf(name);
    if (roles.length === 0 || (hasStep && !/_t$|_s$|_prev$|_next$/.test(name)) || givenOf(name).length > 0) continue;
    all = all.flatMap((before) => roles.map((role) => [...before, [name, role] as const]));
  }
  return all.toSorted((a, b) => single(a) - single(b)).slice(0, 8).map((pairs) => new Map(pairs));
}
const single = (pairs: readonly (readonly [string, TableRole])[]): number => pairs.filter(([, { column }]) => column === "alpha").length;

/** Calls with a variable of its own for every state, noise and the like. */
export function probe(context: CodeContext, callable: CallableFunction, scheduled: ScheduleWorld, manner: ProbeManner, entries: Entries, told: Told): Probe | undefined {
  const here = sameIn(context, callable, scheduled);
  if (!here) return undefined;
  const { world, chain } = scheduled, run = context.runIn(world), inputs = inputsFor(run, manner.shape);
  const { shape, library, batch } = manner, variables: Variable[] = [...inputs.run.variables], names = new Map<number, string>();
  const setting: Setting = { chain, shape, library, states: [], first: 1, t: batch ? Array.from({ length: shape[0]! }, () => told.t) : told.t };
  const { optional } = parametersOf(here.fn);
  const value = (name: string): Value => {
    const given = givenOf(name), entry = entries.get(name);
    if (entry) return scalar(columnAt(chain, entry.column, entry.done, entry.shift === 0 && !name.endsWith("_s") ? told.t : (told.s ?? told.t - 1)), library);
    if (given.length > 0) {
      const id = variables.length;
      variables.push({ id, kind: "input", name, variance: 1, shape: shape.filter((n) => n !== 1) });
      names.set(id, name);
      return { kind: "tensor", shape, uniform: shape.map(() => true), cells: [unit(id)], type: "float", library };
    }
    if (told.s !== undefined && asksForNext(name)) return stepValue(batch ? Array.from({ length: shape[0]! }, () => told.s!) : told.s, library);
    if (told.eta !== undefined && inputRolesOf(name).includes("eta")) return { kind: "float", value: told.eta };
    if (told.gamma !== undefined && isGamma.test(name)) return { kind: "float", value: told.gamma };
    return valueFor(here.fn, name, inputs, setting, run)?.value ?? { kind: "unknown", reason: name };
  };
  const { args, keywords: named } = givenTo(here.fn, value);
  const keywords = new Map([...named, ...optional.filter((name) => (told.eta !== undefined && inputRolesOf(name).includes("eta")) || (told.gamma !== undefined && isGamma.test(name))).map((name) => [name, value(name)] as const)]);
  const outcome = callFunction({ ...inputs.run, variables }, here.fn, args, keywords, world);
  const made = (what: Value) => madeOf(what, outcome.variables, names);
  const shared = { events: outcome.events, made };
  return outcome.kind === "value" ? { ...shared, value: outcome.value } : outcome.kind === "raised" ? (isOwnCheck(outcome.error) ? { ...shared, stopped: outcome.error.type } : { ...shared, raised: outcome.error }) : { ...shared, stopped: outcome.reason };
}
export const isGamma = /^(?:min_?snr_?)?gamma$|^snr_?(?:gamma|clip|max|cap)$|^clip(?:_snr)?$/i;

const scalar = (cell: number, library: Tensor["library"]): Tensor => ({ kind: "tensor", shape: [], uniform: [], cells: [cell], type: "float", library, fromSchedule: true });

/** The first manner in which `accepts` a probe. */
export function mannerFor(context: CodeContext, callable: CallableFunction, accepts: (manner: ProbeManner) => boolean): ProbeManner | undefined {
  const source = context.listings[callable.fn.unit]!.unit.text;
  return mannersFor(callable.fn, source).find((manner) => !manner.entry && accepts(manner));
}

/** A value's one law by the names of what was given; none where it is no random array or its entries differ. */
function madeOf(value: Value, variables: readonly Variable[], names: ReadonlyMap<number, string>): Made | undefined {
  if (value.kind !== "tensor" || !value.cells.some((cell) => typeof cell !== "number")) return undefined;
  const law = oneLaw(value, variables);
  if (!law) return undefined;
  const parts = new Map<string, number>();
  let foreign = false;
  const others: { readonly id: number; readonly c: number }[] = [];
  for (const [id, c] of law.terms.entries()) {
    if (c === 0) continue;
    const name = names.get(id) ?? dataOf(variables[id]!, names) ?? networkOf(variables[id]!, variables, names);
    if (name === undefined) { foreign = true; others.push({ id, c }); }
    else parts.set(name, (parts.get(name) ?? 0) + c);
  }
  const [draw] = others;
  return { parts, constant: law.constant, foreign, ...(draw && others.length === 1 && variables[draw.id]!.kind === "normal" && { drawn: draw.c }) };
}

/** A world's own x_0, which is bound where a parameter's name is that of x_0. */
function dataOf({ kind, name }: Variable, names: ReadonlyMap<number, string>): string | undefined {
  return kind === "input" && name === "x_0" ? [...names.values()].find((each) => givenOf(each)[0] === "data") : undefined;
}

/** A network that was given one of our states as it is. */
function networkOf({ kind, call }: Variable, variables: readonly Variable[], names: ReadonlyMap<number, string>): string | undefined {
  if (kind !== "network" || !call) return undefined;
  const [cell] = call.state.cells;
  if (cell === undefined || typeof cell === "number") return undefined;
  const law: Law = collapsed(cell, variables), ids = [...law.terms.entries()].filter(([, c]) => c !== 0);
  return ids.length === 1 && ids[0]![1] === 1 && law.constant === 0 && names.has(ids[0]![0]) ? "network" : undefined;
}

/** What a call binds or gives back within the function itself, in order. */
export const boundIn = ({ events }: Probe, fn: PythonFunction): readonly (Extract<Event, { kind: "bound" | "returned" }> & { readonly spot: Spot })[] =>
  events.filter((e): e is Extract<Event, { kind: "bound" | "returned" }> => ((e.kind === "bound" && e.how !== "parameter") || e.kind === "returned") && e.function === fn.name);
