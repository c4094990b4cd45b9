import type { Run } from "../../../program/world.ts";
import { callFunction } from "../../../program/call-function.ts";
import type { PythonFunction, Tensor, Value } from "../../../program/value.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { callablesIn } from "../call/events-in.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { isOwnCheck } from "../call/own-check.ts";
import { functionRolesOf } from "../names/function-roles.ts";
import { parametersOf } from "../call/inputs.ts";
import { type Departure, judge, type Seen } from "../judge.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { worldsOf } from "../world/schedule-world.ts";
import { errorText, subjects } from "../wordings.ts";

/** Helpers that take a table's entry for each sample, `_extract(a, t, x_shape)`: one number a sample along the first axis, and axes of one entry after it. */
export const extracts: CodeRule = (context) => {
  const [world] = worldsOf(context).round;
  return world ? callablesIn(context, world).flatMap(({ fn }) => {
    const run = context.runIn(world.world);
    if (fn.node.nodeType !== "FunctionDef" || !functionRolesOf(fn.name).includes("extract")) return [];
    const claim = claimFor(context, fn, run, world.chain);
    return claim ? [claim] : [];
  }) : [];
};

const shape = [5, 3, 7, 11];

function claimFor(context: CodeContext, fn: PythonFunction, run: Run, chain: Seen<unknown>["chain"]): CodeClaim | undefined {
  // Arrays are torch's where the listing is; where that raises, they may be numpy's.
  const libraries = /\btorch\b/.test(context.listings[fn.unit]!.unit.text) ? ["torch" as const] : (["numpy", "torch"] as const);
  const claims = libraries.map((library) => claimWith(context, fn, run, chain, library));
  return claims.find((claim) => claim?.verdict.kind === "upheld") ?? claims[0];
}

function claimWith(context: CodeContext, fn: PythonFunction, run: Run, chain: Seen<unknown>["chain"], library: Tensor["library"]): CodeClaim | undefined {
  const table = [0.9, 0.7, 0.4, 0.2, 0.1], steps = [3, 0, 4, 2, 1];
  const tensor = (cells: readonly number[], type: Tensor["type"]): Tensor => ({ kind: "tensor", shape: [cells.length], uniform: [false], cells: [...cells], type, library });
  const args: Value[] = [];
  const { needed } = parametersOf(fn);
  for (const name of needed) {
    if (inputRolesOf(name).includes("shape") || /shape$/i.test(name)) args.push({ kind: "tuple", items: shape.map((value) => ({ kind: "int", value })) });
    else if (/ndim|dims?$/i.test(name)) args.push({ kind: "int", value: shape.length });
    else if (inputRolesOf(name)[0] === "t" || /^(?:t|ts|timesteps?|idx|index|indices|steps?)$/i.test(name)) args.push(tensor(steps, "int"));
    else if (/^(?:like|x|x_?0|x_?t|x_start|img|images?|target|ref|y)$/i.test(name)) args.push({ kind: "tensor", shape, uniform: shape.map(() => true), cells: [0], type: "float", library });
    else if (tableRolesOf(name).length > 0 || /^(?:a|arr|array|v|vals?|values?|coefs?|coeffs?|tensor|table|consts?|buffer|schedule|s|p|c)$/i.test(name)) args.push(tensor(table, "float"));
    else return undefined;
  }
  if (needed.length < 2 || !args.some((arg) => arg.kind === "tensor" && arg.type === "int") || !args.some((arg) => arg.kind === "tensor" && arg.type === "float" && arg.shape.length === 1)) return undefined;
  const outcome = callFunction(run, fn, args, new Map(), {});
  if (outcome.kind === "stopped" || (outcome.kind === "raised" && isOwnCheck(outcome.error))) return undefined;
  const shaped = args.some((arg) => arg.kind === "tuple" || arg.kind === "int" || (arg.kind === "tensor" && arg.shape.length > 1));
  const wanted = shaped ? [5, 1, 1, 1] : undefined;
  const departs = (): Departure | undefined => {
    if (outcome.kind === "raised") return { t: 1, computes: errorText(outcome.error), should: "a[t]", of: "failure", size: Infinity };
    const { value } = outcome;
    const cells = value.kind === "tensor" && value.cells.length === 5 ? value.cells : [];
    const off = steps.findIndex((t, i) => cells[i] !== table[t]);
    if (off >= 0) return { t: 1, computes: typeof cells[off] === "number" ? cells[off] : "no number for each sample", should: table[steps[off]!]!, of: "value", size: Infinity };
    // Spread over the whole shape it goes along the same axis.
    if (value.kind === "tensor" && wanted && value.shape.join() !== wanted.join() && value.shape.join() !== shape.join()) return { t: 1, computes: `(${value.shape.join(", ")})`, should: `(${wanted.join(", ")})`, of: "value", size: Infinity };
    return undefined;
  };
  const judgement = judge(["entry"], [{ chain, kind: "round", departs }], context.options.seed);
  const node = linesOf(fn).find((line) => line.nodeType === "Return") ?? fn.node;
  const numbers = judgement.kind === "refuted" ? { computes: String(judgement.departure.computes), should: String(judgement.departure.should) } : {};
  return claimOf({
    context, subject: subjects.entry, spot: { unit: fn.unit, node }, reading: "a_t", verdict: judgement.verdict,
    computes: { ...(judgement.kind === "upheld" && { latex: "a_t" }), ...(numbers.computes && { numbers: numbers.computes }) }, should: { latex: "a_t", ...(numbers.should && { numbers: numbers.should }) },
  });
}
