import type { Node, PythonNode } from "../../read/python/syntax.ts";
import { walkPython } from "../../read/python/walk.ts";

/** A network learns nothing here, so the turns of a loop that trains one are all alike. */
const enough = 3;

/** How many turns of a loop are made: all, or the first few where its body itself goes back through a network, `loss.backward()`, `optimizer.step()`. */
export function turnsMade(node: Node<"For"> | Node<"While">): number {
  let known = trains.get(node);
  if (known === undefined) trains.set(node, (known = node.body.some(goesBack)));
  return known ? enough : Infinity;
}
const trains = new WeakMap<Node<"For"> | Node<"While">, boolean>();

function goesBack(statement: PythonNode): boolean {
  let does = false;
  walkPython(statement, (node) => { if (node.nodeType === "Call" && node.func.nodeType === "Attribute" && (node.func.attr === "backward" || node.func.attr === "zero_grad")) does = true; });
  return does;
}
