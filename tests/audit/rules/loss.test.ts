import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdict = (formula: string) => audit(readDocument("a.md", `The training loss is $$${formula}$$`), { seed: 1, runs: 40 }).findings.at(-1)!.verdict.kind;
const loss = (residual: string, over = "t, x_0, \\epsilon") => `L = \\mathbb{E}_{${over}}\\left[\\|${residual}\\|^2\\right]`;

test("a loss pulls its network to what it is named for", () => {
  expect(verdict(loss("\\epsilon - \\epsilon_\\theta(x_t, t)"))).toBe("proved");
  expect(verdict(loss("\\epsilon + \\epsilon_\\theta(x_t, t)"))).toBe("refuted");
  expect(verdict(loss("s_\\theta(x_t, t) + \\frac{\\epsilon}{\\sqrt{1-\\bar\\alpha_t}}"))).toBe("proved");
});

test("an expectation over one letter twice is not read", () => expect(verdict(loss("\\epsilon - \\epsilon_\\theta(x_t, t)", "t, x_0, x_0"))).toBe("undecided"));
