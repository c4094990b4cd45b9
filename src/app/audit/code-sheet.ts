import type { Finding } from "../../audit/finding.ts";
import { plainLabel } from "./code-curves.ts";

const mostSteps = 2000;

/**
 * A code finding as a sheet: what the code computes and what it should as two columns of numbers, the schedule of the counterexample where they stand on it, and the claim
 * that they are the same. Undefined where they are no columns: fewer than two steps, steps that leave gaps, or values that are no numbers.
 */
export function codeSheet({ code, verdict }: Finding, title: string): string | undefined {
  const over = code?.overSteps;
  if (!over) return undefined;
  const { label, steps, computes, should } = over;
  const order = steps.map((_, i) => i).toSorted((a, b) => steps[a]! - steps[b]!);
  const first = steps[order[0] ?? 0] ?? NaN, last = steps[order.at(-1) ?? 0] ?? NaN;
  if (order.length < 2 || order.length > mostSteps || !order.every((i, k) => steps[i] === first + k) || !Number.isInteger(first) || first < 0) return undefined;
  if (![...computes, ...should].every(Number.isFinite) || computes.length !== order.length || should.length !== order.length) return undefined;
  const beta = verdict.kind === "refuted" && verdict.counterexample.case.beta?.length === last ? verdict.counterexample.case.beta : undefined;
  const data = (name: string, from: number, values: readonly (number | string)[]) => `\`\`\`data ${name}${from === 1 ? "" : ` from ${from}`}\n${values.join(" ")}\n\`\`\``;
  const plain = (text: string) => text.replaceAll(/[\n|`]+/g, " ").trim();
  return [
    `# ${plain(title)}`,
    `\`\`\`sheet\nT = ${Math.max(1, last)}\n# ${plain(plainLabel(label, "en"))}: the code, and what it should be | ${plain(plainLabel(label, "zh"))}：代码与应有的值\nclaim here abs(code[t] - should[t]) <= 1e-6 * abs(should[t])\n\`\`\``,
    data("code", first, order.map((i) => computes[i]!)),
    data("should", first, order.map((i) => should[i]!)),
    ...(beta ? [data("beta", 1, beta)] : []),
    `\`\`\`view\nchart code, should\ntable t, ${beta ? "beta, " : ""}code, should\n\`\`\``,
    "",
  ].join("\n\n");
}
