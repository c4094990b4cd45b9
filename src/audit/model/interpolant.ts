import type { Term } from "../../term/term.ts";

/** A path between two ends that a section declares, over the names of its ends and `t`. `turned`: its v is minus the derivative. */
export interface Interpolant {
  readonly body: Term;
  readonly section: string;
  /** The letter of the state. */
  readonly state: string;
  readonly turned: boolean;
}
