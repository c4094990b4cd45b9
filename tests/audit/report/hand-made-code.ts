import type { CodeEvidence, DocumentReport, Finding } from "../../../src/audit/finding.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";
import type { Document } from "../../../src/audit/document/document.ts";
import type { Verdict } from "../../../src/verify/verdict.ts";

/** A tutorial whose sampler adds β_t z instead of √β_t z. */
export const tutorial = `# Sampling

Each step back adds a little noise:

\`\`\`python
for t in reversed(range(T)):
    mean = (x - betas[t] / torch.sqrt(1 - alpha_bars[t]) * model(x, t)) / torch.sqrt(alphas[t])
    x = mean + betas[t] * torch.randn_like(x)
\`\`\`
`;

export const line = "x = mean + betas[t] * torch.randn_like(x)";

const run = { cases: 21, seed: 5, doubts: 0, worst: 0, milliseconds: 3 };

export const refuted = {
  kind: "refuted", scope: "every schedule", run,
  counterexample: {
    case: { steps: 2, beta: ["0.1", "0.36"], parameters: {}, variables: {}, at: { t: 2 } },
    left: "0.36", right: "0.6", relation: "==", of: "value", difference: "-0.24", digits: 15, path: "3/round",
  },
} as const satisfies Verdict;
export const upheld: Verdict = { kind: "upheld", scope: "every schedule", run };
export const stops: Verdict = { ...refuted, counterexample: { ...refuted.counterexample, of: "failure", left: "IndexError: index 2 is out of bounds for axis 0 with size 2", right: "" } };

export const evidence: CodeEvidence = {
  subject: { en: "one reverse step", zh: "反向一步" },
  mathematics: "x_{t-1} = \\mu_\\theta(x_t, t) + \\beta_t\\,z",
  computes: { latex: "\\mu_\\theta(x_t, t) + \\beta_t\\,z", numbers: "1.25·x_t − 0.54·net + 0.36·z" },
  should: { latex: "\\mu_\\theta(x_t, t) + \\sqrt{\\beta_t}\\,z", numbers: "1.25·x_t − 0.54·net + 0.6·z" },
  repaired: [{ en: "line 7: lost indentation was put back", zh: "第 7 行：补回了丢失的缩进" }],
  overSteps: { label: "z", steps: [1, 2, 3, 4], computes: [0, 0.36, 0.4, 0.5], should: [0, 0.6, 0.63, 0.71] },
  ends: [{ data: "N(3, 0.5²)", mean: [3, 5.9061], deviation: [0.5, 0.99994], grid: [0, 1, 2, 3, 4, 5, 6], dataDensity: [0, 0, 0.1, 0.8, 0.1, 0, 0], codeDensity: [0, 0, 0, 0, 0.1, 0.3, 0.4] }],
};

export function findingIn(document: Document, how: Partial<Finding> & { readonly of?: string } = {}): Finding {
  const { of = line, ...more } = how;
  const start = document.text.indexOf(of);
  return {
    id: "c0de", rule: "code", place: { start, end: start + of.length }, claim: of, reading: "q(x_{t-1} \\mid x_t)", verdict: refuted, code: evidence,
    convention: { en: "betas[i] is step i + 1", zh: "betas[i] 对应第 i + 1 步" }, rightForm: "x = mean + torch.sqrt(betas[t]) * torch.randn_like(x)", ...more,
  };
}

/** The tutorial and a report of it with findings made by hand. */
export function reportWith(findings: readonly Finding[], document: Document = readDocument("notes.md", tutorial)): DocumentReport {
  const count = (kind: Verdict["kind"]) => findings.filter(({ verdict }) => verdict.kind === kind).length;
  return {
    name: document.name, findings, conventions: [], declared: [], misdeclared: [],
    coverage: { found: findings.length, understood: findings.length, proved: 0, upheld: count("upheld"), refuted: count("refuted"), undecided: count("undecided"), reasons: {} },
  };
}
