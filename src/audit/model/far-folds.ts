import type { MathNode, Statement } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { contains } from "../symbol.ts";

/** The statement with ∏_{s=1}^t 1 − β_s as ∏ (1 − β_s): what has the index of a sum or product stands inside of it. */
export const withFarFolds = (statement: Statement): Statement => rewriteStatement(statement, (node) => {
  if (node.kind !== "operator" || (node.op !== "+" && node.op !== "-") || node.left.kind !== "fold" || !node.left.index) return node;
  const { index } = node.left;
  const speaks = (side: MathNode) => contains(side, (n) => n.kind === "symbol" && n.name === index.name && n.subscripts.length === 0);
  const rebound = contains(node.right, (n) => n.kind === "fold" && n.index?.name === index.name);
  return speaks(node.right) && !rebound ? { ...node.left, body: { ...node, left: node.left.body }, place: node.place } : node;
});
