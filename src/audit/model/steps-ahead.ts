import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { everything, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/**
 * Whether a document names a step's β after where it starts, q(x_{t+1} | x_t) = N(√(1−β_t) x_t, β_t I): every one-step law and step of it
 * must, so that one slip among usual ones stays a slip.
 */
export function countsFromStart(statements: readonly Statement[]): Ahead | undefined {
  const pairs = statements.flatMap(({ items, relations }) => relations.flatMap((relation, i) => (/^(=|:=|≡|∼)$/.test(relation) ? [[items[i]!, items[i + 1]!] as const] : [])));
  const found = pairs.flatMap(([left, right]) => offsetsOf(left, right));
  if (found.length > 0 && found.every(({ offset }) => offset === 0)) return { letters: ["alpha", "beta"], numbers: false };
  // x_1 = √α_0 x_0 + … says it of α alone, where nothing ties α_t to β_t.
  const alphas = found.filter(({ letter }) => letter === "alpha");
  const tied = statements.some(({ items }) => items.some((item) => item.kind === "symbol" && symbolKey(item) === "alpha") && items.some((item) => everything(item).some((n) => n.kind === "symbol" && symbolKey(n) === "beta")));
  return !tied && alphas.every(({ offset }) => offset === 0) && pairs.some(([left, right]) => startsAtZero(left, right)) ? { letters: ["alpha"], numbers: true } : undefined;
}

/** Which letters are named after where their step starts, and whether those with a number are. */
export interface Ahead { readonly letters: readonly ("alpha" | "beta")[]; readonly numbers: boolean }

/** x_1 = √α_0 x_0 + …. */
function startsAtZero(left: MathNode, right: MathNode): boolean {
  const at = (node: MathNode, n: number): boolean => { const step = stateStep(node); return step !== undefined && step.letter === undefined && step.offset === n; };
  const inside = everything(right);
  return at(left, 1) && inside.some((n) => at(n, 0)) && inside.some((n) => n.kind === "symbol" && symbolKey(n) === "alpha" && stepsOfSymbol(n).some((s) => s.kind === "number" && Number(s.digits) === 0));
}

/** The statement with its α and β named after the step they lead to. */
export const fromStepEnds = (statement: Statement, { letters, numbers }: Ahead): Statement => rewriteStatement(statement, (node) => {
  if (node.kind !== "symbol" || !(letters as readonly string[]).includes(symbolKey(node))) return node;
  const [index, ...more] = stepsOfSymbol(node);
  if (!index || more.length > 0 || node.subscripts.length !== 1) return node;
  const step = stepFrom(index);
  if (step?.letter === undefined) return numbers && step ? { ...node, subscripts: [{ kind: "number", digits: String(step.offset + 1), place: index.place }] } : node;
  const later: MathNode = { kind: "operator", op: "+", left: index, right: { kind: "number", digits: "1", place: index.place }, place: index.place };
  return { ...node, subscripts: [later] };
});

/** In x_u = … x_{u−1} … and q(x_u | x_{u−1}) = …: how far after u − 1 the α and β stand. */
function offsetsOf(left: MathNode, right: MathNode): readonly { readonly letter: string; readonly offset: number }[] {
  const target = left.kind === "density" && left.of.length === 1 ? left.of[0]! : left;
  const end = stateStep(target);
  if (!end || end.letter === undefined) return [];
  const inside = everything(right).filter((n): n is SymbolNode => n.kind === "symbol");
  const states = inside.flatMap((n) => stateStep(n) ?? []).filter((s) => !(s.letter === end.letter && s.offset === end.offset));
  if (states.length === 0 || states.some((s) => s.letter !== end.letter || s.offset !== end.offset - 1)) return [];
  return inside.filter((n) => symbolKey(n) === "alpha" || symbolKey(n) === "beta").flatMap((n) => {
    const step = stepFrom(stepsOfSymbol(n)[0] ?? n);
    return step && step.letter === end.letter ? [{ letter: symbolKey(n), offset: step.offset - (end.offset - 1) }] : [];
  });
}

function stateStep(node: MathNode) {
  if (node.kind !== "symbol" || (node.name !== "x" && node.name !== "X") || node.accents.length > 0 || stepsOfSymbol(node).length !== 1) return undefined;
  return stepFrom(stepsOfSymbol(node)[0]!);
}
