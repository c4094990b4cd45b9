import type { MathNode } from "../../read/latex/math.ts";

/** L_VLB and ELBO name the bound, of either sign; a bare L or L(θ, φ; x) may, or anything else. */
export function boundName(node: MathNode): "bound" | "perhaps" | undefined {
  const symbol = node.kind === "call" ? node.function : node.kind === "applied" ? node.base : node;
  if (symbol.kind !== "symbol" || symbol.accents.length > 0 || symbol.subscripts.length > 0) return undefined;
  if ((/^(v?lb|elbo|vb)$/i.test(symbol.label ?? "") && /^[LJF]$/.test(symbol.name)) || /^(VLB|ELBO|elbo)$/.test(symbol.name)) return "bound";
  return symbol.name === "L" && symbol.label === undefined ? "perhaps" : undefined;
}
