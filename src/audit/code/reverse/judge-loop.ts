import type { Variable } from "../../../program/world.ts";
import type { Chain } from "../world/chain.ts";
import type { AffineStep } from "./affine-step.ts";
import { isRandom } from "./collapsed.ts";
import type { Fault, Outcome } from "./fault.ts";
import { fitsOf } from "./fit-step.ts";
import { predictions, type Predicts } from "./reverse-steps.ts";
import type { SamplingLoop } from "./sampling-loops.ts";

/** How a loop's turns stand to the chain's steps: all of them from T down; a sub-sequence, told step i being step i + first, that ends at step `last`; or all of them from 1 up, which is wrong. */
export type Walk = { readonly kind: "every step" } | { readonly kind: "some steps"; readonly first: 0 | 1; readonly last: 0 | 1 } | { readonly kind: "reversed" };
export interface LoopReading { readonly walk: Walk; readonly predicts: Predicts }
export type Leg = readonly [from: number, to: number];

const walks: readonly Walk[] = [{ kind: "every step" }, ...([1, 0] as const).flatMap((first) => ([0, 1] as const).map((last): Walk => ({ kind: "some steps", first, last }))), { kind: "reversed" }];
export const loopReadings: readonly LoopReading[] = walks.flatMap((walk) => predictions.map((predicts) => ({ walk, predicts })));

/** Whether each turn's update is a combination of the state, the network and noise. */
export function isChain(given: SamplingLoop, chain: Chain, variables: readonly Variable[]): boolean {
  const loop = firstSteps(given, chain);
  const constant = startOf(loop, variables, 0)?.law === "constant";
  return loop.turns.every(({ step }, k) => (step ? step.others.every(({ variable }) => variable.kind === "normal" || variable.kind === "uniform") && Math.abs(step.constant - halfOf(step)) < 1e-9 : k === 0 && constant));
}

/** A turn after the T-th is no step of the chain's. */
const firstSteps = (loop: SamplingLoop, { steps }: Chain): SamplingLoop => (loop.turns.length === steps + 1 ? { ...loop, turns: loop.turns.slice(0, steps) } : loop);

/** The mean of the uniform draws in a step, which are from [0, 1). */
const halfOf = ({ others }: AffineStep): number => others.reduce((half, { variable, coefficient }) => half + (variable.kind === "uniform" ? coefficient / 2 : 0), 0);

/** A sampling loop under one reading; none where the loop cannot be read so, e.g. a sub-sequence where the network is not told its step. */
export function outcomeOfLoop(given: SamplingLoop, chain: Chain, variables: readonly Variable[], reading: LoopReading): (Outcome & { readonly legs: readonly Leg[] }) | undefined {
  const loop = firstSteps(given, chain);
  const outcomes = legsOf(loop, chain, reading.walk).map((legs) => ({ legs, ...along(loop, chain, legs, reading) }));
  const best = outcomes.toSorted((a, b) => a.wrong - b.wrong || a.distance - b.distance)[0];
  if (!best) return undefined;
  const start = startOf(loop, variables, chain.steps);
  if (loop !== given) return { ...best, distance: Infinity, wrong: best.wrong + 1, faults: [{ kind: "a step too many", top: chain.steps }, ...best.faults] };
  return start ? { ...best, distance: Infinity, wrong: best.wrong + 1, faults: [...best.faults, start] } : best;
}

function along(loop: SamplingLoop, chain: Chain, legs: readonly Leg[], { walk, predicts }: LoopReading): Outcome {
  let distance = 0, wrong = 0;
  const faults: Fault[] = [];
  for (const [k, { step }] of loop.turns.entries()) {
    const [t, s] = legs[k]!;
    if (!step) continue;
    const reused = step.others.some(({ variable }) => variable.kind === "normal"), odd = step.others.some(({ variable }) => variable.kind === "uniform");
    const [best] = fitsOf(step, { from: chain.alphabar[t]!, to: chain.alphabar[s]! }, reused || odd ? "mean alone" : "with noise", [predicts]);
    if (!best) continue;
    distance = Math.max(distance, best.distance);
    wrong += best.wrong;
    if (best.distance > 1e-3) faults.push({ kind: s === 0 && best.part === "variance" && best.wrong === 1 ? "last noise" : "step", t, s, computes: step, fit: best });
    if (reused) faults.push({ kind: "reused noise", t, s });
    if (odd) faults.push({ kind: "not normal", t, s });
  }
  const top = chain.steps, from = legs[0]![0], to = legs.at(-1)![1];
  if (walk.kind === "reversed") faults.push({ kind: "reversed", top }, { kind: "reversed", top });
  if (walk.kind === "every step" && !(from === top && to === 0)) faults.push({ kind: "steps left out", from, to, top });
  const structure = faults.filter(({ kind }) => kind !== "step" && kind !== "last noise");
  // What every step has in common is told before what a few have.
  const ordered = structure.length > 0 && (faults.length - structure.length) * 2 <= loop.turns.length ? [...structure, ...faults.filter((fault) => !structure.includes(fault))] : faults;
  return { distance: structure.length > 0 ? Infinity : distance, wrong: wrong + structure.length, faults: ordered };
}

/** The steps that the turns go over. Of a sub-sequence the last step is its own, and it may end at the first entry of the tables. */
function legsOf(loop: SamplingLoop, { steps }: Chain, walk: Walk): readonly (readonly Leg[])[] {
  const turns = loop.turns.length;
  const legs = (leg: (k: number) => Leg) => Array.from({ length: turns }, (_, k) => leg(k));
  if (walk.kind === "every step") return [steps, steps - 1, turns].filter((from, i, all) => all.indexOf(from) === i && from <= steps && from >= turns).map((from) => legs((k) => [from - k, from - k - 1]));
  if (walk.kind === "reversed") return turns === steps ? [legs((k) => [k + 1, k])] : [];
  const path = [...loop.turns.map(({ told = NaN }) => told + walk.first), walk.last];
  const falls = path.every((t, k) => Number.isInteger(t) && t >= 0 && t <= steps && (k === 0 || t < path[k - 1]! || (k === turns && t === path[k - 1])));
  // Neighbours all the way are no sub-sequence.
  return falls && path.some((t, k) => k > 0 && path[k - 1]! - t > 1) ? [legs((k) => [path[k]!, path[k + 1]!])] : [];
}

/** What is wrong with the state that a loop starts from; one from outside is its caller's. */
function startOf({ turns }: SamplingLoop, variables: readonly Variable[], top: number): Extract<Fault, { kind: "start" }> | undefined {
  const state = turns[0]?.state;
  if (!state) return undefined;
  if (!isRandom(state)) return { kind: "start", law: "constant", variance: 0, top };
  const parts = [...state.terms.entries()].filter(([, c]) => c !== 0);
  if (parts.some(([id]) => variables[id]!.kind === "uniform")) return { kind: "start", law: "uniform", variance: NaN, top };
  if (parts.some(([id]) => variables[id]!.kind !== "normal") || parts.length > 1) return undefined;
  const variance = parts.reduce((sum, [id, c]) => sum + c * c * variables[id]!.variance, 0);
  return Math.abs(variance - 1) > 1e-3 ? { kind: "start", law: "scaled", variance, top } : undefined;
}
