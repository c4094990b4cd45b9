import type { Law, PythonFunction, Spot, Tensor } from "../../../program/value.ts";
import type { Event, Variable } from "../../../program/world.ts";
import type { CallableFunction } from "../call/callables.ts";
import { sameIn } from "../forward/forward-functions.ts";
import { callablesIn } from "../call/events-in.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { functionRolesOf } from "../names/function-roles.ts";
import { type Departure, judge, relative, type Seen, undecided } from "../judge.ts";
import { putWorlds } from "../world/put-worlds.ts";
import { type ScheduleWorld } from "../world/schedule-world.ts";
import { partsOf } from "../forward/state-law.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { docstringOf, standingOf } from "../source/statements.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { subjects } from "../wordings.ts";
import { collapsed, numberOf, oneLaw } from "./collapsed.ts";
import { posteriorOf } from "./reverse-steps.ts";
import { brokenTableOf } from "./stands-on.ts";
import { callAt, type Manner, mannersFor } from "./step-calls.ts";
import { overFunction } from "./whole-function.ts";
import { posteriorLatex, sum } from "./step-text.ts";

/** The posterior of one step as a function gives it: its mean's two coefficients, and numbers beside it that may be its variance, its logarithm or its root. */
interface Given { readonly t: number; readonly mean?: { readonly state: number; readonly data: number }; readonly numbers: readonly number[] }
interface PosteriorFunction { readonly callable: CallableFunction; readonly fn: PythonFunction; readonly manner: Manner; readonly events: readonly Event[]; readonly variables: readonly Variable[]; readonly xt: Law; readonly x0: Law; readonly seen: { readonly world: ScheduleWorld; readonly given: readonly Given[] }[] }

/** q(x_{t−1} | x_t, x_0) as functions give it: mean, variance, log variance, by step. Ho, Jain & Abbeel 2020, eqs. 6–7. */
export const posteriors: CodeRule = (context) => functionsIn(context).flatMap((fn) => claimed(context, fn) ?? []);

function functionsIn(context: CodeContext): readonly PosteriorFunction[] {
  const { drawn, round } = putWorlds(context);
  const found = new Map<unknown, PosteriorFunction>(), refused = new Set<unknown>();
  for (const world of [...round, ...drawn].filter(({ chain }) => chain.steps >= 3)) {
    const run = context.runIn(world.world);
    for (const callable of callablesIn(context, world)) {
      const { fn } = callable;
      if (refused.has(fn.node) || fn.node.nodeType !== "FunctionDef") continue;
      const isNamed = functionRolesOf(fn.name, docstringOf(fn.node)).includes("posterior") || before.test(fn.name);
      const all = (manner: Manner) => givenIn(fn, run, world, manner);
      const known = found.get(fn.node);
      if (known) {
        known.seen.push({ world, given: all(known.manner).map(({ given }) => given) });
        continue;
      }
      const manner = isNamed ? mannersFor(fn, context.listings[fn.unit]!.unit.text).find((m) => givenAt(fn, run, world, m, 2)) : undefined;
      const shown = manner && givenAt(fn, run, world, manner, 2);
      if (!manner || !shown) refused.add(fn.node);
      else found.set(fn.node, { ...shown, callable, fn, manner, seen: [{ world, given: all(manner).map(({ given }) => given) }] });
    }
  }
  return [...found.values()].filter(({ seen }) => seen.every(({ given }) => given.length > 0));
}

/** At every step. */
const givenIn = (fn: PythonFunction, run: ReturnType<CodeContext["runIn"]>, world: ScheduleWorld, manner: Manner) => Array.from({ length: world.chain.steps + 1 - manner.first }, (_, t) => givenAt(fn, run, world, manner, t)).flatMap((g) => g ?? []);

const variance = /var|tilde|sigma|std|beta/i;

/** Names of q(x_{t−1} | …) that do not say posterior: mean_before, variance_prev, beta_tilde. */
const before = /(?:mean|mu|variance|var)_?(?:before|prev|previous|backward|tm1)|tilde/i;

function givenAt(fn: PythonFunction, run: ReturnType<CodeContext["runIn"]>, { world, chain }: ScheduleWorld, manner: Manner, t: number): { readonly given: Given; readonly events: readonly Event[]; readonly variables: readonly Variable[]; readonly xt: Law; readonly x0: Law } | undefined {
  const { outcome, xt, x0 } = callAt(fn, run, world, chain, manner, { t }, ["xt", "x0"]);
  if (outcome.kind !== "value" || outcome.events.some((e) => e.kind === "network")) return undefined;
  const { variables, events } = outcome;
  const parts = partsOf(outcome.value);
  const means = parts.flatMap((part) => (part.kind === "tensor" ? meanIn(part, variables, xt, x0) ?? [] : []));
  const numbers = parts.flatMap((part) => numberOf(part) ?? []);
  if (means.length === 0 && numbers.length === 0) return undefined;
  return { given: { t, ...(means[0] && { mean: means[0] }), numbers }, events, variables, xt, x0 };
}

