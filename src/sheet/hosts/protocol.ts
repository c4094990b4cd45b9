import type { Computed } from "../engine/engine.ts";
import type { Measured } from "../engine/live.ts";

/** Everything that passes between a page and the worker that computes its sheet. Both sides import this file and share nothing else. */
export type Request =
  /**
   * The sheet as it stands, whole, so that a request that was passed over is missed by nobody: its text, what its parameters are at, what was
   * measured since the last one, and the names whose values the page has no longer or not yet.
   */
  | {
      readonly kind: "compute"; readonly id: number; readonly text: string; readonly values: readonly (readonly [name: string, value: number | string])[];
      readonly measured: Measured; readonly wanted: readonly string[];
    }
  /** Nothing more is wanted for now: memory may go. */
  | { readonly kind: "rest" };

export type Reply =
  /** Columns and numbers that were wanted or changed since the last reply; their arrays are transferred. */
  | { readonly kind: "computed"; readonly id: number; readonly computed: Computed }
  /** It could not be computed: what the machine said. The next request starts afresh. */
  | { readonly kind: "failed"; readonly id: number; readonly detail: string };
