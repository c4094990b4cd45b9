import { planOf } from "../../evaluate/columns/plan.ts";
import { makeRoom, programOf } from "../../evaluate/columns/program.ts";
import type { Quantity } from "../../evaluate/columns/quantity.ts";
import { createStore } from "../../evaluate/columns/store.ts";
import { ulpsBetween } from "../../field/ulps.ts";
import { call, mapChildren, number, operator, type Term } from "../../term/term.ts";
import type { Engine } from "../engine/engine.ts";
import { isLoose, looseFunctions } from "./loose-functions.ts";
import type { Schedule } from "./schedule.ts";

/** What another library's exp may be off by: a unit in the last place, up to three just above a power of two. */
const off = 1.5 * Number.EPSILON;
/** One set of such errors stands for all others, with room to spare. */
const room = 4;

/** How far a column may come out elsewhere, in units in the last place, and through which functions; 0 and none where it cannot. */
export interface LastBits {
  readonly ulps: number;
  readonly functions: ReadonlySet<string>;
}

/**
 * How far, in units in the last place, each column may come out elsewhere. 0 where only + − × ÷ √ occur, which round one way everywhere; where exp, log, cos … or a power occur, whose last bits
 * differ between libraries, what becomes of errors of a unit or two a call, measured here: a difference of nearly equal numbers makes much of them.
 */
export function lastBits(schedule: Schedule, engine: Engine): ReadonlyMap<string, LastBits> {
  const { quantities, parameters, given, groups } = schedule;
  const reads = planOf(quantities).reads;
  const loose = new Map<string, ReadonlySet<string>>();
  for (const { members } of groups) {
    const found = new Set(members.flatMap((q) => [...looseFunctions(q), ...reads.get(q.name)!.flatMap(({ name }) => [...(loose.get(name) ?? [])])]));
    if (found.size > 0) for (const { name } of members) loose.set(name, found);
  }
  const exact: LastBits = { ulps: 0, functions: new Set() };
  if (!schedule.columns.some((name) => loose.has(name))) return new Map(schedule.columns.map((name) => [name, exact]));

  const shaken = new Map([...quantities].map(([name, q]) => [name, shakenQuantity(q)]));
  const store = createStore();
  const T = Number(parameters.get("T")?.value ?? 0);
  for (const [name, { value }] of parameters) store.number(name).value = Number(value);
  for (const [name, column] of given) Object.assign(store.column(name), column, { ends: true });
  for (const q of shaken.values()) if (q.kind === "column") makeRoom(q, T, store);
  const failure = programOf(planOf(shaken), new Set(shaken.keys()), store).run(T);
  return new Map(schedule.columns.map((name) => {
    const functions = loose.get(name);
    if (!functions) return [name, exact];
    const found = store.column(name).values;
    return [name, { ulps: failure ? Infinity : room * engine.column(name)!.values.reduce((most, value, i) => Math.max(most, ulpsBetween(value, found[i]!)), 1), functions }];
  }));
}

function shakenQuantity(q: Quantity): Quantity {
  if (q.kind === "scalar") return { ...q, body: shake(q.body) };
  return { ...q, body: q.body && shake(q.body), bases: new Map([...q.bases].map(([t, base]) => [t, shake(base)])) };
}

/** Not commensurate with π: of x = π t / 2T a round number would make whole multiples of π, and no error at all. */
const scatter = 1e7 * Math.SQRT2;

/** f(x) · (1 + off · sin(10⁷ √2 x)): another error for every x. */
function shake(term: Term): Term {
  const inside = mapChildren(term, shake);
  if (!isLoose(term)) return inside;
  const [x] = inside.kind === "call" ? inside.args : [operator("+", (inside as { left: Term }).left, (inside as { right: Term }).right)];
  return operator("*", inside, operator("+", number(1), operator("*", number(off), call("sin", operator("*", number(scatter), x!)))));
}
