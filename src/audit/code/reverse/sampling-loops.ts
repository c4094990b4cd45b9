import type { Cell, Law, Spot, Value } from "../../../program/value.ts";
import type { Event, NetworkCall, Variable } from "../../../program/world.ts";
import { heldIn } from "../convert/conversion-names.ts";
import { type AffineStep, stepBetween } from "./affine-step.ts";
import { collapsed, isRandom, numberOf, oneLaw, sameLaw } from "./collapsed.ts";

/** A loop that gives a network what came of the network's own output the turn before, turn by turn. */
export interface SamplingLoop {
  readonly loop: Spot;
  readonly function?: string;
  readonly turns: readonly LoopTurn[];
  /** Where a state is bound in the loop itself, and under which name. */
  readonly update?: { readonly name: string; readonly spot: Spot; /** Where it was bound to the same before, the nearest first. */ readonly before: readonly Spot[] };
  /** Where, in the loop itself, the next state's mean is first made. */
  readonly mean?: Spot;
  /** Where the first turn makes x̂_0 by its name, and of what. */
  readonly clean?: { readonly spot: Spot; readonly step: AffineStep };
  /** Its last state is given to a network once more, after it. */
  readonly goesOn?: true;
}

export interface LoopTurn {
  /** The loop's variable. */
  readonly target: Value;
  readonly calls: readonly NetworkCall[];
  /** The step that the network is told, as the code counts it. */
  readonly told?: number;
  /** What the network is given; none where it is not one law throughout. */
  readonly state?: Law;
  /** What the next turn's network is given, or the loop ends in. */
  readonly next?: Law;
  readonly step?: AffineStep;
}

type NetworkEvent = Extract<Event, { kind: "network" }>;
type BoundEvent = Extract<Event, { kind: "bound" }>;

