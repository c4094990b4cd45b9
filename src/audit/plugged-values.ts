import type { MathNode } from "../read/latex/math.ts";
import { contains, everything, networkOf, stepsOfSymbol } from "./symbol.ts";
import { stepFrom } from "./translate.ts";

/**
 * x_t = 0.8 · 1 + 0.6 · (−0.3), x_t = √ᾱ_t · 1.0 + √(1−ᾱ_t) · 0.5: a state at a lettered step against a side without any random quantity, where
 * numbers stand in the places of x_0 and ε. It is a line of a worked example and holds for those values alone.
 */
export const isPluggedIn = (left: MathNode, right: MathNode): boolean => isLetteredState(left) && !contains(right, isRandom) && contains(right, isDecimal);

const isLetteredState = (node: MathNode): boolean => {
  if (node.kind !== "symbol" || !/^[xXzZ]$/.test(node.name)) return false;
  const steps = stepsOfSymbol(node);
  return steps.length === 1 && stepFrom(steps[0]!)?.letter !== undefined;
};
const isRandom = (node: MathNode): boolean =>
  node.kind === "density" || node.kind === "normal" || node.kind === "expectation" || networkOf(node) !== undefined || (node.kind === "symbol" && /^(?:[xXzZ]|epsilon|varepsilon|xi|mu|eta|W|w)$/.test(node.name));
const isDecimal = (node: MathNode): boolean => node.kind === "number" && node.digits.includes(".");

/** SNR(500) = ᾱ_t/(1−ᾱ_t), σ_{10} = √β_t: a step named by its number on one side and by its letter on the other; the letter is that number. */
export function namesItsStep(left: MathNode, right: MathNode): boolean {
  const [steps, others] = [stepsIn(left), stepsIn(right)];
  return steps.length > 0 && steps.every((s) => s !== undefined && s >= 2) && others.length > 0 && others.every((s) => s === undefined);
}

/** The numbered steps of a side's quantities; undefined for one with a letter. */
const stepsIn = (node: MathNode): readonly (number | undefined)[] =>
  everything(node).flatMap((n) => {
    const indices = n.kind === "symbol" ? stepsOfSymbol(n) : n.kind === "call" ? n.args : [];
    return indices.flatMap((index) => { const step = stepFrom(index); return step ? [step.letter === undefined ? step.offset : undefined] : []; });
  });
