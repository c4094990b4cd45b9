import { random, seedOf } from "../../../base/random.ts";
import { type Chain, chainOf } from "./chain.ts";

const usualLengths = [4, 5, 6, 2, 3];

/** Random chains of T = 2 … 6, or of the lengths that a program fixes, with β in [0.02, 0.7], the same for a seed. Neighbouring β are far apart, so that an index off by one is seen. */
export function drawnChains(seed: number, count: number, lengths: readonly number[] = []): readonly Chain[] {
  const source = random(seedOf("code", seed)), all = lengths.length > 0 ? lengths : usualLengths;
  return Array.from({ length: count }, (_, i) => {
    const steps = all[i % all.length]!;
    const betas: number[] = [];
    while (betas.length < steps) {
      const beta = 0.02 + 0.68 * source.uniform();
      if (betas.every((other) => Math.abs(other - beta) > 0.03)) betas.push(beta);
    }
    return chainOf(betas);
  });
}

/** Small chains with round β, the plainest first: where a mistake shows in one of these, it is told with it. */
export const roundChains: readonly Chain[] = [[0.1, 0.2], [0.2, 0.5], [0.5, 0.2], [0.1, 0.2, 0.3], [0.2, 0.36, 0.5], [0.5, 0.3, 0.1], [0.1, 0.2, 0.3, 0.4]].map(chainOf);

/** Round ones of these lengths; all where none is fixed. */
export function roundChainsOf(lengths: readonly number[]): readonly Chain[] {
  if (lengths.length === 0) return roundChains;
  const even = (steps: number) => Array.from({ length: steps }, (_, i) => (i + 1) / 10);
  return lengths.flatMap((steps) => [even(steps), even(steps).toReversed(), Array.from({ length: steps }, (_, i) => [0.2, 0.5, 0.36][i % 3]!)].map(chainOf));
}

/** A random chain of a given length, β small enough that ᾱ_T is no rounding. */
export function longChain(steps: number, seed: number): Chain {
  const source = random(seedOf(`code of ${steps}`, seed)), top = Math.min(0.7, 8 / steps);
  return chainOf(Array.from({ length: steps }, () => top * (0.05 + 0.95 * source.uniform())));
}
