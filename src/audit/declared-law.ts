import type { DensityNode, MathNode, NormalNode } from "../read/latex/math.ts";
import { printMath } from "../read/latex/print-math.ts";
import { isModelParameter, networkOf } from "./symbol.ts";

/**
 * p_θ(x_{t−1} | x_t) = N(x_{t−1}; μ_θ(x_t, t), Σ_θ(x_t, t)) and p(x_T) = N(0, I) say what the model is made of, in free letters, and claim
 * nothing of the chain. Undefined where the letters do not fit one another: that is no declaration anyone meant.
 */
export function declaresLaw(left: MathNode, right: MathNode): boolean {
  if (left.kind !== "density" || right.kind !== "normal" || left.of.length !== 1) return false;
  if (namesMoments(left, right)) return true;
  if (!isModel(left)) return false;
  if (right.variable && printMath(right.variable) !== printMath(left.of[0]!)) return false;
  if (left.given.length === 0) return isNumber(right.mean, 0) && (right.covariance.kind === "identity" || isNumber(right.covariance, 1));
  const mean = networkOf(right.mean);
  if (mean?.predicted !== "mean" || !isSpread(right.covariance)) return false;
  const states = left.given.map(printMath);
  return !mean.call || mean.call.args.length === 0 || states.includes(printMath(mean.call.args[0]!));
}

/** q(x_{t−1} | x_t, x_0) = N(x_{t−1}; μ_q(x_t, x_0), Σ_q(t)) names the moments of q, by letters that carry its name, and says nothing of them. */
function namesMoments({ symbol, of, given }: DensityNode, { mean, covariance, variable }: NormalNode): boolean {
  if (symbol.name !== "q" || symbol.subscripts.length > 0 || given.length === 0 || variable && printMath(variable) !== printMath(of[0]!)) return false;
  const states = given.map(printMath);
  const named = (node: MathNode, letters: RegExp): boolean => {
    const letter = node.kind === "symbol" ? node : node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
    const args = node.kind === "call" || node.kind === "applied" ? node.args : [];
    if (!letter || !letters.test(letter.name) || letter.accents.length > 0 || args.some((arg) => /^[xX]/.test(printMath(arg)) && !states.includes(printMath(arg)))) return false;
    return letter.label === "q" || letter.subscripts.some((s) => s.kind === "symbol" && s.name === "q");
  };
  const spread = covariance.kind === "operator" && covariance.op === "*" && covariance.right.kind === "identity" ? covariance.left : covariance;
  return named(mean, /^mu$/) && named(spread.kind === "operator" && spread.op === "^" && isNumber(spread.right, 2) ? spread.left : spread, /^(?:sigma|Sigma)$/);
}

const isModel = ({ symbol }: DensityNode): boolean => symbol.name === "p" || symbol.subscripts.some(isModelParameter);
const isNumber = (node: MathNode, value: number): boolean => node.kind === "number" && Number(node.digits) === value;

/** Σ_θ(x_t, t), σ_t² I, β_t I: one letter for the spread. */
function isSpread(node: MathNode): boolean {
  switch (node.kind) {
    case "symbol": return /^(?:Sigma|sigma|beta)$/.test(node.name);
    case "call": return node.function.name === "Sigma" || node.function.name === "sigma";
    case "applied": return node.base.name === "Sigma" || node.base.name === "sigma";
    case "operator": return node.op === "*" ? isSpread(node.left) && node.right.kind === "identity" : node.op === "^" && isSpread(node.left) && isNumber(node.right, 2);
    default: return false;
  }
}
