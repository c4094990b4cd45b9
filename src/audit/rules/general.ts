import { fail } from "../../base/problem.ts";
import type { DensityNode, MathNode, SymbolNode } from "../../read/latex/math.ts";
import type { ClaimLine, Quantifier } from "../../read/text/line.ts";
import { at, call, mapChildren, name, negate, number, operator, type Relation as TermRelation, type Term } from "../../term/term.ts";
import type { GeneralModel } from "../model/general-model.ts";
import { governing, inTime, noiseColumn, quantitiesAt, type Relation, signalColumn, stepsRead } from "../model/general.ts";
import { compareSteps, type Step, stepKey, stepOf, stepTerm } from "../model/step-order.ts";
import type { Lexicon } from "../reading.ts";
import { rewrite } from "../rewrite.ts";
import { contains, networkOf, symbolKey } from "../symbol.ts";
import { type Met, nothingMet, type Rendering, translate } from "../translate.ts";
import { withError } from "../model/off-by.ts";
import { stateOf } from "../model/state.ts";
import { isError, pointwise } from "./error-weight.ts";
import { isLearned, otherVariable } from "./law.ts";
import type { Judgeable, Pair, PairRule } from "./rule.ts";

/**
 * Claims of a document that declares another model than the chain, x_t = a_t x_0 + s_t ε: laws, samples, conversions, samplers and
 * identities, judged in free positive quantities under the constraint it declares. Without one they hold where any model of this
 * kind makes them true, a² + s² = 1 and a + s = 1 among them.
 */
export const general: PairRule = (pair, _, lexicon) => {
  const models = governing(pair, lexicon.models ?? [], lexicon.alpha);
  if (models.length === 0) return undefined;
  if (lexicon.flipped) return fail("ambiguous reading", "the sign of the noise");
  const judged = models.map((model) => underModel(pair, model, lexicon));
  return { ...judged[0]!, alternatives: judged.flatMap((j) => j.alternatives), ...(judged.some((j) => j.several) && { several: "schedules" as const }) };
};

function underModel(pair: Pair, model: GeneralModel, lexicon: Lexicon): Judgeable {
  const head = pair.left.kind === "missing" ? pair.chain[0]! : pair.left;
  const left = readable(inTime(head, model.state), model), right = readable(inTime(pair.right, model.state), model);
  const met = nothingMet();
  const written = claimOf(left, right, pair, model, lexicon, met);
  if (met.alpha || met.sigma || met.alphabar) return fail("ambiguous reading", "another model's letters", { place: pair.right.place });
  const steps = written.claims.flatMap(({ left: l, right: r }) => [...stepsRead(l), ...stepsRead(r)]);
  const relations: readonly Relation[] = model.signal === undefined ? ["exploding"] : model.constraint === "preserving" ? ["preserving"] : ["free", "preserving", "linear"];
  const alternatives = relations.flatMap((relation) => {
    const quantities = quantitiesAt(steps, relation) ?? fail("missing value", "the order of the steps", { place: pair.right.place });
    return written.claims.map(({ left: l, right: r }) => [claimed(quantities.put(l), quantities.put(r), written, quantities.positive)]);
  });
  return { rule: written.rule, met, unwritten: true, alternatives, ...(model.constraint === "other" && model.signal !== undefined && { several: "schedules" as const }) };
}

interface Written {
  readonly rule: Judgeable["rule"];
  /** Any of these makes it true: a letter such as λ has several meanings. */
  readonly claims: readonly { readonly left: Term; readonly right: Term }[];
  readonly relation: TermRelation;
  readonly reals: readonly string[];
  readonly noises: readonly string[];
}

function claimed(left: Term, right: Term, { relation, reals, noises }: Written, positive: readonly string[]): ClaimLine {
  refuseChain(left);
  refuseChain(right);
  const variable = (domain: "real" | "noise" | "positive") => (n: string): Quantifier => ({ kind: "variable", name: n, domain });
  return {
    kind: "claim", here: false, statement: { kind: "comparison", items: [left, right], relations: [relation] },
    quantifiers: [...positive.map(variable("positive")), ...reals.map(variable("real")), ...noises.map(variable("noise"))],
  };
}

/** What reads the chain's columns, or a bare step, is no claim of this model. */
function refuseChain(term: Term): void {
  if (term.kind === "index") fail("unknown name", term.name, { hint: "a quantity of another model" });
  if (term.kind === "name" && ["t", "s", "T"].includes(term.name)) fail("unexpected token", term.name, { hint: "time itself" });
  mapChildren(term, (child) => { refuseChain(child); return child; });
}

