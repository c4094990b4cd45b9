import type { PythonFunction } from "../../../program/value.ts";
import type { Event, Run, Variable, World } from "../../../program/world.ts";
import { callablesOf } from "../call/callables.ts";
import { callablesIn } from "../call/events-in.ts";
import { type Chain, chainOf } from "../world/chain.ts";
import type { CodeContext } from "../code-claim.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { numbersOf, type ScheduleWorld, sourceIn, worldsOf } from "../world/schedule-world.ts";
import { type SamplingLoop, samplingLoopsIn, spotKey } from "./sampling-loops.ts";
import { callAt, type Manner, mannersFor } from "./step-calls.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** A sampling loop of a document, as it went in each world in which it ran to its end. */
export interface FoundLoop {
  readonly loop: SamplingLoop;
  readonly function?: PythonFunction;
  /** It is only tried with an edit: long chains are not worth their time. */
  readonly isTrial?: true;
  readonly seen: readonly { readonly world: Pick<ScheduleWorld, "chain" | "kind">; readonly loop: SamplingLoop; readonly variables: readonly Variable[] }[];
  /** The same on the program's own schedule, or on the usual one where it has none. */
  readonly own?: { readonly chain: Chain; readonly loop: SamplingLoop; readonly variables: readonly Variable[] };
}

/** Every sampling loop that a document runs, or that a function of it would run, on short chains: by its `for`. */
export function loopsIn(context: CodeContext, only?: Pick<PythonFunction, "unit" | "node"> & { readonly most: number }): readonly FoundLoop[] {
  const { drawn, round } = putWorlds(context), { long } = worldsOf(context);
  const found: Found = new Map();
  const misses = new Map<unknown, number>();
  for (const world of [...round, ...drawn].filter(({ chain }) => !only || chain.steps > 2).slice(0, only?.most)) inWorld(context, world, found, misses, only);
  // `range(0, T, T // 50)` is an error where T is 5.
  if (!only && long[0] && context.listings.some(({ unit }) => subSequence.test(unit.text))) {
    const longer: Found = new Map();
    const seen = new Set([...found.values()].map((entry) => entry.function?.node));
    inWorld(context, long[0], longer, new Map(), only, (fn) => !seen.has(fn.node) && subSequence.test(textOf(context, fn)));
    for (const [key, entry] of longer) if (!found.has(key)) found.set(key, { ...entry, seen: [] });
  }
  return [...found.values()].map(({ loop, seen, manner, ...rest }) => ({ loop, seen, ...(only && { isTrial: true as const }), ...(rest.function && { function: rest.function }), ...(context.options.found !== "doubt" && ownLoop(context, loop, rest.function, manner)) }));
}

/** What lays steps out over a chain; a β that is laid out between two ends does not. */
const subSequence = /ddim|linspace\(\s*[-+]?[\d.]+\s*,\s*(?![\d.])|[^:/]\/\/[^/]|stride|skip|sub_?seq|range\([^)\n]*,\s*-?(?:[2-9]|\d\d+)\s*\)|range\([^,()\n]*,[^,()\n]*,\s*-?[a-z_]\w*\s*\)/i;

/** The same loop on a chain as long as the program writes: a sub-sequence of fifty steps needs fifty. */
export function onLongChain(context: CodeContext, { loop, function: fn }: FoundLoop): FoundLoop["seen"] {
  const { long } = worldsOf(context);
  const found: Found = new Map();
  for (const world of long) inWorld(context, world, found, new Map(), fn);
  return found.get(spotKey(loop.loop))?.seen ?? [];
}

type Found = Map<string, { loop: SamplingLoop; function?: PythonFunction; manner?: Manner; seen: FoundLoop["seen"][number][] }>;

