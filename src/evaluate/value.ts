import { fail } from "../base/problem.ts";
import { type Law, pointMass } from "../gaussian/law.ts";
import { printText } from "../term/print-text.ts";
import type { Term } from "../term/term.ts";

/** What a Term comes to: a number of the field, or a Gaussian law. */
export type Value<N> = { readonly kind: "number"; readonly value: N } | { readonly kind: "law"; readonly law: Law<N> };

export const aNumber = <N>(value: N): Value<N> => ({ kind: "number", value });
export const aLaw = <N>(law: Law<N>): Value<N> => ({ kind: "law", law });

/** The number, also of a law without noise; a law that spreads is a problem of the term it came from. */
export function asNumber<N>(value: Value<N>, from: Term): N {
  if (value.kind === "number") return value.value;
  if (value.law.noises.size === 0) return value.law.constant;
  return fail("not a number", printText(from), from.place && { place: from.place });
}

/** A number is the point mass at it. */
export const asLaw = <N>(value: Value<N>): Law<N> => (value.kind === "law" ? value.law : pointMass(value.value));
