import type { MathNode, Statement } from "./math.ts";

/** Calls `visit` on the node and on everything in it, statements' items included, outermost first. */
export function walkMath(node: MathNode | Statement, visit: (node: MathNode) => void): void {
  const waiting: unknown[] = [node];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) waiting.push(...next.toReversed());
    else if (typeof next === "object" && next !== null) {
      if ("kind" in next && next.kind !== "statement") visit(next as MathNode);
      waiting.push(...Object.values(next).filter((value) => typeof value === "object").toReversed());
    }
  }
}

/** The node with `change` applied to each node directly inside it, through lists, branches and statements. */
export function mapMath<T extends MathNode | Statement>(node: T, change: (child: MathNode) => MathNode): T {
  const map = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(map);
    if (typeof value !== "object" || value === null) return value;
    if ("kind" in value && value.kind !== "statement") return change(value as MathNode);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, map(inner)]));
  };
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === "place" ? value : map(value)])) as unknown as T;
}

/** Whether a symbol of this name stands anywhere in it. */
export function mentions(node: MathNode | Statement, name: string): boolean {
  let found = false;
  walkMath(node, (inner) => {
    if (inner.kind === "symbol" && inner.name === name) found = true;
  });
  return found;
}
