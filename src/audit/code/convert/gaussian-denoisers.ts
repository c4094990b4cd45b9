import { float64 } from "../../../field/float64.ts";
import { condition } from "../../../gaussian/condition.ts";
import { gaussian, plus, scaled } from "../../../gaussian/law.ts";
import type { CallableFunction } from "../call/callables.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { callablesIn } from "../call/events-in.ts";
import { parametersOf } from "../call/inputs.ts";
import { type Departure, judge, type Seen, undecided } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { brokenTableOf } from "../reverse/stands-on.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { type ScheduleWorld, worldsOf } from "../world/schedule-world.ts";
import { partsOf } from "../forward/state-law.ts";
import { docstringOf } from "../source/statements.ts";
import { words } from "../names/words.ts";
import { givenOf } from "./conversion-names.ts";
import { offsetsIn } from "./offsets.ts";
import { stepsOf } from "./observed.ts";
import { boundIn, entriesOf, mannerFor, type Probe, probe } from "./probe.ts";
import { countsFrom, quantitySubjects } from "./subjects.ts";

type Target = "noise" | "data" | "score";
/** slope · x + rest. */
interface Line { readonly slope: number; readonly rest: number }
interface Data { readonly mean: number; readonly variance: number }
interface SeenLine { readonly world: ScheduleWorld; readonly lines: readonly (Line & { readonly t: number })[] }
interface Reading { readonly target: Target; readonly offset: 0 | 1; readonly data: Data | "fitted" }

/** E[ε | x_t], E[x_0 | x_t] or the score of q(x_t) for data N(m, s²), as functions that call themselves exact give it: by Bayes' rule. */
export const gaussianDenoisers: CodeRule = (context) => {
  const { round, drawn } = worldsOf(context), worlds = [...round, ...drawn];
  return callablesIn(context, worlds[0]).flatMap((callable): readonly CodeClaim[] => {
    const targets = targetsOf(callable), claim = targets && claimed(context, callable, targets, worlds);
    return claim ? [claim] : [];
  });
};

/** What a function that is named the best of its kind gives. */
function targetsOf({ fn }: CallableFunction): readonly Target[] | undefined {
  if (fn.node.nodeType !== "FunctionDef") return undefined;
  const word = words(fn.name).join("_"), text = `${fn.name.replace(/_/g, " ")} ${docstringOf(fn.node)}`;
  if (!/\b(?:exact|optimal|analytic(?:al)?|star|true|ideal|best|oracle|perfect|closed[- ]form|bayes)\b|最优|精确|解析/i.test(text)) return undefined;
  const states = parametersOf(fn).needed.filter((name) => givenOf(name).length > 0);
  if (states.length !== 1) return undefined;
  return /score/.test(word) ? ["score"] : /(?:^|_)(?:eps|epsilon|noise)(?:_|$)/.test(word) ? ["noise"] : /(?:^|_)(?:x_?0|x0|data|clean)(?:_|$)|posterior_mean/.test(word) ? ["data"] : /denois|predictor|net|model/.test(word) ? ["noise", "data"] : undefined;
}

/** What the best function gives at the level ᾱ: x̂_0 by conditioning x_0 on x_t, ε̂ and the score from it. */
function bestLine(target: Target, { mean, variance }: Data, level: number): Line {
  const hidden = gaussian(float64, mean, variance, "data");
  const seen = plus(float64, scaled(float64, hidden, Math.sqrt(level)), gaussian(float64, 0, 1 - level, "noise"));
  const at = (x: number) => condition(float64, hidden, seen, x, "left").constant;
  const data: Line = { slope: at(1) - at(0), rest: at(0) };
  if (target === "data") return data;
  const spread = Math.sqrt(1 - level), noise: Line = { slope: (1 - Math.sqrt(level) * data.slope) / spread, rest: (-Math.sqrt(level) * data.rest) / spread };
  return target === "noise" ? noise : { slope: -noise.slope / spread, rest: -noise.rest / spread };
}

