import type { Wording } from "../sheet/formula.ts";

/** Why a formula is true: a claim in the sheet's language that reaches its value by another road, and that road in words. */
export interface Proof {
  readonly claim: string;
  readonly why: Wording;
  /** A numeric road checks the claim by drawing from its laws, or by integrating their densities. It may uphold; it never refutes. */
  readonly road?: RoadName;
}

export type RoadName = "sampling" | "quadrature";

/** The proofs of one file, keyed by the formula's export name. */
export type Proofs = Readonly<Record<string, readonly Proof[]>>;