const signal = (step: Step): Term => at(signalColumn, stepTerm(step));
const noise = (step: Step): Term => at(noiseColumn, stepTerm(step));
const times = (a: Term, b: Term) => operator("*", a, b);
const square = (a: Term) => operator("^", a, number(2));
const ratio = (late: Step, early: Step) => operator("/", signal(late), signal(early));
/** s_t² − (a_t/a_s)² s_s²: the variance of x_t given x_s. */
const between = (late: Step, early: Step) => operator("-", square(noise(late)), times(square(ratio(late, early)), square(noise(early))));

const relations: Readonly<Record<string, TermRelation>> = { "=": "==", ":=": "==", "≡": "==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" };

function claimOf(left: MathNode, right: MathNode, pair: Pair, model: GeneralModel, lexicon: Lexicon, met: Met): Written {
  const { relation } = pair;
  const own = new Map(lexicon.own);
  for (const key of ["alpha", "sigma", "lambda", "lambda()"]) own.delete(key);
  if (model.signal !== undefined) own.set(model.signal, { cell: signalColumn, lines: [], column: true });
  own.set(model.noise, { cell: noiseColumn, lines: [], column: true });
  for (const key of ["lambda", "lambda()"]) own.set(key, { cell: "general_lambda", lines: [], column: true });
  const read = (node: MathNode, rendering: Rendering) => withRatios(translate(node, { reading: { alpha: "step", sigma: "beta" }, lexicon: { ...lexicon, own }, met, bound: new Set(), rendering }));
  const real = (step: Step): Term => (isZero(step) ? name("x0") : name(`x_${stepKey(step).replace("-", "m")}`));

  if (left.kind === "density" && right.kind === "normal") {
    if (isLearned(left) || left.symbol.subscripts.length > 0 || left.symbol.label !== undefined) return fail("missing value", "a free choice", { place: left.place });
    if (relation !== "=" && relation !== ":=" && relation !== "≡") return fail("unexpected token", relation);
    const expected = lawOf(left, real);
    if (otherVariable(right, stateOf(left.of[0]!))) return fail("unexpected token", "a density of another state", { place: right.place });
    const said = read(right, { state: real, noise: refused("a noise"), network: refused("a network") });
    return { rule: "law", claims: [{ left: said, right: expected.law }], relation: "==", reals: expected.reals, noises: [] };
  }

  const target = left.kind === "symbol" ? state(left) : undefined;
  const networks = contains(right, (n) => networkOf(n) !== undefined);
  if (target && !isZero(target) && (relation === "=" || relation === "∼" || relation === ":=" || relation === "←" || relation === "=d")) {
    const from = new Map<string, Step>();
    const seen = (step: Step) => { from.set(stepKey(step), step); return step; };
    if (pair.declared.size > 0) return fail("ambiguous reading", "a noise of another variance");
    if (networks) {
      const fresh = new Set<string>();
      const said = read(right, { ...inDataAndNoise(seen, "plus"), noise: (key) => { fresh.add(key); return name(`fresh_${key}`); } });
      if (met.networks.has("v") && model.constraint !== "preserving") return fail("ambiguous reading", "v", { hint: "a velocity of another model" });
      const [start, ...more] = [...from.values()].filter((s) => !isZero(s));
      if (more.length > 0 || (start && stepKey(start) === stepKey(target))) return fail("unexpected token", "a step from several states");
      // With fresh noise many steps are right to first order, and σ may be the step's own.
      if (fresh.size > 0) return fail("ambiguous reading", "a step", { hint: "exact, or to first order" });
      return { rule: "update", claims: [{ left: said, right: call("normal", times(signal(target), name("x0")), square(noise(target))) }], relation: "==", reals: ["x0"], noises: ["eps"] };
    }
    const said = read(right, { state: (step) => real(seen(step)), noise: (key) => name(`fresh_${key}`), network: refused("a network") });
    const others = [...from.values()];
    if (others.length !== 1 || met.noises.size === 0 && right.kind !== "normal") return fail("unexpected token", "a sample from several states");
    const given = others[0]!;
    if (!isZero(given) && compareSteps(given, target) !== -1) return fail("missing value", "the order of the steps");
    const law = forward(target, given, real(given));
    return { rule: "sample", claims: [{ left: said, right: law }], relation: "==", reals: [nameOf(real(given))], noises: [...met.noises].map((n) => `fresh_${n}`) };
  }

  const says = relations[relation] ?? fail("unexpected token", relation);
  const steps = new Map<string, Step>();
  const seen = (step: Step) => { steps.set(stepKey(step), step); return step; };
  const both = (sign: "plus" | "minus") => [read(left, inDataAndNoise(seen, sign)), read(right, inDataAndNoise(seen, sign))] as const;
  if (isError(left) && isError(right) && says === "==") {
    const off = (node: MathNode, sign: "plus" | "minus") => read(pointwise(node), withError(inDataAndNoise(seen, sign), seen));
    const claims = (["plus", "minus"] as const).map((sign) => ({ left: off(left, sign), right: off(right, sign) }));
    if (met.networks.has("v") && model.constraint !== "preserving") return fail("ambiguous reading", "v", { hint: "a velocity of another model" });
    return { rule: "loss", claims, relation: "==", reals: ["x0", "eps", "d"], noises: [] };
  }
  const [l, r] = both("plus");
  if (met.noises.size > 1) return fail("ambiguous reading", [...met.noises].join(" and "), { hint: "one noise, or two" });
  const random = met.states.size > 0 || met.noises.size > 0 || met.networks.size > 0;
  if ([...steps.values()].filter((s) => !isZero(s)).length > 1) return fail("unexpected token", "two steps");
  if (random && says !== "==") return fail("unexpected token", relation);
  if (met.networks.has("v") && model.constraint !== "preserving") return fail("ambiguous reading", "v", { hint: "a velocity of another model" });
  // σ_t = 0.01 · 5000^t gives a letter its values.
  if (!random && left.kind === "symbol" && isLetter(left, model) && stepsRead(r).length === 0) return fail("missing value", "a theorem", { hint: "a value that is given" });
  if (stepsRead(l).length + stepsRead(r).length === 0) return fail("missing value", "a quantity of the model");
  const pairs = met.networks.has("v") ? [[l, r] as const, both("minus")] : [[l, r] as const];
  const meanings = [2, 1].map((power) => (term: Term) => withLambda(term, power));
  return { rule: random ? "conversion" : "identity", claims: pairs.flatMap(([a, b]) => (readsLambda(a) || readsLambda(b) ? meanings : [(t: Term) => t]).map((m) => ({ left: m(a), right: m(b) }))), relation: says, reals: random ? ["x0", "eps"] : [], noises: [] };
}

