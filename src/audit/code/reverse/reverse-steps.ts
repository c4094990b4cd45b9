import { float64 } from "../../../field/float64.ts";
import { condition } from "../../../gaussian/condition.ts";
import { gaussian, plus, scaled, variance as varianceOf } from "../../../gaussian/law.ts";

/** ᾱ where a step back starts (the noisier end) and where it arrives, 0 < from < to ≤ 1. */
export interface Levels { readonly from: number; readonly to: number }

/** x_s = state · x_t + data · x_0 + N(0, variance). */
export interface Posterior { readonly state: number; readonly data: number; readonly variance: number }

/** What a network stands for in an update: p_θ's mean itself, or a mixture of x_0 and ε that the state at t lets one turn into x_0. */
export type Predicts = "noise" | "data" | "velocity" | "score" | "mean";
export const predictions: readonly Predicts[] = ["noise", "data", "velocity", "score", "mean"];

/** x_s = state · x_t + network · net, to which noise of its own is added. */
export interface Mean { readonly state: number; readonly network: number }

/** The law of x_s given x_t and x_0, by Bayes' rule on the chain; one step or several. Ho, Jain & Abbeel 2020, eqs. 6–7, but not from there. */
export function posteriorOf({ from, to }: Levels): Posterior {
  const mean = (data: number, state: number) => law(data, state).constant;
  const law = (data: number, state: number) => {
    const hidden = gaussian(float64, Math.sqrt(to) * data, 1 - to, "earlier");
    const seen = plus(float64, scaled(float64, hidden, Math.sqrt(from / to)), gaussian(float64, 0, 1 - from / to, "since"));
    return condition(float64, hidden, seen, state, "left");
  };
  return { state: mean(0, 1), data: mean(1, 0), variance: varianceOf(float64, law(0, 0)) };
}

/** The variance that x_t has around its multiple of x_s: β_t for neighbours, Ho et al.'s other choice of σ². */
export const stepVariance = ({ from, to }: Levels): number => 1 - from / to;

/** x̂_0 and ε̂ as combinations of x_t and the network's output: the inverse of x_t = √ᾱ x_0 + √(1−ᾱ) ε and net = p x_0 + q ε. */
export function estimates(predicts: Exclude<Predicts, "mean">, from: number): { readonly data: Mean; readonly noise: Mean } {
  const signal = Math.sqrt(from), spread = Math.sqrt(1 - from);
  const [p, q] = ({ noise: [0, 1], data: [1, 0], velocity: [-spread, signal], score: [0, -1 / spread] } as const)[predicts];
  const determinant = signal * q - spread * p;
  return { data: { state: q / determinant, network: -spread / determinant }, noise: { state: -p / determinant, network: signal / determinant } };
}

/** The posterior's mean with x̂_0 put in for x_0. */
export function ancestralMean(predicts: Predicts, levels: Levels): Mean {
  if (predicts === "mean") return { state: 0, network: 1 };
  const { state, data } = posteriorOf(levels);
  const clean = estimates(predicts, levels.from).data;
  return { state: state + data * clean.state, network: data * clean.network };
}

/** √ᾱ_s x̂_0 + √(1−ᾱ_s−σ²) ε̂, which with noise of variance σ² ≤ 1−ᾱ_s keeps the marginals. Song, Meng & Ermon 2021, eq. 12. */
export function ddimMean(predicts: Exclude<Predicts, "mean">, { from, to }: Levels, variance: number): Mean {
  const { data, noise } = estimates(predicts, from);
  const push = Math.sqrt(Math.max(0, 1 - to - variance));
  return { state: Math.sqrt(to) * data.state + push * noise.state, network: Math.sqrt(to) * data.network + push * noise.network };
}
