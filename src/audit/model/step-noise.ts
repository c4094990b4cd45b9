import type { MathNode, Statement } from "../../read/latex/math.ts";
import { contains, networkOf, stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/**
 * Whether a document solves one forward step for x_{t−1}, x_{t−1} = (x_t − √β_t ε_t)/√α_t. The network that it then puts in place of ε_t
 * predicts the noise of that one step, not the noise of x_t as a sample from x_0.
 */
export function solvesOneStep(statements: readonly Statement[]): boolean {
  return statements.some(({ items }) => items.some((left, i) => {
    const right = items[i + 1], letter = earlierState(left);
    return right !== undefined && letter !== undefined && contains(right, (n) => isState(n, letter, 0)) && contains(right, isStepNoise)
      && !contains(right, (n) => networkOf(n) !== undefined || isData(n) || isCumulative(n));
  }));
}

const stateStep = (node: MathNode) => {
  if (node.kind !== "symbol" || (node.name !== "x" && node.name !== "X") || node.accents.length > 0) return undefined;
  const [index, ...more] = stepsOfSymbol(node);
  return index && more.length === 0 ? stepFrom(index) : undefined;
};
/** The letter of x_{t−1}. */
const earlierState = (node: MathNode): string | undefined => { const step = stateStep(node); return step?.offset === -1 ? step.letter : undefined; };
const isState = (node: MathNode, letter: string, offset: number): boolean => { const step = stateStep(node); return step?.letter === letter && step.offset === offset; };
const isData = (node: MathNode): boolean => node.kind === "symbol" && (node.name === "x" || node.name === "X") && stepsOfSymbol(node).some((s) => s.kind === "number" && Number(s.digits) === 0);
const isCumulative = (node: MathNode): boolean => node.kind === "symbol" && node.name === "alpha" && node.accents.length > 0;
const isStepNoise = (node: MathNode): boolean => node.kind === "symbol" && node.name === "epsilon" && node.accents.length === 0;
