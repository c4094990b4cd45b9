import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { compareSteps, type Step } from "./step-order.ts";

/** The statement with α_t α_{t−1} ⋯ α_1 and α_1 α_2 ⋯ α_t as products over the steps between their ends. */
export const withoutDots = (statement: Statement): Statement => rewriteStatement(statement, (node) => {
  if (node.kind !== "operator" || node.op !== "*" || node.written === "∗") return node;
  const factors = flat(node);
  const at = factors.findIndex((factor) => factor.kind === "ellipsis");
  if (at < 1 || at === factors.length - 1 || factors.findLastIndex((factor) => factor.kind === "ellipsis") !== at) return node;
  const before = run(factors.slice(0, at).toReversed()).toReversed(), after = run(factors.slice(at + 1));
  const [first, last] = [before[0], after.at(-1)];
  if (!first || !last || first.key !== last.key || !oneWay([...before, ...after].map((f) => f.step), before.length)) return node;
  const order = compareSteps(first.step, last.step);
  if (order === undefined || order === 0) return node;
  const [low, high] = order < 0 ? [first, last] : [last, first];
  const index: SymbolNode = { kind: "symbol", name: ["i", "j", "k"].find((letter) => letter !== low.step.letter && letter !== high.step.letter)!, accents: [], subscripts: [], place: node.place };
  const body: SymbolNode = { ...first.symbol, subscripts: [index] };
  const product: MathNode = { kind: "fold", fold: "prod", index, from: low.symbol.subscripts[0]!, to: high.symbol.subscripts[0]!, body, place: node.place };
  const parts = [...factors.slice(0, at - before.length), product, ...factors.slice(at + 1 + after.length)];
  return parts.reduce((left, right): MathNode => ({ kind: "operator", op: "*", left, right, place: node.place }));
});

const flat = (node: MathNode): readonly MathNode[] => (node.kind === "operator" && node.op === "*" && node.written !== "∗" ? [...flat(node.left), ...flat(node.right)] : [node]);

interface Factor { readonly symbol: SymbolNode; readonly key: string; readonly step: Step }

/** The factors from the first on that are one letter at neighbouring steps. */
function run(factors: readonly MathNode[]): readonly Factor[] {
  const found: Factor[] = [];
  for (const node of factors) {
    const step = node.kind === "symbol" && node.index === undefined && node.subscripts.length === 1 && stepsOfSymbol(node).length === 1 ? stepFrom(node.subscripts[0]!) : undefined;
    if (node.kind !== "symbol" || !step) break;
    const last = found.at(-1), key = symbolKey(node);
    if (last && (last.key !== key || last.step.letter !== step.letter || Math.abs(last.step.offset - step.offset) !== 1)) break;
    found.push({ symbol: node, key, step });
  }
  return found;
}

/** Steps that only rise or only fall, but for where the dots stand. */
function oneWay(steps: readonly Step[], gap: number): boolean {
  const signs = new Set(steps.slice(1).flatMap((step, i) => (i + 1 === gap ? [] : [Math.sign(step.offset - steps[i]!.offset)])));
  const across = compareSteps(steps[0]!, steps.at(-1)!);
  return signs.size === 0 || (signs.size === 1 && across !== undefined && signs.has(-across));
}
