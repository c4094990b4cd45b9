import type { PythonNode } from "./syntax.ts";

/** Whether a value is a node of a tree. */
export const isNode = (value: unknown): value is PythonNode => typeof value === "object" && value !== null && "nodeType" in value;

/** Every node of a tree, parents first. */
export function walkPython(node: PythonNode, visit: (node: PythonNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    const inside: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const inner of inside) if (isNode(inner)) walkPython(inner, visit);
  }
}
