import { fail } from "../../base/problem.ts";
import type { CallNode, ExpectationNode, GradientNode, MathNode } from "../../read/latex/math.ts";
import { at, call, mapChildren, name, negate, number, operator, type Term, walk } from "../../term/term.ts";
import { conditionalLaw, stateAt } from "../model/conditional-law.ts";
import { dataTerm, refuseBeyondMoments } from "../model/data-law.ts";
import { stateOf } from "../model/state.ts";
import { compareSteps, type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import type { Lexicon, Reading } from "../reading.ts";
import { contains, isModelParameter, networkOf, stepsOfSymbol } from "../symbol.ts";
import { type Met, nothingMet, stepFrom, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * An equation with E[x_t|x_0], Var, Cov or ∇log q(x_t|x_0): every moment and score is that of the chain's own law given the states named, for
 * Gaussian data of any mean and variance where nothing given settles the law. ε is the noise that makes x_t of x_0; a network is the mean
 * of what it predicts given x_t. Where documents speak loosely, of ∇log p(x_t) = −ε/√(1−ᾱ_t), x_0 is taken as known too.
 */
export const moment: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡" && relation !== "≈") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const sides = [first, right];
  if (!sides.some((side) => contains(side, isMoment))) return undefined;
  if (sides.some((side) => contains(side, (n) => n.kind === "norm" || n.kind === "divergence" || n.kind === "matrix"))) return undefined;
  for (const side of sides) refuseBareSteps(side);
  if (!lexicon.data && sides.some(standsAlone) && !sides.every((side) => standsAlone(side))) return fail("missing value", "the law of the data");
  if (!lexicon.data && sides.some(hangsOnData) && sides.some((side) => !contains(side, knowsData))) return fail("missing value", "the law of the data");
  const later = laterStep(sides);
  const met = nothingMet();
  const claims = (["strict", "loose"] as const).map((way) => {
    const to: Setting = { reading, lexicon, way, later, data: lexicon.data ? dataTerm(lexicon.data) : anyData, counter: { used: 0 } };
    const [l, r] = [value(first, met, to), value(right, met, to)];
    if (lexicon.data) [l, r].forEach((side) => refuseBeyondMoments(side, lexicon.data!));
    const claim = forEverySchedule(l, r, { letters: met.letters, path: true, reals: ["m", ...met.free] });
    return [{ ...claim, quantifiers: [...claim.quantifiers, { kind: "variable" as const, name: "v", domain: "positive" as const }] }];
  });
  if (met.noises.size > 1) return fail("ambiguous reading", [...met.noises].join(" and "), { hint: "one noise, or two" });
  const said = contains(first, isMoment) && !contains(right, isMoment) ? { said: "right" as const } : {};
  return { rule: chain.length > 2 ? "derivation" : contains(first, isScore) ? "conversion" : "law", met, ...said, alternatives: claims };
};

interface Setting {
  readonly reading: Reading;
  readonly lexicon: Lexicon;
  readonly way: "strict" | "loose";
  /** The one step after 0 that the equation speaks of: where its noise lies. */
  readonly later: Step | undefined;
  /** The law of x_0: what the document declares, or that of any Gaussian. */
  readonly data: Term;
  readonly counter: { used: number };
}

const anyData = call("normal", name("m"), name("v"));
const start: Step = { letter: undefined, offset: 0 };
const same = (a: Step) => (b: Step): boolean => stepKey(a) === stepKey(b);

const isCalled = (node: MathNode): node is CallNode => node.kind === "call" && /^(Var|var|Cov|cov)$/.test(node.function.name) && networkOf(node) === undefined;
const isScore = (node: MathNode): node is GradientNode => node.kind === "gradient" && node.of.kind === "call" && node.of.function.name === "log" && node.of.args[0]?.kind === "density";
const isMoment = (node: MathNode): boolean => node.kind === "expectation" || isCalled(node) || isScore(node);

/** A moment of states with nothing given: it hangs on the data, of which the other side must speak too. */
const standsAlone = (side: MathNode): boolean =>
  contains(side, (n) => (n.kind === "expectation" && n.given.length === 0 && n.over.length === 0 || isCalled(n) && n.given.length === 0));

const isClean = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && stepsOfSymbol(n).length === 1 && same(start)(stepFrom(stepsOfSymbol(n)[0]!) ?? { letter: "", offset: 0 });

/** What x_0 or its noise is on the whole where only later states are known: E[x_0 | x_t]. A tanh of x_t is right for two points, a line for a Gaussian. */
const hangsOnData = (side: MathNode): boolean =>
  contains(side, (n) => n.kind === "expectation" && n.given.length > 0 && !n.given.some((each) => contains(each, isClean)) && contains(n.body, (inner) => isClean(inner) || isNoise(inner)));
const isNoise = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "epsilon" || n.name === "varepsilon") && n.accents.length === 0;

