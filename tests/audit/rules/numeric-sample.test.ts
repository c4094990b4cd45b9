import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdictOf = (text: string, claim: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.findLast((f) => f.claim.includes(claim))?.verdict.kind;
const linear = "With the linear schedule from $10^{-4}$ to $0.02$ over $T=1000$ steps, ";

test("a sample in numbers is held against the schedule", () => {
  expect(verdictOf(`${linear}$x_{500}\\approx 0.280\\,x_0+0.960\\,\\epsilon$.`, "x_{500}")).toBe("upheld");
  expect(verdictOf(`${linear}$x_{500}\\approx 0.0786\\,x_0+0.960\\,\\epsilon$.`, "x_{500}")).toBe("refuted");
  expect(verdictOf(`${linear}$q(x_{500}|x_0) = \\mathcal N(0.280 x_0, 0.921 I)$.`, "q(")).toBe("upheld");
});

test("a sample in numbers follows from the values that an example gives", () => {
  expect(verdictOf("If $\\bar\\alpha_t = 0.25$ then $x_t = 0.5 x_0 + 0.866\\epsilon$.", "x_t")).toBe("upheld");
  expect(verdictOf("If $\\bar\\alpha_t = 0.25$ then $x_t = 0.25 x_0 + 0.75\\epsilon$.", "x_t")).toBe("refuted");
});

test("a step in numbers whose squares add up to 1 is a schedule of its own", () => {
  expect(verdictOf("For example, $x_t = \\sqrt{0.9}\\, x_{t-1} + \\sqrt{0.1}\\,\\epsilon_t$.", "x_t")).toBe("undecided");
});

test("a table's cells follow from the values that the section gives", () => {
  const table = "Write $\\alpha_t = \\prod_{s=1}^t (1-\\beta_s)$.\n\nSuppose $\\alpha_{t-1} = 0.64$ and $\\alpha_t = 0.36$.\n\n| quantity | value |\n|--|--|\n| $\\sqrt{\\alpha_t}$, $\\sqrt{1-\\alpha_t}$ | $0.6$, $0.8$ |\n| $\\beta_t$ | $0.28$ |\n| $\\sigma_t^2$ for $\\eta=1$ | $0.2461$ |\n";
  expect(verdictOf(table, "0.8")).toBe("upheld");
  expect(verdictOf(table, "0.28")).toBe("refuted");
  expect(verdictOf(table, "0.2461")).toBe("upheld");
});
