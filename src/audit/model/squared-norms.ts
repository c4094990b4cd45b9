import type { MathNode } from "../../read/latex/math.ts";
import { rewrite } from "../rewrite.ts";
import { contains, isGuess } from "../symbol.ts";

/** ‖x_t − √ᾱ_t x_0‖² of states alone as a square: coordinates are independent, and a density's logarithm is the sum of theirs up to a constant. */
export function squaredNorms(node: MathNode): MathNode {
  const squared = inSquares(node);
  // The normaliser (2πv)^{d/2} counts the coordinates, of which one is looked at.
  return squared !== node && contains(node, isOfPi) ? rewrite(squared, (n) => (isDimension(n) ? { kind: "number", digits: "1", place: n.place } : n)) : squared;
}

const isOfPi = (n: MathNode): boolean => n.kind === "call" && n.function.name === "log" && n.args.some((arg) => contains(arg, (m) => m.kind === "symbol" && m.name === "pi" && m.subscripts.length === 0));
const isDimension = (n: MathNode): boolean => n.kind === "symbol" && /^[dD]$/.test(n.name) && n.subscripts.length === 0 && n.accents.length === 0 && n.label === undefined;

const inSquares = (node: MathNode): MathNode => rewrite(node, (n): MathNode => {
  if (n.kind !== "operator" || n.op !== "^" || n.left.kind !== "norm" || n.right.kind !== "number" || Number(n.right.digits) !== 2) return n;
  const { of, order, place } = n.left;
  if (order && !(order.kind === "number" && Number(order.digits) === 2)) return n;
  const ofStates = contains(of, (m) => m.kind === "symbol" && /^[xX]$/.test(m.name)) && !contains(of, (m) => isGuess(m) || m.kind === "density" || m.kind === "symbol" && m.name === "epsilon");
  return ofStates ? { ...n, left: { kind: "tuple", items: [of], brackets: "()", place } } : n;
});
