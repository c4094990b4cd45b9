import type { Field } from "../field/field.ts";
import { covariance, gaussian, type Law, pointMass, variance } from "./law.ts";

/**
 * The law of `hidden` once `seen` has come out as `value`: for jointly Gaussian x and y,
 * E[x|y] = E x + Cov(x,y)/Var(y) · (value − E y) and Var[x|y] = Var x − Cov(x,y)²/Var(y).
 * Where y is a constant nothing is learned. `noise` names the fresh noise of the result.
 */
export function condition<N>(field: Field<N>, hidden: Law<N>, seen: Law<N>, value: N, noise: string): Law<N> {
  const seenVariance = variance(field, seen);
  const hiddenVariance = variance(field, hidden);
  if (field.equal(hiddenVariance, field.whole(0))) return pointMass(hidden.constant);
  if (field.equal(seenVariance, field.whole(0))) return hidden;
  const shared = covariance(field, hidden, seen);
  const gain = field.divide(shared, seenVariance);
  const mean = field.add(hidden.constant, field.multiply(gain, field.subtract(value, seen.constant)));
  return gaussian(field, mean, field.subtract(hiddenVariance, field.multiply(gain, shared)), noise);
}
