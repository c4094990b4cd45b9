import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { claimOf } from "../claim-of.ts";
import type { Chain } from "../world/chain.ts";
import type { CallableFunction } from "../call/callables.ts";
import { batchClaim } from "./batch-claim.ts";
import { type Draw, follow, type ForwardFunction, forwardFunctions, marginalAt, stepAt, type Unfollowed } from "./forward-functions.ts";
import { type Departure, judge, type Judgement, relative, type Seen, undecided } from "../judge.ts";
import { decisiveSpot, linesOf } from "../source/decisive-spot.ts";
import { shortNumber } from "../number-text.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { recognise } from "../names/recognise.ts";
import { inputRolesOf } from "../names/roles.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { docstringOf } from "../source/statements.ts";
import { overStepsOf, errorText, subjects } from "../wordings.ts";

/** What a forward function is held against: the marginal, or one step's law, of step t + offset where the code says t. */
export interface Law { readonly of: "marginal" | "step"; readonly offset: 0 | 1 }

/** q_sample and its like: the law that is drawn, against the chain's. */
export const forward: CodeRule = (context) => {
  const { followed, unfollowed } = forwardFunctions(context);
  return [...followed.flatMap((fn) => claimFor(context, fn)), ...unfollowed.flatMap((fn) => openFor(context, fn))];
};

/** How a function was judged; made once, for what compares functions. */
export function judgedForward(context: CodeContext, fn: ForwardFunction): Judgement<Law> {
  const known = made.get(fn);
  if (known) return known;
  const seen = fn.draws.map(({ world, draws }): Seen<Law> => ({ chain: world.chain, kind: world.kind, departs: (law) => departure(world.chain, draws, law) }));
  const judgement = judge(hypothesesFor(fn), seen, context.options.seed);
  made.set(fn, judgement);
  return judgement;
}
const made = new WeakMap<ForwardFunction, Judgement<Law>>();

function hypothesesFor({ roles, state, callable }: ForwardFunction): readonly Law[] {
  const marginal: readonly Law[] = [{ of: "marginal", offset: 1 }, { of: "marginal", offset: 0 }], step: readonly Law[] = [{ of: "step", offset: 1 }, { of: "step", offset: 0 }];
  if (roles[0] === "forward step" || state === "xprev") return step;
  if (roles[0] === "forward chain") return marginal;
  // "add noise" to a state of no name may be one step of it.
  return namesClean(callable.fn.node.args.args.map(({ arg }) => arg)) || strictly.test(callable.fn.name) ? marginal : [...marginal, ...step];
}
const strictly = /q_?sample|closed|direct|x_?0|marginal/i;
const namesClean = (parameters: readonly string[]): boolean => parameters.some((name) => { const roles = inputRolesOf(name); return roles[0] === "x0" && !roles.includes("xt"); });

/** The steps that a law speaks of, as the code counts them. */
const domain = (chain: Chain, offset: 0 | 1): readonly number[] => Array.from({ length: chain.steps }, (_, i) => (offset === 1 ? i : i + 1));

function departure(chain: Chain, draws: readonly Draw[], law: Law): Departure | undefined {
  let worst: Departure | undefined;
  const keep = (found: Departure) => { if (found.size > (worst?.size ?? 0)) worst = found; };
  for (const t of domain(chain, law.offset)) {
    const draw = draws.find((each) => each.t === t), step = t + law.offset;
    const should = law.of === "marginal" ? marginalAt(chain, step) : stepAt(chain, step);
    if (draw?.refused) continue;
    if (draw?.raised) { keep({ t: step, computes: errorText(draw.raised), should: `x_${step}`, of: "failure", size: Infinity }); continue; }
    if (!draw?.law) return { t: step, computes: NaN, should: should.variance, of: "value", size: Infinity };
    // Signs of the noise are free, those of the state are not.
    keep({ t: step, computes: draw.ofState!, should: should.ofState, of: "mean", size: relative(draw.ofState!, should.ofState) });
    keep({ t: step, computes: draw.law.variance, should: should.variance, of: "variance", size: relative(draw.law.variance, should.variance) });
    if (draw.law.constant !== 0) keep({ t: step, computes: draw.law.constant, should: 0, of: "mean", size: Math.abs(draw.law.constant) / Math.sqrt(should.variance) });
    if (draw.goesWith !== undefined && Math.abs(draw.goesWith) < 1 - 1e-6) keep({ t: step, computes: draw.goesWith, should: 1, of: "covariance", size: 1 - Math.abs(draw.goesWith) });
  }
  return worst;
}

