import { explain } from "../verify/explain.ts";
import type { Preferences } from "./preferences.ts";
import type { VerdictKind } from "./verdict-kind.ts";
import type { CheckedClaim } from "./check.ts";

/** The reason for a claim's verdict in one sentence, or that there is none yet. */
export function reasonOf(reader: Preferences, { verdict, fault }: CheckedClaim): string {
  if (fault !== undefined) return reader.say("fault", { detail: fault });
  return verdict ? explain(verdict, reader.language()).reason : reader.say("waiting");
}

export const claimKind = ({ verdict, fault }: CheckedClaim): VerdictKind => (fault === undefined ? (verdict?.kind ?? "pending") : "undecided");
