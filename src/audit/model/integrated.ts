import { fail } from "../../base/problem.ts";
import type { DensityNode, ExpectationNode, FoldNode, IntegralNode, MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { familyOf } from "./density-family.ts";
import { type Stated, statesOf } from "./joint.ts";
import { type Step, stepKey } from "./step-order.ts";

/** The laws an expectation is over; "everything" for E_q and a bare E. */
export function densitiesOf({ over, place }: ExpectationNode): readonly DensityNode[] | "everything" {
  const laws = over.map((statement) => lawOfDraw(statement) ?? fail("unexpected token", "an expectation over this", { place }));
  if (laws.length === 0 || laws.includes("everything")) return "everything";
  return laws as readonly DensityNode[];
}

/** `q(x_t|x_0)`, `x_t ∼ q(x_t|x_0)`, `x_0 ∼ q`, `x_0`; a noise or q alone stands for everything drawn. */
function lawOfDraw({ items, relations }: Statement): DensityNode | "everything" | undefined {
  const [first, second] = items;
  if (items.length === 1 && first) {
    if (first.kind === "density") return first;
    if (first.kind !== "symbol") return undefined;
    if (first.name === "q" || first.name === "epsilon") return "everything";
    return isState(first) && stepKey(stepFrom(stepsOfSymbol(first)[0]!)!) === "0" ? dataLaw(first) : undefined;
  }
  if (items.length !== 2 || relations[0] !== "∼" || !first || !second) return undefined;
  if (second.kind === "density") return second;
  if (first.kind === "symbol" && first.name === "epsilon") return "everything";
  if (second.kind !== "symbol" || first.kind !== "symbol") return undefined;
  if (isState(first) && stepKey(stepFrom(stepsOfSymbol(first)[0]!)!) === "0") return second.name === "q" || second.label === "data" ? dataLaw(first) : undefined;
  if (second.name !== "q") return undefined;
  const [below] = first.subscripts;
  return below?.kind === "range" && below.from.kind === "number" && Number(below.from.digits) === 0 ? dataLaw(first) : "everything";
}

const isState = (node: SymbolNode): boolean => (node.name === "x" || node.name === "X") && node.accents.length === 0 && stepsOfSymbol(node).length === 1 && stepFrom(stepsOfSymbol(node)[0]!) !== undefined;
/** q of the data, or of everything from them on. */
const dataLaw = (state: SymbolNode): DensityNode => ({ kind: "density", symbol: { kind: "symbol", name: "q", accents: [], subscripts: [], place: state.place }, of: [state], given: [], parameters: [], place: state.place });

/** What is left of a product of densities once states are integrated out: one density, or a law averaged over another. */
export type Integrated = "one" | { readonly kind: "law"; readonly density: DensityNode } | { readonly kind: "average"; readonly of: DensityNode; readonly over: DensityNode };

/** ∫ f dx or E_q[f] of a product f of densities: what divides out is dropped, and the rest must be one joint law. */
export function integrated(node: IntegralNode | ExpectationNode): Integrated {
  const { place } = node;
  const laws = node.kind === "expectation" ? densitiesOf(node) : [];
  if (laws === "everything") return fail("unexpected token", "an expectation over this", { place });
  const variables = node.kind === "integral" ? statesOf(node.variables) : laws.flatMap((l) => statesOf(l.of));
  if (variables.length === 0) return fail("missing value", "what is integrated over", { place });
  const factors = cancelled([...laws.map((factor) => ({ factor, over: false })), ...factorsOf(node.body, false)]);
  if (factors.some((f) => f.over)) return fail("unexpected token", "a quotient of laws", { place });
  const densities = joined(factors.map((f) => f.factor));
  const [one, two, more] = densities;
  if (!one || more) return fail("unexpected token", "an integral of several laws", { place });
  if (!two) {
    const of = without(statesOf(one.of), variables) ?? fail("unexpected token", "a part of a range", { place });
    return of.length === 0 ? "one" : { kind: "law", density: { ...one, of: of.map((s) => stateNode(s, place)) } };
  }
  if (familyOf(one) !== familyOf(two) || variables.length !== 1) return fail("unexpected token", "laws of two chains", { place });
  const key = JSON.stringify(variables[0]);
  const over = densities.find((d) => JSON.stringify(statesOf(d.of)) === JSON.stringify([...variables]));
  const of = densities.find((d) => d !== over && statesOf(d.given).some((s) => JSON.stringify(s) === key));
  if (!over || !of) return fail("unexpected token", "an integral of several laws", { place });
  return { kind: "average", of, over };
}

interface Factor { readonly factor: DensityNode | FoldNode; readonly over: boolean }

function factorsOf(node: MathNode, over: boolean): readonly Factor[] {
  switch (node.kind) {
    case "density": return [{ factor: node, over }];
    case "fold": {
      if (node.fold !== "prod") break;
      const { body } = node;
      if (body.kind === "operator" && (body.op === "/" || body.op === "*")) return [...factorsOf({ ...node, body: body.left }, over), ...factorsOf({ ...node, body: body.right }, body.op === "/" ? !over : over)];
      return [{ factor: forwardRange(node) ?? node, over }];
    }
    case "tuple": if (node.items.length === 1) return factorsOf(node.items[0]!, over); break;
    case "number": if (Number(node.digits) === 1) return []; break;
    case "operator":
      if (node.op === "*") return [...factorsOf(node.left, over), ...factorsOf(node.right, over)];
      if (node.op === "/") return [...factorsOf(node.left, over), ...factorsOf(node.right, !over)];
      break;
    default: break;
  }
  return fail("unexpected token", node.kind, { place: node.place });
}

/** ∏_{t=a}^{b} q(x_t|x_{t−1}) is q(x_{a:b}|x_{a−1}). */
function forwardRange({ body, index, from, to, place }: FoldNode): DensityNode | undefined {
  const [a, b] = [from && stepFrom(from), to && stepFrom(to)];
  if (body.kind !== "density" || !index || !a || !b || familyOf(body) !== "forward") return undefined;
  const [of, given] = [statesOf(body.of), statesOf(body.given)].map((all) => all.map((s) => ("fold" in s ? "" : stepKey(s))).join());
  if (of !== `${index.name}0` || given !== `${index.name}-1`) return undefined;
  return { ...body, of: [stateNode({ fold: true, from: a, to: b }, place)], given: [stateNode({ ...a, offset: a.offset - 1 }, place)] };
}

const keyOf = (factor: DensityNode | FoldNode): string => {
  if (factor.kind === "fold") return printMath(factor);
  const sorted = (nodes: readonly MathNode[]) => statesOf(nodes).map((s) => JSON.stringify(s)).toSorted();
  return JSON.stringify([familyOf(factor), sorted(factor.of), sorted(factor.given)]);
};

function cancelled(factors: readonly Factor[]): readonly Factor[] {
  const left: Factor[] = [];
  for (const factor of factors) {
    const at = left.findIndex((f) => f.over !== factor.over && keyOf(f.factor) === keyOf(factor.factor));
    if (at >= 0) left.splice(at, 1);
    else left.push(factor);
  }
  return left;
}

/** Densities that make one joint law by the chain rule or the chain's own steps, made one; p(x_T) ∏ p(x_{t−1}|x_t) is p(x_{0:T}). */
function joined(factors: readonly (DensityNode | FoldNode)[]): readonly DensityNode[] {
  const densities = factors.filter((f): f is DensityNode => f.kind === "density"), folds = factors.filter((f): f is FoldNode => f.kind === "fold");
  if (folds.length > 0) {
    const [fold, more] = folds as [FoldNode, FoldNode?];
    const [end, other] = densities;
    if (more || other || !end || fold.body.kind !== "density" || familyOf(fold.body) !== "model" || familyOf(end) !== "model") return fail("unexpected token", "a product of laws", { place: fold.place });
    const body = fold.body;
    const letter = fold.index?.name ?? "";
    const step = [statesOf(body.of), statesOf(body.given)].map((all) => all.map((s) => ("fold" in s ? "" : stepKey(s))).join());
    const from = fold.from && stepFrom(fold.from), to = fold.to && stepFrom(fold.to);
    if (step[0] !== `${letter}-1` || step[1] !== `${letter}0` || !from || stepKey(from) !== "1" || !to || JSON.stringify(statesOf(end.of)) !== JSON.stringify([to]) || end.given.length > 0) return fail("unexpected token", "a product of laws", { place: fold.place });
    return [{ ...end, of: [stateNode({ fold: true, from: { letter: undefined, offset: 0 }, to }, end.place)] }];
  }
  if (densities.length !== 2) return densities;
  const [a, b] = densities as [DensityNode, DensityNode];
  for (const [f, g] of [[a, b], [b, a]] as const) {
    // f(A | B, C) g(B | C) is the law of A and B given C.
    const known = [...g.of, ...g.given].map((n) => keyOfState(n)).toSorted().join(" ");
    if (familyOf(f) === familyOf(g) && f.given.map((n) => keyOfState(n)).toSorted().join(" ") === known) return [{ ...f, of: [...f.of, ...g.of], given: g.given }];
  }
  return densities;
}

const keyOfState = (node: MathNode): string => JSON.stringify(statesOf([node]));

/** The states that are left; undefined where only a part of a range would be, other than its ends. */
function without(of: readonly Stated[], variables: readonly Stated[]): readonly Stated[] | undefined {
  let left: Stated[] = [...of];
  for (const v of variables) {
    const same = left.findIndex((s) => JSON.stringify(s) === JSON.stringify(v));
    if (same >= 0) { left.splice(same, 1); continue; }
    const holder = left.findIndex((s) => "fold" in s && "fold" in v && stepKey(s.to) === stepKey(v.to) && s.from.letter === v.from.letter && s.from.offset === v.from.offset - 1);
    if (holder < 0) return undefined;
    left = left.map((s, i) => (i === holder && "fold" in s ? s.from : s));
  }
  return left;
}

/** A state or a range as a document writes it. */
function stateNode(state: Stated, place: MathNode["place"]): MathNode {
  const step = (s: Step): MathNode => stepNode(s, place);
  const below: MathNode = "fold" in state ? { kind: "range", from: step(state.from), to: step(state.to), place } : step(state);
  return { kind: "symbol", name: "x", accents: [], subscripts: [below], place };
}

/** A step as a document writes it. */
export function stepNode({ letter, offset }: Step, place: MathNode["place"]): MathNode {
  const digits: MathNode = { kind: "number", digits: String(Math.abs(offset)), place };
  if (letter === undefined) return digits;
  const base: MathNode = { kind: "symbol", name: letter, accents: [], subscripts: [], place };
  return offset === 0 ? base : { kind: "operator", op: offset > 0 ? "+" : "-", left: base, right: digits, place };
}