/** The data for which a line would be the best one; none where it is for none. */
function dataFor(target: Target, line: Line, level: number): Data | undefined {
  const signal = Math.sqrt(level), spread = Math.sqrt(1 - level);
  const noise = target === "score" ? { slope: -spread * line.slope, rest: -spread * line.rest } : line;
  const data = target === "data" ? line : { slope: (1 - spread * noise.slope) / signal, rest: (-spread * noise.rest) / signal };
  const variance = (data.slope * (1 - level)) / (signal - data.slope * level), mean = data.rest / (1 - data.slope * signal);
  return Number.isFinite(variance) && variance > 1e-12 && Number.isFinite(mean) ? { mean, variance } : undefined;
}

/** Laws N(m, s²) that the document writes out. */
function dataSaid({ document }: CodeContext): readonly Data[] {
  return [...document.text.matchAll(/N\s*\}?\s*(?:\\left)?\(\s*(-?\d+(?:\.\d+)?)\s*,(?:\s|\\[,; ]|\\\\,)*(\d+(?:\.\d+)?)\s*(\^\{?2\}?|²|\*\*\s*2)?/g)].map(([, mean, spread, squared]) => ({ mean: Number(mean), variance: squared ? Number(spread) ** 2 : Number(spread) })).filter(({ mean, variance }) => variance > 0 && !(mean === 0 && variance === 1));
}

const lineIn = (each: Probe | undefined): Line | undefined => {
  const made = each?.value && partsOf(each.value).flatMap((part) => each.made(part) ?? [])[0];
  return made && !made.foreign && made.parts.size === 1 ? { slope: [...made.parts.values()][0]!, rest: made.constant } : undefined;
};

function seenOf(context: CodeContext, callable: CallableFunction, worlds: readonly ScheduleWorld[]): readonly SeenLine[] | undefined {
  const [entries] = entriesOf(callable.fn), trial = worlds.find(({ chain }) => chain.steps >= 3) ?? worlds[0]!;
  const manner = mannerFor(context, callable, (each) => lineIn(probe(context, callable, trial, each, entries!, { t: 1 })) !== undefined);
  if (!manner) return undefined;
  return worlds.map((world) => ({ world, lines: Array.from({ length: world.chain.steps + 1 }, (_, t) => t).flatMap((t) => { const line = lineIn(probe(context, callable, world, manner, entries!, { t })); return line ? [{ ...line, t }] : []; }) }));
}

function judged(context: CodeContext, seen: readonly SeenLine[], targets: readonly Target[]) {
  const readings = targets.flatMap((target) => offsetsIn(context).flatMap((offset) => [...dataSaid(context), "fitted" as const].map((data): Reading => ({ target, offset, data }))));
  const [first] = seen;
  const departs = ({ world: { chain }, lines }: SeenLine, { target, offset, data }: Reading): Departure | undefined => {
    const measure = first!.lines.find(({ t }) => t === 1)!;
    const law = data === "fitted" ? measure && dataFor(target, measure, first!.world.chain.alphabar[1 + offset]!) : data;
    let worst: Departure | undefined;
    for (const t of stepsOf(chain, offset)) {
      const line = lines.find((each) => each.t === t), step = t + offset;
      if (!line || !law) return { t: step, computes: line?.slope ?? NaN, should: NaN, of: "value", size: Infinity };
      const right = bestLine(target, law, chain.alphabar[step]!);
      for (const part of ["slope", "rest"] as const) {
        const size = Math.abs(line[part] - right[part]) / Math.max(Math.abs(right.slope), 1e-9);
        if (size > (worst?.size ?? 0)) worst = { t: step, computes: line[part], should: right[part], of: "value", size };
      }
    }
    return worst;
  };
  return judge(readings, seen.map((each): Seen<Reading> => ({ chain: each.world.chain, kind: each.world.kind, departs: (reading) => departs(each, reading) })), context.options.seed);
}

