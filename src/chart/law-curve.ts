import type { Curve } from "./curve.ts";

const points = 241, reach = 4;

/** The x axis of the law's chart. */
export const lawDomain: readonly [number, number] = [-reach, reach];

/** The density of q(x_t | x_0) = N(√ᾱ_t·x_0, 1 − ᾱ_t) on [−4, 4]. A variance of 0 is a point mass: no density to draw. */
export function lawCurve(alphabar: number, x0: number, label: string): Curve {
  return { name: "law", label, role: "posterior", ...gaussian(Math.sqrt(alphabar) * x0, 1 - alphabar) };
}

/** N(0, 1), where the forward process ends. */
export function standardNormal(label: string): Curve {
  return { name: "prior", label, role: "plain", dash: "4 3", ...gaussian(0, 1) };
}

function gaussian(mean: number, variance: number): Pick<Curve, "from" | "step" | "values"> {
  const step = (2 * reach) / (points - 1);
  const values = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    const gap = -reach + i * step - mean;
    values[i] = variance > 0 ? Math.exp(-(gap * gap) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance) : NaN;
  }
  return { from: -reach, step, values };
}
