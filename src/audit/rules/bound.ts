import { attempt, fail } from "../../base/problem.ts";
import { freeNames } from "../../evaluate/free-names.ts";
import type { MathNode, Relation } from "../../read/latex/math.ts";
import type { ClaimLine, Quantifier } from "../../read/text/line.ts";
import { at, call, mapChildren, name, negate, operator, type Relation as TermRelation, type Term } from "../../term/term.ts";
import { averaged, type Drawn, put } from "../model/averaged.ts";
import { type BoundSetting, logTerm, realTerm } from "../model/bound-terms.ts";
import { stateAt } from "../model/conditional-law.ts";
import { isLearnedDensity } from "../model/density-family.ts";
import { forwardLogDensity, type Stated, statesOf } from "../model/joint.ts";
import { boundName } from "../model/bound-name.ts";
import { inChain } from "../model/latents.ts";
import { isPositive } from "../model/law-talk.ts";
import { modelLogDensity, modelPaths } from "../model/reverse-chain.ts";
import { squaredNorms } from "../model/squared-norms.ts";
import { compareSteps, type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { writtenOut } from "../model/written-out.ts";
import { forEverySchedule } from "../quantify.ts";
import { rewrite } from "../rewrite.ts";
import { contains, stepsOfSymbol } from "../symbol.ts";
import { nothingMet, type Rendering, stepFrom, translate } from "../translate.ts";
import type { Pair, PairRule } from "./rule.ts";

/**
 * A line of a derivation under expectations and logarithms: −log p_θ(x_0) ≤ E_q[…] = L_T + …, the evidence lower bound, and densities up to a
 * factor, q(x_{t−1}|x_t, x_0) ∝ exp(…). q is the chain, p_θ any linear Gaussian chain back, so that both sides are numbers. A bare z or z_1 … z_T
 * with data x is the same chain. Ho, Jain & Abbeel 2020, eqs. 3 and 5; Sohl-Dickstein et al. 2015, appendix B.
 */
export const bound: PairRule = (pair, reading, lexicon) => {
  const judged = line(pair, reading, lexicon);
  // A line after a broken one is right where it goes on from an earlier line.
  const earlier = judged ? earlierLines(pair).flatMap((left) => {
    const tried = attempt(() => line({ ...pair, left }, reading, lexicon));
    return tried.ok && tried.value ? tried.value.alternatives : [];
  }) : [];
  return judged && { ...judged, alternatives: [...judged.alternatives, ...earlier] };
};

/** What stands before the left side of an equation and is said to be equal to it: the line before, and the beginning. */
function earlierLines({ right, relation, chain, statement }: Pair): readonly MathNode[] {
  const place = chain.indexOf(right);
  if (place < 2 || relation !== "=" || statement.items.length !== chain.length) return [];
  const equal = (from: number) => statement.relations.slice(from, place).every((r) => r === "=" || r === ":=" || r === "≡");
  return [...new Set([place - 2, 0])].filter((i) => equal(i) && chain[i]!.kind !== "missing").map((i) => chain[i]!);
}

const line: PairRule = (pair, reading, lexicon) => {
  const relation = relations[pair.relation];
  if (!relation) return undefined;
  const head = pair.chain[0]!;
  const given = inChain([pair.left.kind === "missing" ? head : pair.left, pair.right, head].map(squaredNorms));
  if (!given || given.nodes.slice(0, 2).some((n) => contains(n, isOther))) return undefined;
  const stripped = given.nodes.map((n) => withoutConstants(writtenOut(n)));
  const [left, right, first] = stripped.map((n) => n.node) as [MathNode, MathNode, MathNode];
  if (!isOfThisKind(left, right, first, pair.relation)) return undefined;
  // q(x_T|x_0) = q(x_T) is said of a long chain.
  if ([left, right].every((n) => n.kind === "density" && [...statesOf(n.of), ...statesOf(n.given)].every((s) => !("fold" in s) && (s.letter === undefined || s.letter === "T")))) return fail("missing value", "what is known of the last step");
  const upToConstant = pair.relation === "∝" || stripped.slice(0, 2).some((n) => n.constant);
  const met = nothingMet();
  const terms = (data: "given" | "drawn", sign: "minus" | "plus", divergence: BoundSetting["divergence"] = "strict") => {
    const all: Drawn = { of: states(data === "given" ? 1 : 0, given.top), given: data === "given" ? [start] : [], data: dataLaw };
    const s: BoundSetting = {
      top: given.top, data: dataLaw, all, divergence, named: sign === "plus" ? boundOf(all, given.top) : negate(boundOf(all, given.top)), met: { everything: false, loose: [] },
      plain: (node) => translate(node, { reading, lexicon, met, bound: new Set(), rendering: { state: stateAt, noise: refused("a noise"), network: posteriorMean } }),
    };
    const logs = isPositive(left) && isPositive(right);
    // A bound to be maximised has its L_0 with the other sign.
    const side = (node: MathNode): readonly Term[] => (isTermOfBound(node) && stepText(node) === "0" ? signed(realTerm(node, s)) : [logs ? logTerm(node, s) : realTerm(node, s)]);
    const [ls, rs] = [side(left), side(right)];
    return { s, sides: ls.flatMap((l) => rs.map((r) => [l, r] as const)) };
  };
  const named = [left, right].some(namesBound);
  const variants = (named ? ["minus", "plus"] as const : ["plus"] as const).flatMap((sign) => {
    const usual = terms("given", sign);
    return [usual, ...(usual.s.met.everything || named ? [terms("drawn", sign)] : [])];
  });
  // Terms of the bound are often written without the E_q that is over all of them.
  const bare = [left, right].map((n) => saysTerms(n) && !contains(n, (m) => m.kind === "expectation"));
  const omitted = bare.some(Boolean) ? variants.map(({ s, sides }) => ({ s, sides: sides.map(([l, r]) => [bare[0] ? averaged(l, s.all) : l, bare[1] ? averaged(r, s.all) : r] as const) })) : [];
  const [state, instead] = upToConstant ? constantIn(first) : [];
  const claimed = ([l, r]: readonly [Term, Term], way: "equal" | "in proportion" | "in the other" = "equal"): ClaimLine => {
    const [a, b] = way === "in proportion" ? inProportion(l, r, state!) : upToConstant ? upTo(l, r, way === "in the other" ? instead : state) : [l, r];
    const free = freeNames({ kind: "comparison", items: [a, b], relations: [relation] });
    const letters = new Set([...met.letters, ...[...free].filter((n) => stepLetters.has(n))]);
    for (const letter of letters) met.letters.add(letter);
    const claim = forEverySchedule(a, b, { letters, path: free.has("x"), relation, reals: ["m", other, another].filter((n) => free.has(n)) });
    const more: Quantifier[] = [...[...modelPaths, ...modelPaths.map(second)].filter((n) => free.has(n)).map((n): Quantifier => ({ kind: "path", name: n })), ...(free.has("v") ? [{ kind: "variable" as const, name: "v", domain: "positive" as const }] : [])];
    return { ...claim, quantifiers: [...claim.quantifiers, ...more] };
  };
  const claims = [...variants, ...omitted].flatMap(({ sides }) => sides).map((both) => claimed(both));
  // A divergence under an average may be a loose way to write the average of log q/p over everything.
  const loose = [left, right].some((n) => contains(n, (m) => m.kind === "expectation" && contains(m, isDivergence))) ? attempt(() => claimed(terms("given", "plus", "loose").sides[0]!)) : undefined;
  // log q ∝ −(x − m)² is said of log q = −(x − m)²/(2v) + C, and of what is in proportion to it.
  const scaled = pair.relation === "∝" && state && !(isPositive(left) && isPositive(right)) ? claimed(terms("given", "plus").sides[0]!, "in proportion") : instead ? claimed(terms("given", "plus").sides[0]!, "in the other") : undefined;
  // The whole bound, with what is not trained dropped or called a constant.
  const partly = named && (stripped.slice(0, 2).some((n) => n.constant) || leavesOut.test(pair.around));
  return {
    rule: "derivation", met, unwritten: true,
    ...(partly && { narrowed: { kind: "missing value" as const, subject: "the terms left out" } }),
    ...([left, right].some((side) => contains(side, (n) => boundName(n) === "perhaps")) && { narrowed: { kind: "unknown name" as const, subject: "L" } }), ...(loose?.ok && { unless: [loose.value] }), ...(scaled && { unless: [scaled] }),
    alternatives: claims.filter((c, i) => claims.findIndex((d) => JSON.stringify(d) === JSON.stringify(c)) === i).map((claim) => [claim]),
  };
};

const leavesOut = /\b(?:only|ignor\w*|drop\w*|omit\w*|neglect\w*|discard\w*|disregard\w*|leaving out|left out)\b|[略忽省]/;
const relations: Partial<Record<Relation, TermRelation>> = { "=": "==", ":=": "==", "≡": "==", "∝": "==", "≤": "<=", "<": "<=", "≥": ">=", ">": ">=" };
const stepLetters = new Set(["t", "s", "i", "j", "k", "n"]);
const dataLaw = call("normal", name("m"), name("v"));
const start: Step = { letter: undefined, offset: 0 };
/** x_from … x_to. */
const states = (from: number, to: Step): readonly Stated[] =>
  to.letter === undefined ? Array.from({ length: to.offset - from + 1 }, (_, i) => ({ letter: undefined, offset: from + i })) : [{ fold: true, from: { letter: undefined, offset: from }, to }];
const posteriorMean: Rendering["network"] = (predicted, step, symbol) =>
  predicted === "mean" && step?.letter !== undefined && (symbol.accents.includes("tilde") || symbol.label === "q") ? call("posteriorMean", stateAt(start), stateAt(step), stepTerm(step)) : fail("unexpected token", "a network");
const refused = (what: string) => (): never => fail("unexpected token", what);

/** Scores, norms and matrices are other rules' business. */
const isOther = (n: MathNode): boolean => ["gradient", "derivative", "differential", "norm", "matrix", "cases", "limit"].includes(n.kind) || (n.kind === "call" && /^(Var|var|Cov|cov)$/.test(n.function.name));
const isDensity = (n: MathNode): boolean => n.kind === "density";
const isLogOfLaw = (n: MathNode): boolean => n.kind === "call" && n.function.name === "log" && n.args.length === 1 && contains(n.args[0]!, isDensity);
const isDivergence = (n: MathNode): boolean => n.kind === "divergence" && n.of.kind === "density" && n.from.kind === "density";
const isIntegral = (n: MathNode): boolean => n.kind === "integral" && contains(n.body, isDensity);
const saysTerms = (n: MathNode): boolean => contains(n, (m) => isDivergence(m) || isTermOfBound(m));
const isTermOfBound = (n: MathNode): boolean => n.kind === "symbol" && n.name === "L" && n.label === undefined && stepsOfSymbol(n).length === 1;

/** The bound by its name, with a sign or without. */
const isBound = (node: MathNode): boolean => (node.kind === "negate" ? isBound(node.of) : boundName(node) !== undefined);
const namesBound = (side: MathNode): boolean => contains(side, (n) => boundName(n) !== undefined);

const withoutAverage = (n: MathNode): MathNode => (n.kind === "expectation" && n.given.length === 0 ? withoutAverage(n.body) : n.kind === "tuple" && n.items.length === 1 ? withoutAverage(n.items[0]!) : n);
const withoutSign = (n: MathNode): MathNode => (n.kind === "negate" ? withoutAverage(n.of) : n);
const stepText = (n: MathNode): string => { const step = n.kind === "symbol" && stepsOfSymbol(n).length === 1 ? stepFrom(stepsOfSymbol(n)[0]!) : undefined; return step ? stepKey(step) : ""; };

function isOfThisKind(left: MathNode, right: MathNode, first: MathNode, relation: Relation): boolean {
  const sides = [left, right];
  const has = (test: (n: MathNode) => boolean) => sides.some((side) => contains(side, test));
  // q(x_t|x_0) = N(x_t; …) is a law.
  if (isDensity(left) && right.kind === "normal" && relation !== "∝") return false;
  if (sides.every(isPositive)) {
    if (has((n) => n.kind === "integral" || n.kind === "expectation") || has((n) => n.kind === "density" && isLearnedDensity(n))) return true;
    return (isDensity(first) || relation === "∝") && sides.every(isExponential);
  }
  if (sides.some(isBound)) return !sides.every(isBound) && has((n) => isLogOfLaw(n) || isDivergence(n) || isTermOfBound(n));
  if (isTermOfBound(left)) return /^(T0|0)$/.test(stepText(left)) && (isDivergence(withoutAverage(right)) || isLogOfLaw(withoutSign(withoutAverage(right))));
  if (sides.some((n) => n.kind === "symbol" || isPositive(n) && n.kind !== "number")) return false;
  return has(isLogOfLaw) || has(isDivergence) || has(isIntegral) || contains(first, isLogOfLaw);
}

/** Densities and exponentials, which a Gaussian is up to a factor. */
const isExponential = (node: MathNode): boolean => contains(node, (n) => n.kind === "density" || n.kind === "normal" || (n.kind === "call" && n.function.name === "exp"));

const signed = (term: Term): readonly Term[] => [term, negate(term)];
/** E_q[log q(x_{1:T}|x_0) − log p_θ(x_{0:T})]. */
const boundOf = (all: Drawn, top: Step): Term => averaged(operator("-", forwardLogDensity(states(1, top), [start], dataLaw), modelLogDensity(states(0, top), [], top)!), all);

/** + C, + const and C(x_t, x_0) left out. */
function withoutConstants(node: MathNode): { readonly node: MathNode; readonly constant: boolean } {
  let constant = false;
  const plain = rewrite(node, (n) => {
    const zero: MathNode = { kind: "number", digits: "0", place: n.place };
    // C(x_t, x_0), whose letter has become a number already.
    if ((n.kind === "call" && (n.function as MathNode).kind === "number") || (n.kind === "applied" && (n.base as MathNode).kind === "number")) return zero;
    if (n.kind !== "symbol" || n.subscripts.length > 0 || n.accents.length > 0 || !/^(C|const|constant|Const)$/.test(n.name)) return n;
    constant = true;
    return zero;
  });
  return { node: plain, constant };
}

/**
 * What a constant may not hang on: the state whose density is spoken of, in a quotient the one that its denominator has not; the model where
 * it is p_θ. A second state is one that may be meant instead.
 */
function constantIn(first: MathNode): readonly Step[] {
  const [density, ...others] = everyDensity(first);
  if (density && others.length > 0 && !contains(first, (n) => n.kind === "expectation" || n.kind === "divergence" || (n.kind === "density" && isLearnedDensity(n)))) {
    const above = first.kind === "operator" && first.op === "/" ? statesIn(first.left) : statesIn(first), below = first.kind === "operator" && first.op === "/" ? statesIn(first.right) : [];
    const left = above.filter((s) => !below.some((b) => stepKey(b) === stepKey(s)));
    // q(x_t|x_{t−1}) q(x_{t−1}|x_0) is Bayes' rule for the state that the one has and the other is given.
    const both = left.filter((s) => givenIn(first).some((g) => stepKey(g) === stepKey(s)));
    if (left.length === 2 && both.length === 1) return [both[0]!, ...left.filter((s) => s !== both[0])];
    return left.length === 1 ? left : fail("missing value", "what is constant");
  }
  if (contains(first, (n) => n.kind === "expectation" || n.kind === "divergence")) return [];
  // exp(−(A x_{t−1}² − 2B x_{t−1})/2) with no density named: the earliest state after x_0, as a rule.
  if (!density) return isPositive(first) ? laterStates(first) : [];
  const [state, more] = statesOf(density.of);
  return state && !("fold" in state) && more === undefined ? [state] : [];
}

function laterStates(node: MathNode): readonly Step[] {
  const steps = new Map<string, Step>();
  contains(node, (n) => {
    const step = n.kind === "symbol" && /^[xX]$/.test(n.name) && n.accents.length === 0 && stepsOfSymbol(n).length === 1 ? stepFrom(stepsOfSymbol(n)[0]!) : undefined;
    if (step?.letter !== undefined) steps.set(stepKey(step), step);
    return false;
  });
  return [...steps.values()].toSorted((a, b) => compareSteps(a, b) ?? 0).slice(0, 2);
}

const givenIn = (node: MathNode): readonly Step[] => everyDensity(node).flatMap((density) => statesOf(density.given)).filter((s): s is Step => !("fold" in s));

/** The states whose densities a side speaks of, once each. */
function statesIn(node: MathNode): readonly Step[] {
  const found = everyDensity(node).flatMap((density) => statesOf(density.of)).filter((s): s is Step => !("fold" in s));
  return found.filter((s, i) => found.findIndex((other) => stepKey(other) === stepKey(s)) === i);
}

function everyDensity(node: MathNode): readonly Extract<MathNode, { kind: "density" }>[] {
  const found: Extract<MathNode, { kind: "density" }>[] = [];
  contains(node, (n) => { if (n.kind === "density") found.push(n); return false; });
  return found;
}

const other = "z", another = "y";
const second = (path: string): string => `${path}2`;

/** Equal up to what does not hang on the state, or on the model: both sides change by the same where that changes. */
function upTo(left: Term, right: Term, state: Step | undefined): readonly [Term, Term] {
  if (state) return [operator("-", left, put(left, state, name(other))), operator("-", right, put(right, state, name(other)))];
  const again = (term: Term): Term => {
    const inner = mapChildren(term, again);
    return inner.kind === "index" && (modelPaths as readonly string[]).includes(inner.name) ? at(second(inner.name), inner.index) : inner;
  };
  if (sameText(left, again(left)) && sameText(right, again(right))) return fail("missing value", "what is constant");
  return [operator("-", left, again(left)), operator("-", right, again(right))];
}

/** r changes as many times as much as l does, wherever the state moves. */
function inProportion(left: Term, right: Term, state: Step): readonly [Term, Term] {
  const change = (term: Term, to: string) => operator("-", term, put(term, state, name(to)));
  return [operator("*", change(left, other), change(right, another)), operator("*", change(right, other), change(left, another))];
}

const sameText = (a: Term, b: Term): boolean => JSON.stringify(a) === JSON.stringify(b);