/** The sampling loops among what happened, in order; nested loops by the innermost that feeds back. */
export function samplingLoopsIn(events: readonly Event[], variables: readonly Variable[]): readonly SamplingLoop[] {
  const groups = new Map<string, Group>();
  const calls = events.filter((e): e is NetworkEvent => e.kind === "network");
  for (const event of calls)
    for (let depth = 0; depth < event.loops.length; depth++) {
      const key = event.loops.slice(0, depth + 1).map(({ loop, turn }, i) => `${spotKey(loop)}${i < depth ? `#${turn}` : ""}`).join("/");
      const group = groups.get(key) ?? { depth, loop: event.loops[depth]!.loop, turns: new Map<number, NetworkEvent[]>() };
      group.turns.set(event.loops[depth]!.turn, [...(group.turns.get(event.loops[depth]!.turn) ?? []), event]);
      groups.set(key, group);
    }
  const feeding = [...groups.values()].filter((group) => feedsBack(group, variables));
  // The innermost: another that feeds back is not inside it.
  const eventsOf = (group: Group) => new Set([...group.turns.values()].flat());
  const inner = feeding.filter((group) => {
    const mine = eventsOf(group);
    return !feeding.some((other) => other.depth > group.depth && [...eventsOf(other)].some((e) => mine.has(e)));
  });
  return inner.map((group) => readLoop(group, events, variables));
}

interface Group { readonly depth: number; readonly loop: Spot; readonly turns: Map<number, NetworkEvent[]> }

export const spotKey = ({ unit, node }: Spot): string => `${unit}:${node.lineno}:${node.col_offset}`;

/** Outputs of a call, as variables. */
function outputsOf(event: NetworkEvent, variables: readonly Variable[]): ReadonlySet<number> {
  const values = event.output.kind === "tuple" || event.output.kind === "list" ? event.output.items : [event.output];
  const ids = new Set<number>();
  for (const value of values) if (value.kind === "tensor") for (const cell of value.cells) for (const id of variablesIn(cell, variables)) ids.add(id);
  return ids;
}

/** The variables of a cell, parts of one taken as the whole. Laws are as long as a loop has drawn, so no copy is made. */
function variablesIn(cell: Cell, variables: readonly Variable[]): readonly number[] {
  const { terms } = collapsed(cell, variables), ids: number[] = [];
  for (let id = 0; id < terms.length; id++) if (terms[id] !== 0) ids.push(id);
  return ids;
}

function feedsBack({ turns }: Group, variables: readonly Variable[]): boolean {
  if (turns.size < 2) return false;
  const ordered = [...turns.entries()].toSorted(([a], [b]) => a - b).map(([, events]) => events);
  const outputs = outputsOf(ordered[0]!.at(-1)!, variables);
  return ordered[1]!.some(({ call }) => call.state.cells.some((cell) => typeof cell !== "number" && variablesIn(cell, variables).some((id) => outputs.has(id))));
}

function readLoop({ depth, loop, turns }: Group, events: readonly Event[], variables: readonly Variable[]): SamplingLoop {
  const ordered = [...turns.entries()].toSorted(([a], [b]) => a - b);
  const first = ordered[0]![1][0]!;
  const isWithin = (e: Event): boolean => e.loops.length > depth && e.loops[depth]!.loop.node === loop.node && e.loops.slice(0, depth).every(({ turn }, i) => turn === first.loops[i]!.turn);
  const bound = events.filter((e): e is BoundEvent => e.kind === "bound" && isWithin(e));
  const states = ordered.map(([, calls]) => oneLaw(calls[0]!.call.state, variables));
  const update = updateOf(bound, depth, ordered.map(([turn]) => turn), states, variables);
  const ended = update && bound.findLast((e) => e.name === update.name && e.loops[depth]!.turn === ordered.at(-1)![0] && e.function === update.function && e.how !== "loop");
  const end = ended?.value.kind === "tensor" ? oneLaw(ended.value, variables) : undefined;
  const mean = meanOf(bound.filter((e) => e.loops[depth]!.turn === ordered[0]![0] && e.depth === update?.depth), states[0], states[1], outputsOf(ordered[0]![1].at(-1)!, variables), variables);
  const made = outputsOf(ordered.at(-1)![1].at(-1)!, variables), last = events.indexOf(ordered.at(-1)![1].at(-1)!);
  const goesOn = events.slice(last + 1).some((e) => e.kind === "network" && !isWithin(e) && e.call.state.cells.some((cell) => typeof cell !== "number" && variablesIn(cell, variables).some((id) => made.has(id))));
  const clean = states[0] && cleanIn(bound.filter((e) => e.loops[depth]!.turn === ordered[0]![0]), states[0], outputsOf(ordered[0]![1].at(-1)!, variables), variables);
  return {
    loop, ...(goesOn && { goesOn }), ...(mean && { mean }), ...(clean && { clean }), ...(first.function !== undefined && first.depth === (update?.depth ?? first.depth) && { function: first.function }),
    ...(update && { update: { name: update.name, spot: update.spot, before: sameBefore(bound, update, states[1]!, variables) } }),
    turns: ordered.map(([, calls], k): LoopTurn => {
      const state = states[k], next = k + 1 < states.length ? states[k + 1] : end;
      const networks = new Set(calls.flatMap((call) => [...outputsOf(call, variables)]));
      const step = state && next && isRandom(state) ? stepBetween(state, next, networks, variables) : undefined;
      const told = toldOf(calls[0]!.call);
      return {
        target: calls[0]!.loops[depth]!.target, calls: calls.map(({ call }) => call), ...(told !== undefined && { told }), ...(state && { state }), ...(next && { next }), ...(step && { step }),
      };
    }),
  };
}

/** The binding in a turn that the next turn's network is given: the last of them that is the loop's own, else the last of all. */
function updateOf(bound: readonly BoundEvent[], depth: number, turns: readonly number[], states: readonly (Law | undefined)[], variables: readonly Variable[]): BoundEvent | undefined {
  const wanted = states[1];
  if (!wanted) return undefined;
  const same = bound.filter((e) => e.loops[depth]!.turn === turns[0] && e.how !== "parameter" && e.value.kind === "tensor" && is(e.value.cells[0], wanted, variables));
  const outermost = Math.min(...same.map((e) => e.depth));
  return same.findLast((e) => e.depth === outermost);
}

const sameBefore = (bound: readonly BoundEvent[], update: BoundEvent, law: Law, variables: readonly Variable[]): readonly Spot[] =>
  bound.slice(0, bound.indexOf(update)).filter((e) => e.name === update.name && e.depth === update.depth && e.how !== "parameter" && e.value.kind === "tensor" && is(e.value.cells[0], law, variables)).map(({ spot }) => spot).toReversed();

function meanOf(bound: readonly BoundEvent[], state: Law | undefined, next: Law | undefined, networks: ReadonlySet<number>, variables: readonly Variable[]): Spot | undefined {
  const final = state && next && isRandom(state) ? stepBetween(state, next, networks, variables) : undefined;
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  return final && bound.find(({ value }) => {
    const law = value.kind === "tensor" ? oneLaw(value, variables) : undefined, made = law && stepBetween(state!, law, networks, variables);
    return made && made.network !== 0 && close(made.network, final.network) && close(made.state, final.state);
  })?.spot;
}

function cleanIn(bound: readonly BoundEvent[], state: Law, networks: ReadonlySet<number>, variables: readonly Variable[]): SamplingLoop["clean"] {
  for (const { name, value, spot, how } of bound) {
    const law = how === "assign" && heldIn(name) === "data" && value.kind === "tensor" ? oneLaw(value, variables) : undefined, step = law && stepBetween(state, law, networks, variables);
    if (step && step.network !== 0) return { spot, step };
  }
  return undefined;
}

const is = (cell: number | Law | undefined, law: Law, variables: readonly Variable[]): boolean => cell !== undefined && sameLaw(collapsed(cell, variables), law);

/** The step among a network's arguments: a number, or an array that is one number throughout. */
export function toldOf(call: NetworkCall): number | undefined {
  const named = ["t", "timestep", "timesteps", "time", "time_step", "step", "steps", "noise_level"].flatMap((name) => numberOf(call.keywords.get(name)) ?? []);
  const plain = call.arguments.filter((value) => value !== call.state).flatMap((value) => numberOf(value) ?? []);
  return [...named, ...plain][0];
}
