import type { Node, PythonNode } from "../../read/python/syntax.ts";

/** A network learns nothing here, so the turns of a loop that trains one are all alike. */
const enough = 3;

/** How many turns of a loop are made: all, or the first few where its body itself goes back through a network, `loss.backward()`, `optimizer.step()`. */
export function turnsMade(node: Node<"For">): number {
  let known = trains.get(node);
  if (known === undefined) trains.set(node, (known = node.body.some(goesBack)));
  return known ? enough : Infinity;
}
const trains = new WeakMap<Node<"For">, boolean>();

function goesBack(node: PythonNode): boolean {
  if (node.nodeType === "Call" && node.func.nodeType === "Attribute" && (node.func.attr === "backward" || node.func.attr === "zero_grad")) return true;
  return Object.values(node).some((value) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]).some((inner) => isNode(inner) && goesBack(inner)));
}
const isNode = (value: unknown): value is PythonNode => typeof value === "object" && value !== null && "nodeType" in value;
