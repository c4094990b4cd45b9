import type { Event, Variable } from "../../../program/world.ts";
import { type CallableFunction, callablesOf } from "./callables.ts";
import { callWith } from "./calls.ts";
import type { CodeContext } from "../code-claim.ts";
import { tableRolesOf } from "../names/roles.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { namesIn } from "../source/statements.ts";

/** What happened in one run or call, with the variables of its laws. */
export interface Happened { readonly events: readonly Event[]; readonly variables: readonly Variable[] }

interface Reached { readonly callables: readonly CallableFunction[]; readonly all: readonly Happened[] }

/** All that happens in a world: the program's own run, objects of classes that it never makes, and calls of functions over tables that it never calls. */
export const happenedIn = (context: CodeContext, scheduled: ScheduleWorld): readonly Happened[] => reached(context, scheduled).all;
export const eventsIn = (context: CodeContext, scheduled: ScheduleWorld): readonly Event[] => reached(context, scheduled).all.flatMap(({ events }) => events);

/** The functions that can be called in a world; none where there is no world. */
export const callablesIn = (context: CodeContext, scheduled: ScheduleWorld | undefined): readonly CallableFunction[] => (scheduled ? reached(context, scheduled).callables : []);

function reached(context: CodeContext, scheduled: ScheduleWorld): Reached {
  const { world, chain } = scheduled;
  const known = made.get(world);
  if (known) return known;
  const run = context.runIn(world), { callables: all, made: objects } = callablesOf(run, world, chain);
  const { focus } = context, callables = focus ? all.filter(({ fn }) => focus.has(fn.name)) : all;
  const called = new Set(run.events.map((event) => event.function));
  const probed = context.options.found === "doubt" ? [] : callables.filter(({ fn }) => !called.has(fn.name) && fn.node.nodeType === "FunctionDef" && fn.node.body.some((s) => [...namesIn(s)].some((name) => tableRolesOf(name).length > 0)))
    .flatMap((callable): readonly Happened[] => {
      const library = /\btorch\b/.test(context.listings[callable.fn.unit]!.unit.text) ? "torch" : "numpy";
      const outcome = callWith(callable, run, world, { chain, t: 1, shape: [5, 2], library, states: ["x0", "xt", "xprev"], first: 1 });
      return "unknown" in outcome ? [] : [outcome];
    });
  const result: Reached = { callables, all: [run, ...objects, ...probed] };
  made.set(world, result);
  return result;
}
const made = new WeakMap<object, Reached>();
