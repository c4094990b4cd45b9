import type { Law, Spot, Tensor, Value } from "../../../program/value.ts";
import type { Binding, Run, World } from "../../../program/world.ts";
import type { Located } from "../../../read/python/syntax.ts";
import type { Chain } from "./chain.ts";
import { callablesOf } from "../call/callables.ts";
import { type CleanData, cleanData } from "./clean-data.ts";
import type { CodeContext } from "../code-claim.ts";
import { type Column, columnAt, type Done } from "./column.ts";
import { type FreeNames, freeNames, freeValue } from "./free-names.ts";
import { tableRolesOf } from "../names/roles.ts";
import { type PairSource, pairSources } from "./own-sources.ts";
import { laidOut } from "./laid-out.ts";
import { drawnChains, longChain, roundChainsOf } from "./schedules-drawn.ts";
import { stepLiterals } from "./step-literals.ts";
import { subLengths } from "./sub-lengths.ts";
import { writtenLengths } from "./written-lengths.ts";
import { betaBinders, writtenSteps } from "./written-steps.ts";

/** A program's world with a chain of ours in the place of its own. `long`: with as many steps as the program writes, for what depends on its numbers. */
export interface ScheduleWorld { readonly world: World; readonly chain: Chain; readonly kind: "drawn" | "round" | "long" }

/** Random chains, round ones for the small case from the plainest, and one as long as the program's own. A document's worlds are made once, so that their runs are. */
export interface Worlds { readonly drawn: readonly ScheduleWorld[]; readonly round: readonly ScheduleWorld[]; readonly long: readonly ScheduleWorld[]; readonly steps: ReadonlySet<number> }

/** Where the program binds an array of β (of α or ᾱ where no β is bound beside it) that comes of no chain, ours is bound; what is x_0 by its name and not known, or data of its own, is one input. */
export function worldsOf(context: CodeContext): Worlds {
  const known = made.get(context);
  if (known) return known;
  const units = context.listings.map(({ unit }) => unit);
  const bound = lengthsIn(context.run), lengths = writtenLengths(units);
  const put: Put = { written: Math.max(0, ...lengths), steps: bound.size > 0 ? bound : writtenSteps(units), literals: stepLiterals(units), counts: subLengths(units), pairs: pairSources(context.run, numbersOf, (name, value) => sourceIn(name, value)?.column), binders: betaBinders(units), sources: sourcesIn(context.run, context.options.seed), data: cleanData(context.run), laid: laidOut(units), free: freeNames(units), first: context.options.tablesFrom ?? 1 };
  const world = (kind: ScheduleWorld["kind"]) => (chain: Chain): ScheduleWorld => ({ kind, chain, world: worldWith(chain, put) });
  const longest = Math.max(0, ...put.steps);
  const all: Worlds = {
    steps: put.steps,
    // What is only tried is judged in few, and in none that is long.
    drawn: drawnChains(context.options.seed, context.options.found === "doubt" ? (context.options.runs <= 2 ? 1 : 2) : 20, lengths).map(world("drawn")),
    round: roundChainsOf(lengths).slice(0, context.options.found === "doubt" ? 2 : undefined).map(world("round")),
    long: !context.focus && longest >= 2 && longest <= 2000 ? [world("long")(longChain(longest, context.options.seed))] : [],
  };
  made.set(context, all);
  return all;
}
const made = new WeakMap<CodeContext, Worlds>();

/** The lengths T of the schedules that a run binds; looked for once. */
export function lengthsIn(run: Run): ReadonlySet<number> {
  const known = lengthsOf.get(run) ?? lengthsBound(run);
  lengthsOf.set(run, known);
  return known;
}
const lengthsOf = new WeakMap<Run, ReadonlySet<number>>();

function lengthsBound(run: Run): ReadonlySet<number> {
  const lengths = run.events.flatMap((event) => {
    const source = event.kind === "bound" ? sourceIn(event.name, event.value) : undefined;
    return source && source.column === "beta" ? [source.steps] : [];
  });
  const others = () => run.events.flatMap((event) => { const source = event.kind === "bound" ? sourceIn(event.name, event.value) : undefined; return source ? [source.steps] : []; });
  return new Set(lengths.length > 0 ? lengths : others());
}

