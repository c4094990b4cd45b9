import { embeddingWidth } from "./architecture.ts";

/**
 * The sinusoidal embedding of steps: 32 sines, then 32 cosines, of t · 10000^(−k/32), k = 0 … 31 (Vaswani et al. 2017, §3.5, as document 003 lays it out).
 * Computed in float64 and rounded once; one row of 64 a step.
 */
export function embed(steps: ArrayLike<number>): Float32Array {
  const half = embeddingWidth / 2;
  const rows = new Float32Array(steps.length * embeddingWidth);
  for (let i = 0; i < steps.length; i++)
    for (let k = 0; k < half; k++) {
      const angle = steps[i]! * 10000 ** (-k / half);
      rows[i * embeddingWidth + k] = Math.sin(angle);
      rows[i * embeddingWidth + half + k] = Math.cos(angle);
    }
  return rows;
}
