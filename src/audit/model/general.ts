import type { MathNode, Statement } from "../../read/latex/math.ts";
import { call, mapChildren, name, number, operator, type Term } from "../../term/term.ts";
import type { Pair } from "../rules/rule.ts";
import type { Placed } from "../schedules.ts";
import { contains, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { rewrite } from "../rewrite.ts";
import { stepFrom } from "../translate.ts";
import type { GeneralModel } from "./general-model.ts";
import { compareSteps, type Step, stepKey, stepOf } from "./step-order.ts";


/** Functions of time have keys of their own: α(t) is not α_t. */
const timed = new Set(["alpha", "sigma", "a", "s", "b", "beta", "mu", "m", "lambda", "gamma"]);

/** α(t) as a letter at a step, x(t) as x_t; a document's z_t and its data x as x_t and x_0. */
export function inTime(node: MathNode, state: "x" | "z" = "x"): MathNode {
  return rewrite(node, (n) => {
    if ((n.kind === "call" || n.kind === "applied") && n.args.length === 1) {
      const base = n.kind === "call" ? n.function : n.base;
      const [arg] = n.args as [MathNode];
      if (base.subscripts.length > 0 || base.label !== undefined || base.mark !== undefined || !stepFrom(arg)) return n;
      if ((base.name === "x" || base.name === "X") && base.accents.length === 0) return { ...base, name: "x", subscripts: [arg] };
      if (timed.has(base.name)) return { ...base, name: `${base.name}()`, subscripts: [arg] };
    }
    if (n.kind === "symbol" && state === "z" && n.accents.length === 0 && n.label === undefined) {
      if ((n.name === "z" || n.name === "Z") && n.subscripts.length === 1) return { ...n, name: "x" };
      if (n.name === "x" && n.subscripts.length === 0 && !n.index) return { ...n, subscripts: [{ kind: "number", digits: "0", place: n.place }] };
    }
    return n;
  });
}

/** Every model that the statements declare: x_t = a_t x_0 + s_t ε, or the law of x_t given x_0 with s_t² for its variance. */
export function generalModels(placed: readonly Placed[]): readonly GeneralModel[] {
  const found: GeneralModel[] = [];
  const preserving = placed.some(({ headings, prose }) => /variance[- ]preserving|方差保持|保方差/i.test(`${headings.join(" ")} ${prose}`));
  for (const { statement, headings } of placed) {
    const model = declared(statement);
    if (!model || found.some((m) => m.signal === model.signal && m.noise === model.noise)) continue;
    const said = placed.map((p) => p.statement.items.map((item) => inTime(item, model.state)));
    const { signal, noise } = model;
    const squares = signal !== undefined && said.some((items) => items.some((l, i) => items[i + 1] !== undefined && isPreserving(l, items[i + 1]!, signal, noise)));
    // σ_t = t, α_t = 1 − t and the like: another relation than any that is known here.
    const other = signal !== undefined && said.some(([left, right]) => left?.kind === "symbol" && right !== undefined && (symbolKey(left) === signal || symbolKey(left) === noise));
    found.push({ ...model, constraint: signal !== undefined && (squares || preserving) ? "preserving" : other ? "other" : "none", headings: headings.join(" / ") });
  }
  return found;
}

function declared({ items, relations }: Statement): Omit<GeneralModel, "constraint" | "headings"> | undefined {
  const [first, second] = items;
  if (!first || !second || !relations[0] || !["=", ":=", "∼", "≡"].includes(relations[0])) return undefined;
  for (const state of ["x", "z"] as const) {
    const [left, right] = [inTime(first, state), inTime(second, state)];
    // z is a state only where its data are x.
    if (state === "z" && !contains(first, (n) => n.kind === "symbol" && (n.name === "z" || n.name === "Z"))) continue;
    const at = left.kind === "symbol" && isState(left) ? left : left.kind === "density" && left.of.length === 1 && left.given.length === 1 && isData(left.given[0]!) && left.of[0]!.kind === "symbol" && isState(left.of[0]!) ? left.of[0]! : undefined;
    const step = at && stepOfNode(at);
    if (!step) continue;
    const [mean, spread] = right.kind === "normal" ? [right.mean, rootOf(right.covariance)] : right.kind === "operator" && right.op === "+" ? [right.left, coefficient(right.right, isNoise)] : [];
    const signal = mean && coefficient(mean, isData);
    if (!signal || !spread || spread === "one") continue;
    const [a, s] = [signal === "one" ? undefined : letterAt(signal, step), letterAt(spread, step)];
    if (s && (a || signal === "one")) return { ...(a && { signal: a }), noise: s, state };
  }
  return undefined;
}

const isState = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1 && !isData(n);
const isData = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1 && stepsOfSymbol(n)[0]!.kind === "number" && Number((stepsOfSymbol(n)[0] as { digits: string }).digits) === 0;
const isNoise = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "epsilon" || n.name === "z" || n.name === "xi") && n.accents.length === 0;

