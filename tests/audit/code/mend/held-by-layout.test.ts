import { describe, expect, test } from "vitest";
import type { CodeClaim } from "../../../../src/audit/code/code-claim.ts";
import { heldByLayout } from "../../../../src/audit/code/mend/held-by-layout.ts";
import { listingsOf } from "../../../../src/audit/code/source/listings.ts";
import { readDocument } from "../../../../src/audit/document/read-document.ts";

const text = "```python\ndef f(x, n):\nfor i in range(n):\nx = step(x, i)\ny = count()\nreturn x\na = f(1, 2)\nb = 3\n```\n";
const listings = listingsOf(readDocument("a.md", text));
const claimAt = (words: string, left = "1"): CodeClaim => {
  const start = text.indexOf(words);
  const verdict = { kind: "refuted", counterexample: { of: left === "1" ? "value" : "failure", left } };
  return { place: { start, end: start + words.length }, verdict } as unknown as CodeClaim;
};

describe("a claim about code whose indentation was lost", () => {
  test("is left open where a block that it stands in may end elsewhere", () => {
    expect(listings[0]!.unit.repairs[0]!.guessed).toBeDefined();
    expect(heldByLayout(claimAt("x = step(x, i)"), listings).verdict.kind).toBe("undecided");
  });
  test("stays refuted where nothing was guessed, and where Python itself says it", () => {
    expect(heldByLayout(claimAt("b = 3"), listings).verdict.kind).toBe("refuted");
    expect(heldByLayout(claimAt("for i in range(n):", "IndentationError: expected an indented block"), listings).verdict.kind).toBe("refuted");
  });
});