/** What a name and its value say: a schedule's column with its T steps; `padded` where an entry of step 0 comes first. Of α and ᾱ no fewer than `least`. */
export function sourceIn(name: string, value: Value, least = 4): { readonly column: Column; readonly steps: number; readonly padded: boolean } | undefined {
  const [role] = tableRolesOf(name), numbers = role && role.shift === 0 && role.done.length === 0 ? numbersOf(value) : undefined;
  if (!role || !numbers || !(role.column === "beta" || role.column === "alpha" || role.column === "alphabar")) return undefined;
  const padded = numbers[0] === (role.column === "beta" ? 0 : 1);
  const inner = padded ? numbers.slice(1) : numbers;
  if (inner.length < 2 || inner.some((x) => !(x > 0 && x < 1))) return undefined;
  // Momenta of an optimizer are named betas too: two numbers, both near 1. Weights of classes are named α.
  if (role.column === "beta" && value.kind !== "tensor" && inner.length === 2 && inner.every((x) => x >= 0.5)) return undefined;
  if (role.column !== "beta" && (inner.length < least || inner[0]! < 0.5)) return undefined;
  const cumulative = role.column === "alpha" && inner.length > 3 && inner.at(-1)! < 0.4 * inner[0]! && inner.every((x, i) => i === 0 || x <= inner[i - 1]!);
  return { column: cumulative ? "alphabar" : role.column, steps: inner.length, padded };
}

/** ᾱ of few steps that comes of no β, e.g. of a cosine: too short to be known by its numbers alone, and as long as the world's chain. */
function productsIn(name: string, value: Value, steps: number): ReturnType<typeof sourceIn> {
  const [role] = tableRolesOf(name);
  const numbers = value.kind === "tensor" && role?.column === "alphabar" && role.shift === 0 && role.done.length === 0 ? numbersOf(value) : undefined;
  const padded = numbers?.length === steps + 1 && numbers[0] === 1, inner = padded ? numbers.slice(1) : numbers;
  return inner?.length === steps && inner.every((x, i) => x > 0 && x < (inner[i - 1] ?? 1)) ? { column: "alphabar", steps, padded } : undefined;
}

/** The numbers of a plain array or list with one axis; none where anything in it is random or not known. */
export function numbersOf(value: Value): readonly number[] | undefined {
  if (value.kind === "tensor") {
    if (value.shape.length !== 1 || value.type === "bool") return undefined;
    const cells = value.uniform[0] ? Array.from({ length: value.shape[0]! }, () => value.cells[0]!) : value.cells;
    return cells.every((cell) => typeof cell === "number") ? (cells as readonly number[]) : undefined;
  }
  if (value.kind !== "list" && value.kind !== "tuple") return undefined;
  const items = value.items.map((item) => (item.kind === "float" || item.kind === "int" ? item.value : item.kind === "tensor" && item.shape.length === 0 && typeof item.cells[0] === "number" ? item.cells[0] : NaN));
  return items.length > 0 && items.every((x) => Number.isFinite(x)) ? items : undefined;
}

/** A chain's column as an array of the kind that it is put in for. */
export function columnTensor(chain: Chain, column: Column, padded: boolean, library: Tensor["library"], done: readonly Done[] = []): Tensor {
  const cells = Array.from({ length: chain.steps + 1 }, (_, t) => columnAt(chain, column, done, t)).slice(padded ? 0 : 1);
  return { kind: "tensor", shape: [cells.length], uniform: [false], cells, type: "float", library, fromSchedule: true };
}