/** What speaks of the data in any way: x_0, its noise, a moment, a score, a network, a letter of its law. */
const knowsData = (n: MathNode): boolean => isMoment(n) || isClean(n) || isNoise(n) || networkOf(n) !== undefined || n.kind === "symbol" && /^(?:m|mu|s|v|Sigma|sigma)$/.test(n.name);

/** A bare s or T as a value is a length or a spread of the data, not the step of that name. */
function refuseBareSteps(node: MathNode): void {
  if (node.kind === "symbol") {
    if (node.subscripts.length === 0 && node.index === undefined && ["s", "T", "i", "j", "k", "n", "t", "tau"].includes(node.name)) fail("unknown name", node.name, { place: node.place });
    return;
  }
  if (node.kind === "operator") { refuseBareSteps(node.left); refuseBareSteps(node.right); }
  else if (node.kind === "negate" || node.kind === "root") refuseBareSteps(node.of);
  else if (node.kind === "tuple") node.items.forEach(refuseBareSteps);
}

function laterStep(sides: readonly MathNode[]): Step | undefined {
  const steps = new Map<string, Step>();
  for (const side of sides)
    contains(side, (n) => {
      if (n.kind !== "symbol" || (n.name !== "x" && n.name !== "X") || n.accents.length > 0) return false;
      const step = stepsOfSymbol(n).length === 1 ? stepFrom(stepsOfSymbol(n)[0]!) : undefined;
      if (step && !same(start)(step)) steps.set(stepKey(step), step);
      return false;
    });
  return steps.size === 1 ? [...steps.values()][0] : undefined;
}

function value(node: MathNode, met: Met, to: Setting): Term {
  if (node.kind === "expectation") return expectation(node, met, to);
  if (isCalled(node)) return spread(node, met, to);
  if (isScore(node)) return scoreTerm(node, met, to);
  if (contains(node, isMoment))
    switch (node.kind) {
      case "operator":
        if (node.op === "*" && node.left.kind === "identity") return value(node.right, met, to);
        if (node.op === "*" && node.right.kind === "identity") return value(node.left, met, to);
        if (["+", "-", "*", "/", "^"].includes(node.op)) return operator(node.op as "+", value(node.left, met, to), value(node.right, met, to));
        break;
      case "negate": return negate(value(node.of, met, to));
      case "root": if (!node.degree) return call("sqrt", value(node.of, met, to)); break;
      case "tuple": if (node.items.length === 1) return value(node.items[0]!, met, to); break;
      default: return fail("unexpected token", node.kind, { place: node.place });
    }
  return translate(node, {
    reading: to.reading, lexicon: to.lexicon, met, bound: new Set(),
    rendering: {
      state: stateAt,
      noise: () => (to.lexicon.flipped ? negate(noiseOf(met, to)) : noiseOf(met, to)),
      network(predicted, step) {
        // The step of \hat x_0 is that of what it is predicted from.
        const t = (step && !same(start)(step) ? step : undefined) ?? to.later ?? fail("missing value", "the network's step");
        met.states.set(stepKey(t), t);
        if (t.letter !== undefined) met.letters.add(t.letter);
        if (to.way === "loose") met.states.set(stepKey(start), start);
        const clean = to.way === "loose" ? stateAt(start) : call("mean", conditionalLaw(start, [t], to.data) ?? fail("missing value", "the law of the data"));
        const eps = operator("/", operator("-", stateAt(t), operator("*", call("sqrt", at("alphabar", stepTerm(t))), clean)), call("sqrt", operator("-", number(1), at("alphabar", stepTerm(t)))));
        switch (predicted) {
          case "eps": return to.lexicon.flipped ? negate(eps) : eps;
          case "x0": return clean;
          case "v": return call("vFromX0Eps", clean, eps, stepTerm(t));
          case "score": return call("scoreFromEps", eps, stepTerm(t));
          case "mean": return call("posteriorMean", clean, stateAt(t), stepTerm(t));
        }
      },
    },
  });
}

