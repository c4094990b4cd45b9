import { describe, expect, test } from "vitest";
import { claims, unstatable } from "./claims.ts";
import { verdictOn } from "./stated.ts";

describe("what the five documents claim gets the verdict the key gives", () => {
  for (const claim of claims)
    test(`${claim.id} ${claim.verdict}: ${claim.claim} (${claim.note})`, () => {
      const verdict = verdictOn(claim);
      const seen = verdict.kind === "proved" || verdict.kind === "upheld" ? "holds" : verdict.kind;
      expect(seen, JSON.stringify(verdict)).toBe(claim.expected);
    });

  test("an id is stated or said to be unstatable, never both", () => {
    const stated = new Set(claims.map((c) => c.id));
    expect(unstatable.filter((u) => stated.has(u.id)).map((u) => u.id)).toEqual([]);
  });
});
