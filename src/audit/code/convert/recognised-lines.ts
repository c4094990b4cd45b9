import type { Spot, Value } from "../../../program/value.ts";
import type { Node } from "../../../read/python/syntax.ts";
import { walkPython } from "../../../read/python/walk.ts";
import { callablesIn } from "../call/events-in.ts";
import type { CallableFunction } from "../call/callables.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext } from "../code-claim.ts";
import { judge, relative, type Departure, type Seen } from "../judge.ts";
import { parametersOf } from "../call/inputs.ts";
import { numberOf } from "../reverse/collapsed.ts";
import { asksForNext } from "../reverse/step-calls.ts";
import { standingOf } from "../source/statements.ts";
import type { Chain } from "../world/chain.ts";
import { putWorlds } from "../world/put-worlds.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { numbersOf } from "../world/schedule-world.ts";
import { givenOf } from "./conversion-names.ts";
import { ddim, type KnownMixture, type KnownNumber, knownMixtures, knownNumbers, type Part } from "./known-forms.ts";
import { offsetsIn } from "./offsets.ts";
import { boundIn, entriesOf, type Made, mannerFor, probe } from "./probe.ts";
import { subjects } from "../wordings.ts";
import { countsFrom } from "./subjects.ts";

/** What a line makes at the steps of some chains: a number, or a mixture of what was given. */
interface Line { readonly spot: Spot; readonly isToldS: boolean; readonly at: { readonly chain: Chain; readonly t: number; readonly made: number | Made }[] }
type Reading = { readonly offset: 0 | 1 } & ({ readonly form: KnownNumber } | { readonly form: KnownMixture; readonly roles: ReadonlyMap<string, Part> });

/**
 * Lines that nothing was said of and that make, at every step of every chain, what only the posterior or the reverse step is made of: they are told by what they compute, whatever they are called.
 * Nothing is refuted so: of a line that makes something else nobody knows what it was to make.
 */
export function recognisedLines(context: CodeContext, told: readonly CodeClaim[]): readonly CodeClaim[] {
  if (context.options.found === "doubt") return [];
  const { round, drawn } = putWorlds(context), worlds = [...round, ...drawn].filter(({ chain }) => chain.steps >= 3).slice(0, 8);
  if (worlds.length < 3) return [];
  const lines = [...callablesIn(context, worlds[0]).flatMap((callable) => linesOfFunction(context, callable, worlds)), ...linesAtTop(context, worlds)];
  const functions = callablesIn(context, worlds[0]).map(({ fn }) => context.listings[fn.unit]!.placeOf(fn.node));
  // Where a claim of the same kind is refuted in the same function, its lines are not praised one by one; a step's mean may be right where its noise is not.
  const isRefuted = ({ place, code }: CodeClaim) => {
    const around = functions.filter(({ start, end }) => start <= place.start && place.end <= end);
    return code.subject !== subjects["reverse step"] && told.some((other) => other.verdict.kind === "refuted" && other.code.subject === code.subject && around.some(({ start, end }) => start <= other.place.start && other.place.end <= end));
  };
  return lines.flatMap((line) => claimed(context, line)).filter((claim) => !isRefuted(claim) && !told.some((other) => other.place.start < claim.place.end && claim.place.start < other.place.end));
}

function claimed(context: CodeContext, line: Line): readonly CodeClaim[] {
  const { spot, at } = line;
  const isNumber = at.every(({ made }) => typeof made === "number");
  const readings: readonly Reading[] = offsetsIn(context).flatMap((offset): readonly Reading[] => (isNumber ? knownNumbers.map((form) => ({ form, offset })) : rolesOf(at).flatMap((roles) => (line.isToldS ? toldS : knownMixtures).map((form) => ({ form, offset, roles })))));
  const chains = [...new Set(at.map(({ chain }) => chain))];
  const seen = chains.map((chain): Seen<Reading> => ({ chain, kind: "drawn", departs: (reading) => departure(reading, chain, at.filter((each) => each.chain === chain), line.isToldS ? 2 : 1) }));
  const judgement = judge(readings, seen, context.options.seed);
  if (judgement.kind !== "upheld") return [];
  const { form, offset } = judgement.hypothesis;
  return [claimOf({ context, spot, subject: form.subject, reading: form.latex, verdict: judgement.verdict, computes: { latex: form.latex }, should: { latex: form.latex }, convention: countsFrom(offset) })];
}

const toldS: readonly KnownMixture[] = [...ddim, ...knownMixtures];

/** What the names may stand for; one that is not plain may be several things. */
function rolesOf(at: Line["at"]): readonly ReadonlyMap<string, Part>[] {
  const names = [...new Set(at.flatMap(({ made }) => (typeof made === "number" ? [] : [...made.parts.keys()])))];
  let all: readonly (readonly (readonly [string, Part])[])[] = [[]];
  for (const name of names) {
    const given: readonly Part[] = name === "drawn" ? ["drawn"] : name === "network" ? ["noise"] : givenOf(name).flatMap((each) => (each === "output" ? (["noise"] as const) : [each]));
    all = all.flatMap((before) => given.map((each) => [...before, [name, each] as const]));
  }
  return all.filter((pairs) => pairs.length > 1 && new Set(pairs.map(([, role]) => role)).size === pairs.length).map((pairs) => new Map(pairs));
}

