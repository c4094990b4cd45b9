import { attempt } from "../../base/problem.ts";
import type { CodeClaim, CodeContext } from "./code-claim.ts";
import { codeRules } from "./rules.ts";

/** All claims of a document's code, in reading order. A rule that fails of itself costs only what it would have said. */
export function claimsOfCode(context: CodeContext): readonly CodeClaim[] {
  const all = codeRules.flatMap((rule) => {
    try {
      const claims = attempt(() => rule(context));
      return claims.ok ? claims.value : [];
    } catch (error) {
      if (error instanceof Error) return [];
      throw error;
    }
  });
  return all.toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end);
}
