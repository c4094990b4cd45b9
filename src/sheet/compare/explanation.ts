import type { Precision } from "../../field/precision.ts";
import type { Chain } from "./chains.ts";
import type { Printed } from "./format-of.ts";
import type { Fit } from "./fit.ts";

/**
 * One thing that sets the left column apart from the right.
 * "shift": left[t] is right[t + by]. "reversed": left[t] is right at the other end. "chain": left is this of right. "parameter": one of them, by its name, with a parameter set otherwise.
 * "factor": left is right times it; `is` says it in the sheet's language where it is a usual one. "steps factor": the same of the steps 1 − x[t] / x[t−1] of both.
 * "precision": left's arithmetic, or what it was stored in. "printed": left was cut to so many digits.
 */
export type Part =
  | { readonly kind: "shift"; readonly by: number }
  | { readonly kind: "reversed" }
  | { readonly kind: "chain"; readonly chain: Chain }
  | { readonly kind: "parameter"; readonly of: string; readonly name: string; readonly value: number | string }
  | { readonly kind: "factor" | "steps factor"; readonly factor: number; readonly is?: string }
  | { readonly kind: "offset"; readonly offset: number }
  | { readonly kind: "precision"; readonly precision: Precision }
  | { readonly kind: "printed"; readonly printed: Printed };

/** What explains a difference down to rounding: one or a few parts together, and what they leave. */
export interface Explanation extends Fit {
  readonly parts: readonly Part[];
  /** The left column in terms of the right, in the sheet's language, where it can be said: `list[t] = prod(alpha[s], s, 1, t)`. */
  readonly formula?: string;
}
