import type { Law, Spot, Statistic } from "../../../program/value.ts";
import type { NetworkCall, Variable } from "../../../program/world.ts";
import type { Chain } from "../world/chain.ts";
import { isRandom, oneLaw, sameLaw } from "./collapsed.ts";
import type { Predicts } from "./reverse-steps.ts";
import { toldOf } from "./sampling-loops.ts";
import { isStretchedDifference, isStretchedState } from "./stretched.ts";

/** What a loss trains a network to give, and what is wrong with it. `step`: the step whose x_t went in, where it is one of the chain. */
export interface JudgedLoss {
  readonly target?: Exclude<Predicts, "mean">;
  readonly step?: number;
  readonly told?: number;
  readonly call: NetworkCall;
  readonly fault?: LossFault;
  /** Where the draw stands that is at fault. */
  readonly draw?: Spot;
  /** The noises in x_t where the target is none of them. */
  readonly mixedIn?: readonly number[];
}
export type LossFault =
  /** The target is noise that is not the noise in x_t. */
  | "another draw"
  | "state as target"
  /** The network is given x_0, without noise. */
  | "clean input"
  /** The noise's sign is turned, so that what is trained is −ε. */
  | "sign"
  | "another step"
  /** The noise in x_t is drawn uniformly. */
  | "uniform noise"
  /** The network is given, or its output is compared with, every sample beside every other. */
  | "stretched state" | "stretched difference";

/**
 * A mean of |target − network(x_t, t)|ᵖ taken apart: what the network is given, what it is held to. None where it is no such loss, or where its target is something that is not known here
 * (a teacher, a flow, a score with other weights).
 */
export function judgeLoss({ base }: Statistic, chain: Chain, variables: readonly Variable[], calls: readonly NetworkCall[]): JudgedLoss | undefined {
  const difference = oneLaw(base, variables);
  if (!difference) return undefined;
  const networks = [...difference.terms.entries()].filter(([id, c]) => c !== 0 && variables[id]!.kind === "network");
  const [network] = networks;
  if (!network || networks.length > 1) return undefined;
  const call = calls.find((c) => c === variables[network[0]]!.call) ?? variables[network[0]]!.call;
  const state = call && oneLaw(call.state, variables);
  if (!call || !state || !isRandom(state)) return undefined;
  const target = times(without(difference, network[0]), -1 / network[1]);
  const told = toldOf(call), given = { call, ...(told !== undefined && { told }) };
  if (isStretchedState(call, variables)) return { ...given, fault: "stretched state" };
  if (isStretchedDifference(base, variables)) return { ...given, fault: "stretched difference" };
  if (sameLaw(target, state)) return { ...given, fault: "state as target" };
  const uniform = [...target.terms.entries()].flatMap(([id, c]) => (c !== 0 && variables[id]!.kind === "uniform" && (state.terms[id] ?? 0) !== 0 ? [variables[id]!] : []))[0];
  if (uniform) return { ...given, fault: "uniform noise", ...(uniform.spot && { draw: uniform.spot }) };
  const splits = noisesOf(state, variables).flatMap((noise) => splitsOf(state, noise, chain));
  const fits = splits.flatMap((split): JudgedLoss[] => {
    const kind = (["noise", "data", "velocity", "score"] as const).find((predicts) => sameLaw(target, targetOf(predicts, split)));
    return kind ? [{ ...given, target: kind, step: split.step }] : sameLaw(target, times(targetOf("noise", split), -1)) ? [{ ...given, step: split.step, fault: "sign" }] : [];
  });
  const fit = fits.find(({ fault }) => !fault) ?? fits[0];
  if (fit) return fit.told !== undefined && Number.isInteger(fit.told) && fit.step! - fit.told !== 0 && fit.step! - fit.told !== 1 ? { ...fit, fault: "another step" } : fit;
  const [noise] = isUnit(target, variables);
  if (noise === undefined) return undefined;
  if ((state.terms[noise] ?? 0) !== 0) return splits.length > 0 ? undefined : { ...given, target: "noise" };
  const mixedIn = noisesOf(state, variables);
  if (splits.length > 0) return { ...given, step: splits[0]!.step, fault: "another draw", mixedIn };
  if (mixedIn.length === 0) return { ...given, fault: "clean input" };
  // Also where x_t is not mixed as it should be: noise that the network is not given in any way cannot be told from it.
  const isTold = [...call.arguments, ...call.keywords.values()].some((value) => value.kind === "tensor" && value.cells.some((cell) => typeof cell !== "number" && (cell.terms[noise] ?? 0) !== 0));
  return !isTold && state.terms.some((c, id) => c !== 0 && variables[id]!.kind === "input") ? { ...given, fault: "another draw", mixedIn } : undefined;
}

interface Split { readonly noise: number; readonly step: number; readonly signal: number; readonly spread: number; readonly clean: Law }

const noisesOf = (state: Law, variables: readonly Variable[]): readonly number[] => [...state.terms.entries()].flatMap(([id, c]) => (c !== 0 && variables[id]!.kind === "normal" ? [id] : []));

/** x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε with this ε, at every step at which it can be read so. */
function splitsOf(state: Law, noise: number, { alphabar, steps }: Chain): readonly Split[] {
  const spread = Math.abs(state.terms[noise]!);
  return Array.from({ length: steps }, (_, i) => i + 1).flatMap((step) => {
    if (Math.abs(Math.sqrt(1 - alphabar[step]!) - spread) > 1e-6 * spread) return [];
    const signal = Math.sqrt(alphabar[step]!), rest = times(without(state, noise), 1 / signal);
    return isRandom(rest) || rest.constant !== 0 ? [{ noise, step, signal, spread: state.terms[noise]!, clean: rest }] : [];
  });
}

function targetOf(predicts: Exclude<Predicts, "mean">, { noise, signal, spread, clean }: Split): Law {
  const sign = Math.sign(spread), one = new Float64Array(noise + 1);
  one[noise] = sign;
  const epsilon: Law = { constant: 0, terms: one };
  switch (predicts) {
    case "noise": return times(epsilon, sign);
    case "data": return clean;
    case "velocity": return plus(times(epsilon, signal), times(clean, -Math.abs(spread)));
    case "score": return times(epsilon, -1 / Math.abs(spread));
  }
}

const times = ({ constant, terms }: Law, factor: number): Law => ({ constant: constant * factor, terms: terms.map((c) => c * factor) });
function plus(a: Law, b: Law): Law {
  const terms = new Float64Array(Math.max(a.terms.length, b.terms.length));
  for (let id = 0; id < terms.length; id++) terms[id] = (a.terms[id] ?? 0) + (b.terms[id] ?? 0);
  return { constant: a.constant + b.constant, terms };
}
function without(law: Law, id: number): Law {
  const terms = law.terms.slice();
  terms[id] = 0;
  return { constant: law.constant, terms };
}
/** The normal variable that a law is, sign apart. */
function isUnit(law: Law, variables: readonly Variable[]): readonly number[] {
  const parts = [...law.terms.entries()].filter(([, c]) => c !== 0);
  const [only] = parts;
  return parts.length === 1 && law.constant === 0 && only && variables[only[0]]!.kind === "normal" && Math.abs(Math.abs(only[1]) - 1) < 1e-9 ? [only[0]] : [];
}
