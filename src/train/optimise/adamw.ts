/** AdamW's constants, PyTorch's defaults (Loshchilov & Hutter 2019, algorithm 2). */
export const adamW = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: 0.01 } as const;

/** What one update multiplies by, at iteration k = 1, 2, …: w ← keep · w − step · m / (√(v · second) + ε), with m and v the running means. */
export function adamStep(iteration: number, rate: number): { readonly keep: number; readonly step: number; readonly second: number } {
  return { keep: 1 - rate * adamW.decay, step: rate / (1 - adamW.beta1 ** iteration), second: 1 / (1 - adamW.beta2 ** iteration) };
}
