import type { Problem } from "../base/problem.ts";
import type { MathNode } from "../read/latex/math.ts";
import { leavesOut } from "./left-out.ts";
import { hasOpenSum } from "./open-sums.ts";
import { isOfTimeAlone } from "./own-model.ts";
import { isPluggedIn, namesItsStep } from "./plugged-values.ts";
import type { Lexicon } from "./reading.ts";
import type { Rule } from "./finding.ts";
import { regimeOf } from "./regime.ts";
import type { Pair } from "./rules/rule.ts";
import { supposition } from "./supposed.ts";
import { contains, networkOf, parts } from "./symbol.ts";

/**
 * What is left to say where a claim fails that never was one about every schedule: x_t = x_0 without any coefficient, which holds where there
 * is no noise, and an approximation, which holds in its own regime. Such claims may be found true; they are not refuted by a case outside.
 */
export function narrowed({ denied, left, right, relation, chain, around, sentence = around }: Pair, { stepNoise }: Pick<Lexicon, "stepNoise">, rule?: Rule): Problem | undefined {
  const first = left.kind === "missing" ? chain[0]! : left;
  const sides = [first, right];
  if (denied) return { kind: "missing value", subject: "that it is meant to hold" };
  const supposed = supposition(sentence, first, right);
  if (supposed) return { kind: "missing value", subject: supposed };
  if (leavesOut(sentence)) return { kind: "missing value", subject: "what is left out" };
  if (isPluggedIn(first, right)) return { kind: "missing value", subject: "a theorem", hint: "a value that is given" };
  if (relation === "=" && namesItsStep(first, right)) return { kind: "ambiguous reading", subject: "t", hint: "any step, or the one named beside it" };
  if (hasOpenSum(first, right) || hasOpenSum(right, first)) return { kind: "ambiguous reading", subject: "the sum", hint: "how far it reaches" };
  if (stepNoise && sides.some((side) => contains(side, ofOneStep))) return { kind: "ambiguous reading", subject: "eps", hint: "the noise of one step, or of all so far" };
  // "Setting β̃_t = β_t works as well": a choice between the two variances.
  if (sides.every(isVariance) && choice.test(sentence)) return { kind: "missing value", subject: "a theorem", hint: "a value that is given" };
  // σ_t = √((1−ᾱ_t)/ᾱ_t) is the noise level of x_t/√ᾱ_t, a name of its own.
  if (isNoiseLevel(first) && contains(right, (n) => n.kind === "operator" && n.op === "/" && contains(n.right, isShareKept)) && !contains(right, isStepwise)) return { kind: "ambiguous reading", subject: "sigma", hint: "the noise level of which model" };
  // β_t > β_{t−1} says that the schedule rises, which is its author's choice.
  if (["<", "≤", ">", "≥"].includes(relation) && sides.every(isRate)) return { kind: "missing value", subject: "a theorem", hint: "a value that is given" };
  if (sides.every(isBare)) return { kind: "missing value", subject: "where it holds" };
  if (isUnscheduled(first, right)) return { kind: "missing value", subject: "the example's schedule" };
  if ((rule === "sample" || rule === "law") && isOfTimeAlone(first, right)) return { kind: "missing value", subject: "the forward equation" };
  if ((relation !== "≈" && relation !== "≃") || !sides.some((side) => contains(side, isRandom))) return undefined;
  // v ≈ −x_0, \hat x_0 ≈ x_t: no coefficient at all is an approximation in one regime.
  if (sides.every((side) => isAlone(side)) && sides.some((side) => networkOf(side) === undefined || contains(side, (n) => n.kind === "negate"))) return { kind: "missing value", subject: "how near is near enough" };
  // A network is said to approximate what it is trained for; that is an equation all the same.
  const learned = sides.some((side) => contains(side, (n) => networkOf(n) !== undefined));
  return learned && regimeOf(sentence) === undefined ? undefined : { kind: "missing value", subject: "how near is near enough" };
}

/**
 * x_t = x_{t−1} + ε, p(x_t | x_{t−1}) = N(x_{t−1}, I) or N(0.9 x_{t−1}, 0.1): nothing in it is the noise schedule's, and a random walk or an
 * autoregression is as likely meant.
 */
function isUnscheduled(left: MathNode, right: MathNode): boolean {
  const of = left.kind === "density" ? left.of[0] : left;
  return of?.kind === "symbol" && isRandom(of) && contains(right, (n) => n.kind === "symbol" && (n.name === "x" || n.name === "X"))
    && outerSymbols(right).every((n) => isRandom(n) && networkOf(n) === undefined) && !contains(right, (n) => ["call", "density", "expectation"].includes(n.kind));
}
/** Symbols as values, without what stands in subscripts. */
const outerSymbols = (node: MathNode): readonly MathNode[] => (node.kind === "symbol" ? [node] : parts(node).flatMap(outerSymbols));

const ofOneStep = (node: MathNode): boolean => ["eps", "mean"].includes(networkOf(node)?.predicted ?? "") || node.kind === "gradient";
const choice = /\b(?:set|sets|setting|choose|chooses|choosing|chose|chosen|choice|choices|option|options|pick|fix|fixed|fixing|take|taking|use|uses|used|using|either|simply)\b|[取设选令用]/i;
const isNoiseLevel = (node: MathNode): boolean => (node.kind === "operator" && node.op === "^" ? isNoiseLevel(node.left) : node.kind === "symbol" && node.name === "sigma" && node.accents.length === 0);
const isShareKept = (node: MathNode): boolean => node.kind === "symbol" && node.name === "alpha";
/** β_t, a step before, and η: what a reverse step's σ_t is made of. */
const isStepwise = (node: MathNode): boolean => node.kind === "symbol" && (node.name === "beta" || node.name === "eta" || [...node.subscripts, ...(node.index ? [node.index] : [])].some((s) => !(s.kind === "symbol" && s.name === "t")));
/** β_t or α_t of one step; ᾱ_t falls whatever they do. */
const isRate = (node: MathNode): boolean => node.kind === "symbol" && (node.name === "beta" || node.name === "alpha") && node.accents.length === 0 && node.subscripts.length === 1;
const isVariance = (node: MathNode): boolean => node.kind === "symbol" && node.name === "beta" && node.subscripts.length === 1;

const isRandom = (node: MathNode): boolean => node.kind === "symbol" && ["x", "X", "z", "Z", "epsilon"].includes(node.name);
const isAlone = (node: MathNode): boolean => (node.kind === "negate" ? isAlone(node.of) : node.kind === "symbol" || (node.kind === "call" && networkOf(node) !== undefined));
/** A state or a noise alone. */
const isBare = (node: MathNode): boolean => node.kind === "symbol" && isRandom(node) && node.accents.length === 0 && networkOf(node) === undefined;
