import type { Wording } from "../sheet/formula.ts";

/** Why a formula is true: a claim in the sheet's language that reaches its value by another road, and that road in words. */
export interface Proof {
  readonly claim: string;
  readonly why: Wording;
}

/** The proofs of one file, keyed by the formula's export name. */
export type Proofs = Readonly<Record<string, readonly Proof[]>>;
