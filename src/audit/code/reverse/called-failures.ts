import type { PythonFunction } from "../../../program/value.ts";
import type { PythonError, Run, World } from "../../../program/world.ts";
import { callablesOf } from "../call/callables.ts";
import type { Chain } from "../world/chain.ts";
import type { CodeContext } from "../code-claim.ts";
import { callablesIn } from "../call/events-in.ts";
import { parametersOf } from "../call/inputs.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { ownChain } from "./loops-in.ts";
import { walkPython } from "../../../read/python/walk.ts";
import { spotKey } from "./sampling-loops.ts";
import { callAt, mannersFor } from "./step-calls.ts";

/**
 * IndexErrors in loops of functions that a document never calls: on its own schedule and on short chains alike, in whichever way they are called. Only where nothing that is given decides which
 * steps are made.
 */
export function indexErrorsInCalls(context: CodeContext, isTable: (error: PythonError) => boolean): readonly PythonError[] {
  const called = new Set(context.run.events.map((event) => event.function)), own = ownChain(context.run);
  const worlds = putWorlds(context).round.filter(({ chain }) => chain.steps >= 3).slice(0, 2);
  if (!own || worlds.length === 0) return [];
  const errorIn = (fn: PythonFunction, run: Run, world: World, chain: Chain): PythonError | undefined => {
    const outcomes = mannersFor(fn, context.listings[fn.unit]!.unit.text).filter(({ batch }) => !batch).map((manner) => callAt(fn, run, world, chain, manner, { t: chain.steps - 1 }, ["xt", "x0"]).outcome);
    const errors = outcomes.flatMap(({ events }) => events.flatMap((e) => (e.kind === "raised" && e.error.type === "IndexError" && e.loops.length > 0 && isTable(e.error) ? [e.error] : [])));
    return outcomes.some(({ kind }) => kind === "value") ? undefined : errors[0];
  };
  return callablesIn(context, worlds[0]!).flatMap(({ fn }): readonly PythonError[] => {
    if (called.has(fn.name) || !decidesNothing(fn)) return [];
    const errors = worlds.map((world) => {
      const again = callablesIn(context, world).find((other) => other.fn.node === fn.node);
      return again && errorIn(again.fn, context.runIn(world.world), world.world, world.chain);
    });
    if (errors.some((error) => !error || spotKey(error.spot) !== spotKey(errors[0]!.spot))) return [];
    const mine = callablesOf(context.run, {}, own).callables.find((other) => other.fn.node === fn.node);
    const error = mine && errorIn(mine.fn, context.run, {}, own);
    return error && spotKey(error.spot) === spotKey(errors[0]!.spot) ? [error] : [];
  });
}

/** Whether a function is given nothing but a network, a state and how many samples there are. */
const decidesNothing = (fn: PythonFunction): boolean =>
  parametersOf(fn).needed.every((name) => tableRolesOf(name).length === 0 && inputRolesOf(name).some((role) => given.has(role)) && (!inputRolesOf(name).some((role) => role === "t" || role === "T") || (name === "n" && !countsTo(fn, name))));
/** A bare n is how many samples there are, unless a loop counts to it. */
function countsTo({ node }: PythonFunction, name: string): boolean {
  let does = false;
  for (const statement of Array.isArray(node.body) ? node.body : [node.body]) walkPython(statement, (inner) => { if (inner.nodeType === "For") walkPython(inner.iter, (part) => { if (part.nodeType === "Name" && part.id === name) does = true; }); });
  return does;
}
const given = new Set(["model", "shape", "count", "device", "rng", "xt", "noise"]);
