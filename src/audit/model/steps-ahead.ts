import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { everything, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/**
 * Whether a document names a step's β after where it starts, q(x_{t+1} | x_t) = N(√(1−β_t) x_t, β_t I): every one-step law and step of it
 * must, so that one slip among usual ones stays a slip.
 */
export function countsFromStart(statements: readonly Statement[]): boolean {
  const found = statements.flatMap(({ items, relations }) => relations.flatMap((relation, i) => (/^(=|:=|≡|∼)$/.test(relation) ? offsetsOf(items[i]!, items[i + 1]!) : [])));
  return found.length > 0 && found.every((offset) => offset === 0);
}

/** The statement with its α and β named after the step they lead to. */
export const fromStepEnds = (statement: Statement): Statement => rewriteStatement(statement, (node) => {
  if (node.kind !== "symbol" || (symbolKey(node) !== "alpha" && symbolKey(node) !== "beta")) return node;
  const [index, ...more] = stepsOfSymbol(node);
  if (!index || more.length > 0 || node.subscripts.length !== 1 || stepFrom(index)?.letter === undefined) return node;
  const later: MathNode = { kind: "operator", op: "+", left: index, right: { kind: "number", digits: "1", place: index.place }, place: index.place };
  return { ...node, subscripts: [later] };
});

/** In x_u = … x_{u−1} … and q(x_u | x_{u−1}) = …: how far after u − 1 the α and β stand. */
function offsetsOf(left: MathNode, right: MathNode): readonly number[] {
  const target = left.kind === "density" && left.of.length === 1 ? left.of[0]! : left;
  const end = stateStep(target);
  if (!end || end.letter === undefined) return [];
  const inside = everything(right).filter((n): n is SymbolNode => n.kind === "symbol");
  const states = inside.flatMap((n) => stateStep(n) ?? []).filter((s) => !(s.letter === end.letter && s.offset === end.offset));
  if (states.length === 0 || states.some((s) => s.letter !== end.letter || s.offset !== end.offset - 1)) return [];
  return inside.filter((n) => symbolKey(n) === "alpha" || symbolKey(n) === "beta").flatMap((n) => {
    const step = stepFrom(stepsOfSymbol(n)[0] ?? n);
    return step && step.letter === end.letter ? [step.offset - (end.offset - 1)] : [];
  });
}

function stateStep(node: MathNode) {
  if (node.kind !== "symbol" || (node.name !== "x" && node.name !== "X") || node.accents.length > 0 || stepsOfSymbol(node).length !== 1) return undefined;
  return stepFrom(stepsOfSymbol(node)[0]!);
}