/** The noise between x_0 and the one later state. */
function noiseOf(met: Met, { later }: Setting): Term {
  const t = later ?? fail("missing value", "the noise's step");
  for (const step of [start, t]) met.states.set(stepKey(step), step);
  if (t.letter !== undefined) met.letters.add(t.letter);
  const alphabar = at("alphabar", stepTerm(t));
  return operator("/", operator("-", stateAt(t), operator("*", call("sqrt", alphabar), stateAt(start))), call("sqrt", operator("-", number(1), alphabar)));
}

function scoreTerm(node: GradientNode, met: Met, to: Setting): Term {
  const density = node.of.kind === "call" ? node.of.args[0]! : node.of;
  if (density.kind !== "density" || density.symbol.subscripts.some(isModelParameter)) return fail("missing value", "a free choice", { place: node.place, hint: "the model's own law" });
  const [of, ...more] = density.of.map((n) => stateOf(n));
  const stated = density.given.map((n) => stateOf(n));
  const variable = node.variable && node.variable.kind === "symbol" && stepsOfSymbol(node.variable).length > 0 ? stateOf(node.variable) : of;
  if (!of || more.length > 0 || !variable || !same(of)(variable)) return fail("unexpected token", "a derivative in another state", { place: node.place });
  const given = stated.length === 0 && to.way === "loose" ? [start] : stated;
  note([of, ...given], met);
  return call("score", conditionalLaw(of, given, to.data) ?? fail("missing value", "the law of the data", { place: node.place }), stateAt(of));
}

function note(steps: readonly Step[], met: Met): void {
  for (const step of steps) {
    met.states.set(stepKey(step), step);
    if (step.letter !== undefined) met.letters.add(step.letter);
  }
}

function expectation(node: ExpectationNode, met: Met, to: Setting): Term {
  let given = node.given;
  for (const law of node.over) {
    const [density] = law.items;
    if (law.items.length !== 1 || density?.kind !== "density" || density.symbol.subscripts.some(isModelParameter) || given.length > 0) return fail("unexpected token", "an expectation over this", { place: node.place });
    if (density.given.length === 0 && !to.lexicon.data) return fail("missing value", "the law of the data", { place: node.place });
    given = density.given;
  }
  const steps = given.map((n) => stateOf(n));
  // Loosely, what is expected given x_t is what came out.
  if (to.way === "loose" && steps.length === 1 && !same(start)(steps[0]!)) return value(node.body, met, to);
  return over("mean", node.body, steps, met, to);
}

