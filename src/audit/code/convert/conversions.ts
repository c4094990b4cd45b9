import type { Spot } from "../../../program/value.ts";
import { callablesIn } from "../call/events-in.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import type { CallableFunction } from "../call/callables.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { undecided } from "../judge.ts";
import { partsOf } from "../forward/state-law.ts";
import { putWorlds } from "../world/put-worlds.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { docstringOf, standingOf } from "../source/statements.ts";
import { type Conversion, conversionOf, conversionSaid, givenOf } from "./conversion-names.ts";
import { type Converted, judgeConversion, tellConversion } from "./judge-conversion.ts";
import type { ObservedWorld } from "./observed.ts";
import { boundIn, entriesOf, type Made, mannerFor, type Probe, probe } from "./probe.ts";
import { type Quantity, quantityLatex } from "./quantity.ts";
import { conversionSubjects } from "./subjects.ts";

/** A function that is named after x_0, ε, v or the score, made from others at one step. */
export interface ConversionFunction { readonly callable: CallableFunction; readonly conversion: Conversion & { readonly target: Exclude<Quantity, "state"> }; readonly converted?: Converted; readonly spot: Spot; readonly reason?: string }

/** Conversions between x_t, x_0, ε, v and the score, by putting x_t = √ᾱ x_0 + √(1−ᾱ) ε in: what comes out must be what the name says. */
export const conversions: CodeRule = (context) => {
  const { signs, settled } = signsOf(context);
  return conversionFunctions(context).flatMap(({ callable, conversion, converted, spot, reason }): readonly CodeClaim[] => {
    if (!converted) return reason === undefined ? [] : [claimOf({ context, spot, subject: conversionSubjects[conversion.target], reading: quantityLatex(conversion.target), verdict: undecided({ kind: "unknown name", subject: reason }), computes: {}, should: {} })];
    const { round, drawn } = putWorlds(context), few = [...round.slice(3, 5), ...drawn.slice(0, 2)];
    const holds = (edited: CallableFunction) => { const again = followed(context, edited, conversion, few)?.converted; return again !== undefined && judgeConversion(context, again, signs).kind === "upheld"; };
    const lines = linesOf(callable.fn), last = standingOf(context, spot)?.statement;
    const right = () => rightFormOfFunction(context, callable, [...lines.filter((line) => line === last), ...lines.filter((line) => line !== last)], holds);
    const claim = tellConversion(context, converted, { spot, name: callable.fn.name, signs, signSettled: settled, right });
    return claim ? [claim] : [];
  });
};

interface Signs { readonly signs: readonly (1 | -1)[]; readonly settled: boolean }

/** The signs of v that a document leaves open: what makes v from x_0 and ε settles it, else what most of its functions hold with, else the usual one. */
export function signsOf(context: CodeContext): Signs {
  const known = signsMade.get(context);
  if (known) return known;
  const all = conversionFunctions(context).flatMap(({ conversion, converted }) => (converted ? [{ conversion, converted }] : []));
  const isAbout = ({ conversion, converted }: (typeof all)[number]) => conversion.target === "velocity" || [...converted.candidates.values()].some((each) => each.length === 1 && each[0] === "velocity");
  const votes = all.filter(isAbout).map((each) => ({ makes: each.conversion.target === "velocity", holds: ([1, -1] as const).filter((sign) => judgeConversion(context, each.converted, [sign]).kind === "upheld") }));
  const count = (sign: 1 | -1, making: boolean) => votes.filter(({ makes, holds }) => (!making || makes) && holds.length === 1 && holds[0] === sign).length;
  const by = (making: boolean): 1 | -1 | undefined => (count(1, making) > count(-1, making) ? 1 : count(-1, making) > count(1, making) ? -1 : undefined);
  const made = by(true), most = by(false);
  const found = { signs: votes.length === 0 ? ([1, -1] as const) : ([made ?? most ?? 1] as const), settled: made !== undefined || Math.abs(count(1, false) - count(-1, false)) >= 2 };
  signsMade.set(context, found);
  return found;
}
const signsMade = new WeakMap<CodeContext, Signs>();

/** Made once. */
export function conversionFunctions(context: CodeContext): readonly ConversionFunction[] {
  const known = functionsMade.get(context);
  if (known) return known;
  const { round, drawn } = putWorlds(context), worlds = [...round, ...drawn];
  const found = callablesIn(context, worlds[0]).flatMap((callable): readonly ConversionFunction[] => {
    const { fn } = callable;
    if (fn.node.nodeType !== "FunctionDef") return [];
    const said = conversionSaid(docstringOf(fn.node)), byName = conversionOf(fn.name);
    const conversion = byName ?? (said ? { target: said, strong: true } : undefined);
    if (!conversion || conversion.target === "state") return [];
    return [followed(context, callable, conversion as ConversionFunction["conversion"], worlds)].flatMap((each) => each ?? []);
  });
  functionsMade.set(context, found);
  return found;
}
const functionsMade = new WeakMap<CodeContext, readonly ConversionFunction[]>();

