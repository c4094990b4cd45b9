import type { MathNode } from "../read/latex/math.ts";
import { contains, isModelParameter, parts } from "./symbol.ts";

/**
 * X_t = e^{−t} X_0 + √(1 − e^{−2t}) Z, x_t = cos(πt/2) x_0 + sin(πt/2) ε: a state from the data with coefficients in the time alone and no letter
 * of a noise schedule. It belongs to a process of its own, such as dX = −X dt + √2 dW, and says nothing of β.
 */
export function isOfTimeAlone(left: MathNode, right: MathNode): boolean {
  const of = left.kind === "density" ? left.of[0] : left;
  if (of?.kind !== "symbol" || !isRandom(of) || !contains(right, isData)) return false;
  const letters = values(right);
  return letters.some((n) => isTime(n)) && letters.every((n) => isTime(n) || isRandom(n) || n.kind === "symbol" && /^(?:e|pi)$/.test(n.name));
}

/** Letters as values, without what stands in subscripts or names a function. */
const values = (node: MathNode): readonly MathNode[] =>
  node.kind === "symbol" ? [node] : node.kind === "call" ? (/^(?:exp|cos|sin|tanh|log|ln)$/.test(node.function.name) ? node.args.flatMap(values) : [node]) : node.kind === "density" || node.kind === "expectation" ? [node] : parts(node).flatMap(values);
const isTime = (n: MathNode): boolean => n.kind === "symbol" && /^(?:t|s|tau|T|phi)$/.test(n.name) && n.subscripts.length === 0 && n.accents.length === 0;
const isRandom = (n: MathNode): boolean => n.kind === "symbol" && /^(?:[xXzZ]|epsilon|xi|eta)$/.test(n.name) && !n.subscripts.some(isModelParameter);
const isData = (n: MathNode): boolean => n.kind === "symbol" && /^[xX]$/.test(n.name) && n.subscripts.some((s) => s.kind === "number" && Number(s.digits) === 0);
