import type { MathNode, SymbolNode } from "../../read/latex/math.ts";
import { contains, stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { boundName } from "./bound-name.ts";

/** L_T, L_{t−1}, L_0: a term of the bound. */
export const isTerm = (node: MathNode): node is SymbolNode => node.kind === "symbol" && node.name === "L" && node.label === undefined && node.accents.length === 0 && node.mark === undefined && stepsOfSymbol(node).length === 1 && stepFrom(stepsOfSymbol(node)[0]!) !== undefined;
export const speaksOfLaws = (node: MathNode): boolean => contains(node, (n) => n.kind === "density" || n.kind === "divergence" || n.kind === "expectation" || n.kind === "integral" || isTerm(n) || boundName(n) !== undefined);

/** Whether it is a product of densities and the like, to be compared by its logarithm. */
export function isPositive(node: MathNode): boolean {
  switch (node.kind) {
    case "density": return true;
    case "normal": return node.variable !== undefined;
    case "number": return Number(node.digits) > 0;
    case "operator": return node.op === "*" || node.op === "/" ? isPositive(node.left) && isPositive(node.right) : node.op === "^" && isPositive(node.left) && !speaksOfLaws(node.right);
    case "tuple": return node.items.length === 1 && isPositive(node.items[0]!);
    case "fold": return node.fold === "prod" && isPositive(node.body);
    case "integral": return isPositive(node.body);
    case "expectation": return node.given.length === 0 && node.body.kind !== "number" && isPositive(node.body);
    case "call": return node.function.name === "exp" && node.args.length === 1;
    default: return false;
  }
}
