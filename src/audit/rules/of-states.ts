import { fail } from "../../base/problem.ts";
import type { MathNode, OperatorNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { mapChildren, name, number, operator, type Term } from "../../term/term.ts";
import { compareSteps, type Step, stepKey } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, everything, stepsOfSymbol } from "../symbol.ts";
import { nothingMet, stepFrom, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * Algebra in states of several steps, (x_t − √α_t x_{t−1})² = x_t² − … + α_t x_{t−1}²: no two of them settle a third, so that it holds for all
 * values or not at all. With "+ C" both sides change alike with the earliest after x_0. A state alone on a side is a sample, and none of this.
 */
export const ofStates: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  if (relation !== "=" && relation !== "≡") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const sides = [first, right];
  if (sides.some((side) => !contains(side, isState) || isState(opened(side)))) return undefined;
  const constant = sides.some((side) => termsOf(side).some(isConstant));
  const bare = sides.map((side) => (constant ? withoutConstants(side) : side));
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const named = new Map<string, Step>();
  const state = (step: Step): Term => { named.set(stepKey(step), step); return cell(step); };
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state, noise: random, network: random } };
  const [l, r] = bare.map((side) => (side ? translate(side, to) : number(0))) as [Term, Term];
  for (const step of met.states.values()) if (step.letter !== undefined) met.letters.add(step.letter);
  // With one step after 0, words may mean it given the data, or on average.
  if ([...named.values()].filter((s) => s.letter !== undefined).length === 0 || named.size < 2 || met.sigma || met.free.size > 0) return undefined;
  if ([...met.letters].some((letter) => letter === "T")) return fail("missing value", "what is known of the last step");
  const reals = [...named.values()].map(nameOf);
  const claim = (a: Term, b: Term) => [forEverySchedule(a, b, { letters: met.letters, reals })];
  const change = (term: Term, of: string): Term => operator("-", term, put(term, of));
  // (x_t − √ᾱ_t x_0)/√(1−ᾱ_t) = (x_{t−1} − √ᾱ_{t−1} x_0)/√(1−ᾱ_{t−1}) holds along DDIM's path, and x_t² = ᾱ_t x_0² + … on average.
  const isExpansion = sides.some((side) => contains(side, isSquaredSum)) && sides.every((side) => contains(side, isSecondOrder)) && (constant || sameStates(first, right));
  const open = isExpansion ? {} : { narrowed: { kind: "missing value" as const, subject: "the law between two states" } };
  if (!constant) return { rule: "derivation", met, unwritten: true, alternatives: [claim(l, r)], ...open };
  const [of, ...others] = [...named.values()].filter((s) => s.letter !== undefined).toSorted((a, b) => compareSteps(a, b) ?? 0).map(nameOf) as [string, ...string[]];
  const unless = others.length > 0 ? { unless: claim(change(l, others[0]!), change(r, others[0]!)) } : {};
  return { rule: "derivation", met, unwritten: true, alternatives: [claim(change(l, of), change(r, of))], ...unless, ...open };
};

const nameOf = ({ letter, offset }: Step): string => `x_${letter ?? ""}${offset === 0 && letter !== undefined ? "" : String(offset).replace("-", "m")}`;
const cell = (step: Step): Term => name(nameOf(step));
const put = (term: Term, of: string): Term => (term.kind === "name" && term.name === of ? number(0) : mapChildren(term, (child) => put(child, of)));
const opened = (node: MathNode): MathNode => (node.kind === "tuple" && node.items.length === 1 ? opened(node.items[0]!) : node.kind === "negate" ? opened(node.of) : node);
const isState = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1 && stepFrom(stepsOfSymbol(n)[0]!) !== undefined;

const isSquare = (n: MathNode): n is OperatorNode => n.kind === "operator" && n.op === "^" && n.right.kind === "number" && Number(n.right.digits) === 2;
const isSquaredSum = (n: MathNode): boolean => isSquare(n) && contains(n.left, (m) => m.kind === "operator" && (m.op === "+" || m.op === "-") && contains(m.left, isState) && contains(m.right, isState));
const isSecondOrder = (n: MathNode): boolean => isSquare(n) && contains(n.left, isState) || n.kind === "operator" && n.op === "*" && contains(n.left, isState) && contains(n.right, isState);

function sameStates(left: MathNode, right: MathNode): boolean {
  const of = (node: MathNode) => [...new Set(everything(node).filter(isState).map(printMath))].toSorted().join();
  return of(left) === of(right);
}

/** C, const, C(x_t, x_0): what does not hang on the state. */
function isConstant(node: MathNode): boolean {
  const symbol = node.kind === "symbol" ? node : node.kind === "applied" ? node.base : node.kind === "call" ? node.function : undefined;
  return symbol !== undefined && /^(?:C|c|const|constant|Const|常数)$/.test(symbol.name) && symbol.subscripts.length === 0;
}

const termsOf = (node: MathNode): readonly MathNode[] =>
  node.kind === "operator" && node.op === "+" ? [...termsOf(node.left), ...termsOf(node.right)] : node.kind === "tuple" && node.items.length === 1 ? termsOf(node.items[0]!) : [node];

function withoutConstants(node: MathNode): MathNode | undefined {
  if (isConstant(node)) return undefined;
  if (node.kind === "tuple" && node.items.length === 1) return withoutConstants(node.items[0]!);
  if (node.kind !== "operator" || node.op !== "+") return node;
  const [left, right] = [withoutConstants(node.left), withoutConstants(node.right)];
  return left && right ? { ...node, left, right } : left ?? right;
}
