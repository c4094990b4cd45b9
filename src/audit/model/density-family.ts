import { fail } from "../../base/problem.ts";
import type { DensityNode } from "../../read/latex/math.ts";
import { isModelParameter } from "../symbol.ts";
import { statesOf } from "./joint.ts";
import { compareSteps } from "./step-order.ts";

/** θ or φ on a density's letter. */
export const isLearnedDensity = ({ symbol }: DensityNode): boolean => symbol.subscripts.some(isModelParameter) || symbol.label === "theta" || symbol.mark === "theta";

/**
 * Whose law a density is: q and p_data are the forward chain's, p and p_θ the model's. A plain p that leads from earlier states to later ones is
 * the forward chain of a document that calls it so, and is refused.
 */
export function familyOf(node: DensityNode): "forward" | "model" {
  const { symbol, place } = node;
  if (symbol.accents.length > 0 || (symbol.label !== undefined && symbol.label !== "data" && symbol.label !== "theta") || (symbol.mark !== undefined && symbol.mark !== "theta") || symbol.subscripts.some((n) => !isModelParameter(n)))
    return fail("missing value", "a law by another name", { place });
  if (symbol.name === "q" || symbol.label === "data") return "forward";
  if (symbol.name !== "p" && symbol.name !== "P") return fail("missing value", "a law by another name", { place });
  if (!isLearnedDensity(node)) {
    const [of, given] = [statesOf(node.of), statesOf(node.given)].map((all) => all.map((x) => ("fold" in x ? x.to : x)));
    if (given!.length > 0 && of!.length === 1 && given!.every((g) => compareSteps(g, of![0]!) === -1)) fail("ambiguous reading", "p", { place, hint: "the model, or the forward chain" });
  }
  return "model";
}
