import { fail } from "../base/problem.ts";
import type { MathNode } from "../read/latex/math.ts";
import type { Lexicon } from "./reading.ts";
import type { Judgeable, Pair } from "./rules/rule.ts";
import { contains, networkOf } from "./symbol.ts";

/** Rules that hold a claim against the chain with β, whatever the document's own model is. */
const ofTheChain = new Set<Judgeable["rule"]>(["law", "sample", "derivation", "conversion", "posterior", "identity", "update"]);

/** Refuses what only looks like a theorem about the chain: σ of another model, and numbers of a worked example. */
export function guarded(pair: Pair, judgeable: Judgeable, { sigma }: Pick<Lexicon, "sigma">): Judgeable {
  if (!ofTheChain.has(judgeable.rule)) return judgeable;
  const nodes = [pair.left.kind === "missing" ? pair.chain[0]! : pair.left, pair.right];
  const mentions = (test: (node: MathNode) => boolean) => nodes.some((node) => contains(node, test));
  // Differential equations are held against what they themselves declare.
  if (mentions((n) => n.kind === "differential" || n.kind === "derivative")) return judgeable;
  const named = (...names: string[]) => mentions((n) => n.kind === "symbol" && names.includes(n.name));
  // Where σ stands alone, without β or α, it may be the noise level of a variance-exploding model.
  if (sigma === undefined && named("sigma") && !named("beta", "alpha") && !mentions((n) => networkOf(n) !== undefined)) return fail("ambiguous reading", "sigma", { hint: "the noise level of which model" });
  // x_1 = √0.9 x_0 + √0.1 ε holds for the example's β and for no other.
  if (judgeable.met.letters.size === 0 && mentions((n) => n.kind === "number" && /\./.test(n.digits))) return fail("missing value", "the example's schedule");
  return judgeable;
}
