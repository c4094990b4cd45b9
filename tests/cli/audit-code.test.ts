import { expect, test } from "vitest";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { reportOf } from "../../src/audit/report/report.ts";
import { auditGithub } from "../../src/cli/audit-github.ts";
import { auditPretty } from "../../src/cli/audit-pretty.ts";
import { auditSarif } from "../../src/cli/audit-sarif.ts";
import { paint } from "../../src/cli/paint.ts";
import { evidence, findingIn, reportWith, tutorial, upheld } from "../audit/report/hand-made-code.ts";

const document = readDocument("notes.md", tutorial);
const report = (how: Parameters<typeof findingIn>[1] = {}) => reportOf(document, reportWith([findingIn(document, how)]), 1, "en");

test("a code finding is printed with its line, its mathematics, both sides in numbers, the change and where the loop ends", () => {
  expect(auditPretty(report(), "refuted", paint("plain")).split("\n")).toEqual([
    "notes.md:8:5  ✕ refuted  code  c0de",
    "  8 │ x = mean + betas[t] * torch.randn_like(x)",
    "  it is    one reverse step: q(x_{t-1} | x_t)",
    "  repaired line 7: lost indentation was put back",
    "  formula  x_{t-1} = μ_θ(x_t, t) + β_t z",
    "  computes μ_θ(x_t, t) + β_t z",
    "           = 1.25·x_t − 0.54·net + 0.36·z",
    "  should   μ_θ(x_t, t) + √β_t z",
    "           = 1.25·x_t − 0.54·net + 0.6·z",
    "  because  t = 2, T = 2, β = 0.1, 0.36: the code gives 0.36; it should be 0.6.",
    "  taken as betas[i] is step i + 1",
    "  ends     with the exact denoiser of N(3, 0.5²) it ends at mean 5.906, deviation 0.9999; the data have mean 3, deviation 0.5",
    "  correct  - x = mean + betas[t] * torch.randn_like(x)",
    "           + x = mean + torch.sqrt(betas[t]) * torch.randn_like(x)",
    "  seed 5 · path 3/round",
    "", "",
  ]);
});

test("one that holds is printed in few lines, and a long listing in its first", () => {
  const lines = auditPretty(report({ verdict: upheld, of: tutorial.split("```python\n")[1]!.split("\n```")[0]! }), "all", paint("plain")).split("\n");
  expect(lines.slice(0, 6)).toEqual([
    "notes.md:6:1  ✓ upheld  code  c0de",
    "  6 │ for t in reversed(range(T)):",
    expect.stringMatching(/^ {2}7 │ {5}mean = /),
    "  8 │     x = mean + betas[t] * torch.randn_like(x)",
    "  it is    one reverse step: q(x_{t-1} | x_t)",
    "  taken as betas[i] is step i + 1",
  ]);
  expect(lines.some((line) => /computes|because|repaired/.test(line))).toBe(false);
  const long = readDocument("long.md", `\`\`\`python\n${Array.from({ length: 30 }, (_, i) => `x${i} = ${i}`).join("\n")}\n\`\`\`\n`);
  const shown = auditPretty(reportOf(long, reportWith([{ ...findingIn(long, { of: "x0 = 0" }), place: { start: 10, end: long.text.length - 5 } }], long), 1, "en"), "all", paint("plain"));
  expect(shown.match(/│ x\d/g)?.length).toBe(8);
  expect(shown).toContain("  │ …\n");
});

test("control characters of a listing do not reach the terminal", () => {
  const odd = readDocument("odd.md", "```python\nx = '\u001b[2J\u202e'\ty\n```\n");
  const shown = auditPretty(reportOf(odd, reportWith([findingIn(odd, { of: "x = '" })], odd), 1, "en"), "all", paint("plain"));
  expect(shown).toContain("2 │ x = '�[2J�'    y");
});

test("GitHub's annotation and SARIF's result have the line, both sides and the change", () => {
  const annotation = auditGithub(report());
  expect(annotation).toMatch(/^::error file=notes\.md,line=8,endLine=8,col=5,endColumn=46,title=refuted%3A code::/);
  expect(annotation.replaceAll("%0A", "\n")).toContain("computes: μ_θ(x_t, t) + β_t z; = 1.25·x_t");
  expect(annotation.replaceAll("%0A", "\n")).toContain("\n-     x = mean + betas[t]");
  const [result] = auditSarif([report()]).runs[0]!.results as readonly { readonly ruleId: string; readonly message: { readonly text: string }; readonly properties: Readonly<Record<string, unknown>> }[];
  expect(result).toMatchObject({ ruleId: "code", properties: { kind: "code", code: { subject: "one reverse step", correction: expect.anything() }, left: "0.36" } });
  expect(result!.message.text).toBe("refuted: one reverse step, in `x = mean + betas[t] * torch.randn_like(x)`. t = 2, T = 2, β = 0.1, 0.36: the code gives 0.36; it should be 0.6. The right form: x = mean + torch.sqrt(betas[t]) * torch.randn_like(x)");
});

test("a line that assigns to what it reads is printed with an arrow, and one that a terminal cannot show is left out", () => {
  const formula = (mathematics: string) => auditPretty(report({ code: { ...evidence, mathematics } }), "refuted", paint("plain")).split("\n").find((line) => line.startsWith("  formula"));
  expect(formula("x \\leftarrow x + \\beta_t\\,z")).toBe("  formula  x ← x + β_t z");
  expect(formula("\\begin{cases} a & b")).toBeUndefined();
});
