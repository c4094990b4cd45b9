import type { Chain } from "../world/chain.ts";
import type { AffineStep } from "./affine-step.ts";
import type { Fault, Outcome } from "./fault.ts";
import { fitsOf, type Noise } from "./fit-step.ts";
import { predictions, type Predicts } from "./reverse-steps.ts";

/** A step function's outcome where it was told to go from `t` (and to `s`, where it asks), as the code counts. */
export interface Sampled { readonly t: number; readonly s?: number; readonly step: AffineStep }

/** Which step of the chain the code's t is, t or t + 1, and what its network predicts. */
export interface StepReading { readonly first: 0 | 1; readonly predicts: Predicts }
export const stepReadings: readonly StepReading[] = ([1, 0] as const).flatMap((first) => predictions.map((predicts) => ({ first, predicts })));

/** Whether an outcome is a step at all: the state, the network and noise, nothing else; a uniform draw has mean 1/2. */
export const isStep = ({ constant, others }: AffineStep): boolean =>
  others.every(({ variable }) => variable.kind === "uniform") && Math.abs(constant - others.reduce((half, { coefficient }) => half + coefficient / 2, 0)) < 1e-9;

/**
 * A function that makes one step back, under one reading. At the last step noise is its callers' business; what a way to count cannot reach (t = 0 as step 0) is left out. Under a reading that reaches
 * fewer steps than there are, nothing is known of the rest.
 */
export function outcomeOfStep(sampled: readonly Sampled[], chain: Chain, noise: Noise, { first, predicts }: StepReading): Outcome {
  let distance = 0, wrong = 0;
  const faults: Fault[] = [];
  for (const { t: told, s: asked, step } of sampled) {
    const t = told + first, s = asked === undefined ? t - 1 : Math.max(0, asked + first);
    if (t < 1 || t > chain.steps || s >= t || (s === 0 && noise === "variance alone")) continue;
    const [best] = fitsOf(step, { from: chain.alphabar[t]!, to: chain.alphabar[s]! }, s === 0 ? "mean alone" : noise, [predicts]);
    if (!best) continue;
    distance = Math.max(distance, best.distance);
    wrong += best.wrong;
    if (best.distance > 1e-3) faults.push({ kind: "step", t, s, computes: step, fit: best });
    if (step.others.length > 0) {
      faults.push({ kind: "not normal", t, s });
      distance = Infinity;
    }
  }
  return { distance, wrong, faults };
}
