import type { Field } from "../field/field.ts";

/**
 * A Gaussian law over one coordinate as an affine form: `constant` + Σ coefficient · noise, the noises independent with mean 0.
 * Noises are known by name, so that two laws that use the same noise have their true covariance. A noise carries its variance:
 * `normal(m, v)` needs no √v, and the mathematics stays rational over any field. Covariances are scalar times I.
 */
export interface Law<N> {
  readonly constant: N;
  readonly noises: ReadonlyMap<string, Noise<N>>;
}

export interface Noise<N> {
  readonly coefficient: N;
  readonly variance: N;
}

export const pointMass = <N>(constant: N): Law<N> => ({ constant, noises: new Map() });

/** N(mean, variance) with one noise of its own; variance 0 is a point mass. */
export function gaussian<N>(field: Field<N>, mean: N, variance: N, noise: string): Law<N> {
  if (field.equal(variance, field.whole(0))) return pointMass(mean);
  return { constant: mean, noises: new Map([[noise, { coefficient: field.whole(1), variance }]]) };
}

/** a + b, with the noises they share added coefficient by coefficient. */
export function plus<N>(field: Field<N>, a: Law<N>, b: Law<N>): Law<N> {
  const noises = new Map(a.noises);
  for (const [name, { coefficient, variance }] of b.noises) {
    const known = noises.get(name);
    noises.set(name, { coefficient: known ? field.add(known.coefficient, coefficient) : coefficient, variance });
  }
  return { constant: field.add(a.constant, b.constant), noises };
}

/** factor · law. */
export function scaled<N>(field: Field<N>, law: Law<N>, factor: N): Law<N> {
  const noises = new Map<string, Noise<N>>();
  for (const [name, { coefficient, variance }] of law.noises)
    noises.set(name, { coefficient: field.multiply(factor, coefficient), variance });
  return { constant: field.multiply(factor, law.constant), noises };
}

export const mean = <N>(law: Law<N>): N => law.constant;

export const variance = <N>(field: Field<N>, law: Law<N>): N => covariance(field, law, law);

/** Σ over shared noises of both coefficients times the noise's variance. */
export function covariance<N>(field: Field<N>, a: Law<N>, b: Law<N>): N {
  let sum = field.whole(0);
  for (const [name, mine] of a.noises) {
    const other = b.noises.get(name);
    if (other) sum = field.add(sum, field.multiply(field.multiply(mine.coefficient, other.coefficient), mine.variance));
  }
  return sum;
}

/** E[x²] = mean² + variance. */
export const meanSquare = <N>(field: Field<N>, law: Law<N>): N =>
  field.add(field.multiply(law.constant, law.constant), variance(field, law));
