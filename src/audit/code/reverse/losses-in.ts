import type { PythonFunction, Spot, Statistic, Tensor, Value } from "../../../program/value.ts";
import type { Event, NetworkCall, Variable } from "../../../program/world.ts";
import { callablesIn } from "../call/events-in.ts";
import type { CodeContext } from "../code-claim.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { type ScheduleWorld } from "../world/schedule-world.ts";
import { sameLaw } from "./collapsed.ts";
import { judgeLoss, type JudgedLoss } from "./judge-loss.ts";
import { spotKey } from "./sampling-loops.ts";
import { callAt, type Manner, mannersFor } from "./step-calls.ts";

type IntegerEvent = Extract<Event, { kind: "integer" }>;

/** A training loss, as it came out in each world, with the draw of t that went before it. */
export interface FoundLoss {
  readonly spot: Spot;
  /** The variable that the network's output is bound to, where it is. */
  readonly output?: string;
  /** `again`: one that was made elsewhere is bound once more. */
  readonly seen: readonly { readonly world: ScheduleWorld; readonly judged: JudgedLoss; readonly drawn?: IntegerEvent; readonly again?: true }[];
}

/** Every mean of a difference between a network's output and something else: where it is first made. */
export function lossesIn(context: CodeContext): readonly FoundLoss[] {
  const { drawn, round } = putWorlds(context);
  const all = new Map<string, { spot: Spot; output?: string; seen: FoundLoss["seen"][number][]; called: boolean }>();
  const manners = new Map<unknown, Manner | "none">();
  for (const world of [...round, ...drawn].filter(({ chain }) => chain.steps >= 3)) {
    const run = context.runIn(world.world);
    const keep = (events: readonly Event[], variables: readonly Variable[], called: boolean): boolean => {
      let any = false;
      const here = new Set<string>(), told = new Set<string>();
      for (const { spot, statistic, at } of statisticsIn(events)) {
        const key = spotKey(spot), known = all.get(key);
        if (here.has(key) || (called && known && !known.called)) continue;
        const before = events.slice(0, at + 1);
        const found = judgeLoss(statistic, world.chain, variables, callsIn(before));
        if (!found) continue;
        const judged = found.fault === "clean input" ? { ...found, draw: found.call.spot } : found.fault === "stretched state" ? { ...found, ...madeAt(before, found.call) } : found.mixedIn ? { ...found, ...drawnInPassing(before, variables, found.mixedIn, events[at]!.function) } : found;
        here.add(key);
        any = true;
        const draw = before.findLast((e): e is IntegerEvent => e.kind === "integer" && (judged.told === undefined || e.value === judged.told));
        const name = outputName(before, judged.call);
        const entry = known ?? { spot, ...(name !== undefined && { output: name }), seen: [], called };
        all.set(key, entry);
        entry.seen.push({ world, judged, ...(draw && { drawn: draw }), ...(told.has(`${judged.fault} ${judged.target} ${callsIn(before).indexOf(judged.call)}`) && { again: true }) });
        told.add(`${judged.fault} ${judged.target} ${callsIn(before).indexOf(judged.call)}`);
      }
      return any;
    };
    keep(run.events, run.variables, false);
    for (const { fn } of callablesIn(context, world)) {
      const known = manners.get(fn.node);
      if (known === "none" || !mayTrain(fn)) continue;
      const manner = (known ? [known] : mannersFor(fn, context.listings[fn.unit]!.unit.text)).find((m) => {
        const { outcome } = callAt(fn, run, world.world, world.chain, m, { t: Math.min(1 + m.first, world.chain.steps - 1) }, ["x0", "xt"]);
        return keep(outcome.events, outcome.variables, true);
      });
      manners.set(fn.node, manner ?? "none");
    }
  }
  return [...all.values()];
}

const mayTrain = (fn: PythonFunction): boolean => fn.node.nodeType === "FunctionDef";

function statisticsIn(events: readonly Event[]): readonly { readonly spot: Spot; readonly statistic: Statistic; readonly at: number }[] {
  return events.flatMap((event, at) => (event.kind === "bound" || event.kind === "returned" ? statisticIn(event.value).map((statistic) => ({ spot: event.spot, statistic, at })) : []));
}

/** A loss, or one among several that are given back; a list that losses are put in is none. */
const statisticIn = (value: Value): readonly Statistic[] => (value.kind === "statistic" ? [value] : value.kind === "tuple" ? value.items.filter((item): item is Statistic => item.kind === "statistic") : []);

const callsIn = (events: readonly Event[]): readonly NetworkCall[] => events.flatMap((e) => (e.kind === "network" ? [e.call] : []));

/** Where what a network is given was bound. */
function madeAt(events: readonly Event[], call: NetworkCall): { readonly draw?: Spot } {
  const bound = events.findLast((e) => e.kind === "bound" && e.how !== "parameter" && isSame(e.value, call.state));
  return bound ? { draw: bound.spot } : {};
}

const isSame = (value: Value, { shape, cells }: Tensor): boolean =>
  value.kind === "tensor" && value.shape.join() === shape.join() && value.cells.length === cells.length && value.cells.every((cell, i) => { const other = cells[i]!; return typeof cell === "number" || typeof other === "number" ? cell === other : sameLaw(cell, other); });

/** Where the noise in x_t is drawn in passing, `add_noise(x0, t, randn(…))`, in the function of the loss itself: that draw is the one too many, and not the one that has a name. */
function drawnInPassing(events: readonly Event[], variables: readonly Variable[], [id, ...more]: readonly number[], inside: string | undefined): { readonly draw?: Spot } {
  const drawn = events.findLast((e) => e.kind === "drawn" && e.variable.id === id);
  if (id === undefined || more.length > 0 || !drawn || drawn.function !== inside || inside === undefined) return {};
  const isAlone = (value: Value) => value.kind === "tensor" && value.cells.every((cell) => typeof cell !== "number" && cell.terms.every((c, i) => (i === id ? c === 1 : c === 0)));
  return events.some((e) => e.kind === "bound" && e.how === "assign" && e.function === inside && isAlone(e.value)) ? {} : { draw: variables[id]?.spot ?? drawn.spot };
}

/** The name that a call's output is first bound to. */
function outputName(events: readonly Event[], call: NetworkCall): string | undefined {
  const from = events.findIndex((e) => e.kind === "network" && e.call === call);
  const event = events[from];
  if (event?.kind !== "network") return undefined;
  const bound = events.slice(from).find((e) => e.kind === "bound" && e.value === event.output);
  return bound?.kind === "bound" ? bound.name : undefined;
}