const isLetter = (node: SymbolNode, { signal: a, noise: s }: GeneralModel): boolean => symbolKey(node) === a || symbolKey(node) === s;
const isZero = (step: Step): boolean => step.letter === undefined && step.offset === 0;
const nameOf = (term: Term): string => (term.kind === "name" ? term.name : fail("unexpected token", term.kind));
const refused = (what: string) => (): never => fail("unexpected token", what);

function state(node: MathNode): Step | undefined {
  try {
    return stateOf(node);
  } catch {
    return undefined;
  }
}

const forward = (late: Step, early: Step, from: Term): Term => isZero(early)
  ? call("normal", times(signal(late), from), square(noise(late)))
  : call("normal", times(ratio(late, early), from), between(late, early));

/** q(x_t | x_0), q(x_t | x_s) and q(x_s | x_t, x_0) with s before t. */
function lawOf({ of, given, place }: DensityNode, real: (step: Step) => Term): { law: Term; reals: readonly string[] } {
  const [target, ...more] = of.map(stateOf);
  const known = given.filter((n) => !(n.kind === "symbol" && n.name === "c")).map(stateOf);
  if (!target || more.length > 0) return fail("unexpected token", "a joint law", { place });
  const later = known.filter((s) => compareSteps(s, target) === 1), before = known.filter((s) => compareSteps(s, target) === -1);
  if (later.length + before.length !== known.length || later.length > 1 || before.length !== 1) return fail("missing value", "the law of the data", { place });
  const [early] = before as [Step], [late] = later;
  const reals = known.map((s) => nameOf(real(s)));
  if (!late) return { law: forward(target, early, real(early)), reals };
  if (!isZero(early)) return fail("missing value", "the law between two states", { place });
  const share = operator("/", times(ratio(late, target), square(noise(target))), square(noise(late)));
  const rest = operator("/", times(signal(target), between(late, target)), square(noise(late)));
  const variance = operator("/", times(square(noise(target)), between(late, target)), square(noise(late)));
  return { law: call("normal", operator("+", times(share, real(late)), times(rest, name("x0"))), variance), reals };
}

