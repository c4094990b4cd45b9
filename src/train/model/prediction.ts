import type { Schedule } from "../schedule.ts";
import type { Target } from "./architecture.ts";

/**
 * The noise that a network's answer means, in place of the answer: ε = (x_t − √ᾱ x_0)/√(1−ᾱ) and ε = √(1−ᾱ) x_t + √ᾱ v (Salimans & Ho 2022, appendix D).
 * `steps` has one step a point, or one for all.
 */
export function noiseOf(answer: Float32Array, noisy: Float32Array, steps: ArrayLike<number>, dimension: number, target: Target, { alphabar }: Schedule): Float32Array {
  if (target === "epsilon") return answer;
  return answer.map((value, i) => {
    const kept = alphabar[steps.length === 1 ? steps[0]! : steps[Math.floor(i / dimension)]!]!;
    const signal = Math.sqrt(kept), noise = Math.sqrt(1 - kept);
    return target === "x0" ? (noisy[i]! - signal * value) / noise : noise * noisy[i]! + signal * value;
  });
}

/** By what a squared error in ε is multiplied to be the squared error in the target, at ᾱ: 1 for ε, (1−ᾱ)/ᾱ for x_0, 1/ᾱ for v. */
export const errorScale = (target: Target, alphabar: number): number => (target === "epsilon" ? 1 : target === "x0" ? (1 - alphabar) / alphabar : 1 / alphabar);