/** state · x_t + data · x_0 and nothing else. */
function meanIn(tensor: Tensor, variables: readonly Variable[], xt: Law, x0: Law): NonNullable<Given["mean"]> | undefined {
  if (!tensor.cells.some((cell) => typeof cell !== "number")) return undefined;
  const law = oneLaw(tensor, variables);
  const ids = law ? [...law.terms.entries()].flatMap(([id, c]) => (c === 0 ? [] : [id])) : [];
  const at = (one: Law) => one.terms.length - 1;
  if (!law || law.constant !== 0 || ids.some((id) => id !== at(xt) && id !== at(x0))) return undefined;
  return { state: law.terms[at(xt)] ?? 0, data: law.terms[at(x0)] ?? 0 };
}

interface Reading { readonly first: 0 | 1 }

function claimed(context: CodeContext, posterior: PosteriorFunction): CodeClaim | undefined {
  const { seen, fn, events, variables, xt, x0 } = posterior;
  const hasMean = seen.some(({ given }) => given.some(({ mean }) => mean));
  // The count under which the variance is right is the function's own, also where its mean is wrong.
  const agrees = ({ first }: Reading) => seen.reduce((count, { world: { chain }, given }) => count + given.filter(({ t, numbers }) => t + first > 1 && t + first <= chain.steps && numbers.some((n) => relative(n, posteriorOf({ from: chain.alphabar[t + first]!, to: chain.alphabar[t + first - 1]! }).variance, 1e-12) < 1e-6)).length, 0);
  const readings = ([{ first: 1 }, { first: 0 }] as const satisfies readonly Reading[]).toSorted((a, b) => agrees(b) - agrees(a));
  const observed = seen.map(({ world, given }): Seen<Reading> => ({ chain: world.chain, kind: world.kind, departs: ({ first }) => worst(given, world, first)?.departure }));
  // What gives numbers alone may give other numbers than a variance.
  if (!hasMean && !seen.every(({ given }) => given.every(({ numbers }) => numbers.length === 1))) return undefined;
  const judgement = judge(readings, observed, context.options.seed);
  // Without a mean, only a name that says a variance is held to one.
  if (!hasMean && judgement.kind !== "upheld" && (!variance.test(fn.name) || /coef|weight|precision|inv|ratio|mean|mu_|gain/i.test(fn.name))) return undefined;
  const decisive = (part: "mean" | "variance"): Spot => {
    const value = seen[0]!.given.find((g) => g.t === 2)!;
    const found = events.find((e) => {
      if ((e.kind !== "bound" && e.kind !== "returned") || e.function !== fn.name) return false;
      return partsOf(e.value).some((p) => (part === "mean" ? p.kind === "tensor" && isBoth(p, variables, xt, x0) : value.numbers.includes(numberOf(p) ?? NaN)));
    });
    return found?.spot ?? { unit: fn.unit, node: fn.node };
  };
  /** Where the one coefficient that is wrong is bound by itself. */
  const coefficientSpot = (first: 0 | 1): Spot | undefined => {
    const { world: { chain }, given } = seen[0]!, told = given.find((g) => g.t === 2), t = 2 + first;
    if (!told?.mean || t > chain.steps) return undefined;
    const should = posteriorOf({ from: chain.alphabar[t]!, to: chain.alphabar[t - 1]! }), { mean } = told;
    const [wrong, ...more] = (["state", "data"] as const).filter((part) => relative(mean[part], should[part], 1e-6) > 1e-6);
    if (!wrong || more.length > 0) return undefined;
    return events.find((e) => e.kind === "bound" && e.function === fn.name && e.how === "assign" && relative(numberOf(e.value) ?? NaN, mean[wrong], 1e-9) < 1e-9)?.spot;
  };
  const about = { context, subject: subjects.posterior, reading: hasMean ? "q(x_{t-1} \\mid x_t, x_0)" : "\\tilde\\beta_t" };
  if (judgement.kind === "undecided") return claimOf({ ...about, spot: decisive("mean"), verdict: judgement.verdict, computes: {}, should: {} });
  const broken = judgement.kind === "refuted" ? brokenTableOf(context, fn.node) : undefined;
  if (broken !== undefined) return claimOf({ ...about, spot: decisive("mean"), verdict: undecided({ kind: "broken cell", subject: broken }), computes: {}, should: {} });
  const { first } = judgement.hypothesis;
  const index = judgement.kind === "refuted" ? observed.indexOf(judgement.seen) : 0, { world, given } = seen[index]!;
  const fault = worst(given, world, first);
  const t = judgement.kind === "refuted" && fault ? fault.departure.t : 2;
  const at = given.find((g) => g.t + first === t) ?? given[0]!;
  const right = posteriorOf({ from: world.chain.alphabar[at.t + first]!, to: world.chain.alphabar[at.t + first - 1] ?? 1 });
  const latex = hasMean ? `\\mathcal N\\left(${posteriorLatex("x_0")},\\ \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\,\\beta_t\\right)` : "\\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\,\\beta_t";
  const text = (mean: Given["mean"], numbers: readonly number[]) => [...(mean ? [sum([[mean.data, "x_0"], [mean.state, "x_t"]])] : []), ...numbers.map((n) => String(Number(n.toPrecision(4))))].join(", ");
  const isRefuted = judgement.kind === "refuted", spot = (isRefuted && fault?.part === "mean" ? coefficientSpot(first) : undefined) ?? decisive(fault && isRefuted ? fault.part : hasMean ? "mean" : "variance");
  const statement = standingOf(context, spot)?.statement, lines = linesOf(fn), statements = [...lines.filter((line) => line === statement), ...lines.filter((line) => line !== statement)];
  const holds = (edited: CallableFunction) => seen.slice(0, 4).every(({ world: each }) => {
    const here = sameIn(context, edited, each), again = here ? givenIn(here.fn, context.runIn(each.world), each, posterior.manner) : [];
    return again.length > 0 && again.every(({ given: { mean } }) => !hasMean || mean !== undefined) && (worst(again.map(({ given: one }) => one), each, first)?.departure.size ?? 0) <= 1e-6;
  });
  return overFunction(context, fn, claimOf({
    ...about, spot, verdict: judgement.verdict,
    computes: { ...(judgement.kind === "upheld" && { latex }), numbers: text(at.mean, at.numbers) },
    should: { latex, numbers: text(hasMean ? right : undefined, at.numbers.length > 0 ? [right.variance] : []) },
    ...(isRefuted && rightFormOfFunction(context, posterior.callable, statements, holds)),
    convention: { en: `t is step ${first === 1 ? "t + 1" : "t"}`, zh: `t 对应第 ${first === 1 ? "t + 1" : "t"} 步` },
  }));
}

