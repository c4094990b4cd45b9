import type { MathNode } from "../../read/latex/math.ts";
import { rewrite } from "../rewrite.ts";
import { contains, isGuess } from "../symbol.ts";

/** ‖x_t − √ᾱ_t x_0‖² of states alone as a square: coordinates are independent, and a density's logarithm is the sum of theirs up to a constant. */
export const squaredNorms = (node: MathNode): MathNode => rewrite(node, (n): MathNode => {
  if (n.kind !== "operator" || n.op !== "^" || n.left.kind !== "norm" || n.right.kind !== "number" || Number(n.right.digits) !== 2) return n;
  const { of, order, place } = n.left;
  if (order && !(order.kind === "number" && Number(order.digits) === 2)) return n;
  const ofStates = contains(of, (m) => m.kind === "symbol" && /^[xX]$/.test(m.name)) && !contains(of, (m) => isGuess(m) || m.kind === "density" || m.kind === "symbol" && m.name === "epsilon");
  return ofStates ? { ...n, left: { kind: "tuple", items: [of], brackets: "()", place } } : n;
});
