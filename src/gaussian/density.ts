import type { Field } from "../field/field.ts";
import { type Law, variance } from "./law.ts";

/** KL(p ‖ q) = ½ (log(v_q/v_p) + (v_p + (m_p − m_q)²)/v_q − 1) of two Gaussians on the line, in nats. */
export function kullbackLeibler<N>(field: Field<N>, p: Law<N>, q: Law<N>): N {
  const vp = variance(field, p), vq = variance(field, q);
  const gap = field.subtract(p.constant, q.constant);
  const ratio = field.divide(field.add(vp, field.multiply(gap, gap)), vq);
  // Equal variances leave no logarithm, which keeps the result exact over any field.
  const spread = field.equal(vp, vq) ? field.whole(0) : field.apply("log", field.divide(vq, vp));
  return field.divide(field.add(spread, field.subtract(ratio, field.whole(1))), field.whole(2));
}

/** log N(x; mean, variance). */
export function logDensity<N>(field: Field<N>, law: Law<N>, x: N, pi: N): N {
  const v = variance(field, law);
  const gap = field.subtract(x, law.constant);
  const normaliser = field.apply("log", field.multiply(field.multiply(field.whole(2), pi), v));
  return field.negate(field.divide(field.add(normaliser, field.divide(field.multiply(gap, gap), v)), field.whole(2)));
}

/** ∂/∂x log density = (mean − x) / variance. */
export function score<N>(field: Field<N>, law: Law<N>, x: N): N {
  return field.divide(field.subtract(law.constant, x), variance(field, law));
}