const letters: Readonly<Record<Target, string>> = { noise: "E[\\epsilon \\mid x_t]", data: "E[x_0 \\mid x_t]", score: "\\nabla_{x_t}\\log q(x_t)" };
const forms: Readonly<Record<Target, string>> = {
  noise: "\\frac{\\sqrt{1-\\bar\\alpha_t}\\,(x_t-\\sqrt{\\bar\\alpha_t}\\,m)}{\\bar\\alpha_t s^2+1-\\bar\\alpha_t}",
  data: "m+\\frac{\\sqrt{\\bar\\alpha_t}\\,s^2\\,(x_t-\\sqrt{\\bar\\alpha_t}\\,m)}{\\bar\\alpha_t s^2+1-\\bar\\alpha_t}",
  score: "-\\frac{x_t-\\sqrt{\\bar\\alpha_t}\\,m}{\\bar\\alpha_t s^2+1-\\bar\\alpha_t}",
};

function claimed(context: CodeContext, callable: CallableFunction, targets: readonly Target[], worlds: readonly ScheduleWorld[]): CodeClaim | undefined {
  const { fn } = callable, seen = seenOf(context, callable, worlds);
  if (!seen || seen[0]!.lines.length < 2 || seen.every(({ lines }) => lines.every(({ slope }) => slope === lines[0]!.slope))) return undefined;
  const judgement = judged(context, seen, targets), lines = linesOf(fn);
  const about = { context, spot: { unit: fn.unit, node: lines[0] ?? fn.node }, subject: quantitySubjects.denoiser, reading: letters[targets[0]!] };
  if (judgement.kind === "undecided") return claimOf({ ...about, verdict: judgement.verdict, computes: {}, should: {} });
  const { target, offset, data } = judgement.hypothesis;
  const shown = judgement.kind === "refuted" ? seen.find(({ world }) => world.chain === judgement.seen.chain)! : seen[0]!;
  const t = judgement.kind === "refuted" ? judgement.departure.t : 1 + offset, line = shown.lines.find((each) => each.t === t - offset);
  const text = ({ slope, rest }: Line) => `${shortNumber(slope)}·x_t ${rest < 0 ? "−" : "+"} ${shortNumber(Math.abs(rest))}`;
  const told = { ...about, spot: spotOf(context, callable, worlds) ?? about.spot, reading: letters[target], convention: countsFrom(offset) };
  const computes = line ? { numbers: text(line) } : {};
  if (judgement.kind === "upheld") return claimOf({ ...told, verdict: judgement.verdict, computes: { latex: forms[target], ...computes }, should: { latex: forms[target] } });
  const said = dataSaid(context), broken = brokenTableOf(context, fn.node);
  // Without the data's law in the text, other data may be meant than Gaussian ones.
  if (said.length === 0 || broken !== undefined) return claimOf({ ...told, verdict: undecided(broken === undefined ? { kind: "missing value", subject: "N(m, s²)" } : { kind: "broken cell", subject: broken }), computes, should: { latex: forms[target] } });
  const right = bestLine(target, data === "fitted" ? said[0]! : data, shown.world.chain.alphabar[t]!), few = worlds.slice(0, 4);
  const holds = (edited: CallableFunction) => { const again = seenOf(context, edited, few); return again !== undefined && judged(context, again, targets).kind === "upheld"; };
  return claimOf({ ...told, verdict: judgement.verdict, computes, should: { latex: forms[target], numbers: text(right) }, ...rightFormOfFunction(context, callable, lines, holds) });
}

function spotOf(context: CodeContext, callable: CallableFunction, worlds: readonly ScheduleWorld[]) {
  const [entries] = entriesOf(callable.fn), manner = mannerFor(context, callable, (each) => lineIn(probe(context, callable, worlds[0]!, each, entries!, { t: 1 })) !== undefined);
  const each = manner && probe(context, callable, worlds[0]!, manner, entries!, { t: 1 }), final = lineIn(each);
  return each && final && boundIn(each, callable.fn).find(({ value }) => { const made = each.made(value); return made !== undefined && made.constant === final.rest && [...made.parts.values()][0] === final.slope; })?.spot;
}