function spread(node: CallNode, met: Met, to: Setting): Term {
  const given = node.given.map((n) => stateOf(n));
  if (!to.lexicon.data && given.length > 0 && !given.some(same(start)) && node.args.some((arg) => contains(arg, (n) => n.kind === "symbol" && (n.name === "x" || n.name === "X") && given.every((g) => compareSteps(stateOf(n), g) === -1))))
    return fail("missing value", "the law of the data", { place: node.place });
  const [a, b, ...more] = node.args;
  if (!a || more.length > 0 || node.function.subscripts.length > 0) return fail("unexpected token", node.function.name, { place: node.place });
  if (!b) return over("variance", a, given, met, to);
  // Cov(A, B) = (Var(A + B) − Var(A − B)) / 4, so that both are functions of the same path.
  const joint = (op: "+" | "-"): Term => over("variance", { kind: "operator", op, left: a, right: b, place: node.place }, given, met, to);
  return operator("/", operator("-", joint("+"), joint("-")), number(4));
}

/** The mean or variance of a body over the states in it that are not given, along the chain from the earliest. */
function over(which: "mean" | "variance", body: MathNode, given: readonly Step[], outer: Met, to: Setting): Term {
  const met = nothingMet();
  const term = value(body, met, to);
  if (met.noises.size > 0 && contains(body, (n) => n.kind === "symbol" && (n.name === "x" || n.name === "X"))) return fail("ambiguous reading", "a noise beside a state", { place: body.place, hint: "independent, or the one that makes it" });
  if (met.free.size > 0) return fail("unexpected token", [...met.free][0]!);
  const drawn = [...met.states.values()].filter((step) => !given.some(same(step)));
  for (const a of drawn) for (const b of [...drawn, ...given]) if (a !== b && compareSteps(a, b) === undefined) return fail("missing value", "the order of the steps", { place: body.place });
  drawn.sort((a, b) => compareSteps(a, b)!);
  note(given, outer);
  for (const letter of met.letters) outer.letters.add(letter);
  for (const noise of met.noises) outer.noises.add(noise);
  outer.alpha ||= met.alpha;
  outer.sigma ||= met.sigma;
  outer.alphabar ||= met.alphabar;
  if (drawn.length === 0) return which === "mean" ? term : number(0);
  const [only] = drawn;
  if (which === "mean" && only && drawn.length === 1 && body.kind === "symbol" && isBridge(only, given)) {
    const next: Step = { letter: only.letter, offset: only.offset + 1 };
    return call("posteriorMean", stateAt(start), stateAt(next), stepTerm(next));
  }
  const names = drawn.map(() => `y${++to.counter.used}`);
  const laws = drawn.map((step, i) => conditionalLaw(step, given.concat(drawn.slice(0, i)), to.data) ?? fail("missing value", "the law of the data", { place: body.place }));
  const wrapped = drawn.reduceRight((inside, _, i) => call("marginal", name(names[i]!), laws[i]!, inside), term);
  const bound = drawn.reduce((inside, step, i) => withName(inside, step, names[i]!), wrapped);
  // A moment within a moment is taken of everything at once, which is another number than the moment for one outcome.
  walk(bound, (part) => { if (part.kind === "call" && ["mean", "variance", "score"].includes(part.name)) walk(part, (leaf) => { if (leaf.kind === "name" && names.includes(leaf.name)) fail("unexpected token", "a moment of a moment", { place: body.place }); }); });
  return call(which, bound);
}

/** x_{t−1} given x_0 and x_t alone: its mean has a closed form, which may itself be averaged over what it is given. */
const isBridge = (step: Step, given: readonly Step[]): boolean => given.length === 2 && given.some(same(start)) && given.some(same({ letter: step.letter, offset: step.offset + 1 }));

/** The path's value at a step, by the name that it is drawn under. */
function withName(term: Term, step: Step, y: string): Term {
  if (term.kind === "index" && term.name === "x") return JSON.stringify(bare(term.index)) === JSON.stringify(bare(stepTerm(step))) ? name(y) : term;
  return mapChildren(term, (child) => withName(child, step, y));
}

const bare = (term: Term): unknown => JSON.parse(JSON.stringify(term, (key, v: unknown) => (key === "place" ? undefined : v)));
