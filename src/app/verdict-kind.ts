import type { Verdict } from "../verify/verdict.ts";

/** A verdict's word, or that there is none yet. */
export type VerdictKind = Verdict["kind"] | "pending";