/** Whether the function with another text draws what it should, in a few worlds. */
function holds(context: CodeContext, { roles }: ForwardFunction, edited: CallableFunction): boolean {
  const { round, drawn } = putWorlds(context);
  const again = follow(context, edited, roles, [...round.slice(0, 2), ...drawn.slice(0, 2)]);
  return !("reason" in again) && judgedForward(context, again).kind === "upheld";
}

/** Whether the chain goes into what is drawn: two worlds of one length differ. */
const varies = ({ draws }: ForwardFunction): boolean => draws.some((a, i) => draws.some((b, j) => j > i && a.world.chain.steps === b.world.chain.steps && a.draws.some((draw, k) => draw.law && b.draws[k]?.law && (draw.law.variance !== b.draws[k].law.variance || draw.ofState !== b.draws[k].ofState))));

/** v, in either sign, is no x_t whose coefficients changed places. */
const isVelocity = ({ draws }: ForwardFunction): boolean => ([1, 0] as const).some((offset) => draws.every(({ world: { chain }, draws: all }) => all.every(({ t, law, ofState }) => {
  const level = chain.alphabar[t + offset];
  return level === undefined || t + offset < 1 || (law !== undefined && relative(law.variance, level) < 1e-6 && relative(ofState! ** 2, 1 - level) < 1e-6);
})));