const stepOfNode = (n: MathNode): Step | undefined => {
  const [index] = n.kind === "symbol" ? stepsOfSymbol(n) : [];
  const step = index && stepFrom(index);
  return step?.letter !== undefined && step.offset === 0 ? step : undefined;
};

/** What stands before a factor in a product of two: "one" for nothing. */
function coefficient(node: MathNode, test: (n: MathNode) => boolean): MathNode | "one" | undefined {
  if (test(node)) return "one";
  return node.kind === "operator" && node.op === "*" && test(node.right) ? node.left : undefined;
}

/** s of s² I. */
function rootOf(node: MathNode): MathNode | undefined {
  const square = node.kind === "operator" && node.op === "*" ? (node.right.kind === "identity" ? node.left : node.left.kind === "identity" ? node.right : undefined) : node;
  return square?.kind === "operator" && square.op === "^" && square.right.kind === "number" && Number(square.right.digits) === 2 ? square.left : undefined;
}

/** The key of a single letter at the step; the chain's own ᾱ and β are no letters of another model. */
function letterAt(node: MathNode, step: Step): string | undefined {
  if (node.kind !== "symbol" || node.accents.length > 0) return undefined;
  const own = stepOfNode(node);
  return own && stepKey(own) === stepKey(step) ? symbolKey(node) : undefined;
}

function isPreserving(left: MathNode, right: MathNode, signal: string, noise: string): boolean {
  const isLetter = (n: MathNode, key: string) => n.kind === "symbol" && symbolKey(n) === key;
  const square = (n: MathNode, key: string) => n.kind === "operator" && n.op === "^" && isLetter(n.left, key) && n.right.kind === "number" && Number(n.right.digits) === 2;
  const one = (n: MathNode) => n.kind === "number" && Number(n.digits) === 1;
  const rest = (n: MathNode, key: string) => n.kind === "operator" && n.op === "-" && one(n.left) && square(n.right, key);
  if (left.kind === "operator" && left.op === "+" && one(right) && ((square(left.left, signal) && square(left.right, noise)) || (square(left.left, noise) && square(left.right, signal)))) return true;
  return [[signal, noise], [noise, signal]].some(([a, b]) => (square(left, a!) && rest(right, b!)) || (isLetter(left, a!) && right.kind === "root" && right.degree === undefined && rest(right.of, b!)));
}

/**
 * The declared models by which a pair is to be judged: those whose letters it uses. A letter of the noise alone, σ_t, may be the noise of a
 * reverse step; it counts where the model has no other letter, or the pair speaks of a law, a score or the SNR.
 */
export function governing(pair: Pair, models: readonly GeneralModel[], chainAlpha: string | undefined): readonly GeneralModel[] {
  return models.filter((model) => {
    const items = [pair.left, pair.right].map((n) => inTime(n, model.state));
    const uses = (key: string | undefined) => key !== undefined && items.some((n) => contains(n, (m) => m.kind === "symbol" && symbolKey(m) === key));
    const chain = items.some((n) => contains(n, (m) => m.kind === "symbol" && (symbolKey(m) === "bar alpha" || symbolKey(m) === "beta" || symbolKey(m) === "tilde beta")));
    const here = pair.headings.join(" / ") === model.headings;
    if (chain || (model.signal === "alpha" && chainAlpha !== undefined && chainAlpha !== "signal" && !here)) return false;
    if (uses(model.signal)) return true;
    if (!uses(model.noise)) return false;
    return here || items.some((n) => contains(n, (m) => m.kind === "density" || m.kind === "gradient" || (m.kind === "symbol" && m.name === "SNR") || (m.kind === "call" && m.function.name === "SNR")));
  });
}

