import type { AffineStep } from "./affine-step.ts";
import { ancestralMean, ddimMean, type Levels, type Mean, posteriorOf, predictions, type Predicts, stepVariance } from "./reverse-steps.ts";

/** A right step back and how far from it an update is: the largest relative difference of its coefficients and variance. */
export interface Fit {
  readonly predicts: Predicts;
  readonly family: "ancestral" | "ddim";
  readonly mean: Mean;
  /** The variances that are right here; both the same for DDIM, where σ² is the code's own. */
  readonly variance: readonly [lowest: number, highest: number];
  readonly distance: number;
  /** How many parts differ by more than rounding. */
  readonly wrong: number;
  /** What differs most. */
  readonly part: Part;
}
export type Part = "state" | "network" | "variance";

/** Where noise cannot be told from its absence the mean alone is compared; where the mean is another's fault, the variance. */
export type Noise = "with noise" | "mean alone" | "variance alone";

/** Every right step between two levels: first those of which most parts agree, then the nearest. σ² may be anything from β̃ to β; a DDIM step may have any σ² ≤ β̃ if its direction has it too. */
export function fitsOf(step: AffineStep, levels: Levels, noise: Noise, allowed: readonly Predicts[] = predictions): readonly Fit[] {
  const tilde = posteriorOf(levels).variance, beta = stepVariance(levels);
  const fits = allowed.flatMap((predicts): Fit[] => {
    const ancestral = fit(step, predicts, "ancestral", ancestralMean(predicts, levels), levels.to === 1 ? [0, 0] : [tilde, beta], noise);
    // A mean that nothing is added to may be the whole of a deterministic step.
    if (predicts === "mean" || noise === "variance alone" || (noise === "mean alone" && step.variance !== 0)) return [ancestral];
    return [ancestral, fit(step, predicts, "ddim", ddimMean(predicts, levels, step.variance), [Math.min(step.variance, tilde), Math.min(step.variance, tilde)], noise)];
  });
  return fits.toSorted((a, b) => a.wrong - b.wrong || order(a) - order(b) || a.distance - b.distance);
}

/** A mean that is the posterior's with another variance has the wrong variance, rather than being a DDIM step with the wrong direction. */
const order = ({ family, predicts }: Fit): number => (predicts === "mean" ? 2 : family === "ddim" ? 1 : 0);

function fit(step: AffineStep, predicts: Predicts, family: Fit["family"], mean: Mean, variance: Fit["variance"], noise: Noise): Fit {
  const parts: readonly (readonly [Part, number])[] = [
    ["state", noise === "variance alone" ? 0 : relative(step.state, mean.state)],
    ["network", noise === "variance alone" ? 0 : relative(step.network, mean.network)],
    ["variance", noise === "mean alone" ? 0 : outside(step.variance, variance)],
  ];
  const [part, distance] = parts.reduce((most, next) => (next[1] > most[1] ? next : most));
  return { predicts, family, mean, variance, distance, wrong: parts.filter(([, d]) => d > 1e-6).length, part };
}

/** |a − b| measured by the larger, and by no less than a millionth. */
export const relative = (a: number, b: number): number => (Number.isFinite(a) && Number.isFinite(b) ? Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-6) : Infinity);

const outside = (value: number, [low, high]: Fit["variance"]): number =>
  value < low ? relative(value, low) : value > high ? relative(value, high) : Number.isNaN(value) ? Infinity : 0;

/** Whether updates are the same in all chains of one length: they know nothing of β then. */
export function sameInAll(seen: readonly { readonly world: { readonly chain: { readonly steps: number } }; readonly steps: readonly AffineStep[] }[]): boolean {
  const pairs = seen.flatMap((one, i) => seen.slice(i + 1).filter(({ world }) => world.chain.steps === one.world.chain.steps).map((other) => [one.steps, other.steps] as const));
  const alike = (a: AffineStep, b: AffineStep | undefined) => b !== undefined && (["state", "network", "variance"] as const).every((part) => relative(a[part], b[part]) < 1e-9);
  return pairs.length > 0 && pairs.every(([a, b]) => a.every((step, k) => alike(step, b[k])));
}
