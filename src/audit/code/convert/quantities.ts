import type { Spot, Value } from "../../../program/value.ts";
import type { Node } from "../../../read/python/syntax.ts";
import type { CallableFunction } from "../call/callables.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { callablesIn } from "../call/events-in.ts";
import { parametersOf } from "../call/inputs.ts";
import { type Departure, judge, relative, type Seen, undecided } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { recognise } from "../names/recognise.ts";
import { numberOf } from "../reverse/collapsed.ts";
import { anotherSampler } from "../reverse/other-samplers.ts";
import { brokenTableOf } from "../reverse/stands-on.ts";
import { asksForNext } from "../reverse/step-calls.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { putWorlds } from "../world/put-worlds.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { partsOf } from "../forward/state-law.ts";
import { docstringOf } from "../source/statements.ts";
import { errorText } from "../wordings.ts";
import { givenOf } from "./conversion-names.ts";
import { offsetsIn } from "./offsets.ts";
import { boundIn, entriesOf, isGamma, mannerFor, type Probe, probe, type ProbeManner, type Told } from "./probe.ts";
import { type At, marginalPart, type QuantityKind, quantityKindOf, type Way } from "./quantity-kinds.ts";
import { countsFrom, quantitySubjects } from "./subjects.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** What one call gave, in numbers. */
interface Given { readonly told: Told; readonly numbers?: readonly number[]; readonly raised?: string; readonly raisedAt?: Spot; readonly absent?: true }
interface Followed { readonly manner: ProbeManner; readonly seen: readonly (readonly { readonly world: ScheduleWorld; readonly given: readonly Given[] }[])[] }
interface Reading { readonly offset: 0 | 1; readonly ways: readonly Way[]; readonly entries: number }

/** Functions of steps or levels that give a number with a name: SNR, σ of DDIM, weights, q(x_t | x_s), variances. */
export const quantities: CodeRule = (context) => {
  const { round, drawn } = putWorlds(context), worlds = [...round, ...drawn];
  return callablesIn(context, worlds[0]).flatMap((callable): readonly CodeClaim[] => {
    const { fn } = callable;
    if (fn.node.nodeType !== "FunctionDef") return [];
    const kind = kindOf(callable);
    const claim = kind && quantityClaim(context, callable, kind, worlds);
    return claim ? [claim] : [];
  });
};

function kindOf({ fn }: CallableFunction): QuantityKind | undefined {
  const node = fn.node as Node<"FunctionDef">, { needed, optional } = parametersOf(fn), all = [...needed, ...optional];
  const states = needed.filter((name) => givenOf(name).length > 0), doc = docstringOf(node);
  if (/q_?mean_?var|marginal/i.test(fn.name)) return marginalKind(node, states);
  if (states.length > 0) return undefined;
  const isLevel = (name: string) => tableRolesOf(name).some(({ shift }) => shift !== 0) || /^a(?:lpha|bar|b)?(?:_?bar)?_s$/.test(name);
  return quantityKindOf(fn.name, doc, { s: all.some((name) => asksForNext(name) || isLevel(name)), eta: all.some((name) => inputRolesOf(name).includes("eta")), gamma: all.some((name) => isGamma.test(name)) });
}

/** `return mean, variance, log_variance`: by the names that are given back. */
function marginalKind(node: Node<"FunctionDef">, states: readonly string[]): QuantityKind | undefined {
  if (states.length !== 1) return undefined;
  let names: readonly string[] = [];
  walkPython(node, (inner) => { if (inner.nodeType === "Return" && inner.value?.nodeType === "Tuple") names = inner.value.elts.map((e) => (e.nodeType === "Name" ? e.id : "")); });
  const ways = names.slice(1).map(marginalPart);
  if (ways.length === 0 || ways.some((each) => each === undefined)) return undefined;
  return { subject: quantitySubjects.marginal, reading: "q(x_t \\mid x_0)", asks: "t", sure: true, parts: (count) => (count === ways.length ? (ways as readonly (readonly Way[])[]) : []) };
}

/** Which numbers of a call are meant: what it gives back, or what a line of it binds. */
export type NumbersOf = (each: Probe | undefined) => readonly number[] | undefined;