function inWorld(context: CodeContext, world: ScheduleWorld, found: Found, misses: Map<unknown, number>, only?: Pick<PythonFunction, "unit" | "node">, asked: (fn: PythonFunction) => boolean = () => true): void {
  const run = context.runIn(world.world);
  for (const loop of wholeLoopsIn(run.events, run.variables)) keep(found, loop, undefined, undefined, world, run.variables);
  for (const { fn } of callablesIn(context, world)) {
    if (!("name" in fn.node) || !hasLoop(fn) || (only && (only.unit !== fn.unit || only.node.lineno !== fn.node.lineno)) || !asked(fn)) continue;
    const known = [...found.values()].find((entry) => entry.function?.node === fn.node)?.manner;
    // What has no loop on two chains of four steps or more has none.
    if (!known && (misses.get(fn.node) ?? 0) > 1) continue;
    const called = calledLoops(fn, run, world.world, world.chain, known ? [known] : mannersFor(fn, context.listings[fn.unit]!.unit.text).filter(({ batch }) => !batch));
    if (!called && world.chain.steps > 3) misses.set(fn.node, (misses.get(fn.node) ?? 0) + 1);
    for (const loop of called?.loops ?? []) if (!found.get(spotKey(loop.loop)) || found.get(spotKey(loop.loop))!.function) keep(found, loop, fn, called!.manner, world, called!.variables);
  }
}

const textOf = (context: CodeContext, { unit, node }: PythonFunction): string => context.listings[unit]!.unit.text.split("\n").slice(node.lineno - 1, node.end_lineno).join("\n");

function hasLoop({ node }: PythonFunction): boolean {
  let does = false;
  walkPython(node, (inner) => { if (inner.nodeType === "For" || inner.nodeType === "While") does = true; });
  return does;
}

function keep(found: Found, loop: SamplingLoop, fn: PythonFunction | undefined, manner: Manner | undefined, { chain, kind }: ScheduleWorld, variables: readonly Variable[]): void {
  const key = spotKey(loop.loop);
  const known = found.get(key) ?? { loop, ...(fn && { function: fn }), ...(manner && { manner }), seen: [] };
  found.set(key, known);
  if (!known.seen.some(({ world }) => world.chain === chain)) known.seen.push({ world: { chain, kind }, loop, variables });
}

/** Loops in which nothing was raised. */
const wholeLoopsIn = (events: readonly Event[], variables: readonly Variable[]): readonly SamplingLoop[] => {
  const broken = new Set(events.flatMap((e) => (e.kind === "raised" ? e.loops.map(({ loop }) => spotKey(loop)) : [])));
  return samplingLoopsIn(events, variables).filter(({ loop }) => !broken.has(spotKey(loop)));
};

/** What a function does when it is called to sample: in the first manner in which a loop of it ends. */
function calledLoops(fn: PythonFunction, run: Run, world: World, chain: Chain, manners: readonly Manner[]): { readonly manner: Manner; readonly loops: readonly SamplingLoop[]; readonly variables: readonly Variable[] } | undefined {
  for (const manner of manners) {
    const { outcome } = callAt(fn, run, world, chain, manner, { t: chain.steps }, ["xt", "x0"]);
    if (!outcome.events.some((e) => e.kind === "network" && e.loops.length > 0)) {
      if (outcome.kind === "value") return undefined;
      continue;
    }
    const loops = wholeLoopsIn(outcome.events, outcome.variables);
    if (loops.length > 0) return { manner, loops, variables: outcome.variables };
  }
  return undefined;
}

function ownLoop(context: CodeContext, { loop }: SamplingLoop, fn: PythonFunction | undefined, manner: Manner | undefined): Pick<FoundLoop, "own"> {
  const chain = ownChain(context.run) ?? usualChain;
  const same = (other: SamplingLoop) => other.loop.node === loop.node;
  const ran = wholeLoopsIn(context.run.events, context.run.variables).find(same);
  if (ran) return { own: { chain, loop: ran, variables: context.run.variables } };
  if (!fn || !manner) return {};
  const callable = callablesOf(context.run, {}, chain).callables.find((c) => c.fn.node === fn.node);
  const called = callable && calledLoops(callable.fn, context.run, {}, chain, [manner]), found = called?.loops.find(same);
  return found ? { own: { chain, loop: found, variables: called!.variables } } : {};
}

/** The chain of the last β that a program binds. */
export function ownChain(run: Run): Chain | undefined {
  const bound = run.events.findLast((e) => e.kind === "bound" && sourceIn(e.name, e.value)?.column === "beta");
  if (bound?.kind !== "bound") return undefined;
  const numbers = numbersOf(bound.value)!;
  return chainOf(numbers[0] === 0 ? numbers.slice(1) : numbers);
}

/** Ho et al.'s schedule: 1,000 steps from 1e-4 to 0.02. */
const usualChain = chainOf(Array.from({ length: 1000 }, (_, i) => 1e-4 + ((0.02 - 1e-4) * i) / 999));
