import type { DensityNode, MathNode } from "../../read/latex/math.ts";
import { rewrite } from "../rewrite.ts";
import { statesOf } from "./joint.ts";
import { stepNode } from "./integrated.ts";
import { compareSteps, type Step } from "./step-order.ts";

/** Products with dots, `q(x_1|x_0) q(x_2|x_1) ⋯ q(x_T|x_{T−1})` and the way back, as the product over steps that they abbreviate. */
export const writtenOut = (node: MathNode): MathNode => rewrite(node, (n) => (n.kind === "operator" && n.op === "*" ? folded(n) ?? n : n));

function folded(node: MathNode): MathNode | undefined {
  const factors = factorsOf(node);
  const dots = factors.findIndex((f) => f.kind === "ellipsis");
  const [last] = factors.slice(dots + 1);
  if (dots < 1 || !last || factors.some((f, i) => i !== dots && f.kind === "ellipsis")) return undefined;
  const shape = stepOfLaw(factors[dots - 1]!), end = stepOfLaw(last);
  if (!shape || !end || shape.gap !== end.gap || shape.letters !== end.letters) return undefined;
  // Further factors before the dots belong to the row as long as they go on by one.
  let begin = dots - 1, way = 0;
  for (let i = dots - 2; i >= 0; i--) {
    const [one, after] = [stepOfLaw(factors[i]!), stepOfLaw(factors[i + 1]!)!];
    if (!one || one.gap !== after.gap || one.letters !== after.letters || one.later.letter !== after.later.letter) break;
    const by = after.later.offset - one.later.offset;
    if (Math.abs(by) !== 1 || (way !== 0 && by !== way)) break;
    way = by;
    begin = i;
  }
  const first = stepOfLaw(factors[begin]!)!;
  // Either law may be written from the first step on or from the last.
  const order = compareSteps(first.later, end.later);
  if (order === undefined || order === 0 || way === order) return undefined;
  const [low, high] = order < 0 ? [first.later, end.later] : [end.later, first.later];
  const k: Step = { letter: "k", offset: 0 }, before: Step = { letter: "k", offset: -1 };
  const law = factors[begin] as DensityNode;
  const state = (step: Step): MathNode => ({ kind: "symbol", name: "x", accents: [], subscripts: [stepNode(step, law.place)], place: law.place });
  const body: DensityNode = { ...law, of: [state(first.gap < 0 ? k : before)], given: [state(first.gap < 0 ? before : k)] };
  const fold: MathNode = { kind: "fold", fold: "prod", index: { kind: "symbol", name: "k", accents: [], subscripts: [], place: node.place }, from: stepNode(low, node.place), to: stepNode(high, node.place), body, place: node.place };
  return [...factors.slice(0, begin), fold, ...factors.slice(dots + 2)].reduce((left, right) => ({ kind: "operator", op: "*", left, right, place: node.place }));
}

const factorsOf = (node: MathNode): readonly MathNode[] => (node.kind === "operator" && node.op === "*" ? [...factorsOf(node.left), ...factorsOf(node.right)] : [node]);

/** The later step of q(x_t|x_{t−1}), gap −1, or of p(x_{t−1}|x_t), gap +1. */
function stepOfLaw(node: MathNode): { readonly later: Step; readonly gap: number; readonly letters: string } | undefined {
  if (node.kind !== "density" || node.of.length !== 1 || node.given.length !== 1 || [...node.of, ...node.given].some((n) => n.kind !== "symbol" || !/^[xX]$/.test(n.name) || n.subscripts.length !== 1 || n.subscripts[0]!.kind === "range")) return undefined;
  const [of] = statesOf(node.of), [given] = statesOf(node.given);
  if (!of || !given || "fold" in of || "fold" in given || of.letter !== given.letter) return undefined;
  const gap = given.offset - of.offset;
  return Math.abs(gap) === 1 ? { later: gap < 0 ? of : given, gap, letters: `${node.symbol.name} ${JSON.stringify(node.symbol.subscripts.map((s) => (s.kind === "symbol" ? s.name : s.kind)))}` } : undefined;
}