/** The names under which a run, or a class that it never makes, binds a schedule, with the column that it is: on a long chain α that is a product shows itself as one. */
function sourcesIn(run: Run, seed: number): ReadonlyMap<string, Column> {
  const known = sourcesOf.get(run);
  if (known) return known;
  const { made: objects } = callablesOf(run, {}, longChain(200, seed)), names = new Map<string, Column>();
  for (const { events } of [run, ...objects])
    for (const event of events) {
      const source = event.kind === "bound" ? sourceIn(event.name, event.value) : undefined;
      if (source && event.kind === "bound") names.set(bare(event.name), source.column);
    }
  sourcesOf.set(run, names);
  return names;
}
const sourcesOf = new WeakMap<Run, ReadonlyMap<string, Column>>();
const bare = (name: string): string => name.replace(/^.*\./, "");

interface Put { readonly written: number; readonly steps: ReadonlySet<number>; readonly sources: ReadonlyMap<string, Column>; readonly literals: ReadonlySet<Located>; readonly counts: ReadonlySet<Located>; readonly pairs: ReadonlyMap<Located, PairSource>; readonly binders: ReturnType<typeof betaBinders>; readonly data: CleanData; readonly laid: ReadonlySet<Located>; readonly free: FreeNames; readonly first: 0 | 1 }

function worldWith(chain: Chain, { written, steps, sources, literals, counts, pairs, binders, data, laid, free, first }: Put): World {
  const longest = Math.max(0, ...steps);
  const literal = (value: number, spot: Spot): number => {
    for (const own of steps) {
      if (value === own) return chain.steps;
      if (own >= 20 && value === own + 1) return chain.steps + 1;
      if (own >= 20 && value === own - 1) return chain.steps - 1;
    }
    if (counts.has(spot.node) && value > 1 && value < longest) return Math.min(value, chain.steps);
    // A step that is written as a number stays as far along.
    return literals.has(spot.node) && value > Math.max(1, written) && value < longest ? Math.min(chain.steps - 1, Math.max(1, Math.round((value * chain.steps) / longest))) : value;
  };
  const bind = (binding: Binding): Value => {
    const { name, value } = binding;
    const pair = value.kind === "tensor" && !value.fromSchedule ? pairs.get(binding.spot.node) : undefined;
    if (pair && !binders(binding.spot) && numbersOf(value)) return putColumn(chain, pair, value);
    if (value.kind === "unknown" && laid.has(binding.spot.node)) return columnTensor(chain, "beta", false, free.library);
    // What is a schedule where it is long is one where ours is short.
    const source = value.kind === "tensor" && value.fromSchedule ? undefined : sourceIn(name, value, sources.has(bare(name)) ? Math.min(4, chain.steps) : 4) ?? productsIn(name, value, chain.steps);
    // T + 1 entries for T steps: the first is that of step 0, whatever stands in it. A list that is written out is as long as it is, however many steps a world has.
    if (source && (source.column === "beta" || !binders(binding.spot))) return putColumn(chain, { ...source, column: sources.get(bare(name)) ?? source.column, padded: source.padded || (source.steps === chain.steps + 1 && !steps.has(source.steps)) }, value);
    return binding.how === "augmented" || binding.how === "entry" ? value : (data.put(name, value, binding.variables) ?? value);
  };
  // A drawn step: neither end, where there is one between.
  return { variables: data.variables, bind, literal, integer: (low, high) => Math.min(high - 1, low + 1), free: (name) => freeValue(free, name, chain, first) };
}

function putColumn(chain: Chain, { column, padded, done = [] }: { readonly column: Column; readonly padded: boolean; readonly done?: readonly Done[] }, value: Value): Value {
  const entries = columnTensor(chain, column, padded, value.kind === "tensor" ? value.library : "numpy", done);
  const put: Value = value.kind === "list" || value.kind === "tuple" ? { kind: value.kind, items: entries.cells.map((cell) => ({ kind: "float", value: cell as number })) } : entries;
  // The second of a pair is held to the first by the program's own numbers.
  if (!done.includes("from one")) ours.add(put);
  return put;
}

/** Whether a world put this in the place of what the program bound: it says nothing of the program's own line. */
export const isPutIn = (value: Value): boolean => ours.has(value);
const ours = new WeakSet<Value>();

/** A law's coefficient of a variable. */
export const coefficient = (law: Law, id: number): number => law.terms[id] ?? 0;
