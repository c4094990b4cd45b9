import { describe, expect, test } from "vitest";
import { claimsOf } from "./claims-of.ts";

const tables = "```python\nimport torch\nbetas = torch.linspace(1e-4, 0.02, 50)\n```\n\n";
const verdicts = (text: string) => claimsOf(tables + text, "a.md").filter(({ line }) => line > 5).map(({ kind }) => kind);

describe("what is shown as a mistake", () => {
  test("is no mistake of what comes after it is mended", () =>
    expect(verdicts("A mistake:\n\n```python\nabar = torch.cumsum(1 - betas, dim=0)\n```\n\nand the repair:\n\n```python\nabar = torch.cumprod(1 - betas, dim=0)\nabar_prev = torch.cat([abar[:1], abar[:-1]])\n```\n")).toEqual(["upheld", "refuted"]));
  test.each([["## The samples are bad", ["refuted"]], ["## A bad way", []]])("is not told by %s", (heading, told) =>
    expect(verdicts(`${heading}\n\nThe products are\n\n\`\`\`python\nabar = torch.cumsum(1 - betas, dim=0)\n\`\`\`\n`)).toEqual(told));
});

test("a variance named var is no other language", () => {
  expect(verdicts("The product:\n\n```\nabar = torch.cumprod(1 - betas, dim=0)\nvar = 1 - abar\n```\n")).toContain("upheld");
});