function follow(context: CodeContext, callable: CallableFunction, kind: QuantityKind, worlds: readonly ScheduleWorld[], pick: NumbersOf): Followed | undefined {
  const ways = entriesOf(callable.fn), trial = worlds.find(({ chain }) => chain.steps >= 3) ?? worlds[0]!;
  const manner = mannerFor(context, callable, (each) => pick(probe(context, callable, trial, each, ways[0]!, { t: 2, s: 1, eta, gamma: 1 })) !== undefined);
  if (!manner) return undefined;
  const seen = ways.map((entries) => worlds.map((world) => ({
    world, given: toldIn(world, asksForTwo(callable, kind) ? "t and s" : "t").map((told): Given => {
      const each = probe(context, callable, world, manner, entries, told), numbers = pick(each);
      // A line that this call does not come to says nothing of it.
      const absent = pick !== numbersIn && !numbers && each?.value !== undefined;
      return { told, ...(numbers && { numbers }), ...(absent && { absent: true as const }), ...(each?.raised && { raised: errorText(each.raised), raisedAt: each.raised.spot }) };
    }),
  })));
  return { manner, seen };
}

const eta = 0.7, gammas = [0.3, 2] as const;

/** All steps, and all earlier ones where they are asked; the data may be step −1 or step 0. */
function toldIn({ chain }: ScheduleWorld, asks: QuantityKind["asks"]): readonly Told[] {
  const steps = Array.from({ length: chain.steps + 1 }, (_, t) => t);
  if (asks === "t") return steps.flatMap((t) => gammas.map((gamma) => ({ t, s: t - 1, eta, gamma })));
  return steps.flatMap((t) => Array.from({ length: t }, (_, s) => ({ t, s, eta, gamma: 1 })));
}

/** Whether a function is told where it goes to; one that is not goes to the step before, or to one that only it knows. */
const asksForTwo = ({ fn }: CallableFunction, { asks }: QuantityKind): boolean => { const { needed, optional } = parametersOf(fn), names = [...needed, ...optional]; return asks === "t and s" && (names.some(asksForNext) || names.filter((name) => tableRolesOf(name).length > 0).length > 1); };

/** The numbers among what is given back, where all of it is numbers but a mean. */
function numbersIn(each: Probe | undefined): readonly number[] | undefined {
  if (!each?.value) return undefined;
  const parts = partsOf(each.value), numbers = parts.flatMap((part): readonly number[] => { const n = numberOf(part); return n === undefined ? [] : [n]; });
  const rest = parts.length - numbers.length;
  return numbers.length > 0 && rest <= 1 && parts.filter((part) => numberOf(part) === undefined).every((part) => isLaw(part)) ? numbers : undefined;
}
const isLaw = (value: Value): boolean => value.kind === "tensor" && value.cells.some((cell) => typeof cell !== "number");

/** What is told of one quantity of a function. */
export function quantityClaim(context: CodeContext, callable: CallableFunction, kind: QuantityKind, worlds: readonly ScheduleWorld[], pick: NumbersOf = numbersIn): CodeClaim | undefined {
  const { fn } = callable, followed = follow(context, callable, kind, worlds, pick);
  const count = followed?.seen[0]![0]?.given.find(({ numbers }) => numbers)?.numbers?.length ?? 0;
  const parts = kind.parts(count);
  if (!followed || parts.length === 0 || followed.seen.every(knowsNoSchedule)) return undefined;
  const judgement = judged(context, followed, parts);
  if (judgement.kind === "refuted" && kind.asks === "t and s" && !asksForTwo(callable, kind)) return undefined;
  const about = { context, subject: kind.subject, reading: kind.reading, spot: { unit: fn.unit, node: fn.node } as Spot };
  if (judgement.kind === "undecided") return claimOf({ ...about, verdict: judgement.verdict, computes: {}, should: {} });
  const { hypothesis } = judgement, rows = followed.seen[hypothesis.entries]!;
  const row = judgement.kind === "refuted" ? rows[followed.seen[0]!.findIndex(({ world }) => world.chain === judgement.seen.chain)]! : rows[0]!;
  const fault = judgement.kind === "refuted" ? worst(row, hypothesis) : undefined;
  const shown = fault?.given ?? row.given.find(({ told, numbers }) => told.t + hypothesis.offset === 2 && numbers) ?? row.given.find(({ numbers }) => numbers)!;
  const should = hypothesis.ways.map(({ latex }) => latex).join(",\\ "), at = atOf(row.world, shown.told, hypothesis.offset);
  const numbers = { computes: shown.numbers?.map(shortNumber).join(", ") ?? shown.raised ?? "", should: hypothesis.ways.map(({ value }) => shortNumber(value(at))).join(", ") };
  const part = fault?.part ?? 0, made = shown.numbers?.[part];
  const spot = spotOf(probe(context, callable, row.world, followed.manner, entriesOf(fn)[hypothesis.entries]!, shown.told), callable, made) ?? (shown.raisedAt?.unit === fn.unit && shown.raisedAt.node.lineno >= fn.node.lineno && shown.raisedAt.node.lineno <= (fn.node.end_lineno ?? 0) ? shown.raisedAt : about.spot);
  const told = { ...about, spot, reading: hypothesis.ways.length === 1 ? should : kind.reading, convention: countsFrom(hypothesis.offset) };
  if (judgement.kind === "upheld") return claimOf({ ...told, verdict: judgement.verdict, computes: { latex: should, numbers: numbers.computes }, should: { latex: should } });
  const open = (problem: Parameters<typeof undecided>[0]) => claimOf({ ...told, verdict: undecided(problem), computes: { numbers: numbers.computes }, should: {} });
  const broken = brokenTableOf(context, fn.node), other = anotherSampler(context, { unit: fn.unit, node: fn.node }, fn.name);
  if (broken !== undefined) return open({ kind: "broken cell", subject: broken });
  if (other !== undefined) return open({ kind: "unknown name", subject: other });
  if (!kind.sure) return open({ kind: "ambiguous reading", subject: fn.name });
  const is = kind.asks === "t" ? recognise(rows.flatMap(({ world, given }) => given.flatMap(({ told: { t }, numbers: all }) => (all && t + hypothesis.offset >= 1 && t + hypothesis.offset <= world.chain.steps ? [{ chain: world.chain, t: t + hypothesis.offset, value: all[part]! }] : []))))?.latex : undefined;
  const few = worlds.slice(3, 7);
  const holds = (edited: CallableFunction) => { const again = follow(context, edited, kind, few, pick); return again !== undefined && judged(context, again, parts).kind === "upheld"; };
  const last = linesOf(fn);
  return claimOf({
    ...told, verdict: judgement.verdict, computes: { ...(is && { latex: is }), numbers: numbers.computes }, should: { latex: should, numbers: numbers.should },
    ...rightFormOfFunction(context, callable, [...last.filter((line) => line === spot.node), ...last.filter((line) => line !== spot.node)], holds),
  });
}