/** Which mixture of a call is meant: what it gives back, or what a line of it binds. */
export type MixtureOf = (each: Probe) => Made | undefined;

/** A conversion called at every step of these worlds; `mixture` is what it is judged by. */
export function followed(context: CodeContext, callable: CallableFunction, conversion: ConversionFunction["conversion"], worlds: readonly ScheduleWorld[], mixture: MixtureOf = madeBy): ConversionFunction | undefined {
  const { fn } = callable, head: Spot = { unit: fn.unit, node: fn.node };
  const parameters = fn.node.args.args.map(({ arg }) => arg).filter((name) => givenOf(name).length > 0);
  // What is made is not among what is given.
  if (mixture === madeBy && parameters.some((name) => { const all = givenOf(name); return all.length === 1 && all[0] === conversion.target; })) return undefined;
  const ways = entriesOf(fn), trial = worlds.find(({ chain }) => chain.steps >= 3) ?? worlds[0]!;
  let reason: string | undefined;
  const manner = mannerFor(context, callable, (each) => {
    const tried = probe(context, callable, trial, each, ways[0]!, { t: 1, s: 0, eta: 0 });
    reason ??= tried?.stopped;
    const what = tried && mixture(tried);
    return what !== undefined && what.parts.size > 0 && !what.foreign && (what.parts.size > 1 || !partsOf(tried?.value ?? { kind: "none" }).some(({ kind }) => kind === "unknown"));
  });
  if (!manner) return conversion.strong && reason !== undefined && parameters.length >= 2 ? { callable, conversion, spot: head, reason } : undefined;
  const seen = ways.map((entries) => worlds.map((world): ObservedWorld => ({
    world, observations: Array.from({ length: world.chain.steps + 1 }, (_, t) => t).flatMap((t) => {
      const each = probe(context, callable, world, manner, entries, { t, s: t - 1, eta: 0 });
      const what = each && mixture(each);
      return each ? [{ t, ...(what && { made: what }), ...(each.raised && (mixture === madeBy || !what) && { raised: each.raised }) }] : [];
    }),
  })));
  const names = new Set(seen.flatMap((all) => all.flatMap(({ observations }) => observations.flatMap((o) => [...(o.made?.parts.keys() ?? [])]))));
  const candidates = new Map([...names].map((name) => [name, candidatesFor(name, conversion)]));
  // Beside a prediction z is the state.
  const predicts = [...candidates.values()].some(([first, ...more]) => more.length === 0 && (first === "noise" || first === "velocity" || first === "score"));
  for (const [name, all] of candidates) if (predicts && all.length === 2 && all[0] === "noise" && all[1] === "state") candidates.set(name, ["state", "noise"]);
  // A bare noun over one thing may be anything: x for t.
  const direct = names.size === 1 && (conversion.target === "score" || conversion.from === "score" || [...candidates.values()].some((all) => all[0] === "score"));
  if (names.size < 2 && !direct) return undefined;
  return { callable, conversion, spot: spotOf(probe(context, callable, trial, manner, ways[0]!, { t: 1 }), callable) ?? head, converted: { target: conversion.target, seen: mixture === madeBy ? seen : seen.map(withoutOthersFailures), candidates, open: mixture === madeBy ? "all steps" : "steps seen" } };
}

/** A line that is not reached at the last entry of the tables, as one before it reads the entry after: not that line's business. Past the end it tells how steps are counted. */
const withoutOthersFailures = (worlds: readonly ObservedWorld[]): readonly ObservedWorld[] =>
  worlds.map(({ world, observations }) => ({ world, observations: observations.filter(({ t, raised }) => !raised || t !== world.chain.steps - 1) }));

/** What a name may stand for: an output is what the function's own name says it comes from, or anything. */
function candidatesFor(name: string, { target, from }: Conversion): readonly Quantity[] {
  const given = name === "network" ? ["output" as const] : givenOf(name);
  const any: readonly Quantity[] = from ? [from] : (["noise", "velocity", "data", "score"] as const).filter((quantity) => quantity !== target);
  return given.flatMap((each) => (each === "output" ? any : [each]));
}

/** The mixture that a function gives: the one random part of what it gives back, or the first that holds more than one thing. */
function madeBy(each: Probe): Made | undefined {
  if (!each.value) return undefined;
  const all = partsOf(each.value).flatMap((part) => each.made(part) ?? []);
  return all.find(({ parts }) => parts.size > 1) ?? all[0];
}

/** Where what is given back is first bound, or given back. */
function spotOf(each: Probe | undefined, { fn }: CallableFunction): Spot | undefined {
  const final = each && madeBy(each);
  if (!each || !final) return undefined;
  const same = (made: Made | undefined) => made !== undefined && made.constant === final.constant && made.parts.size === final.parts.size && [...final.parts].every(([name, c]) => Math.abs((made.parts.get(name) ?? NaN) - c) <= 1e-12 * Math.max(1, Math.abs(c)));
  return boundIn(each, fn).find(({ value }) => partsOf(value).some((part) => same(each.made(part))))?.spot;
}