/** Every step of the chain has to be there; at t = 1, where β̃ is 0, there may be anything. What is told where it goes may not be meant to go to the data: it is held to the steps from 2. */
function departure(reading: Reading, chain: Chain, at: Line["at"], from: number): Departure | undefined {
  const far = (t: number, computes: number, should: number, size: number): Departure => ({ t, computes, should, of: "value", size });
  let worst: Departure | undefined;
  for (let t = from; t <= chain.steps; t++) {
    const made = at.find((each) => each.t + reading.offset === t)?.made;
    if (made === undefined) { if (t === 1) continue; return far(t, NaN, NaN, Infinity); }
    const pairs = pairsOf(reading, made, chain, t);
    if (!pairs) { if (t === 1) continue; return far(t, NaN, NaN, Infinity); }
    for (const [computes, should] of pairs) {
      if (t === 1 && !(Number.isFinite(should) && should > 1e-9)) continue;
      const size = relative(computes, should, 1e-9);
      if (size > (worst?.size ?? 0)) worst = far(t, computes, should, size);
    }
  }
  return worst;
}

/** What is made beside what should be; none where it is made of something else. */
function pairsOf(reading: Reading, made: number | Made, chain: Chain, t: number): readonly (readonly [number, number])[] | undefined {
  const stand = { chain, t, s: t - 1 };
  if (!("roles" in reading)) return typeof made === "number" ? [[made, reading.form.value(stand)]] : undefined;
  const { form, roles } = reading;
  if (typeof made === "number" || [...made.parts.keys()].some((name) => !form.parts.has(roles.get(name)!))) return undefined;
  return [...form.parts].map(([part, should]) => [made.parts.get([...roles].find(([, role]) => role === part)?.[0] ?? "") ?? 0, should(stand)] as const);
}

/** Lines of a function with arithmetic of their own, outside of loops, as it is called at every step. */
function linesOfFunction(context: CodeContext, callable: CallableFunction, worlds: readonly ScheduleWorld[]): readonly Line[] {
  const { fn } = callable;
  if (fn.node.nodeType !== "FunctionDef") return [];
  const own = linesWithArithmetic(fn.node);
  if (own.size === 0) return [];
  const entries = entriesOf(fn)[0]!, manner = mannerFor(context, callable, (each) => { const tried = probe(context, callable, worlds[0]!, each, entries, { t: 2, s: 1, eta: 0 }); return tried?.value !== undefined; });
  if (!manner) return [];
  const lines = new Map<unknown, Line>(), { needed, optional } = parametersOf(fn), isToldS = [...needed, ...optional].some(asksForNext);
  for (const world of worlds) for (let t = 0; t <= world.chain.steps; t++) {
    const each = probe(context, callable, world, manner, entries, { t, s: t - 1, eta: 0 });
    if (!each || each.stopped !== undefined) continue;
    const once = new Set<unknown>();
    for (const event of boundIn(each, fn)) {
      const statement = standingOf(context, event.spot)?.statement;
      if (!statement || !own.has(statement.lineno) || once.has(statement)) continue;
      const made = madeOf(event.value, each.made);
      if (made === undefined) continue;
      once.add(statement);
      const line = lines.get(statement) ?? { spot: event.spot, isToldS, at: [] };
      lines.set(statement, line);
      line.at.push({ chain: world.chain, t, made });
    }
  }
  return [...lines.values()];
}

/** Arrays that are bound at the top, an entry a step. */
function linesAtTop(context: CodeContext, worlds: readonly ScheduleWorld[]): readonly Line[] {
  const lines = new Map<unknown, Line>();
  for (const { world, chain } of worlds)
    for (const event of context.runIn(world).events) {
      if (event.kind !== "bound" || event.depth > 0 || event.loops.length > 0 || event.how !== "assign") continue;
      const values = numbersOf(event.value), statement = standingOf(context, event.spot)?.statement;
      if (!values || statement?.nodeType !== "Assign" || !hasArithmetic(statement) || (values.length !== chain.steps && values.length !== chain.steps + 1)) continue;
      const line = lines.get(statement) ?? { spot: event.spot, isToldS: false, at: [] };
      lines.set(statement, line);
      const offset = offsetsIn(context)[0]!, first = values.length === chain.steps ? 1 : 0;
      if (line.at.every((each) => each.chain !== chain)) for (const [i, value] of values.entries()) line.at.push({ chain, t: i + first - offset, made: value });
    }
  return [...lines.values()];
}

/** A number or a mixture; of several that are given back together the first that is a mixture. */
function madeOf(value: Value, made: (value: Value) => Made | undefined): number | Made | undefined {
  if (value.kind === "tuple") return value.items.map((item) => madeOf(item, made)).find((each) => typeof each === "object" && each.parts.size > 1);
  const number = numberOf(value);
  if (number !== undefined) return number;
  const mixture = made(value);
  if (!mixture || mixture.constant !== 0 || (mixture.foreign && mixture.drawn === undefined)) return undefined;
  return mixture.drawn === undefined ? mixture : { ...mixture, parts: new Map([...mixture.parts, ["drawn", mixture.drawn]]) };
}

function linesWithArithmetic(fn: Node<"FunctionDef">): ReadonlySet<number> {
  const found = new Set<number>(), inLoops = new Set<unknown>();
  walkPython(fn, (node) => { if (node.nodeType === "For" || node.nodeType === "While") for (const statement of node.body) walkPython(statement, (inner) => inLoops.add(inner)); });
  walkPython(fn, (node) => { if ((node.nodeType === "Assign" || node.nodeType === "Return") && !inLoops.has(node) && hasArithmetic(node)) found.add(node.lineno); });
  return found;
}

function hasArithmetic(node: Node<"Assign"> | Node<"Return">): boolean {
  let does = false;
  if (node.value) walkPython(node.value, (inner) => { if (inner.nodeType === "BinOp") does = true; });
  return does;
}
