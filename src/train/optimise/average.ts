import type { Weights } from "../model/weights.ts";

/** Steps after which half of an exponential average is newer: ln ½ / ln keep. */
export const halfLife = (keep: number): number => Math.log(0.5) / Math.log(keep);

/** How much of the average stays at one step, for a half-life in steps. */
export const keepFor = (steps: number): number => 0.5 ** (1 / steps);

/** Moves an exponential average of weights towards `now` by `steps` steps at once, in place: a ← keep^steps a + (1 − keep^steps) w. */
export function moveAverage(average: Weights, now: Weights, keep: number, steps: number): void {
  const kept = keep ** steps;
  for (const [layer, arrays] of Object.entries(average))
    for (const [part, old] of Object.entries(arrays) as [keyof typeof arrays, Float32Array][]) {
      const fresh = now[layer]![part]!;
      for (let i = 0; i < old.length; i++) old[i] = kept * old[i]! + (1 - kept) * fresh[i]!;
    }
}
