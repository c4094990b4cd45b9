import type { Place } from "../../base/place.ts";
import { walkPython } from "../../read/python/walk.ts";
import type { CodeClaim, CodeContext } from "./code-claim.ts";

/**
 * One mistake is told once: of refutations in one function that show the same numbers in the same small case, the one that has a right line stays, else the first.
 */
export function toldOnce(context: CodeContext, claims: readonly CodeClaim[]): readonly CodeClaim[] {
  const functions = functionsOf(context), best = new Map<string, CodeClaim>();
  for (const claim of claims) {
    const key = keyOf(claim, functions), before = key === undefined ? undefined : best.get(key);
    if (key !== undefined && (!before || (before.rightForm === undefined && claim.rightForm !== undefined))) best.set(key, claim);
  }
  return claims.filter((claim) => { const key = keyOf(claim, functions); return key === undefined || best.get(key) === claim; });
}

function keyOf({ verdict, place }: CodeClaim, functions: readonly Place[]): string | undefined {
  if (verdict.kind !== "refuted" || verdict.counterexample.of === "failure") return undefined;
  const around = functions.findLast(({ start, end }) => start <= place.start && place.end <= end);
  const { case: small, left, right, of } = verdict.counterexample;
  return around && JSON.stringify([around.start, small, left, right, of]);
}

/** Where a document's functions stand, an inner one after that around it. */
function functionsOf({ listings }: CodeContext): readonly Place[] {
  const places: Place[] = [];
  for (const { unit, placeOf } of listings) for (const statement of unit.module.body) walkPython(statement, (node) => { if (node.nodeType === "FunctionDef") places.push(placeOf(node)); });
  return places;
}
