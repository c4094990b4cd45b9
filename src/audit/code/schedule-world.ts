import type { Located } from "../../read/python/syntax.ts";
import type { Binding, Run, World } from "../../program/world.ts";
import type { Spot, Tensor, Value } from "../../program/value.ts";
import type { Chain } from "./chain.ts";
import type { CodeContext } from "./code-claim.ts";
import { type Column, columnAt } from "./column.ts";
import { drawnChains, longChain, roundChains } from "./schedules-drawn.ts";
import { stepLiterals } from "./step-literals.ts";
import { inputRolesOf, tableRolesOf } from "./roles.ts";

/** A program's world with a chain of ours in the place of its own. `own`: the steps that the program writes, for what depends on its numbers. */
export interface ScheduleWorld { readonly world: World; readonly chain: Chain; readonly kind: "drawn" | "round" | "long" }

/** Where a program takes its schedule from: arrays of β (or α, ᾱ where no β is) that are bound and computed from no other. */
export interface Sources {
  readonly bindings: readonly { readonly name: string; readonly spot: Spot; readonly column: Column; readonly steps: number; readonly padded: boolean }[];
  /** The lengths T of its schedules, as written. */
  readonly steps: ReadonlySet<number>;
}

/** The worlds of a document: 20 with random chains, a few round ones for the small case, and one as long as the program's own. Made once, so that runs are. */
export function worldsOf(context: CodeContext): { readonly sources: Sources; readonly drawn: readonly ScheduleWorld[]; readonly round: readonly ScheduleWorld[]; readonly long: readonly ScheduleWorld[] } {
  const known = made.get(context);
  if (known) return known;
  const sources = sourcesIn(context.run), literals = stepLiterals(context.listings.map(({ unit }) => unit));
  const world = (kind: ScheduleWorld["kind"]) => (chain: Chain): ScheduleWorld => ({ kind, chain, world: worldWith(chain, sources, literals) });
  const longest = Math.max(0, ...sources.steps);
  const all = sources.bindings.length === 0 ? { sources, drawn: [], round: [], long: [] } : {
    sources,
    drawn: drawnChains(context.options.seed, 20).map(world("drawn")),
    round: roundChains.map(world("round")),
    long: longest >= 2 && longest <= 2000 ? [world("long")(longChain(longest, context.options.seed))] : [],
  };
  made.set(context, all);
  return all;
}
const made = new WeakMap<CodeContext, ReturnType<typeof worldsOf>>();

/** Reads a plain run for the arrays that a chain can be put in for. */
export function sourcesIn(run: Run): Sources {
  const tables = run.events.flatMap((event) => {
    if (event.kind !== "bound") return [];
    const [role] = tableRolesOf(event.name), numbers = numbersOf(event.value);
    if (!role || role.shift !== 0 || role.done.length > 0 || !numbers) return [];
    if (role.column !== "beta" && role.column !== "alpha" && role.column !== "alphabar") return [];
    const padded = numbers[0] === (role.column === "beta" ? 0 : 1);
    const inner = padded ? numbers.slice(1) : numbers;
    if (inner.length < 2 || inner.some((x) => !(x > 0 && x < 1))) return [];
    return [{ event, name: event.name, spot: event.spot, column: looksCumulative(role.column, inner) ? "alphabar" as const : role.column, steps: inner.length, padded }];
  });
  // Momenta of an optimizer are named betas too: two numbers, and both near 1.
  const schedules = tables.filter(({ column, event }) => column !== "beta" || !numbersOf(event.value)!.every((x) => x >= 0.5));
  const placeOf = (event: (typeof tables)[number]["event"]) => `${event.function === undefined ? "" : event.spot.unit}:${event.function ?? ""}`;
  const withBeta = new Set(schedules.filter(({ column }) => column === "beta").map(({ event }) => placeOf(event)));
  // What stands beside a β, or after one at the top, is computed from it.
  const first = schedules.findIndex(({ column }) => column === "beta");
  const bindings = schedules.filter(({ column, event }, i) => column === "beta" || (!withBeta.has(placeOf(event)) && (first < 0 || i < first)));
  return { bindings, steps: new Set(bindings.map(({ steps }) => steps)) };
}

/** An array named α that falls from near 1 to near 0 is a product already. */
const looksCumulative = (column: Column, values: readonly number[]): boolean => column === "alpha" && values.length > 3 && values.at(-1)! < 0.4 * values[0]! && values.every((x, i) => i === 0 || x <= values[i - 1]!);

/** The numbers of a plain array or list with one axis; none where anything in it is random or not known. */
export function numbersOf(value: Value): readonly number[] | undefined {
  if (value.kind === "tensor") {
    if (value.shape.length !== 1 || value.type === "bool") return undefined;
    const cells = value.uniform[0] ? Array.from({ length: value.shape[0]! }, () => value.cells[0]!) : value.cells;
    return cells.every((cell) => typeof cell === "number") ? (cells as readonly number[]) : undefined;
  }
  if (value.kind !== "list" && value.kind !== "tuple") return undefined;
  const items = value.items.map((item) => (item.kind === "float" || item.kind === "int" ? item.value : NaN));
  return items.length > 0 && items.every((x) => Number.isFinite(x)) ? items : undefined;
}

/** A chain's column as an array of the kind that it is put in for. */
export function columnTensor(chain: Chain, column: Column, padded: boolean, library: Tensor["library"]): Tensor {
  const cells = Array.from({ length: chain.steps + 1 }, (_, t) => columnAt(chain, column, [], t)).slice(padded ? 0 : 1);
  return { kind: "tensor", shape: [cells.length], uniform: [false], cells, type: "float", library, fromSchedule: true };
}

function worldWith(chain: Chain, sources: Sources, literals: ReadonlySet<Located>): World {
  const has = (binding: Binding) => sources.bindings.find(({ name, spot }) => name === binding.name && spot.node === binding.spot.node);
  const bind = (binding: Binding): Value => {
    const { value } = binding;
    if (value.kind === "tensor" && value.fromSchedule) return value;
    const source = has(binding);
    if (!source || (value.kind !== "tensor" && value.kind !== "list" && value.kind !== "tuple")) return value;
    const put = columnTensor(chain, source.column, source.padded, value.kind === "tensor" ? value.library : "numpy");
    if (value.kind === "tensor") return put;
    return { kind: value.kind, items: put.cells.map((cell) => ({ kind: "float", value: cell as number })) };
  };
  const literal = (value: number, spot: Spot): number => {
    for (const steps of sources.steps) {
      if (value === steps) return chain.steps;
      if (steps >= 20 && value === steps + 1) return chain.steps + 1;
      if (steps >= 20 && value === steps - 1) return chain.steps - 1;
    }
    // A step that is written as a number stays as far along.
    const longest = Math.max(...sources.steps);
    return literals.has(spot.node) && value > 1 && value < longest ? Math.min(chain.steps - 1, Math.max(1, Math.round((value * chain.steps) / longest))) : value;
  };
  // A drawn step: neither end, where there is one between.
  const integer = (low: number, high: number): number => Math.min(high - 1, low + 1);
  return { bind, literal, integer };
}

/** Whether a name can be a step. */
export const isStepName = (name: string): boolean => inputRolesOf(name).includes("t");
