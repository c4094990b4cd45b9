import type { PythonNode } from "../../../read/python/syntax.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { namesIn, standingOf } from "../source/statements.ts";
import { conversions } from "../convert/conversions.ts";
import { posteriors } from "./posterior-claims.ts";
import { walkPython } from "../../../read/python/walk.ts";

/**
 * The function of the document that is refuted by itself and that a stretch of code calls, also through others: what goes wrong in the caller is that function's fault. `also` are further rules
 * whose refutations count.
 */
export function brokenFunctionOf(context: CodeContext, node: PythonNode, also: readonly CodeRule[] = []): string | undefined {
  const trial: CodeContext = { ...context, options: { ...context.options, found: "doubt" } };
  const refuted = [...remembered(context, () => [...conversions(trial), ...posteriors(trial)]), ...also.flatMap((rule) => rule(trial))].filter(isBrokenClaim);
  if (refuted.length === 0) return undefined;
  const defined = functionsOf(context), own = functionAround(context, node);
  const isBroken = (fn: PythonNode): boolean => context.listings.some((listing) => {
    const place = standsIn(context, fn) === listing ? listing.placeOf(fn) : undefined;
    return place !== undefined && refuted.some((claim) => place.start <= claim.place.start && claim.place.end <= place.end);
  });
  const reached = new Set<string>();
  const queue = [...namesIn(node)];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const fn of defined.get(name) ?? []) {
      if (fn === own || fn === node) continue;
      if (isBroken(fn)) return name;
      queue.push(...namesIn(fn));
    }
  }
  return undefined;
}

/** Wrong by itself, or by a table that it reads. */
const isBrokenClaim = ({ verdict }: CodeClaim): boolean => verdict.kind === "refuted" || (verdict.kind === "undecided" && verdict.reason.kind === "problem" && verdict.reason.problem.kind === "broken cell");

const refutedIn = new WeakMap<CodeContext, readonly CodeClaim[]>();
function remembered(context: CodeContext, make: () => readonly CodeClaim[]): readonly CodeClaim[] {
  const known = refutedIn.get(context) ?? make();
  refutedIn.set(context, known);
  return known;
}

function functionsOf(context: CodeContext): ReadonlyMap<string, readonly PythonNode[]> {
  const all = new Map<string, PythonNode[]>();
  for (const { unit } of context.listings)
    for (const statement of unit.module.body) walkPython(statement, (node) => { if (node.nodeType === "FunctionDef") all.set(node.name, [...(all.get(node.name) ?? []), node]); });
  return all;
}

const standsIn = (context: CodeContext, node: PythonNode) => context.listings.find(({ unit }) => { let has = false; for (const s of unit.module.body) walkPython(s, (inner) => { if (inner === node) has = true; }); return has; });
const functionAround = (context: CodeContext, node: PythonNode): PythonNode | undefined => {
  const unit = context.listings.findIndex((listing) => listing === standsIn(context, node));
  return unit < 0 ? undefined : standingOf(context, { unit, node })?.function;
};