/** x_t is a_t x_0 + s_t ε, and networks predict exactly; v in either of the two signs that are in use. */
function inDataAndNoise(seen: (step: Step) => Step, sign: "plus" | "minus"): Rendering {
  const here = (step: Step | undefined): Step => seen(step && !isZero(step) ? step : { letter: "t", offset: 0 });
  return {
    state: (step) => (isZero(step) ? name("x0") : operator("+", times(signal(seen(step)), name("x0")), times(noise(step), name("eps")))),
    noise: () => name("eps"),
    network(predicted, step) {
      switch (predicted) {
        case "eps": return name("eps");
        case "x0": return name("x0");
        case "score": return negate(operator("/", name("eps"), noise(here(step))));
        case "v": {
          const t = here(step);
          const v = operator("-", times(signal(t), name("eps")), times(noise(t), name("x0")));
          return sign === "plus" ? v : negate(v);
        }
        case "mean": return fail("unexpected token", "a posterior mean");
      }
    },
  };
}

/** Scores as what a network for them predicts, sigmoids written out, and letters from s to t by their meaning in VDM. */
function readable(node: MathNode, model: GeneralModel): MathNode {
  return rewrite(node, (n) => {
    if (n.kind === "gradient") return scoreIn(n.of) ?? n;
    const { place } = n;
    const op = (o: "+" | "-" | "*" | "/" | "^", l: MathNode, r: MathNode): MathNode => ({ kind: "operator", op: o, left: l, right: r, place });
    const digit = (digits: string): MathNode => ({ kind: "number", digits, place });
    if (n.kind === "call" && n.args.length === 1 && (n.function.name === "sigmoid" || (n.function.name === "sigma" && n.function.subscripts.length === 0 && contains(n.args[0]!, isLambda))))
      return op("/", digit("1"), op("+", digit("1"), { kind: "call", function: { kind: "symbol", name: "exp", accents: [], subscripts: [], place }, args: [{ kind: "negate", of: n.args[0]!, place }], given: [], place }));
    if (n.kind === "symbol" && n.subscripts.length === 1 && n.subscripts[0]!.kind === "given") {
      const { of: [late], given: [early] } = n.subscripts[0];
      if (!late || !early) return n;
      const letter = (key: string | undefined, step: MathNode): MathNode => (key === undefined ? digit("1") : { ...n, name: key, subscripts: [step] });
      const r = op("/", letter(model.signal, late), letter(model.signal, early));
      if (symbolKey(n) === model.signal) return r;
      if (symbolKey(n) === model.noise) return { kind: "root", of: op("-", op("^", letter(model.noise, late), digit("2")), op("*", op("^", r, digit("2")), op("^", letter(model.noise, early), digit("2")))), place };
    }
    return n;
  });
}

const isLambda = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "lambda" || n.name === "lambda()");

/** ∇ log q(x_t | x_0), and ∇ log q(x_t) as its expectation, that a network is trained for. */
function scoreIn(node: MathNode): MathNode | undefined {
  if (node.kind !== "call" || node.function.name !== "log" || node.args.length !== 1 || node.args[0]!.kind !== "density") return undefined;
  const density = node.args[0] as DensityNode;
  const [of] = density.of;
  const step = of && state(of);
  const clean = density.given.every((g) => { const s = state(g); return s !== undefined && isZero(s); });
  if (!of || !step || isZero(step) || density.of.length !== 1 || !clean || of.kind !== "symbol") return undefined;
  return { kind: "symbol", name: "s", accents: ["hat"], subscripts: of.subscripts, place: node.place };
}

/** SNR(t) is a²/s². */
function withRatios(term: Term): Term {
  const step = term.kind === "index" && term.name === "snr" ? stepOf(term.index) : undefined;
  return step ? operator("/", square(signal(step)), square(noise(step))) : mapChildren(term, withRatios);
}

/** λ is log(a²/s²), or log(a/s). */
function withLambda(term: Term, power: number): Term {
  const step = term.kind === "index" && term.name === "general_lambda" ? stepOf(term.index) : undefined;
  if (!step) return mapChildren(term, (child) => withLambda(child, power));
  return call("log", operator("/", operator("^", signal(step), number(power)), operator("^", noise(step), number(power))));
}

function readsLambda(term: Term): boolean {
  let found = term.kind === "index" && term.name === "general_lambda";
  mapChildren(term, (child) => { found ||= readsLambda(child); return child; });
  return found;
}
