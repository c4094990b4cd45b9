import type { Spot } from "../../../program/value.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext } from "../code-claim.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { docstringOf } from "../source/statements.ts";
import { tableRolesOf } from "../names/roles.ts";
import { errorText, subjects } from "../wordings.ts";
import type { ForwardFunction } from "./forward-functions.ts";

/**
 * A function that says that it takes one step for each sample of (B, C, H, W), and that a batch of different steps breaks: a table's entries of shape (B,) go along the last axis. None where its docstring
 * says nothing of shapes.
 */
export function batchClaim(context: CodeContext, { callable: { fn }, batch }: ForwardFunction): CodeClaim | undefined {
  if (!batch || fn.node.nodeType !== "FunctionDef") return undefined;
  const said = docstringOf(fn.node);
  if (!oneStepEach.test(said) || !severalAxes.test(said)) return undefined;
  const failed = "type" in batch ? errorText(batch) : `axis ${batch.axis}`;
  const spot: Spot = { unit: fn.unit, node: linesOf(fn).find((line) => line.nodeType === "Assign" && line.value.nodeType === "Subscript" && namesTable(line.value.value)) ?? ("type" in batch ? batch.spot.node : fn.node) };
  return claimOf({
    context, subject: subjects["forward jump"], spot, reading: "q(x_t \\mid x_0)",
    verdict: {
      kind: "refuted", scope: "here", run: { cases: 1, seed: context.options.seed, doubts: 0, worst: 1, milliseconds: 0 },
      counterexample: { case: { steps: 0, parameters: {}, variables: {}, at: {} }, left: failed, right: "t of shape (B,)", relation: "==", of: "failure", difference: "", digits: 15, path: "" },
    },
    computes: { numbers: failed }, should: { latex: "\\sqrt{\\bar\\alpha_{t}}\\,x_0 + \\sqrt{1-\\bar\\alpha_{t}}\\,\\epsilon" },
    remark: { en: "A table's entries of shape (B,) are broadcast along the last axis, not along the samples: they want shape (B, 1, 1, 1).", zh: "形状为 (B,) 的表项沿最后一轴广播，而不是逐样本对应：应整理成形状 (B, 1, 1, 1)。" },
  });
}

const namesTable = (node: { readonly nodeType: string }): boolean => tableRolesOf("attr" in node ? String(node.attr) : "id" in node ? String(node.id) : "").length > 0;

/** "t: (B,)", "t [batch]", "one timestep per image". */
const oneStepEach = /(?<![\w])t(?:ime_?steps?)?\b[^.;\n([]{0,25}[([]\s*(?:B|N|b|n|bs|batch(?:_?size)?)\s*,?\s*[)\]]|one (?:time)?step (?:per|for each|for every) (?:image|sample|example)|每个样本一个(?:时间)?步/i;
const severalAxes = /[([]\s*(?:B|N|b|n|bs|batch(?:_?size)?)\s*,\s*\w+/i;
