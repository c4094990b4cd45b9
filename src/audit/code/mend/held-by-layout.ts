import { undecided } from "../judge.ts";
import type { CodeClaim } from "../code-claim.ts";
import type { Listing } from "../source/listing.ts";

/**
 * A refuted claim is left open where its function or loop was indented anew and a block in it, or at its end, may as well end elsewhere, or a bracket in it was
 * put in by guess. What Python itself says of the source as it stands hangs on no guess.
 */
export function heldByLayout(claim: CodeClaim, listings: readonly Listing[]): CodeClaim {
  if (claim.verdict.kind !== "refuted") return claim;
  const listing = listings.find(({ code }) => code.place.start <= claim.place.start && claim.place.end <= code.place.end);
  if (!listing || (claim.verdict.counterexample.of === "failure" && listing.unit.fault && claim.verdict.counterexample.left.includes(listing.unit.fault.kind))) return claim;
  const { code, unit } = listing;
  const guessed = unit.repairs.flatMap((repair) => repair.guessed ?? []);
  if (guessed.length === 0) return claim;
  const starts = [0, ...[...code.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const lineStart = (line: number): number => code.origin(starts[line - 1] ?? code.text.length);
  // A statement at the margin, and what stands just below it, which may be its own last line.
  const whole = unit.module.body.findIndex((node) => node.lineno !== undefined && listing.placeOf(node).end >= claim.place.start);
  const from = whole < 0 ? code.place.start : listing.placeOf(unit.module.body[whole]!).start;
  const next = unit.module.body[whole + 1];
  const to = next ? listing.placeOf(next).start : code.place.end;
  const open = guessed.find((line) => lineStart(line) >= from - 200 && lineStart(line) <= to && lineStart(line + 1) > from);
  return open === undefined ? claim : { ...claim, verdict: undecided({ kind: "ambiguous reading", subject: code.text.split("\n")[open - 1]!.trim(), hint: "lost indentation" }) };
}
