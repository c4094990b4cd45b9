import { fail } from "../../base/problem.ts";
import type { DensityNode, DivergenceNode, MathNode, NormalNode, SymbolNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import type { ClaimLine, Quantifier } from "../../read/text/line.ts";
import { at, call, name, number, operator, type Term } from "../../term/term.ts";
import { conditionalLaw, stateAt } from "../model/conditional-law.ts";
import { stateOf } from "../model/state.ts";
import { type Step, stepKey } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import type { OwnDefinition } from "../reading.ts";
import { rewrite } from "../rewrite.ts";
import { contains, everything, isModelParameter, networkOf, stepsOfSymbol } from "../symbol.ts";
import { type Met, nothingMet, stepFrom, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * Divergences: KL of two Gaussians in closed form, the bound's terms as KL(posterior ‖ model) with their arguments in that order, and
 * L_{t−1} as a weighted square of means, noises or data. Dimensions are taken one by one (d = 1); the model's own law is any Gaussian.
 */
export const divergence: PairRule = (pair, reading, lexicon) => {
  const { relation, chain } = pair;
  if (relation !== "=" && relation !== ":=" && relation !== "≡") return undefined;
  const first = pair.left.kind === "missing" ? chain[0]! : pair.left;
  const right = pair.right;
  const head = gaussians(first) ?? gaussians(chain[0]!) ?? namedPair(first, right);
  const met = nothingMet();
  if (head) {
    const free = new Map<string, string>();
    const positive = new Set<string>();
    const laws = [head.of, head.from] as const;
    for (const law of laws) for (const n of everything(flat(law.covariance))) if (isOpaque(n)) positive.add(opaque(n, free));
    const inOpaque = (node: MathNode) => rewrite(flat(node), (n) => (isOpaque(n) ? { kind: "symbol", name: opaque(n, free), accents: [], subscripts: [], place: n.place } : n));
    const [p, q] = laws.map((law): NormalNode => ({ ...law, mean: inOpaque(law.mean), covariance: inOpaque(law.covariance) }));
    const known = new Set(free.values());
    const sides = [gaussians(first) || namedPair(first, right) ? undefined : inOpaque(first), inOpaque(right)];
    const added = [...free.values()].filter((n) => !known.has(n));
    if (added.length > 0) return fail("unknown name", [...free].find(([, n]) => n === added[0])![0], { place: right.place });
    const own = new Map([...lexicon.own, ...[...free.values()].map((n): [string, OwnDefinition] => [n, { cell: n, lines: [], column: false }])]);
    const term = (node: MathNode): Term => translate(node, { reading, lexicon: { ...lexicon, own }, met, bound: new Set(), rendering: { state: stateAt, noise: refused("a noise"), network: refused("a network") } });
    const gaussian = (law: NormalNode): Term => call("normal", term(law.mean), term(law.covariance));
    const said = term(sides[1]!);
    const wanted = (a: NormalNode, b: NormalNode): Term => (sides[0] ? term(sides[0]) : call("kl", gaussian(a), gaussian(b)));
    const claim = (l: Term): readonly ClaimLine[] => [quantified(forEverySchedule(l, said, { letters: met.letters, path: true }), free, positive)];
    // N(μ, σ) may give the standard deviation.
    const spreads = laws.every(({ covariance }) => contains(covariance, (n) => n.kind === "symbol" && n.name === "sigma") && !contains(covariance, (n) => n.kind === "operator" && n.op === "^"));
    // A name without its arguments may mean either order.
    const bare = !gaussians(first) && !gaussians(chain[0]!);
    return { rule: "divergence", met, alternatives: [claim(wanted(p!, q!)), ...(bare ? [claim(wanted(q!, p!))] : []), ...(spreads ? [claim(wanted(inSpreads(p!), inSpreads(q!)))] : [])] };
  }
  const prior = priorTerm(first);
  if (prior) {
    for (const { letter } of prior.steps) if (letter !== undefined) met.letters.add(letter);
    const term = (node: MathNode): Term => translate(flat(node), { reading, lexicon, met, bound: new Set(), rendering: { state: stateAt, noise: refused("a noise"), network: refused("a network") } });
    const claim = forEverySchedule(call("kl", prior.of, call("normal", term(prior.from.mean), term(prior.from.covariance))), term(right), { letters: met.letters, path: true });
    return { rule: "divergence", met, alternatives: [[claim]] };
  }
  if (first.kind !== "symbol" || first.name !== "L") return undefined;
  const [index] = stepsOfSymbol(first);
  const ofBound = (index && stepFrom(index)?.offset === -1) || /kl|bound|elbo|vlb|variational|变分|下界|散度/.test(`${pair.around} ${pair.headings.join(" ")}`.toLowerCase());
  if (!ofBound) return undefined;
  return boundTerm(first, withoutExpectation(right), met) ?? weighted(first, right, met, (node, own) =>
    translate(node, { reading: { ...reading, sigma: "beta" }, lexicon: { ...lexicon, own: new Map([...lexicon.own, ...own]) }, met, bound: new Set(), rendering: { state: stateAt, noise: refused("a noise"), network: refused("a network") } }));
};

const refused = (what: string) => (): never => fail("unexpected token", what);

type Gaussians = { readonly of: NormalNode; readonly from: NormalNode };

function gaussians(node: MathNode): Gaussians | undefined {
  return node.kind === "divergence" && node.name === "KL" && node.of.kind === "normal" && node.from.kind === "normal" ? { of: node.of, from: node.from } : undefined;
}

const inSpreads = (law: NormalNode): NormalNode => ({ ...law, covariance: { kind: "operator", op: "^", left: law.covariance, right: { kind: "number", digits: "2", place: law.place }, place: law.place } });

/** KL(q(x_T|x_0) ‖ N(0, I)): the chain's law against a Gaussian that is written out. */
function priorTerm(node: MathNode): { readonly of: Term; readonly from: NormalNode; readonly steps: readonly Step[] } | undefined {
  if (node.kind !== "divergence" || node.name !== "KL" || node.of.kind !== "density" || node.from.kind !== "normal") return undefined;
  if (isModel(node.of) || node.of.symbol.name !== "q" || node.of.of.length !== 1 || node.of.given.length !== 1) return undefined;
  const [a, given] = [stateOf(node.of.of[0]!), stateOf(node.of.given[0]!)];
  const of = conditionalLaw(a, [given]);
  return of && { of, from: node.from, steps: [a, given] };
}

/** "D_KL = log σ_2/σ_1 + …" over exactly μ_1, μ_2, σ_1 and σ_2 speaks of the Gaussians with these. */
function namedPair(left: MathNode, right: MathNode): Gaussians | undefined {
  if (left.kind !== "symbol" || !(left.label === "KL" || left.name === "KL")) return undefined;
  const symbol = (letter: string, digits: string): SymbolNode => ({ kind: "symbol", name: letter, accents: [], subscripts: [{ kind: "number", digits, place: left.place }], place: left.place });
  const names = new Set(everything(right).filter((n): n is SymbolNode => n.kind === "symbol" && n.name !== "log").map((n) => printMath(n)));
  const wanted = ["mu", "sigma"].flatMap((letter) => ["1", "2"].map((digits) => printMath(symbol(letter, digits))));
  if (names.size !== 4 || !wanted.every((n) => names.has(n))) return undefined;
  const law = (digits: string): NormalNode => ({ kind: "normal", mean: symbol("mu", digits), covariance: { kind: "operator", op: "^", left: symbol("sigma", digits), right: { kind: "number", digits: "2", place: left.place }, place: left.place }, place: left.place });
  return { of: law("1"), from: law("2") };
}

/** Means, spreads and networks are free quantities, and stay the same wherever they are written. */
const isOpaque = (node: MathNode): boolean =>
  (node.kind === "symbol" || node.kind === "call") && networkOf(node) !== undefined || node.kind === "call" && node.function.name === "mu" || node.kind === "symbol" && ["mu", "sigma", "Sigma"].includes(node.name);

function opaque(node: MathNode, free: Map<string, string>): string {
  const key = printMath(node.kind === "call" ? node.function : node);
  const known = free.get(key) ?? `g${free.size + 1}`;
  free.set(key, known);
  return known;
}

/** ‖a‖² is a², d is 1, one coordinate at a time. */
function flat(node: MathNode): MathNode {
  return rewrite(node, (n) => {
    if (n.kind === "norm") return { kind: "abs", of: n.of, place: n.place };
    if (n.kind === "call" && isOpaque(n)) return n.function;
    if (n.kind === "symbol" && n.name === "d" && n.subscripts.length === 0 && n.accents.length === 0) return { kind: "number", digits: "1", place: n.place };
    return n;
  });
}

function quantified(claim: ClaimLine, free: ReadonlyMap<string, string>, positive: ReadonlySet<string>): ClaimLine {
  const variables = [...free.values()].map((n): Quantifier => ({ kind: "variable", name: n, domain: positive.has(n) ? "positive" : "real" }));
  return { ...claim, quantifiers: [...claim.quantifiers, ...variables] };
}

const withoutExpectation = (node: MathNode): MathNode =>
  node.kind === "expectation" && node.given.length === 0 ? withoutExpectation(node.body) : node.kind === "tuple" && node.items.length === 1 ? withoutExpectation(node.items[0]!) : node;

const isModel = (density: DensityNode): boolean => density.symbol.subscripts.some(isModelParameter) || density.symbol.label === "theta" || density.symbol.mark === "theta";

/** L_{t−1} = KL(q(x_{t−1}|x_t, x_0) ‖ p_θ(x_{t−1}|x_t)): the model's law is any Gaussian. */
function boundTerm(left: SymbolNode, right: MathNode, met: Met): ReturnType<PairRule> {
  if (right.kind !== "divergence" || right.name !== "KL" || left.label !== undefined || stepsOfSymbol(left).length !== 1) return undefined;
  const { of, from }: DivergenceNode = right;
  if (of.kind !== "density" || from.kind !== "density") return undefined;
  const [model, truth] = isModel(of) ? [of, from] : [from, of];
  if (!isModel(model) || isModel(truth) || truth.symbol.name !== "q" || truth.of.length !== 1 || model.of.length !== 1) return undefined;
  const a = stateOf(truth.of[0]!);
  const next: Step = { letter: a.letter, offset: a.offset + 1 };
  const given = truth.given.map((n) => stateOf(n)), seen = model.given.map((n) => stateOf(n));
  const bridge = given.length === 2 && given.some((s) => stepKey(s) === stepKey(next)) && given.some((s) => stepKey(s) === "0");
  if (!bridge || stepKey(stateOf(model.of[0]!)) !== stepKey(a) || seen.length !== 1 || stepKey(seen[0]!) !== stepKey(next)) return fail("missing value", "a term of the bound", { place: right.place });
  for (const step of [a, next]) if (step.letter !== undefined) met.letters.add(step.letter);
  const q = conditionalLaw(a, given)!;
  const p = call("normal", name("g1"), name("g2"));
  const said = isModel(of) ? call("kl", p, q) : call("kl", q, p);
  const claim = forEverySchedule(call("kl", q, p), said, { letters: met.letters, path: true });
  return { rule: "divergence", met, alternatives: [[quantified(claim, new Map([["m", "g1"], ["s", "g2"]]), new Set(["g2"]))]] };
}

/** L_{t−1} = E[w ‖μ̃ − μ_θ‖²] + C and its forms in ε and x_0: w is what KL of two Gaussians of one variance makes of it. */
function weighted(left: SymbolNode, right: MathNode, met: Met, term: (node: MathNode, own: readonly [string, OwnDefinition][]) => Term): ReturnType<PairRule> {
  const [index] = stepsOfSymbol(left);
  const step = index && stepFrom(index);
  if (left.label !== undefined || left.mark !== undefined || left.accents.length > 0 || step?.letter === undefined || step.letter === "T") return undefined;
  const body = withoutExpectation(withoutConstant(right));
  const norms = everything(body).filter((n) => n.kind === "norm");
  if (norms.length !== 1 || body.kind !== "operator") return undefined;
  const difference = norms[0]!.of;
  if (difference.kind !== "operator" || difference.op !== "-") return undefined;
  const kinds = [difference.left, difference.right].map(kindOf);
  if (!kinds[0] || kinds[0] !== kinds[1] || ![difference.left, difference.right].some((n) => networkOf(n))) return undefined;
  // What is trained in practice has no weight, and is called L_t too.
  if (!contains(body, (n) => n.kind === "symbol" && (n.name === "sigma" || (n.name === "beta" && stepsOfSymbol(n).length > 0)))) return undefined;
  met.letters.add("t");
  const t = name("t");
  const g = (n: string): [string, OwnDefinition] => [n, { cell: n, lines: [], column: false }];
  const plain = (n: string): SymbolNode => ({ kind: "symbol", name: n, accents: [], subscripts: [], place: body.place });
  let spread = false;
  const open = rewrite(body, (n) => {
    if (n.kind === "norm") return { kind: "abs", of: { kind: "operator", op: "-", left: plain("g1"), right: plain("g2"), place: n.place }, place: n.place };
    if (n.kind !== "symbol" || n.name !== "sigma" || n.accents.length > 0) return n;
    if (stepsOfSymbol(n).some((s) => stepKey(stepFrom(s) ?? { letter: undefined, offset: -1 }) !== "t0")) fail("unexpected token", "sigma at another step", { place: n.place });
    spread = true;
    return plain("g3");
  });
  const said = term(open, [g("g1"), g("g2"), g("g3")]);
  const square = operator("^", operator("-", name("g1"), name("g2")), number(2));
  const [beta, rest] = [at("beta", t), operator("-", number(1), at("alphabar", t))];
  const scale = kinds[0] === "mean" ? number(1)
    : kinds[0] === "eps" ? operator("/", operator("^", beta, number(2)), operator("*", at("alpha", t), rest))
    : operator("/", operator("*", at("alphabar", operator("-", t, number(1))), operator("^", beta, number(2))), operator("^", rest, number(2)));
  const variances = spread ? [operator("^", name("g3"), number(2))] : [beta, at("posteriorVariance", t)];
  const free = new Map(["g1", "g2", ...(spread ? ["g3"] : [])].map((n) => [n, n]));
  return {
    rule: "divergence", met,
    alternatives: variances.map((variance) => [quantified(forEverySchedule(operator("/", operator("*", scale, square), operator("*", number(2), variance)), said, { letters: met.letters }), free, new Set(["g3"]))]),
  };
}

/** E[…] + C: constants are no part of what is minimised. */
function withoutConstant(node: MathNode): MathNode {
  if (node.kind !== "operator" || node.op !== "+") return node;
  const constant = (n: MathNode) => n.kind === "symbol" && (/^(C|c|const)$/.test(n.name) || n.label === "const");
  return constant(node.right) ? withoutConstant(node.left) : constant(node.left) ? withoutConstant(node.right) : node;
}

function kindOf(node: MathNode): "mean" | "eps" | "x0" | undefined {
  const predicted = networkOf(node)?.predicted;
  if (predicted === "mean" || predicted === "eps" || predicted === "x0") return predicted;
  if (node.kind === "call" && node.function.name === "mu" || node.kind === "symbol" && node.name === "mu") return "mean";
  if (node.kind !== "symbol" || node.accents.length > 0) return undefined;
  if (node.name === "epsilon") return "eps";
  return (node.name === "x" || node.name === "X") && stepsOfSymbol(node).some((s) => s.kind === "number" && Number(s.digits) === 0) ? "x0" : undefined;
}
