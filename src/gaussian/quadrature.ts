import { float64 } from "../field/float64.ts";
import { logDensity } from "./density.ts";
import { type Law, variance } from "./law.ts";

/** The trapezoid rule over ±12 standard deviations: for analytic integrands that vanish at the ends its error falls faster than any power. */
export const quadraturePoints = 2001;
const reach = 12;

/** ∫ N(x; law) f(x) dx; a point mass gives f at its place. */
export function expectation(law: Law<number>, f: (x: number) => number): number {
  const spread = Math.sqrt(variance(float64, law));
  if (spread === 0) return f(law.constant);
  const width = (2 * reach * spread) / (quadraturePoints - 1);
  let total = 0;
  for (let i = 0; i < quadraturePoints; i++) {
    const x = law.constant - reach * spread + i * width;
    const weight = i === 0 || i === quadraturePoints - 1 ? 0.5 : 1;
    total += weight * Math.exp(logDensity(float64, law, x, Math.PI)) * f(x);
  }
  return total * width;
}

/** ∫ p log(p/q), with neither the closed form of KL nor the moments of p. */
export const kullbackLeiblerByQuadrature = (p: Law<number>, q: Law<number>): number =>
  expectation(p, (x) => logDensity(float64, p, x, Math.PI) - logDensity(float64, q, x, Math.PI));
