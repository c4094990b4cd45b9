import { type Departure } from "../judge.ts";
import type { Chain } from "../world/chain.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { errorText } from "../wordings.ts";
import type { PythonError } from "../../../program/world.ts";
import { type Mixture, mixtureOf, type Model, type Quantity } from "./quantity.ts";
import type { Made } from "./probe.ts";

/** What code makes of what it was given, for one t as the code counts it. */
export interface Observation { readonly t: number; readonly made?: Made; readonly raised?: PythonError }
export interface ObservedWorld { readonly world: ScheduleWorld; readonly observations: readonly Observation[] }

/** One way to take a conversion: which step t is, what each name stands for, the model and v's sign. `entries`: under which of the ways to take table entries it was called. */
export interface Reading { readonly offset: 0 | 1; readonly roles: ReadonlyMap<string, Quantity>; readonly target: Quantity; readonly model: Model; readonly sign: 1 | -1; readonly entries: number }

/** The steps that a reading speaks of, as the code counts them. */
export const stepsOf = ({ steps }: Chain, offset: 0 | 1): readonly number[] => Array.from({ length: steps }, (_, i) => (offset === 1 ? i : i + 1));

/** x_0 and ε in what was made, with everything given put in by what it is. */
export function mixtureIn({ parts }: Made, { roles, model, sign }: Reading, alphabar: number): Mixture {
  let data = 0, noise = 0;
  for (const [name, c] of parts) {
    const part = mixtureOf(roles.get(name)!, alphabar, model, sign);
    data += c * (part?.data ?? NaN);
    noise += c * (part?.noise ?? NaN);
  }
  return { data, noise };
}

/** Where what is made is farthest from its name. `open`: steps that were not reached are left out, as a run reaches only some. */
export function departureFrom({ world: { chain }, observations }: ObservedWorld, reading: Reading, open: "all steps" | "steps seen"): Departure | undefined {
  let worst: Departure | undefined;
  const keep = (departure: Departure) => { if (departure.size > (worst?.size ?? 0)) worst = departure; };
  for (const t of stepsOf(chain, reading.offset)) {
    const seen = observations.find((each) => each.t === t), step = t + reading.offset;
    if (!seen && open === "steps seen") continue;
    if (seen?.raised) { keep({ t: step, computes: errorText(seen.raised), should: "", of: "failure", size: Infinity }); continue; }
    if (!seen?.made) return { t: step, computes: NaN, should: 1, of: "value", size: Infinity };
    const has = mixtureIn(seen.made, reading, chain.alphabar[step]!), right = mixtureOf(reading.target, chain.alphabar[step]!, reading.model, reading.sign);
    if (!right) return { t: step, computes: NaN, should: NaN, of: "value", size: Infinity };
    const scale = Math.max(Math.abs(right.data), Math.abs(right.noise));
    for (const part of ["data", "noise"] as const) {
      const size = Math.abs(has[part] - right[part]) / scale;
      keep({ t: step, computes: has[part], should: right[part], of: "value", size: Number.isNaN(size) ? Infinity : size });
    }
    if (seen.made.constant !== 0) keep({ t: step, computes: seen.made.constant, should: 0, of: "value", size: Math.abs(seen.made.constant) / scale });
  }
  return worst;
}

/** Whether what is made is the same in all chains of one length: then it knows nothing of them. */
export function knowsNoSchedule(seen: readonly ObservedWorld[]): boolean {
  const alike = (a: Made | undefined, b: Made | undefined) => (a === undefined || b === undefined ? a === b : [...a.parts].every(([name, c]) => Math.abs(c - (b.parts.get(name) ?? NaN)) <= 1e-9 * Math.max(1, Math.abs(c))));
  const pairs = seen.flatMap((one, i) => seen.slice(i + 1).filter(({ world }) => world.chain.steps === one.world.chain.steps).map((other) => [one.observations, other.observations] as const));
  return pairs.length > 0 && pairs.every(([a, b]) => a.every(({ t, made }) => alike(made, b.find((each) => each.t === t)?.made)));
}
