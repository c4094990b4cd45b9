import type { Departure } from "../judge.ts";
import type { AffineStep } from "./affine-step.ts";
import type { Fit } from "./fit-step.ts";

/** What is wrong with a step or a loop, in one chain. `t` is the step that is gone back from, `s` where it arrives. */
export type Fault =
  | { readonly kind: "step"; readonly t: number; readonly s: number; readonly computes: AffineStep; readonly fit: Fit }
  /** Noise where the chain ends. */
  | { readonly kind: "last noise"; readonly t: number; readonly s: number; readonly computes: AffineStep; readonly fit: Fit }
  /** A draw of an earlier turn is used again. */
  | { readonly kind: "reused noise"; readonly t: number; readonly s: number }
  | { readonly kind: "not normal"; readonly t: number; readonly s: number }
  /** Every step is right where it stands, and the loop does not make them all: it runs from `from` to `to` instead of from `top` to 0. */
  | { readonly kind: "steps left out"; readonly from: number; readonly to: number; readonly top: number }
  /** After the last step the loop makes another. */
  | { readonly kind: "a step too many"; readonly top: number }
  | { readonly kind: "reversed"; readonly top: number }
  /** The state that a loop starts from has another law than N(0, I). */
  | { readonly kind: "start"; readonly law: "uniform" | "constant" | "scaled"; readonly variance: number; readonly top: number };

/**
 * How a step or loop did under one reading in one chain: `distance` is the largest relative difference, ∞ where a fault is no number; `wrong` counts the coefficients and variances that differ, and
 * is small for the reading that was meant. The decisive fault stands first.
 */
export interface Outcome { readonly distance: number; readonly wrong: number; readonly faults: readonly Fault[] }

/** Readings in the order of how little is wrong under them; of those that are as good, as they stood. */
export function byLikelihood<R>(readings: readonly R[], outcomesOf: (reading: R) => readonly Outcome[]): readonly R[] {
  const scored = readings.map((reading) => {
    const outcomes = outcomesOf(reading);
    return { reading, wrong: outcomes.reduce((sum, { wrong }) => sum + wrong, 0), isRight: outcomes.every(({ distance }) => distance <= 1e-6) };
  });
  return scored.toSorted((a, b) => Number(b.isRight) - Number(a.isRight) || a.wrong - b.wrong).map(({ reading }) => reading);
}

/** An outcome as the verdict's reckoning has it; none where nothing differs at all. */
export function departureOf({ distance, faults }: Outcome): Departure | undefined {
  const [fault] = faults;
  if (!fault) return distance > 0 ? { t: 0, computes: distance, should: 0, of: "value", size: distance } : undefined;
  const text = (t: number, computes: string, should: string): Departure => ({ t, computes, should, of: "value", size: Infinity });
  switch (fault.kind) {
    case "step": case "last noise": {
      const { t, computes, fit } = fault;
      if (fit.part !== "variance") return { t, computes: computes[fit.part], should: fit.mean[fit.part], of: "value", size: fit.distance };
      const [low, high] = fit.variance;
      return { t, computes: computes.variance, should: computes.variance < low ? low : high, of: "variance", size: fit.distance };
    }
    case "reused noise": return text(fault.t, "z of an earlier step", "a new z");
    case "not normal": return text(fault.t, "uniform noise", "normal noise");
    case "steps left out": return text(fault.to > 0 ? fault.to : fault.top, `x_${fault.from} → x_${fault.to}`, `x_${fault.top} → x_0`);
    case "a step too many": return text(1, `${fault.top + 1} steps`, `${fault.top} steps`);
    case "reversed": return text(1, `t = 1 … ${fault.top}`, `t = ${fault.top} … 1`);
    case "start": return fault.law === "scaled" ? { t: fault.top, computes: fault.variance, should: 1, of: "variance", size: Infinity } : text(fault.top, fault.law, "N(0, I)");
  }
}
