import { fail } from "../../base/problem.ts";
import type { GradientNode, MathNode } from "../../read/latex/math.ts";
import { at, call, mapChildren, name, negate, number, operator, type Term, walk } from "../../term/term.ts";
import { predictionOf, scaleName, scaleOf } from "../model/guidance.ts";
import { forEverySchedule } from "../quantify.ts";
import type { OwnDefinition } from "../reading.ts";
import { rewrite } from "../rewrite.ts";
import { contains, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { nothingMet, stepFrom, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * Scores with and without a condition y: Bayes' rule makes ∇log p(x_t|y) the sum of ∇log p(x_t) and ∇log p(y|x_t), and ε_θ is −√(1−ᾱ_t) times a
 * score. A guided prediction adds a scale times ∇log p(y|x_t) to the score. Dhariwal & Nichol 2021, §4.2.
 */
export const conditionalScore: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡" && relation !== "≈" && relation !== "≃" && relation !== "←") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  if (![first, right].some((side) => contains(side, (n) => scoreOf(n) === "given x" || scoreOf(n) === "both"))) return undefined;
  const guided = predictionOf(first) === "guided";
  const met = nothingMet();
  const scales = new Set<string>();
  const read = (side: MathNode): Term => {
    const random = (): never => fail("unexpected token", "a random quantity");
    const written = named(side, scales);
    const term = translate(written, { reading, lexicon: { ...lexicon, own: new Map([...lexicon.own, ...own, ...[...scales].map((scale) => [`${scaleName(scale)}@`, { cell: scaleName(scale), lines: [], column: false }] as const)]) }, met, bound: new Set(), rendering: { state: random, noise: random, network: random } });
    return inScores(term);
  };
  const r = read(right);
  met.letters.add("t");
  const reals = ["score_free", "score_given"];
  const about = { letters: met.letters, reals: [...reals, ...[...scales].map(scaleName)] };
  if (!guided) {
    if (scales.size > 0) return fail("unknown name", [...scales][0]!);
    return { rule: "conversion", met, unwritten: true, alternatives: [[forEverySchedule(read(first), r, about)]] };
  }
  if (scales.size > 1) return fail("missing value", "one scale of guidance");
  const isNoise = predictedName(first) === "epsilon";
  if (!isNoise && predictedName(first) !== "s") return fail("unexpected token", "a guided prediction");
  // The root of 1 − ᾱ_t may be left to the scale.
  if (isNoise && !readsNoise(r)) return fail("ambiguous reading", "the scale of guidance");
  const by = scales.size === 0 ? number(1) : name(scaleName([...scales][0]!));
  const score = operator("+", name("score_free"), operator("*", by, name("score_given")));
  return { rule: "conversion", met, unwritten: true, alternatives: [[forEverySchedule(r, isNoise ? asNoise(score) : score, about)]] };
};

const own: ReadonlyMap<string, OwnDefinition> = new Map(["score free", "score given", "score both", "noise free", "noise both"].map((key) => [`${key.replace(" ", "_")}@`, { cell: key.replace(" ", "_"), lines: [], column: false }]));

/** ∇log p(x_t), ∇log p(x_t|y) or ∇log p(y|x_t). */
function scoreOf(node: MathNode): "free" | "both" | "given x" | undefined {
  if (node.kind !== "gradient") return undefined;
  const log = (node as GradientNode).of;
  const density = log.kind === "call" && log.function.name === "log" && log.args.length === 1 && log.args[0]!.kind === "density" ? log.args[0] : undefined;
  if (!density || density.of.length !== 1 || density.given.length > 1) return undefined;
  const [of] = density.of as [MathNode], [given] = density.given;
  if (isState(of)) return given === undefined ? "free" : isCondition(given) ? "both" : undefined;
  return isCondition(of) && given !== undefined && isState(given) ? "given x" : undefined;
}

const isState = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1 && stepFrom(stepsOfSymbol(n)[0]!)?.letter === "t";
const isCondition = (n: MathNode): boolean => n.kind === "symbol" && /^[cy]$/.test(n.name) && n.subscripts.length === 0;

/** The side with scores, predictions and scales as single letters. */
function named(side: MathNode, scales: Set<string>): MathNode {
  const letter = (key: string, node: MathNode): MathNode => ({ kind: "symbol", name: `${key}@`, accents: [], subscripts: [], place: node.place });
  return rewrite(side, (n) => {
    const score = scoreOf(n);
    if (score) return letter(score === "free" ? "score_free" : score === "both" ? "score_both" : "score_given", n);
    const prediction = predictedName(n) === "epsilon" || predictedName(n) === "s" ? predictionOf(n) : undefined;
    if (prediction === "cond" || prediction === "uncond") return letter(`${predictedName(n) === "s" ? "score" : "noise"}_${prediction === "cond" ? "both" : "free"}`, n);
    const scale = scaleOf(n);
    if (scale !== undefined && symbolKey(n as never) !== "alpha" && symbolKey(n as never) !== "beta") { scales.add(scale); return letter(scaleName(scale), n); }
    return n;
  });
}

const predictedName = (n: MathNode): string | undefined => (n.kind === "symbol" ? n.name : n.kind === "call" ? n.function.name : undefined);

const root = call("sqrt", operator("-", number(1), at("alphabar", name("t"))));
const asNoise = (score: Term): Term => negate(operator("*", root, score));

/** Everything in ∇log p(x_t) and ∇log p(y|x_t). */
function inScores(term: Term): Term {
  if (term.kind !== "name") return mapChildren(term, inScores);
  const both = operator("+", name("score_free"), name("score_given"));
  switch (term.name) {
    case "score_both": return both;
    case "noise_free": return asNoise(name("score_free"));
    case "noise_both": return asNoise(both);
    default: return term;
  }
}

function readsNoise(term: Term): boolean {
  let found = 0;
  walk(term, (n) => { if (n.kind === "index") found++; });
  return found > 1;
}
