import type { Term } from "../../term/term.ts";

/** A document's guided prediction in the conditional and unconditional one, `cond` and `uncond`, with the letter of its scale. */
export interface Guided {
  readonly scale: string;
  readonly body: Term;
  readonly headings: string;
}