function judged(context: CodeContext, { seen }: Followed, parts: readonly (readonly Way[])[]) {
  let ways: readonly (readonly Way[])[] = [[]];
  for (const part of parts) ways = ways.flatMap((before) => part.map((each) => [...before, each]));
  const readings = seen.flatMap((_, entries) => ways.flatMap((each) => offsetsIn(context).map((offset): Reading => ({ offset, ways: each, entries }))));
  const observed = seen[0]!.map(({ world }, i): Seen<Reading> => ({ chain: world.chain, kind: world.kind, departs: (reading) => worst(seen[reading.entries]![i]!, reading)?.departure }));
  return judge(readings, observed, context.options.seed);
}

const atOf = ({ chain }: ScheduleWorld, { t, s, eta: e, gamma }: Told, offset: 0 | 1): At => ({ chain, t: t + offset, s: (s ?? t - 1) + offset, eta: e ?? 1, gamma: gamma ?? 1 });

/** The number that is farthest off; where a level is that of the data, it may be infinite and says nothing. */
function worst({ world, given }: Followed["seen"][number][number], { offset, ways }: Reading): { readonly departure: Departure; readonly part: number; readonly given: Given } | undefined {
  let most: { readonly departure: Departure; readonly part: number; readonly given: Given } | undefined;
  for (const each of given) {
    const at = atOf(world, each.told, offset);
    if (at.t < 1 || at.t > world.chain.steps || at.s < 0 || each.absent) continue;
    for (const [part, { value }] of ways.entries()) {
      const should = value(at), computes = each.numbers?.[part];
      if (!Number.isFinite(should)) continue;
      // What is no number, or raises, is wrong, and shown only where nothing else is.
      const size = computes === undefined ? (each.raised === undefined ? Infinity : 3e-3) : Number.isFinite(computes) ? relative(computes, should, 1e-9) : 2e-3;
      if (size > (most?.departure.size ?? 0)) most = { part, given: each, departure: { t: at.t, computes: computes ?? each.raised ?? NaN, should, of: computes === undefined && each.raised ? "failure" : "value", size } };
    }
  }
  return most;
}

/** The same numbers in all chains of one length. */
function knowsNoSchedule(rows: Followed["seen"][number]): boolean {
  const text = (row: (typeof rows)[number]) => row.given.map(({ numbers }) => numbers?.join()).join(";");
  const pairs = rows.flatMap((one, i) => rows.slice(i + 1).filter(({ world }) => world.chain.steps === one.world.chain.steps).map((other) => [one, other] as const));
  return pairs.length > 0 && pairs.every(([a, b]) => text(a) === text(b));
}

/** Where the number is first bound, or given back. */
function spotOf(each: Probe | undefined, { fn }: CallableFunction, number: number | undefined): Spot | undefined {
  if (!each || number === undefined) return undefined;
  return boundIn(each, fn).find(({ value }) => partsOf(value).some((part) => Object.is(numberOf(part), number)))?.spot;
}