const isBoth = (tensor: Tensor, variables: readonly Variable[], xt: Law, x0: Law): boolean => tensor.cells.some((cell) => {
  if (typeof cell === "number") return false;
  const { terms } = collapsed(cell, variables);
  return (terms[xt.terms.length - 1] ?? 0) !== 0 && (terms[x0.terms.length - 1] ?? 0) !== 0;
});

/** The part that is farthest from the posterior, over all steps. */
function worst(given: readonly Given[], { chain }: ScheduleWorld, first: 0 | 1): { readonly departure: Departure; readonly part: "mean" | "variance" } | undefined {
  let most: { readonly departure: Departure; readonly part: "mean" | "variance" } | undefined;
  // A mean that is wrong is told before a variance.
  const rank = (size: number, part: "mean" | "variance") => (part === "mean" && size > 1e-3 ? Infinity : size);
  const add = (departure: Departure, part: "mean" | "variance") => { if (!most ? departure.size > 0 : rank(departure.size, part) > rank(most.departure.size, most.part) || (part === most.part && departure.size > most.departure.size)) most = { departure, part }; };
  const second = given.find(({ t }) => t + first === 2);
  for (const { t: told, mean, numbers } of given) {
    const t = told + first;
    if (t < 1 || t > chain.steps) continue;
    const right = posteriorOf({ from: chain.alphabar[t]!, to: chain.alphabar[t - 1]! });
    if (mean) for (const part of ["state", "data"] as const) add({ t, computes: mean[part], should: right[part], of: "value", size: relative(mean[part], right[part], 1e-6) }, "mean");
    for (const [i, computes] of numbers.entries()) {
      // β̃_1 is 0, and whatever stands in for it before a logarithm is taken is the code's own choice.
      if (t === 1 && (Math.abs(computes) < 1e-9 || computes < -9 || computes === second?.numbers[i])) continue;
      const ways = [[right.variance, 1e-12], [Math.log(right.variance), 1e-3], [Math.sqrt(right.variance), 1e-12]] as const;
      const [should, floor] = ways.toSorted((a, b) => relative(computes, a[0], a[1]) - relative(computes, b[0], b[1]))[0]!;
      add({ t, computes, should: Math.abs(relative(computes, should, floor)) < 1e-3 ? should : right.variance, of: "variance", size: relative(computes, should, floor) }, "variance");
    }
  }
  return most;
}