/** The names under which a model's letters stand in a term until its quantities are put in. */
export const signalColumn = "general_signal", noiseColumn = "general_noise";

/** Quantities of a model at the steps of a claim, as terms over free positive variables. */
export interface Quantities {
  readonly put: (term: Term) => Term;
  readonly positive: readonly string[];
}

export type Relation = "free" | "preserving" | "linear" | "exploding";

/** One or two steps, the earlier first: SNR falls with t. Undefined for more, or where the order is open. */
export function quantitiesAt(steps: readonly Step[], relation: Relation): Quantities | undefined {
  const distinct = [...new Map(steps.map((s) => [stepKey(s), s])).values()];
  if (distinct.length === 0 || distinct.length > 2) return undefined;
  const order = distinct.length === 2 ? compareSteps(distinct[0]!, distinct[1]!) : -1;
  if (order === undefined) return undefined;
  const [early, late] = distinct.length === 1 ? [undefined, distinct[0]!] : order < 0 ? [distinct[0]!, distinct[1]!] : [distinct[1]!, distinct[0]!];
  const first = early ?? late, square = (term: Term) => operator("^", term, number(2));
  const a = (step: Step) => name(`signal_${label(step)}`), s = (step: Step) => name(`noise_${label(step)}`);
  const values = new Map<string, { signal: Term; noise: Term }>();
  const positive: string[] = [];
  const one = number(1);
  const gap = name("gap");
  if (early) positive.push("gap");
  if (relation === "free") {
    positive.push(`signal_${label(first)}`, `noise_${label(first)}`, ...(early ? [`signal_${label(late)}`] : []));
    values.set(stepKey(first), { signal: a(first), noise: s(first) });
    if (early) values.set(stepKey(late), { signal: a(late), noise: call("sqrt", operator("+", square(operator("/", operator("*", a(late), s(first)), a(first))), gap)) });
  } else if (relation === "exploding") {
    positive.push(`noise_${label(first)}`);
    values.set(stepKey(first), { signal: one, noise: s(first) });
    if (early) values.set(stepKey(late), { signal: one, noise: operator("+", s(first), gap) });
  } else {
    const ratio = `${relation === "preserving" ? "snr" : "ratio"}_${label(relation === "preserving" ? late : first)}`;
    positive.push(ratio);
    const base = name(ratio), further = operator("+", base, gap);
    const whole = (r: Term) => operator("+", one, r);
    const of = (r: Term) => relation === "preserving"
      ? { signal: call("sqrt", operator("/", r, whole(r))), noise: call("sqrt", operator("/", one, whole(r))) }
      : { signal: operator("/", one, whole(r)), noise: operator("/", r, whole(r)) };
    const [x, y] = relation === "preserving" ? [further, base] : [base, further];
    values.set(stepKey(late), of(early ? y : base));
    if (early) values.set(stepKey(early), of(x));
  }
  const put = (term: Term): Term => {
    if (term.kind !== "index" || (term.name !== signalColumn && term.name !== noiseColumn)) return mapChildren(term, put);
    const step = stepOf(term.index);
    const value = step && values.get(stepKey(step));
    return value ? (term.name === signalColumn ? value.signal : value.noise) : term;
  };
  return { put, positive };
}

export const label = ({ letter, offset }: Step): string => `${letter ?? ""}${offset === 0 && letter ? "" : offset < 0 ? `m${-offset}` : letter ? `p${offset}` : offset}`;

/** The steps at which a term reads the model's letters. */
export function stepsRead(term: Term): readonly Step[] {
  const own = term.kind === "index" && (term.name === signalColumn || term.name === noiseColumn) ? stepOf(term.index) : undefined;
  const inner: Step[] = [];
  mapChildren(term, (child) => { inner.push(...stepsRead(child)); return child; });
  return own ? [own, ...inner] : inner;
}

