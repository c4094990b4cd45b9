import type { MathNode, Statement } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { contains, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/**
 * Whether a document writes the coefficients of a step by letters alone, x_t = α_t x_{t−1} + β_t ε with α_t² + β_t² = 1: its α and β are the
 * roots of the usual ones, its ᾱ the root of their product, its β̄ the root of 1 − ᾱ. Both must be said; one of them alone is an error.
 */
export function writesRoots(statements: readonly Statement[]): boolean {
  return statements.some(isPlainStep) && statements.some(({ items, relations }) => relations.some((relation, i) => relation === "=" && isPythagorean(items[i]!, items[i + 1]!)));
}

/** The statement with the usual letters under their roots. */
export const rootsIn = (statement: Statement): Statement => rewriteStatement(statement, rooted);

function rooted(node: MathNode): MathNode {
  if (node.kind !== "symbol" || stepsOfSymbol(node).length !== 1) return node;
  const { place } = node, key = symbolKey(node);
  if (key === "alpha" || key === "beta" || key === "bar alpha" || key === "tilde beta") return { kind: "root", of: node, place };
  if (key !== "bar beta") return node;
  const rest: MathNode = { kind: "operator", op: "-", left: { kind: "number", digits: "1", place }, right: { ...node, name: "alpha" }, place };
  return { kind: "root", of: rest, place };
}

const isLetter = (node: MathNode | undefined, key: string): boolean => node?.kind === "symbol" && symbolKey(node) === key && stepsOfSymbol(node).length === 1;
const isSquare = (node: MathNode, key: string): boolean => node.kind === "operator" && node.op === "^" && isLetter(node.left, key) && node.right.kind === "number" && Number(node.right.digits) === 2;

/** x_t = α_t x_{t−1} + β_t ε, or N(x_t; α_t x_{t−1}, β_t² I). */
function isPlainStep({ items, relations }: Statement): boolean {
  return relations.some((relation, i) => {
    const [left, right] = [items[i]!, items[i + 1]!];
    if (relation !== "=" && relation !== ":=" && relation !== "∼") return false;
    if (right.kind === "normal") return timesEarlier(right.mean) && contains(right.covariance, (n) => isSquare(n, "beta"));
    return left.kind === "symbol" && right.kind === "operator" && right.op === "+" && timesEarlier(right.left) && right.right.kind === "operator" && right.right.op === "*" && isLetter(right.right.left, "beta");
  });
}

/** α_t x_{t−1}. */
function timesEarlier(node: MathNode): boolean {
  if (node.kind !== "operator" || node.op !== "*" || !isLetter(node.left, "alpha") || node.right.kind !== "symbol" || node.right.name.toLowerCase() !== "x") return false;
  const [t, s] = [node.left, node.right].map((n) => (n.kind === "symbol" ? stepFrom(stepsOfSymbol(n)[0] ?? n) : undefined));
  return t?.letter !== undefined && t.letter === s?.letter && t.offset - s.offset === 1;
}

/** α² + β² = 1, α = √(1 − β²) or β = √(1 − α²). */
function isPythagorean(left: MathNode, right: MathNode): boolean {
  const one = (n: MathNode) => n.kind === "number" && Number(n.digits) === 1;
  if (left.kind === "operator" && left.op === "+" && one(right)) return (isSquare(left.left, "alpha") && isSquare(left.right, "beta")) || (isSquare(left.left, "beta") && isSquare(left.right, "alpha"));
  const rest = (n: MathNode, key: string) => n.kind === "operator" && n.op === "-" && one(n.left) && isSquare(n.right, key);
  return [["alpha", "beta"], ["beta", "alpha"]].some(([a, b]) => (isSquare(left, a!) && rest(right, b!)) || (isLetter(left, a!) && right.kind === "root" && rest(right.of, b!)));
}
