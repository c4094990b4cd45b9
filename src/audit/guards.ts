import { fail } from "../base/problem.ts";
import type { MathNode } from "../read/latex/math.ts";
import type { Lexicon } from "./reading.ts";
import { printMath } from "../read/latex/print-math.ts";
import { isOwnSchedule } from "./rules/numeric-sample.ts";
import type { Judgeable, Pair } from "./rules/rule.ts";
import { contains, everything, networkOf, stepsOfSymbol, targetMark } from "./symbol.ts";

/** Rules that hold a claim against the chain with β, whatever the document's own model is. */
const ofTheChain = new Set<Judgeable["rule"]>(["law", "sample", "derivation", "conversion", "posterior", "identity", "update", "loss"]);

const powerless = (node: MathNode): MathNode => (node.kind === "operator" && node.op === "^" ? node.left : node);

/** Refuses what only looks like a theorem about the chain: σ of another model, and numbers of a worked example. */
export function guarded(pair: Pair, judgeable: Judgeable, { sigma }: Pick<Lexicon, "sigma">): Judgeable {
  if (!ofTheChain.has(judgeable.rule)) return judgeable;
  const nodes = [pair.left.kind === "missing" ? pair.chain[0]! : pair.left, pair.right];
  // N(x; m, v) = (2πv)^(−1/2) exp(…) writes out a density: a law on one side, a number on the other.
  if (pair.relation !== "∝" && nodes.filter((n) => n.kind === "normal").length === 1 && nodes.some((n) => n.kind !== "normal" && contains(n, isExponent))) return fail("unexpected token", "density");
  const mentions = (test: (node: MathNode) => boolean) => nodes.some((node) => contains(node, test));
  // Differential equations are held against what they themselves declare.
  if (mentions((n) => n.kind === "differential" || n.kind === "derivative")) return judgeable;
  const named = (...names: string[]) => mentions((n) => n.kind === "symbol" && names.includes(n.name));
  // Where σ stands alone, without β or α, it may be the noise level of a variance-exploding model.
  if (sigma === undefined && named("sigma") && !named("beta", "alpha") && !mentions((n) => networkOf(n) !== undefined)) return fail("ambiguous reading", "sigma", { hint: "the noise level of which model" });
  // A velocity of a flow, ε − x_0, is not the chain's v.
  const random = judgeable.met.states.size + judgeable.met.noises.size + judgeable.met.networks.size > 0;
  if (random && [...judgeable.met.letters].join() !== "T" && mentions((n) => networkOf(n)?.predicted === "v") && !named("beta", "alpha", "sigma", "SNR") && !mentions((n) => n.kind === "symbol" && n.accents.includes(targetMark))) return fail("ambiguous reading", "v", { hint: "a velocity of another model" });
  // x_t = (1 − t) x_0 + t ε counts its time itself, and is no chain's.
  if (random && nodes.some(valuesTime)) return fail("unexpected token", "time itself");
  // σ_1² = β_t and μ_2 = √ᾱ_{t−1} x_0 number laws, not steps.
  const isNumbered = (node: MathNode): boolean => node.kind === "symbol" && stepsOfSymbol(node).some((s) => s.kind === "number" && Number(s.digits) > 0);
  const numbered = nodes.map(powerless).find(isNumbered) ?? nodes.flatMap(everything).find((node) => isNumbered(node) && node.kind === "symbol" && (node.name === "sigma" || node.name === "mu"));
  if (numbered && judgeable.met.letters.has("t")) return fail("ambiguous reading", printMath(numbered), { hint: "a step, or a number of its own" });
  // x_1 = √0.9 x_0 + √0.1 ε holds for the example's β and for no other.
  if (!judgeable.lines && judgeable.met.letters.size === 0 && mentions((n) => n.kind === "number" && /\./.test(n.digits))) return fail("missing value", "the example's schedule");
  // So does x_t = √0.9 x_{t−1} + √0.1 ε.
  if (!judgeable.lines && isOwnSchedule(pair.left, pair.right)) return fail("missing value", "the example's schedule");
  return judgeable;
}

const isExponent = (n: MathNode): boolean => (n.kind === "call" && n.function.name === "exp") || (n.kind === "operator" && n.op === "^" && n.left.kind === "symbol" && n.left.name === "e");

/** Whether a letter of time stands as a value, outside of subscripts and of what a network or a law is given. */
function valuesTime(node: MathNode): boolean {
  switch (node.kind) {
    case "symbol": return node.subscripts.length === 0 && ["t", "s", "tau"].includes(node.name) && node.accents.length === 0;
    case "operator": return valuesTime(node.left) || valuesTime(node.right);
    case "negate":
    case "root":
    case "norm": return valuesTime(node.of);
    case "tuple": return node.items.some(valuesTime);
    case "normal": return valuesTime(node.mean) || valuesTime(node.covariance);
    case "expectation": return valuesTime(node.body);
    case "applied": return node.args.length === 1 && ["t", "s", "tau"].includes(node.base.name) && node.base.subscripts.length === 0;
    default: return false;
  }
}
