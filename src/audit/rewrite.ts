import type { MathNode, Statement } from "../read/latex/math.ts";

/** The node with `change` applied to everything in it, innermost first; statements inside keep their relations. */
export function rewrite(node: MathNode, change: (node: MathNode) => MathNode): MathNode {
  return change(inside(node, change) as MathNode);
}

export const rewriteStatement = (statement: Statement, change: (node: MathNode) => MathNode): Statement => inside(statement, change) as Statement;

function inside(value: object, change: (node: MathNode) => MathNode): object {
  const entries = Object.entries(value).map(([key, part]) => [key, key === "place" ? part : changed(part, change)] as const);
  return entries.some(([key, part]) => part !== (value as Record<string, unknown>)[key]) ? Object.fromEntries(entries) : value;
}

function changed(part: unknown, change: (node: MathNode) => MathNode): unknown {
  if (Array.isArray(part)) {
    const all = part.map((p) => changed(p, change));
    return all.some((p, i) => p !== part[i]) ? all : part;
  }
  if (typeof part !== "object" || part === null) return part;
  if ("kind" in part && part.kind !== "statement") return rewrite(part as MathNode, change);
  return inside(part, change);
}
