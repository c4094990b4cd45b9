/** How the learning rate goes over a run. `constant` is document 003's, at 1e-5; `cosine` warms up and then falls to 0 as half a cosine (Loshchilov & Hutter 2017). */
export interface RatePlan {
  readonly kind: "constant" | "cosine";
  readonly rate: number;
  /** Steps over which a cosine plan rises to its rate. */
  readonly warmUp: number;
  /** Steps in all; a cosine plan is at 0 after them. */
  readonly steps: number;
}

/** The rate of training step 1, 2, …. */
export function rateAt(step: number, { kind, rate, warmUp, steps }: RatePlan): number {
  if (kind === "constant") return rate;
  if (step <= warmUp) return (rate * step) / warmUp;
  const done = Math.min(1, (step - 1 - warmUp) / Math.max(1, steps - warmUp));
  return (rate * (1 + Math.cos(Math.PI * done))) / 2;
}
