import type { MathNode, SymbolNode } from "../../read/latex/math.ts";
import { rewrite } from "../rewrite.ts";
import { everything, stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { type Step, stepKey } from "./step-order.ts";

/** Nodes in the letters of the chain x_0 … x_T, with the model's last state. */
export interface InChain {
  readonly nodes: readonly MathNode[];
  readonly top: Step;
}

/**
 * A VAE with data x and one latent z is the chain with T = 1; a hierarchical one with latents z_1 … z_T is the chain itself, and a bare x is x_0.
 * Undefined where latents stand beside states of the chain, or begin with z_0.
 */
export function inChain(nodes: readonly MathNode[]): InChain | undefined {
  const symbols = nodes.flatMap(everything).flatMap((n) => (n.kind === "density" ? [...n.of, ...n.given] : [])).filter((n): n is SymbolNode => n.kind === "symbol" && n.accents.length === 0);
  const named = (pattern: RegExp, stepped: boolean) => symbols.filter((n) => pattern.test(n.name) && (stepsOfSymbol(n).length > 0) === stepped);
  const [latents, latent, states] = [named(/^[zZ]$/, true), named(/^[zZ]$/, false), named(/^[xX]$/, true)];
  const later = states.some((n) => { const step = stepFrom(stepsOfSymbol(n)[0]!); return !step || stepKey(step) !== "0"; });
  if ((latents.length > 0 && latent.length > 0) || (latents.length + latent.length > 0 && later)) return undefined;
  if (latents.some((n) => beginsAt(stepsOfSymbol(n)[0]!, 0))) return undefined;
  const single = latent.length > 0;
  const index = (node: SymbolNode, digits: string): SymbolNode => ({ ...node, name: "x", subscripts: [{ kind: "number", digits, place: node.place }] });
  const learned = latents.length + latent.length > 0;
  const change = (node: MathNode): MathNode => {
    // Of a latent variable model p is the model's law, p(z | x) too.
    if (node.kind === "density" && learned && node.symbol.name === "p" && node.symbol.label === undefined && node.symbol.subscripts.length === 0) return { ...node, symbol: { ...node.symbol, label: "theta" } };
    if (node.kind !== "symbol" || node.accents.length > 0 || node.label !== undefined) return node;
    const stepped = stepsOfSymbol(node).length > 0;
    if (/^[xX]$/.test(node.name)) return stepped ? node : index(node, "0");
    if (!/^[zZ]$/.test(node.name) || !learned) return node;
    return stepped ? { ...node, name: "x" } : single ? index(node, "1") : node;
  };
  return { nodes: nodes.map((node) => rewrite(node, change)), top: single ? { letter: undefined, offset: 1 } : { letter: "T", offset: 0 } };
}

function beginsAt(node: MathNode, offset: number): boolean {
  const step = node.kind === "range" ? stepFrom(node.from) : stepFrom(node);
  return step?.letter === undefined && step?.offset === offset;
}
