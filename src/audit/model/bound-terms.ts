import { fail } from "../../base/problem.ts";
import type { DensityNode, DivergenceNode, ExpectationNode, FoldNode, IntegralNode, MathNode } from "../../read/latex/math.ts";
import { call, name, negate, number, operator, type Term } from "../../term/term.ts";
import { rewrite } from "../rewrite.ts";
import { contains, everything, stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { averaged, type Drawn, put, statesIn } from "./averaged.ts";
import { boundName } from "./bound-name.ts";
import { isTerm, speaksOfLaws } from "./law-talk.ts";
import { conditionalLaw, stateAt } from "./conditional-law.ts";
import { familyOf } from "./density-family.ts";
import { forwardLogDensity, type Stated, statesOf } from "./joint.ts";
import { densitiesOf, integrated, stepNode } from "./integrated.ts";
import { modelLogDensity, modelMarginal, reverseLaw } from "./reverse-chain.ts";
import { type Step, stepKey, stepTerm } from "./step-order.ts";

/** What the letters of a bound stand for. */
export interface BoundSetting {
  /** The model's last state: x_T, or x_1 where a single latent is mapped to it. */
  readonly top: Step;
  readonly data: Term;
  /** What E_q and a bare E draw. */
  readonly all: Drawn;
  /** A divergence of two laws, or the logarithm of their quotient, averaged with whatever stands around it. */
  readonly divergence: "strict" | "loose";
  /** What L_VLB or ELBO stands for here. */
  readonly named: Term;
  /** Mathematics without densities. */
  readonly plain: (node: MathNode) => Term;
  /** What was met that another reading would change. */
  readonly met: { everything: boolean; readonly loose: Stated[] };
}

const isLog = (node: MathNode): boolean => node.kind === "call" && node.function.name === "log" && node.function.subscripts.length === 0 && node.args.length === 1;
/** A real quantity of a bound: logs of densities, divergences, averages and sums of them. */
export function realTerm(node: MathNode, s: BoundSetting): Term {
  const inner = (n: MathNode): Term => realTerm(n, s);
  if (boundName(node)) return s.named;
  if (!speaksOfLaws(node)) return s.plain(node);
  switch (node.kind) {
    case "negate": return negate(inner(node.of));
    case "tuple": if (node.items.length === 1) return inner(node.items[0]!); break;
    case "operator": {
      const series = node.op === "+" ? seriesOf(node, s) : undefined;
      if (series) return series;
      if (node.op === "+" || node.op === "-" || node.op === "*" || node.op === "/") return operator(node.op, inner(node.left), inner(node.right));
      break;
    }
    case "call":
      if (isLog(node)) return logTerm(node.args[0]!, s);
      if (node.function.name === "H" && node.function.subscripts.length === 0) return crossEntropy(node.args, s);
      break;
    case "divergence": return divergenceTerm(node, s);
    case "expectation": return expectationTerm(node, s);
    case "fold": if (node.fold === "sum") return summed(node, inner); break;
    case "integral": return averagedIntegral(node, s);
    case "symbol": if (isTerm(node)) return boundTerm(stepFrom(stepsOfSymbol(node)[0]!)!, s); break;
    default: break;
  }
  return fail("unexpected token", node.kind, { place: node.place });
}

/** The logarithm of a positive quantity. */
export function logTerm(node: MathNode, s: BoundSetting): Term {
  const inner = (n: MathNode): Term => logTerm(n, s);
  switch (node.kind) {
    case "density": return logDensityOf(node, s);
    case "normal": if (node.variable) return call("logDensity", call("normal", s.plain(node.mean), s.plain(node.covariance)), s.plain(node.variable)); break;
    case "number": return Number(node.digits) === 1 ? number(0) : call("log", number(node.digits));
    case "tuple": if (node.items.length === 1) return inner(node.items[0]!); break;
    case "operator":
      if (!speaksOfLaws(node) && !contains(node, (n) => n.kind === "normal" || (n.kind === "call" && n.function.name === "exp"))) break;
      if (node.op === "*") return operator("+", inner(node.left), inner(node.right));
      if (node.op === "/") return operator("-", inner(node.left), inner(node.right));
      if (node.op === "^") return operator("*", s.plain(node.right), inner(node.left));
      break;
    case "fold": if (node.fold === "prod") return summed(node, inner); break;
    case "call": if (node.function.name === "exp" && node.args.length === 1) return realTerm(node.args[0]!, s); break;
    case "integral":
    case "expectation": {
      const density = integrated(node);
      if (density === "one") return number(0);
      if (density.kind === "law") return logDensityOf(density.density, s);
      return call("logDensity", marginalLaw(density.of, density.over, s), stateAt(single(density.of.of)));
    }
    default: break;
  }
  return speaksOfLaws(node) ? fail("unexpected token", node.kind, { place: node.place }) : call("log", s.plain(node));
}

const single = (nodes: readonly MathNode[]): Step => {
  const [state, more] = statesOf(nodes);
  return state && !("fold" in state) && more === undefined ? state : fail("unexpected token", "a joint law");
};

/** ∫ f(a | z, …) g(z | …) dz of two laws with one state each. */
function marginalLaw(of: DensityNode, over: DensityNode, s: BoundSetting): Term {
  const z = single(over.of);
  return call("marginal", name("z"), lawOf(over, s) ?? fail("missing value", "the law of the data"), put(lawOf(of, s) ?? fail("missing value", "the law of the data"), z, name("z")));
}

function logDensityOf(node: DensityNode, s: BoundSetting): Term {
  const [of, given] = [statesOf(node.of), statesOf(node.given)];
  if (familyOf(node) === "model") return modelLogDensity(of, given, s.top) ?? fail("missing value", "the model's own law", { place: node.place });
  // q(x_0|x_1, x_0) is no density: data have one value, and what is left of its divergence is −log p_θ(x_0|x_1).
  if (isKnown(of, given)) return number(0);
  return forwardLogDensity(of, given, s.data);
}

/** x_0 given x_0. */
const isKnown = (of: readonly Stated[], given: readonly Stated[]): boolean => of.length === 1 && !("fold" in of[0]!) && given.some((g) => !("fold" in g) && stepKey(g) === stepKey(of[0] as Step));

/** The law of a single state; undefined for a joint one, or where the chain does not give it. */
function lawOf(node: DensityNode, s: BoundSetting): Term | undefined {
  const [of, given] = [statesOf(node.of), statesOf(node.given)];
  const [state, more] = of;
  if (!state || more !== undefined || "fold" in state || given.some((g) => "fold" in g)) return undefined;
  const known = given as readonly Step[];
  if (familyOf(node) === "forward") return isKnown(of, given) ? undefined : conditionalLaw(state, known, s.data);
  if (known.length === 0) return modelMarginal(state, s.top);
  const [only, other] = known as [Step, Step?];
  if (other || only.letter !== state.letter) return undefined;
  if (only.offset === state.offset + 1) return reverseLaw(only, stateAt(only));
  // Bayes' rule, as in a VAE's p(z | x).
  return only.offset === state.offset - 1 ? call("condition", name("y"), modelMarginal(state, s.top), reverseLaw(state, name("y")), stateAt(only)) : undefined;
}

/** KL(of ‖ from): of two laws where each is one, else the average of log of − log from over `of`. */
function divergenceTerm({ name: kind, of, from, place }: DivergenceNode, s: BoundSetting): Term {
  if ((kind !== "KL" && kind !== "D") || of.kind !== "density") return fail("unexpected token", "divergence", { place });
  const about = (nodes: readonly MathNode[]) => JSON.stringify(statesOf(nodes));
  if (from.kind !== "normal" && (from.kind !== "density" || about(from.of) !== about(of.of))) return fail("unexpected token", "a divergence of laws of different states", { place });
  const [p, q] = [lawOf(of, s), from.kind === "normal" ? call("normal", s.plain(from.mean), s.plain(from.covariance)) : lawOf(from, s)];
  if (p && q && s.divergence === "strict") return call("kl", p, q);
  if (from.kind === "normal" || familyOf(of) === "model") return fail("unexpected token", "a joint law", { place });
  const [states, given] = [statesOf(of.of), statesOf(of.given)];
  if (isKnown(states, given)) return negate(logDensityOf(from, s));
  const ratio = operator("-", logDensityOf(of, s), logDensityOf(from, s));
  if (s.divergence === "loose") { s.met.loose.push(...states); return ratio; }
  return averaged(ratio, { of: states, given: stepsOnly(given), data: s.data });
}

/** H(q, p) = −E_q[log p], and H(q) = H(q, q). */
function crossEntropy(args: readonly MathNode[], s: BoundSetting): Term {
  const [of, from = of, more] = args;
  if (of?.kind !== "density" || from?.kind !== "density" || more || familyOf(of) !== "forward") return fail("unexpected token", "H");
  return negate(averaged(logDensityOf(from, s), { of: statesOf(of.of), given: stepsOnly(statesOf(of.given)), data: s.data }));
}

const stepsOnly = (states: readonly Stated[]): readonly Step[] => states.map((g) => ("fold" in g ? fail("unexpected token", "a range given") : g));

function expectationTerm(node: ExpectationNode, s: BoundSetting): Term {
  if (node.given.length > 0) return fail("unexpected token", "a conditional expectation", { place: node.place });
  const before = s.met.loose.length;
  const body = realTerm(node.body, s);
  const loose = s.met.loose.splice(before);
  const laws = densitiesOf(node);
  if (laws === "everything") { s.met.everything = true; return averaged(body, s.all); }
  const [law] = laws;
  if (law && familyOf(law) === "model") {
    if (laws.length > 1) return fail("unexpected token", "an expectation over this", { place: node.place });
    return call("expectation", name("y0"), lawOf(law, s) ?? fail("missing value", "the model's own law", { place: node.place }), put(body, single(law.of), name("y0")));
  }
  if (laws.some((l) => familyOf(l) === "model")) return fail("unexpected token", "an expectation over this", { place: node.place });
  const of = laws.flatMap((l) => statesOf(l.of)), keys = of.map((x) => JSON.stringify(x));
  const given = stepsOnly(laws.flatMap((l) => statesOf(l.given)).filter((x) => !keys.includes(JSON.stringify(x))));
  // E over the data alone, of what speaks of later states: over everything, as E_q is.
  const dataAlone = of.every((x) => !("fold" in x) && stepKey(x) === "0") && given.length === 0;
  if (dataAlone && statesIn(body).some((x) => stepKey(x) !== "0")) return averaged(body, { of: [{ fold: true, from: { letter: undefined, offset: 0 }, to: s.top }], given: [], data: s.data });
  return averaged(body, { of: [...of, ...loose.filter((x) => !keys.includes(JSON.stringify(x)))], given, data: s.data });
}

/** ∫ q(z | x) · real dz. */
function averagedIntegral(node: IntegralNode, s: BoundSetting): Term {
  const factors = productOf(node.body);
  const over = JSON.stringify(statesOf(node.variables));
  const law = factors.find((f): f is DensityNode => f.kind === "density" && JSON.stringify(statesOf(f.of)) === over && familyOf(f) === "forward") ?? fail("unexpected token", "integral", { place: node.place });
  const rest = factors.filter((f) => f !== law);
  const body = rest.map((f) => realTerm(f, s)).reduce<Term | undefined>((a, b) => (a ? operator("*", a, b) : b), undefined);
  return body ? averaged(body, { of: statesOf(law.of), given: stepsOnly(statesOf(law.given)), data: s.data }) : number(1);
}

const productOf = (node: MathNode): readonly MathNode[] =>
  node.kind === "operator" && node.op === "*" ? [...productOf(node.left), ...productOf(node.right)] : node.kind === "tuple" && node.items.length === 1 ? productOf(node.items[0]!) : [node];

/** Σ_{t=2}^T, Σ_{t>1}, ∏_{t≥1}: the bounds of a fold over steps. */
export function boundsOf({ fold, index, from, to, over, place }: FoldNode): { letter: string; from: Step; to: Step } {
  const [letterNode, low] = index && from ? [index, from] : [over?.items[0], over?.items[1]];
  const strict = index && from ? 0 : over?.relations.length === 1 && over.relations[0] === ">" ? 1 : over?.relations.length === 1 && over.relations[0] === "≥" ? 0 : undefined;
  const a = low && stepFrom(low), b = to ? stepFrom(to) : { letter: "T", offset: 0 };
  if (letterNode?.kind !== "symbol" || letterNode.subscripts.length > 0 || letterNode.name.length !== 1 || strict === undefined || !a || !b || (index && !to)) return fail("missing value", fold, { place, hint: "bounds" });
  return { letter: letterNode.name, from: { ...a, offset: a.offset + strict }, to: b };
}

function summed(node: FoldNode, term: (n: MathNode) => Term): Term {
  const { letter, from, to } = boundsOf(node);
  const at = (step: Step): Term => term(rewrite(node.body, (n) => (n.kind === "symbol" && n.name === letter && n.subscripts.length === 0 ? stepNode(step, n.place) : n)));
  const terms = everything(node.body).filter(isTerm).map((n) => stepFrom(stepsOfSymbol(n)[0]!)!).filter((s) => s.letter === letter);
  // Σ_{t=1}^T of what stands over q(x_{t−1}|x_t, x_0), or of L_{t−1}: its first term is one of its own, as the last of Σ L_t up to T is.
  const first = (stepKey(from) === "1" && contains(node.body, (n) => n.kind === "density" && isBridge(n, letter))) || terms.some((s) => from.letter === undefined && from.offset + s.offset === 0);
  const last = terms.some((s) => to.letter === "T" && to.offset + s.offset === 0);
  const low = first ? { ...from, offset: from.offset + 1 } : from, high = last ? { ...to, offset: to.offset - 1 } : to;
  const rest: Term = { kind: "fold", fold: "sum", body: term(node.body), index: letter, from: stepTerm(low), to: stepTerm(high) };
  return [...(first ? [at(from)] : []), ...(last ? [at(to)] : [])].reduce((sum, t) => operator("+", t, sum), rest);
}

/** q(x_{t−1} | x_t, x_0). */
function isBridge(node: DensityNode, letter: string): boolean {
  if (familyOf(node) !== "forward") return false;
  const [of, given] = [statesOf(node.of), statesOf(node.given)].map((all) => all.flatMap((x) => ("fold" in x ? [] : [stepKey(x)])));
  return of!.includes(`${letter}-1`) && given!.includes(`${letter}0`) && given!.includes("0");
}

/** L_T = KL(q(x_T|x_0) ‖ p(x_T)), L_0 = −log p_θ(x_0|x_1), and between them L_t = KL(q(x_t|x_{t+1}, x_0) ‖ p_θ(x_t|x_{t+1})). Ho et al. 2020, eq. 5. */
function boundTerm(step: Step, s: BoundSetting): Term {
  const zero: Step = { letter: undefined, offset: 0 };
  if (stepKey(step) === stepKey(s.top)) return call("kl", conditionalLaw(s.top, [zero])!, modelMarginal(s.top, s.top));
  const above: Step = { letter: step.letter, offset: step.offset + 1 };
  if (stepKey(step) === "0") return negate(call("logDensity", reverseLaw(above, stateAt(above)), stateAt(step)));
  return call("kl", conditionalLaw(step, [above, zero]) ?? fail("missing value", "the order of the steps"), reverseLaw(above, stateAt(above)));
}

/** L_T + L_{T−1} + … + L_0, or the other way round. */
function seriesOf(node: MathNode, s: BoundSetting): Term | undefined {
  const items = sumOf(node);
  const dots = items.findIndex((n) => n.kind === "ellipsis");
  if (dots < 0) return undefined;
  const ends = [items[dots - 1], items[dots + 1]];
  const steps = ends.flatMap((n) => (n && isTerm(n) ? [stepFrom(stepsOfSymbol(n)[0]!)!] : []));
  const [low, high] = [steps.find((x) => x.letter === undefined && x.offset <= 1), steps.find((x) => x.letter === "T" && x.offset >= -1)];
  if (!low || !high) return fail("unexpected token", "…", { place: node.place });
  const between: Term = { kind: "fold", fold: "sum", index: "k", from: number(1), to: operator("-", name("T"), number(1)), body: boundTerm({ letter: "k", offset: 0 }, s) };
  const outer = [...(low.offset === 0 ? [low] : []), ...(high.offset === 0 ? [high] : [])].map((x) => boundTerm(x, s));
  const others = items.filter((n) => n.kind !== "ellipsis" && !ends.includes(n)).map((n) => realTerm(n, s));
  return [...outer, ...others].reduce((sum, term) => operator("+", sum, term), between);
}

const sumOf = (node: MathNode): readonly MathNode[] => (node.kind === "operator" && node.op === "+" ? [...sumOf(node.left), ...sumOf(node.right)] : [node]);
