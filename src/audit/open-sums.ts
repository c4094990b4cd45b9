import type { MathNode } from "../read/latex/math.ts";
import { contains, everything } from "./symbol.ts";

/**
 * Whether a side writes Σ_t a_t + b_t, where b_t reads the sum's own index and the other side has no such t: how far the sum reaches is left
 * to the reader, and it cannot be the first term alone.
 */
export const hasOpenSum = (side: MathNode, other: MathNode): boolean =>
  everything(side).some((n) => n.kind === "operator" && (n.op === "+" || n.op === "-") && addends(n.left).some((fold) => {
    const index = fold.kind === "fold" && fold.fold === "sum" ? fold.index?.name : undefined;
    return index !== undefined && isFree(n.right, index) && !isFree(other, index);
  }));

const addends = (node: MathNode): readonly MathNode[] => (node.kind === "operator" && (node.op === "+" || node.op === "-") ? [...addends(node.left), ...addends(node.right)] : [node.kind === "negate" ? node.of : node]);

/** Whether a letter stands somewhere that no sum or product over it covers. */
function isFree(node: MathNode, letter: string): boolean {
  const count = (of: MathNode): number => everything(of).filter((n) => n.kind === "symbol" && n.name === letter && n.subscripts.length === 0).length;
  if (!contains(node, (n) => n.kind === "symbol" && n.name === letter)) return false;
  const covered = everything(node).filter((n) => n.kind === "fold" && n.index?.name === letter);
  return count(node) > covered.reduce((sum, fold) => sum + count(fold), 0);
}
