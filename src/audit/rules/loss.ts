import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import { call, name, type Term } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, everything, isModelParameter, stepsOfSymbol, isGuess, networkOf, type Predicted } from "../symbol.ts";
import { nothingMet, stepFrom, translate } from "../translate.ts";
import { inDataAndNoise } from "./conversion.ts";
import type { PairRule } from "./rule.ts";

/**
 * A training loss ‖target − network(x_t, t)‖² in an expectation: the target must be what the network is named for, the state it is given
 * must be x_t made of the same noise, and the step must be drawn, not fixed. Weights and constants are free.
 */
export const loss: PairRule = ({ right, relation, around }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "∝" && relation !== "≈" && relation !== "→") return undefined;
  const residual = everything(right).flatMap((n) => (n.kind === "norm" ? differenceIn(n.of) : []))[0];
  if (!residual) return undefined;
  const { target, network } = residual;
  if (contains(target, isGuess)) return fail("unexpected token", "two networks", { place: right.place });
  if (contains(right, drawnTwice)) return fail("doubled name", "a letter of the expectation", { place: right.place });
  const met = nothingMet();
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: inDataAndNoise(met) };
  const { predicted, call: application } = networkOf(network)!;
  const [state, time] = application ? application.args : [];
  const stateTerm = state && state.kind !== "placeholder" && !isLatent(state) ? translate(state, to) : undefined;
  // What a network is trained to match when it is named for the score: ∇ log q(x_t | x_0), or of x_t alone in the mean.
  if (predicted === "score" && state && isScoreOf(target, state)) {
    const t = time ? stepFrom(time)?.letter ?? "t" : "t";
    const score = call("scoreFromEps", name("eps"), name(t));
    return { rule: "loss", met, alternatives: [[...(stateTerm ? [forEverySchedule(stateTerm, call("closedFormSample", name("x0"), name("eps"), name(t)), { letters: new Set([...met.letters, t]), reals: ["x0", "eps"] })] : []), forEverySchedule(score, targetOf("score", name(t)), { letters: new Set([t]), reals: ["eps"] })]] };
  }
  const said = translate(target, to);
  if (met.noises.size > 1) return fail("ambiguous reading", [...met.noises].join(" and "), { hint: "one noise, or two" });
  const at = time && stepFrom(time);
  const step: Term = at ? (at.letter === undefined ? { kind: "number", digits: String(at.offset) } : name(at.letter)) : name("t");
  if (at?.letter !== undefined) met.letters.add(at.letter);
  const about = { letters: at ? met.letters : new Set([...met.letters, "t"]), reals: ["x0", "eps", ...met.free] };
  const expected = targetOf(predicted, step);
  const claims = [
    ...(stateTerm ? [forEverySchedule(stateTerm, call("closedFormSample", name("x0"), name("eps"), step), about)] : []),
    forEverySchedule(said, expected, about),
  ];
  // Trained at the last step alone, the objective is not the mean over steps that it is said to be.
  if (at?.letter === "T" && !overSteps(right) && !/only at|仅在|at the last step/.test(around)) {
    const [a, b, m] = [name("a"), name("b"), name("m")];
    const claim = forEverySchedule(call("lossAt", a, b, m, name("v"), name("T")), call("lossSimple", a, b, m, name("v")), { letters: new Set(), reals: ["a", "b", "m"] });
    return { rule: "loss", met, alternatives: [[{ ...claim, quantifiers: [...claim.quantifiers, { kind: "variable", name: "v", domain: "positive" }] }]] };
  }
  return { rule: "loss", met, alternatives: [claims] };
};

/** z_t, h_t: a latent in the place of the state, that nothing else in the text explains. */
const isLatent = (node: MathNode): boolean => node.kind === "symbol" && ["z", "Z", "h", "y"].includes(node.name) && node.accents.length === 0 && stepsOfSymbol(node).length === 1;

/** ∇_{x_t} log q(x_t | x_0), or ∇_{x_t} log q(x_t), of the very state that the network is given. */
function isScoreOf(target: MathNode, state: MathNode): boolean {
  if (target.kind !== "gradient" || (target.variable && printMath(target.variable) !== printMath(state) && printMath(target.variable) !== "x")) return false;
  const density = target.of.kind === "call" && target.of.function.name === "log" ? target.of.args[0] : undefined;
  if (density?.kind !== "density" || density.of.length !== 1 || printMath(density.of[0]!) !== printMath(state) || density.symbol.subscripts.some(isModelParameter)) return false;
  return density.given.every((n) => n.kind === "symbol" && (n.name === "x" || n.name === "X") && stepsOfSymbol(n).some((s) => s.kind === "number" && Number(s.digits) === 0));
}

function differenceIn(node: MathNode): readonly { readonly target: MathNode; readonly network: MathNode }[] {
  if (node.kind === "tuple" && node.items.length === 1) return differenceIn(node.items[0]!);
  if (node.kind !== "operator" || (node.op !== "-" && node.op !== "+")) return [];
  const { left, right } = node;
  // ‖a + s_θ‖² pulls the network to −a.
  const negated = (target: MathNode): MathNode => ({ kind: "negate", of: target, place: target.place });
  if (node.op === "+") return isGuess(right) ? [{ target: negated(left), network: right }] : isGuess(left) ? [{ target: negated(right), network: left }] : [];
  if (isGuess(right)) return [{ target: left, network: right }];
  return isGuess(left) ? [{ target: right, network: left }] : [];
}

/** E over t, x_0, x_0: the noise was meant. */
function drawnTwice(node: MathNode): boolean {
  if (node.kind !== "expectation") return false;
  const drawn = node.over.flatMap((s) => (s.items.length === 1 ? s.items : [])).flatMap((item) => (item.kind === "list" || item.kind === "tuple" ? item.items : [item])).map(printMath);
  return new Set(drawn).size < drawn.length;
}

function overSteps(node: MathNode): boolean {
  return contains(node, (n) => n.kind === "expectation" && n.over.some((s) => s.items.some((item) => contains(item, (i) => i.kind === "symbol" && i.name === "t"))))
    || contains(node, (n) => n.kind === "fold");
}

function targetOf(predicted: Predicted, t: Term): Term {
  const xt = call("closedFormSample", name("x0"), name("eps"), t);
  switch (predicted) {
    case "eps": return name("eps");
    case "x0": return name("x0");
    case "v": return call("vFromX0Eps", name("x0"), name("eps"), t);
    case "score": return call("scoreFromEps", name("eps"), t);
    case "mean": return call("posteriorMean", name("x0"), xt, t);
  }
}
