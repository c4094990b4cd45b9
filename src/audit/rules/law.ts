import { fail } from "../../base/problem.ts";
import type { DensityNode, MathNode, NormalNode } from "../../read/latex/math.ts";
import { call, number, type Term } from "../../term/term.ts";
import { conditionalLaw, stateAt } from "../model/conditional-law.ts";
import { dataTerm } from "../model/data-law.ts";
import { stateOf } from "../model/state.ts";
import { compareSteps, type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { numeric } from "../schedules.ts";
import { contains, isModelParameter, type Predicted, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { nothingMet, stepFrom, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * q(x_t | …) = N(x_t; mean, covariance): the law that follows from the chain, given the same states. Where N is written as the density of
 * another state, N(x_{t−1}; …), the densities themselves are compared: they are functions of different things.
 */
export const law: PairRule = ({ left, right, relation }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≈" && relation !== "≡") return undefined;
  if (left.kind !== "density" || right.kind !== "normal") return undefined;
  // q(x_T | x_0) ≈ N(0, I) is said of a long chain.
  if (relation === "≈" && numeric(right.mean)) return undefined;
  if (isLearned(left) && !isForward(left, right)) return fail("missing value", "a free choice", { place: left.place, hint: "the model's own law" });
  const met = nothingMet();
  const given = left.given.filter((node) => !isClean(node)).map((node) => stateOf(node));
  const [of, ...more] = left.of.map((node) => stateOf(node));
  if (!of || more.length > 0) return fail("unexpected token", "a joint law", { place: left.place });
  const certain = given.some(sameAs(of));
  const expected = certain ? call("normal", stateAt(of), number(0)) : conditionalLaw(of, given, lexicon.data?.gaussian ? dataTerm(lexicon.data) : undefined) ?? fail("missing value", "the law of the data", { place: left.place });
  const other = otherVariable(right, of);
  if (other && certain) return fail("unexpected token", "a density of another state", { place: right.place });
  // μ̃_t(x_t, x_0) in a law given both, with or without its step.
  const bridge = given.find((step) => step.letter === of.letter && step.offset === of.offset + 1);
  const network = (predicted: Predicted, step: Step | undefined = bridge): Term =>
    predicted === "mean" && step && given.some(sameAs(step)) && given.some(sameAs({ letter: undefined, offset: 0 })) ? call("posteriorMean", stateAt({ letter: undefined, offset: 0 }), stateAt(step), stepTerm(step)) : fail("unexpected token", "a network");
  for (const step of [of, ...given, ...(other ? [other] : [])]) if (step.letter !== undefined) met.letters.add(step.letter);
  const said = translate(right, { reading, lexicon, met, bound: new Set(), rendering: { state: stateAt, noise: refused("a noise"), network } });
  const claim = other ? forEverySchedule(call("logDensity", said, stateAt(other)), call("logDensity", expected, stateAt(of)), { letters: met.letters, path: true }) : forEverySchedule(said, expected, { letters: met.letters, path: true });
  return { rule: "law", met, alternatives: [[claim]] };
};

/** The state x_s that N(x_s; …) is a density of, where it is not the one whose law is meant. */
export function otherVariable({ variable }: NormalNode, meant: Step): Step | undefined {
  if (variable?.kind !== "symbol" || (variable.name !== "x" && variable.name !== "X") || stepsOfSymbol(variable).length === 0) return undefined;
  const step = stateOf(variable);
  return stepKey(step) === stepKey(meant) ? undefined : step;
}

function stepOfState(node: MathNode): Step | undefined {
  const [index, ...more] = node.kind === "symbol" && node.name.toLowerCase() === "x" && node.accents.length === 0 ? stepsOfSymbol(node) : [];
  return index && more.length === 0 ? stepFrom(index) : undefined;
}

/** p(x_t | x_0), p_{0t}(x_t | x_0) in the chain's own letters: whoever writes p for everything means the forward law by it. */
function isForward(density: DensityNode, said: MathNode): boolean {
  if (density.symbol.name !== "p" || density.symbol.subscripts.some(isModelParameter) || density.symbol.label !== undefined || density.symbol.accents.length > 0) return false;
  const [of, ...more] = density.of.map(stepOfState), given = density.given.map(stepOfState);
  const inChain = contains(said, (n) => n.kind === "symbol" && stepsOfSymbol(n).length === 1 && ["beta", "bar alpha", "alpha"].includes(symbolKey(n)));
  return inChain && of !== undefined && more.length === 0 && given.length > 0 && given.every((step) => step !== undefined && compareSteps(step, of) === -1);
}

const sameAs = (a: Step) => (b: Step): boolean => stepKey(a) === stepKey(b);

const refused = (what: string) => (): never => fail("unexpected token", what);

/** p_θ, or a density with parameters. */
export const isLearned = (density: DensityNode): boolean =>
  density.symbol.subscripts.some(isModelParameter) || density.symbol.label === "theta" || (density.symbol.name === "p" && !isChain(density));

/** p of one who writes no q: p(x_t | x_{t−1}) and p(x_{t−1} | x_t, x_0) leave nothing to learn. */
function isChain({ symbol, of, given }: DensityNode): boolean {
  if (symbol.subscripts.length > 0 || symbol.label !== undefined || symbol.mark !== undefined || of.length !== 1 || given.length === 0) return false;
  const steps = [...of, ...given].map((n) => (n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1 ? stepFrom(stepsOfSymbol(n)[0]!) : undefined));
  const [target, ...known] = steps;
  if (!target || known.some((s) => !s) || stepKey(target) === "0") return false;
  return known.some((s) => stepKey(s!) === "0") || known.every((s) => compareSteps(s!, target) === -1);
}

/** Conditions such as a class or a text prompt say nothing of the steps. */
const isClean = (node: MathNode): boolean => node.kind === "symbol" && (node.name === "c" || node.name === "y") && node.subscripts.length === 0;
