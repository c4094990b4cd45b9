import type { MathNode, Statement } from "../../read/latex/math.ts";
import type { RootLetters } from "../reading.ts";
import { rewriteStatement } from "../rewrite.ts";
import { contains, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/**
 * Whether a document writes the coefficient of a step by a letter alone, x_t = α_t x_{t−1} + β_t ε with α_t² + β_t² = 1, or α_t x_{t−1} with
 * α_t = √(1 − β_t): its ᾱ is then the root of the usual one, its β̄ the root of 1 − ᾱ. Both must be said; one of them alone is an error.
 */
export function rootLetters(statements: readonly Statement[]): RootLetters | undefined {
  const says = (test: (left: MathNode, right: MathNode) => boolean) => statements.some(({ items, relations }) => relations.some((relation, i) => /^(=|:=|≡|∼)$/.test(relation) && test(items[i]!, items[i + 1]!)));
  if (says(isPlainStep) && says(isPythagorean)) return "both";
  return says(isScaledStep) && says(isRootOfRest) ? "alpha" : undefined;
}

/** The statement with the usual letters under their roots. */
export const rootsIn = (statement: Statement, letters: RootLetters): Statement => rewriteStatement(statement, (node) => rooted(node, letters));

function rooted(node: MathNode, letters: RootLetters): MathNode {
  if (node.kind !== "symbol" || stepsOfSymbol(node).length !== 1) return node;
  const { place } = node, key = symbolKey(node);
  if (key === "alpha" || key === "bar alpha" || (letters === "both" && (key === "beta" || key === "tilde beta"))) return { kind: "root", of: node, place };
  if (key !== "bar beta" || letters !== "both") return node;
  const rest: MathNode = { kind: "operator", op: "-", left: { kind: "number", digits: "1", place }, right: { ...node, name: "alpha" }, place };
  return { kind: "root", of: rest, place };
}

const isLetter = (node: MathNode | undefined, key: string): boolean => node?.kind === "symbol" && symbolKey(node) === key && stepsOfSymbol(node).length === 1;
const isSquare = (node: MathNode, key: string): boolean => node.kind === "operator" && node.op === "^" && isLetter(node.left, key) && node.right.kind === "number" && Number(node.right.digits) === 2;
const isOne = (node: MathNode): boolean => node.kind === "number" && Number(node.digits) === 1;

/** x_t = α_t x_{t−1} + β_t ε, or N(x_t; α_t x_{t−1}, β_t² I). */
function isPlainStep(left: MathNode, right: MathNode): boolean {
  if (right.kind === "normal") return timesEarlier(right.mean) && contains(right.covariance, (n) => isSquare(n, "beta"));
  return left.kind === "symbol" && isScaledStep(left, right) && right.kind === "operator" && right.right.kind === "operator" && right.right.op === "*" && isLetter(right.right.left, "beta");
}

/** x_t = α_t x_{t−1} + …, or N(x_t; α_t x_{t−1}, …). */
const isScaledStep = (_: MathNode, right: MathNode): boolean => (right.kind === "normal" ? timesEarlier(right.mean) : right.kind === "operator" && right.op === "+" && timesEarlier(right.left));

/** α_t x_{t−1}. */
function timesEarlier(node: MathNode): boolean {
  if (node.kind !== "operator" || node.op !== "*" || !isLetter(node.left, "alpha") || node.right.kind !== "symbol" || node.right.name.toLowerCase() !== "x") return false;
  const [t, s] = [node.left, node.right].map((n) => (n.kind === "symbol" ? stepFrom(stepsOfSymbol(n)[0] ?? n) : undefined));
  return t?.letter !== undefined && t.letter === s?.letter && t.offset - s.offset === 1;
}

/** α² + β² = 1, α = √(1 − β²) or β = √(1 − α²). */
function isPythagorean(left: MathNode, right: MathNode): boolean {
  if (left.kind === "operator" && left.op === "+" && isOne(right)) return (isSquare(left.left, "alpha") && isSquare(left.right, "beta")) || (isSquare(left.left, "beta") && isSquare(left.right, "alpha"));
  const rest = (n: MathNode, key: string) => n.kind === "operator" && n.op === "-" && isOne(n.left) && isSquare(n.right, key);
  return [["alpha", "beta"], ["beta", "alpha"]].some(([a, b]) => (isSquare(left, a!) && rest(right, b!)) || (isLetter(left, a!) && right.kind === "root" && rest(right.of, b!)));
}

/** α_t = √(1 − β_t), or its square. */
function isRootOfRest(left: MathNode, right: MathNode): boolean {
  const rest = (n: MathNode) => n.kind === "operator" && n.op === "-" && isOne(n.left) && isLetter(n.right, "beta");
  return (isLetter(left, "alpha") && right.kind === "root" && rest(right.of)) || (isSquare(left, "alpha") && rest(right));
}