function claimFor(context: CodeContext, fn: ForwardFunction): readonly CodeClaim[] {
  const { callable: { fn: called } } = fn;
  if (context.options.found !== "doubt" && !varies(fn)) return [];
  const judgement = judgedForward(context, fn);
  const hypothesis = judgement.kind === "undecided" ? hypothesesFor(fn)[0]! : judgement.hypothesis;
  const step = hypothesis.of === "step";
  const kind = step ? "forward step" as const : fn.roles[0] === "forward chain" ? "forward chain" as const : "forward jump" as const;
  const samples = fn.draws.flatMap(({ world, draws }) => draws.flatMap((draw) => (draw.law && domain(world.chain, hypothesis.offset).includes(draw.t) ? [{ chain: world.chain, t: draw.t + hypothesis.offset, draw }] : [])));
  const a = recognise(samples.map(({ chain, t, draw }) => ({ chain, t, value: draw.ofState! })))?.latex;
  const s = recognise(samples.map(({ chain, t, draw }) => ({ chain, t, value: Math.sqrt(draw.law!.variance) })))?.latex;
  const state = step ? "x_{t-1}" : "x_0";
  const should = step ? "\\sqrt{\\alpha_{t}}\\,x_{t-1} + \\sqrt{\\beta_{t}}\\,\\epsilon" : "\\sqrt{\\bar\\alpha_{t}}\\,x_0 + \\sqrt{1-\\bar\\alpha_{t}}\\,\\epsilon";
  const computes = a !== undefined && s !== undefined ? `${sided(a)}${state} + ${sided(s)}\\epsilon` : undefined;
  const about = {
    context, subject: subjects[kind], reading: step ? "q(x_t \\mid x_{t-1})" : "q(x_t \\mid x_0)",
    spot: { unit: called.unit, node: called.node },
    convention: hypothesis.offset === 1 ? { en: "t counts from 0: t is step t + 1", zh: "t 从 0 数起：t 对应第 t + 1 步" } : { en: "t is step t", zh: "t 对应第 t 步" },
  };
  const uniform = samples.some(({ draw }) => draw.law!.others.some((variable) => variable.kind === "uniform"));
  if (fn.guessed && (judgement.kind === "undecided" || step || isVelocity(fn))) return [];
  if (judgement.kind === "undecided") return [claimOf({ ...about, verdict: judgement.verdict, computes: { ...(computes && { latex: computes }) }, should: { latex: should } })];
  const at = decisiveSpot(called);
  if (judgement.kind === "upheld") {
    const broken = step ? undefined : batchClaim(context, fn);
    if (broken) return [broken];
    const ambiguous = step && fn.state === "x0" && !/one|single|step|单步|一步/i.test(`${called.name} ${called.node.nodeType === "FunctionDef" ? docstringOf(called.node) : ""}`);
    if (ambiguous) return [claimOf({ ...about, spot: at, verdict: undecided({ kind: "ambiguous reading", subject: called.name, hint: "q(x_t | x_0), q(x_t | x_{t−1})" }), computes: { latex: should }, should: { latex: should } })];
    const [first] = samples;
    return [claimOf({ ...about, spot: at, verdict: judgement.verdict, computes: { latex: computes ?? should, ...(first && { numbers: numbers(first.draw, state, first.t) }) }, should: { latex: should } })];
  }
  const { departure: shown, seen } = judgement, { chain } = seen;
  const mended = rightFormOfFunction(context, fn.callable, linesOf(called), (edited) => holds(context, fn, edited));
  // Without a name that says so, only what is one slip from it is held to be meant for it.
  if (fn.guessed && mended.rightForm === undefined) return [];
  const draw = fn.draws.find(({ world }) => world.chain === chain)!.draws.find((each) => each.t === shown.t - hypothesis.offset);
  const right = step ? stepAt(chain, shown.t) : marginalAt(chain, shown.t);
  const own = fn.draws.find(({ world }) => world.chain === chain)!.draws.filter((each) => each.law && domain(chain, hypothesis.offset).includes(each.t));
  return [claimOf({
    ...about, spot: shown.of === "failure" && draw?.raised ? draw.raised.spot : at, verdict: judgement.verdict,
    computes: { ...(computes && { latex: computes }), ...(draw?.law ? { numbers: numbers(draw, state, shown.t) } : typeof shown.computes === "string" && { numbers: shown.computes }) },
    should: { latex: should, numbers: `${shortNumber(right.ofState)} ${plain(state, shown.t)} + ${shortNumber(Math.sqrt(right.variance))} ε` },
    ...(uniform ? { remark: { en: "The noise is uniform, not normal.", zh: "噪声是均匀分布，不是正态分布。" } } : shown.of === "covariance" ? { remark: { en: "The noise that it gives back is not the noise that it used.", zh: "返回的噪声不是加噪时所用的噪声。" } } : {}),
    ...mended,
    overSteps: { label: overStepsOf(shown.of === "mean" ? plain(state) : "variance"), steps: own.map(({ t }) => t + hypothesis.offset), computes: own.map((each) => (shown.of === "mean" ? each.ofState! : each.law!.variance)), should: own.map(({ t }) => { const r = step ? stepAt(chain, t + hypothesis.offset) : marginalAt(chain, t + hypothesis.offset); return shown.of === "mean" ? r.ofState : r.variance; }) },
  })];
}

const sided = (latex: string): string => (latex === "1" ? "" : /^1-|[-+](?![^{]*\})/.test(latex) ? `(${latex})\\,` : `${latex}\\,`);
const plain = (state: string, t?: number): string => (state === "x_0" ? "x_0" : t === undefined ? "x_{t−1}" : `x_${t - 1}`);
const numbers = ({ ofState, law }: Draw, state: string, t: number): string =>
  `${shortNumber(ofState!)} ${plain(state, t)} + ${shortNumber(Math.sqrt(law!.variance))} ε${law!.constant === 0 ? "" : ` + ${shortNumber(law!.constant)}`}`;

/** A function that names what it is for, and cannot be followed. */
function openFor(context: CodeContext, { callable: { fn }, roles, reason }: Unfollowed): readonly CodeClaim[] {
  if (roles[0] === "forward" || reason === "") return [];
  const kind = roles[0] as "forward jump" | "forward step" | "forward chain";
  return [claimOf({ context, subject: subjects[kind], spot: { unit: fn.unit, node: fn.node }, reading: kind === "forward step" ? "q(x_t \\mid x_{t-1})" : "q(x_t \\mid x_0)", verdict: undecided({ kind: "unknown name", subject: reason }), computes: {}, should: {} })];
}
