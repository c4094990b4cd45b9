import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { at, call, children, mapChildren, name, number, operator, sameTerm, type Term } from "../../term/term.ts";
import { stateOf } from "../model/state.ts";
import { compareSteps, type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, everything, networkOf } from "../symbol.ts";
import { type Met, nothingMet, type Rendering, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * A sampling step x_{t−1} = a x_t + b ε_θ(x_t, t) + c z, with the network right, also divided through by a coefficient. It holds when it is
 * an ancestral step, the posterior's mean with β_t or β̃_t for the variance, or when it takes the law of x_t to the law at the step it goes
 * to, as every DDIM step does. A σ_t that also stands under a root, √(1−ᾱ_{t−1}−σ_t²), is DDIM's: free between 0 and √(1−ᾱ_{t−1}).
 */
export const update: PairRule = (pair, reading, lexicon) => {
  const { left, right, relation, around, sentence } = pair;
  if (relation !== "=" && relation !== "←" && relation !== ":=" && relation !== "∼") return undefined;
  // Without a network ε is the one that was predicted, where another noise beside it is drawn afresh.
  const known = !contains(right, (n) => networkOf(n) !== undefined);
  if (known && !(contains(right, isNoise("epsilon")) && contains(right, isNoise("z")))) return undefined;
  const aim = targetOf(left);
  if (!aim) return undefined;
  const { target, plain } = aim;
  if (known && (!plain || !contains(right, isStateAfter(target)) || contains(right, isStateAt({ letter: undefined, offset: 0 })))) return undefined;
  const met = nothingMet();
  const fresh = new Set<string>();
  const ends: Ends = { target };
  const free = contains(right, (n) => n.kind === "root" && contains(n, isSigma));
  const to = { reading: free ? { ...reading, sigma: "noise" as const } : reading, lexicon, met, bound: new Set<string>(), rendering: predicting(oneStepBack(ends, met, fresh, (key) => declaredSpread(key)), known) };
  const raw = unclipped(translate(right, to));
  const from = ends.from ?? impliedFrom(target, right);
  if (!from) return fail("missing value", "the step it comes from", { place: right.place });
  if (ends.asked && stepKey(ends.asked) !== stepKey(from)) return fail("unexpected token", "a network", { place: right.place, hint: "of a state at another step" });
  if (free) met.sigma = false;
  if (from.letter !== undefined) met.letters.add(from.letter);
  if (target.letter !== undefined) met.letters.add(target.letter);
  const t = stepTerm(from), before = stepTerm(target);
  // Steps that are right only to first order in β are written with an equals sign, too; they read β alone.
  const exact = readsAt(raw, "alpha") || readsAt(raw, "alphabar", before);
  if (!exact && approximate.test(sentence ?? around)) return fail("ambiguous reading", "a step", { hint: "exact, or to first order" });
  if (!exact && met.networks.has("score") && fresh.size > 0) return fail("ambiguous reading", "a step", { hint: "exact, or to first order" });
  // x_s = x_t + (s − t) v(x_t, t), with nothing of a schedule: a step along some field's own velocity.
  if (fresh.size === 0 && !met.networks.has("mean") && !contains(right, (n) => n.kind === "symbol" && ["alpha", "beta", "sigma", "gamma", "lambda"].includes(n.name)) && !readsOwn(raw)) return fail("ambiguous reading", "a step", { hint: "of this chain, or of a flow" });
  const single = from.letter === target.letter && from.offset - target.offset === 1;
  const meant = plain ? undefined : translate(left, { ...to, rendering: { ...to.rendering, state: (step) => (stepKey(step) === stepKey(target) ? call("closedFormSample", name("x0"), name("eps"), before) : fail("unexpected token", "another state")) } });
  const said = (sigma: Term | undefined): Term => (sigma ? withNoiseAs(raw, sigma) : raw);
  const reals = [...met.free].filter((n) => n !== "eta");
  const about = { letters: met.letters, reals: ["x0", "eps", ...reals] };
  /** η runs from 0 to 1, as ρ does: beyond there is no step. */
  const bounded = (claim: ClaimLine, ...names: readonly string[]): ClaimLine =>
    ({ ...claim, quantifiers: [...claim.quantifiers, ...[...names, ...(met.free.has("eta") ? ["eta"] : [])].map((n) => ({ kind: "interval" as const, name: n, low: number(0), high: number(1) }))] });
  const marginal = (sigma?: Term, noise?: "predicted"): ClaimLine => {
    const claim = forEverySchedule(noise ? asPredicted(said(sigma)) : said(sigma), meant ?? call("closedForm", name("x0"), before), { letters: met.letters, reals: ["x0", ...reals], noises: ["eps", ...fresh] });
    return sigma && reads(sigma, "rho") ? bounded(claim, "rho") : bounded(claim);
  };
  const room = call("sqrt", operator("-", number(1), at("alphabar", before)));
  if (free) return { rule: "update", met, alternatives: [[marginal(operator("*", name("rho"), room))], ...(single ? [[marginal(call("sqrt", at("posteriorVariance", t)))]] : [])] };
  const still = withoutNoise(raw, fresh);
  const mean = bounded(forEverySchedule(still, call("posteriorMean", name("x0"), call("closedFormSample", name("x0"), name("eps"), t), t), about));
  const variance = (of: Term) => bounded(forEverySchedule(call("variance", raw), of, { letters: met.letters, reals: about.reals, noises: [...fresh] }));
  const onlyMean = fresh.size === 0 && /mean|均值|期望|expect|last step|最后一步/.test(around);
  return {
    rule: "update", met,
    alternatives: [
      ...(plain && single && fresh.size > 0 ? [[mean, variance(at("beta", t))], [mean, variance(at("posteriorVariance", t))]] : []),
      ...(plain && single && onlyMean ? [[mean]] : []),
      [marginal()],
      ...(plain && single && lexicon.stepNoise && [...met.networks].join() === "eps" ? [[undone()]] : []),
      // ε beside a predicted x̂_0 may be a prediction, too.
      ...(fresh.has("fresh_eps") && !met.networks.has("eps") ? [[marginal(undefined, "predicted")]] : []),
    ],
  };

  /** The step undone by its own noise: with x_t = √α_t x_{t−1} + √β_t ε, and ε predicted, x_{t−1} comes back, but for noise that is added. */
  function undone(): ClaimLine {
    const forward = operator("+", operator("*", call("sqrt", at("alpha", t)), name("x0")), operator("*", call("sqrt", at("beta", t)), name("eps")));
    return forEverySchedule(mapped(still, (term) => (term.kind === "call" && term.name === "closedFormSample" ? forward : undefined)), name("x0"), about);
  }

  /** The standard deviation of a fresh noise that the text gives another variance than 1. */
  function declaredSpread(key: string): Term | undefined {
    const declared = pair.declared.get(key.replace(/_.*$/, "")) ?? pair.declared.get(key);
    const none = (): never => fail("unexpected token", "a random quantity");
    return declared && call("sqrt", translate(declared, { reading, lexicon, met, bound: new Set(), rendering: { state: none, noise: none, network: none } }));
  }
};

/** A column that the document defines itself. */
const readsOwn = (term: Term): boolean => (term.kind === "index" && term.name.startsWith("own_")) || children(term).some(readsOwn);

const approximate = /euler|discreti|langevin|first[- ]order|approximat|predictor|corrector|离散|近似|欧拉|朗之万|一阶/;

/** ε stands for its own prediction. */
const predicting = (rendering: Rendering, known: boolean): Rendering =>
  (known ? { ...rendering, noise: (key, step) => (/eps/.test(key) ? name("eps") : rendering.noise(key, step)) } : rendering);

const isNoise = (letter: string) => (node: MathNode): boolean => node.kind === "symbol" && node.name === letter && networkOf(node) === undefined;
const isStateAt = (step: Step) => (node: MathNode): boolean => { const own = node.kind === "symbol" ? attemptState(node) : undefined; return own !== undefined && stepKey(own) === stepKey(step); };
const isStateAfter = ({ letter, offset }: Step) => isStateAt({ letter, offset: offset + 1 });

const isSigma = (node: MathNode): boolean => node.kind === "symbol" && node.name === "sigma" && node.accents.length === 0;

/** x_{t−1} on the left, alone or as part of the only thing there is. */
function targetOf(left: MathNode): { readonly target: Step; readonly plain: boolean } | undefined {
  const states = everything(left).flatMap((node) => {
    const step = node.kind === "symbol" && (node.name === "x" || node.name === "X") ? attemptState(node) : undefined;
    return step ? [step] : [];
  });
  const [target, ...more] = states;
  if (!target || more.length > 0 || contains(left, (n) => networkOf(n) !== undefined || n.kind === "density")) return undefined;
  // Data are no target of a step: x_0 = (x_t − …) / … is a conversion.
  if (target.letter === undefined && target.offset === 0) return undefined;
  return { target, plain: left.kind === "symbol" };
}

function attemptState(node: MathNode): Step | undefined {
  try {
    return stateOf(node);
  } catch {
    return undefined;
  }
}

/** Where the right side has predictions alone, √ᾱ_s x̂_0 + √(1−ᾱ_s) ε_θ, they were made one step later, or at t where the target is s. */
function impliedFrom(target: Step, right: MathNode): Step | undefined {
  const written = everything(right).flatMap((n) => (n.kind === "call" && networkOf(n) ? n.args.flatMap((arg) => attemptState(arg) ?? []) : []));
  if (written[0]) return written[0];
  if (target.letter === "s") return { letter: "t", offset: 0 };
  return target.letter !== undefined && target.offset < 0 ? { letter: target.letter, offset: 0 } : undefined;
}

/** Where the step goes, where it comes from, and the step whose state the network is given. */
interface Ends { readonly target: Step; from?: Step; asked?: Step }

/** x_t is made of data and noise, the network predicts exactly, and every other noise is drawn afresh. */
function oneStepBack(ends: Ends, met: Met, fresh: Set<string>, spread: (key: string) => Term | undefined): Rendering {
  const { target } = ends;
  return {
    state(step) {
      if (stepKey(step) === stepKey(target)) fail("circular definition", "x");
      if (step.letter === undefined && step.offset === 0) return name("x0");
      if (ends.from && stepKey(ends.from) !== stepKey(step)) fail("unexpected token", "a step from several states");
      ends.from = step;
      return call("closedFormSample", name("x0"), name("eps"), stepTerm(step));
    },
    noise(key) {
      const drawn = `fresh_${key}`;
      fresh.add(drawn);
      const width = spread(key);
      return width ? operator("*", width, name(drawn)) : name(drawn);
    },
    network(predicted, step) {
      const clean = step !== undefined && step.letter === undefined && step.offset === 0;
      if (step && !clean && ends.asked && stepKey(ends.asked) !== stepKey(step)) fail("unexpected token", "networks of several states");
      if (step && !clean) ends.asked = step;
      // μ_θ(τ_{t−1}) is named after the step that it leads to.
      const elsewhere = clean || (step !== undefined && predicted === "mean" && stepKey(step) === stepKey(target));
      const made = (elsewhere ? undefined : step) ?? ends.from ?? (target.letter === "s" ? { letter: "t", offset: 0 } : target.letter !== undefined && compareSteps(target, { ...target, offset: 0 }) === -1 ? { letter: target.letter, offset: 0 } : { letter: "t", offset: 0 });
      if (predicted !== "eps" && predicted !== "x0") ends.from ??= made;
      if (made.letter !== undefined && predicted !== "eps" && predicted !== "x0") met.letters.add(made.letter);
      const t = stepTerm(made);
      switch (predicted) {
        case "eps": return name("eps");
        case "x0": return name("x0");
        case "v": return call("vFromX0Eps", name("x0"), name("eps"), t);
        case "score": return call("scoreFromEps", name("eps"), t);
        case "mean":
          if (target.letter !== made.letter) fail("missing value", "the mean of a jump");
          return call("posteriorMean", name("x0"), call("closedFormSample", name("x0"), name("eps"), t), t);
      }
    },
  };
}

const asPredicted = (term: Term): Term => (term.kind === "name" && term.name === "fresh_eps" ? name("eps") : mapChildren(term, asPredicted));

/** A prediction that is clipped to the data's range is right data all the same. */
function unclipped(term: Term): Term {
  if (term.kind === "call" && term.name === "clip" && term.args[0]?.kind === "name" && term.args[0].name === "x0") return term.args[0];
  return mapChildren(term, unclipped);
}

function withNoiseAs(term: Term, sigma: Term): Term {
  return term.kind === "index" && term.name === "noise" ? sigma : mapChildren(term, (child) => withNoiseAs(child, sigma));
}

function reads(term: Term, wanted: string): boolean {
  return (term.kind === "name" && term.name === wanted) || children(term).some((child) => reads(child, wanted));
}

function readsAt(term: Term, column: string, step?: Term): boolean {
  return (term.kind === "index" && term.name === column && (!step || sameTerm(term.index, step))) || children(term).some((child) => readsAt(child, column, step));
}

const mapped = (term: Term, change: (term: Term) => Term | undefined): Term => change(term) ?? mapChildren(term, (child) => mapped(child, change));

/** The term with its fresh noises at their mean. */
function withoutNoise(term: Term, fresh: ReadonlySet<string>): Term {
  if (term.kind === "name") return fresh.has(term.name) ? number(0) : term;
  if (term.kind === "call" && term.name === "normal") return withoutNoise(term.args[0]!, fresh);
  return mapChildren(term, (child) => withoutNoise(child, fresh));
}
