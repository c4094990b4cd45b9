import type { Place } from "../../../base/place.ts";
import { callFunction } from "../../../program/call-function.ts";
import type { PythonFunction, Spot, Value } from "../../../program/value.ts";
import type { Event } from "../../../program/world.ts";
import { type CallableFunction, callablesOf } from "../call/callables.ts";
import { type Chain, chainOf } from "../world/chain.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { type Ends, families, type Family, settled } from "../names/families.ts";
import { isOwnCheck } from "../call/own-check.ts";
import { functionRolesOf } from "../names/function-roles.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { parametersOf } from "../call/inputs.ts";
import { farthest, type Departure, judge, type Seen, undecided } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { numbersOf } from "../world/schedule-world.ts";
import { docstringOf } from "../source/statements.ts";
import { errorText, subjects } from "../wordings.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** Functions that make a schedule, run as they are written for several T and held against what their name says. */
export const scheduleFunctions: CodeRule = (context) =>
  callablesOf(context.run, {}, chainOf([0.1, 0.2])).callables.flatMap((callable) => kindsOf(callable).flatMap((kind) => {
    const claim = claimFor(context, callable, kind);
    return claim ? [claim] : [];
  }));

/** Which schedule a function is to make: by its name, or by the names that it is told apart with (`if schedule == "linear"`). */
interface Kind { readonly role: string; readonly argument?: { readonly name: string; readonly value: string } }

function kindsOf({ fn }: CallableFunction): readonly Kind[] {
  if (fn.node.nodeType !== "FunctionDef") return [];
  const roles = functionRolesOf(fn.name, docstringOf(fn.node)).filter((role) => role.endsWith("schedule"));
  if (roles.length === 0) return [];
  const names = parametersOf(fn), all = new Set([...names.needed, ...names.optional]);
  const told: Kind[] = [];
  walkPython(fn.node, (node) => {
    if (node.nodeType !== "Compare" || node.left.nodeType !== "Name" || !all.has(node.left.id)) return;
    for (const each of node.comparators) if (each.nodeType === "Constant" && typeof each.value === "string") told.push({ role: roleOfWord(each.value), argument: { name: node.left.id, value: each.value } });
  });
  return told.length > 0 ? told : [{ role: roles[0]! }];
}

function roleOfWord(word: string): string {
  const found = ([["linear schedule", /^lin(?:ear)?$/i], ["quadratic schedule", /^quad|scaled_linear/i], ["cosine schedule", /^(?:squaredcos|cos)/i], ["sigmoid schedule", /^sig/i], ["constant schedule", /^const/i], ["reciprocal schedule", /^jsd$/i], ["exponential schedule", /^(?:exp|geom)/i]] as const).find(([, pattern]) => pattern.test(word));
  return found?.[0] ?? "schedule";
}

interface Made { readonly steps: number; readonly values?: readonly number[]; readonly ends: Ends; readonly failed?: string; readonly unknown?: string; readonly spot?: Spot }

function claimFor(context: CodeContext, callable: CallableFunction, kind: Kind): CodeClaim | undefined {
  const { fn } = callable;
  const about = { context, subject: subjects.schedule, spot: { unit: fn.unit, node: fn.node } as Spot, reading: "\\beta_t" };
  const tried = [4, 5, 10, 50].map((steps) => make(context, fn, kind, steps)), whole = tried.filter((each) => !isCut(each) && !(leavesRange(each) && !leavesRange(tried.at(-1)!)));
  const made = whole.length > 0 ? whole : tried;
  const stopped = made.find(({ unknown }) => unknown !== undefined);
  if (stopped) return claimOf({ ...about, verdict: undecided({ kind: "unknown name", subject: stopped.unknown! }), computes: {}, should: {} });
  const ways = families[kind.role];
  const spot = made.find((each) => each.spot)?.spot ?? about.spot;
  const hypotheses: readonly Omit<Family, "name">[] = ways ?? [{ latex: "0 < \\beta_t < 1", of: "beta", values: (_, __, given) => given.map((x) => Math.min(Math.max(x, 1e-12), 1 - 1e-12)) }];
  // What is alike at every step has no shape but a constant's, whatever ends it fits.
  const isFlat = kind.role !== "constant schedule" && ways !== undefined && made.every(({ values = [] }) => values.length > 1 && new Set(values).size === 1);
  const seen = made.map((each): Seen<Omit<Family, "name">> => ({ chain: chainFor(each, hypotheses[0]!), kind: "own", departs: (way) => departure(each, way) ?? (isFlat ? { t: 1, computes: each.values![0]!, should: "β_1 < β_T", of: "value", size: Infinity } : undefined) }));
  const judgement = judge(hypotheses, seen, context.options.seed);
  const latex = hypotheses[0]!.latex;
  // A β beyond 1 at a thousand steps is another model's, or not β.
  if (judgement.kind === "upheld" && judgement.hypothesis.of === "beta" && make(context, fn, kind, 1000).values?.some((x) => x > 1)) return claimOf({ ...about, spot, verdict: undecided({ kind: "ambiguous reading", subject: fn.name, hint: "0 < β_t < 1" }), computes: {}, should: { latex } });
  const row = (values: readonly number[] | undefined) => values?.map(shortNumber).join(", ");
  if (judgement.kind === "undecided") return claimOf({ ...about, spot, verdict: judgement.verdict, computes: {}, should: { latex } });
  const shown = judgement.kind === "refuted" ? made[seen.indexOf(judgement.seen)]! : made[0]!;
  const should = judgement.hypothesis.values(shown.steps, endsOf(shown), shown.values ?? []);
  const isLong = shown.steps > 10;
  // A sigmoid has many ways; it is wrong where it is another schedule, or does not rise. So has a cosine that is not put on ᾱ.
  const isSettled = settled.has(kind.role) && (kind.role !== "cosine schedule" || isOnProducts(fn));
  const isCapped = kind.role === "cosine schedule" && (made.some(endsFlat) || made.every(stopsShort));
  const open = judgement.kind === "refuted" && ways !== undefined && (!isSettled || isCapped) && made.every((each) => rises(each) && (isCapped || ((kind.role === "cosine schedule" || endsThere(each)) && !fitsAnother(each, kind.role))));
  const verdict = open ? undecided({ kind: "ambiguous reading", subject: kind.role }) : judgement.verdict;
  const claim = claimOf({
    ...about, spot, verdict,
    reading: judgement.hypothesis.of === "alphabar" ? "\\bar\\alpha_t" : "\\beta_t",
    computes: { ...(judgement.kind === "upheld" && { latex: judgement.hypothesis.latex }), ...(shown.failed ? { numbers: shown.failed } : !isLong && { numbers: row(shown.values)! }) },
    should: { latex: judgement.hypothesis.latex, ...(!isLong && judgement.kind === "refuted" && { numbers: row(should)! }) },
    ...(verdict.kind === "refuted" && ways && rightFormOfFunction(context, callable, linesOf(fn), (edited) => [5, 10].every((steps) => { const again = make(context, { ...fn, node: edited.edited! }, kind, steps); // What an edit makes all alike is no schedule of that name, whatever it fits.
      return again.values !== undefined && (new Set(again.values).size > 1 || kind.role === "constant schedule") && ways.some((way) => departure(again, way) === undefined); }))),
    ...(judgement.kind === "refuted" && shown.values && shown.values.length === should.length && { overSteps: { label: "\\beta_t", steps: shown.values.map((_, i) => i + 1), computes: shown.values, should } }),
  });
  return claim.verdict.kind === "refuted" && claim.rightForm === undefined && kind.argument === undefined ? { ...claim, place: bodyOf(context, fn) ?? claim.place } : claim;
}

/** All lines of a function: where it is not known which of them is wrong. */
function bodyOf(context: CodeContext, { unit, node }: PythonFunction): Place | undefined {
  if (node.nodeType === "Lambda") return undefined;
  const { placeOf } = context.listings[unit]!, body = node.body.slice(docstringOf(node) === "" ? 0 : 1), [first] = body, last = body.at(-1);
  return first && last ? { start: placeOf(first).start, end: placeOf(last).end } : undefined;
}

/** Ends that are meant for a thousand steps leave the range when they are scaled to four: several entries stand at the clip. */
const isCut = ({ values = [] }: Made): boolean => {
  const top = Math.max(...values), there = values.filter((x) => x === top).length;
  return top >= 0.9 && there > 1 && there < values.length;
};

/** What falls with 1/T is above 1 for few steps, and made for many. */
const leavesRange = ({ values = [] }: Made): boolean => values.some((x) => x >= 1);

const rises = ({ values = [] }: Made): boolean => values.length > 0 && values.every((x, i) => (x > 0 || i === 0) && x >= 0 && x < 1 && (i === 0 || x >= values[i - 1]!));

/** A cosine of Nichol & Dhariwal: with their s, or where ᾱ is what a cosine gives. */
function isOnProducts(fn: PythonFunction): boolean {
  const { needed, optional } = parametersOf(fn);
  let is = [...needed, ...optional].some((name) => inputRolesOf(name).includes("offset")) || fn.node.nodeType !== "FunctionDef" || /nichol|dhariwal|improved/i.test(docstringOf(fn.node));
  const isCosine = (node: PythonNode): boolean => { let found = false; walkPython(node, (inner) => { if (inner.nodeType === "Attribute" && inner.attr === "cos") found = true; }); return found; };
  walkPython(fn.node, (node) => {
    if (node.nodeType === "Constant" && Number(node.value) === 0.008) is = true;
    if (node.nodeType === "Assign" && node.targets.some((target) => target.nodeType === "Name" && tableRolesOf(target.id)[0]?.column === "alphabar") && isCosine(node.value)) is = true;
  });
  return is;
}

/** A cosine that is cut off low, at the end of another schedule: its own author's. */
const endsFlat = ({ values = [] }: Made): boolean => values.length > 2 && values.at(-1)! < 0.9 && values.at(-2) === values.at(-1);

/** ᾱ_t = cos²(π/2 · t/(T + 1)): no s, and a grid that ends a step behind T, so that no β needs a clip. Genie's. */
const stopsShort = ({ steps, values = [] }: Made): boolean => {
  let product = 1;
  return values.length === steps && values.every((beta, i) => Math.abs(Math.acos(Math.sqrt((product *= 1 - beta))) - ((Math.PI / 2) * (i + 1)) / (steps + 1)) < 1e-6);
};

/** It ends about where it is told to. */
const endsThere = ({ ends, values = [] }: Made): boolean => ends.end === undefined || Math.abs(values.at(-1)! - ends.end) < 0.3 * ends.end;

const fitsAnother = (made: Made, role: string): boolean => Object.entries(families).some(([name, ways]) => name !== role && ways.some((way) => departure(made, way) === undefined));

/** The chain of the reference, for the small case. */
function chainFor(made: Made, way: Omit<Family, "name">): Chain {
  const values = way.of === "beta" ? way.values(made.steps, endsOf(made), made.values ?? []) : [];
  return chainOf(values.every((x) => x > 0 && x < 1) && values.length > 0 ? values : Array.from({ length: made.steps }, () => 0.1));
}

function endsOf({ ends, values = [] }: Made): Required<Ends> {
  const low = Math.min(...values), high = Math.max(...values);
  return { start: ends.start ?? (values.length > 0 ? low : 1e-4), end: ends.end ?? (values.length > 0 ? high : 0.02), offset: ends.offset ?? 0.008 };
}

function departure(made: Made, way: Omit<Family, "name">): Departure | undefined {
  const { steps, values, failed } = made;
  if (failed !== undefined || !values) return { t: 1, computes: failed ?? "", should: "β_1 … β_T", of: "failure", size: Infinity };
  const none = way.of === "beta" ? values.findIndex((x) => !(x > 0)) : -1;
  if (none >= 0) return { t: none + 1, computes: values[none]!, should: way.values(steps, endsOf(made), values)[none] ?? "> 0", of: "value", size: Infinity };
  // DDPM's numbers are for T = 1000; other T may scale them.
  const ends = endsOf(made), scale = 1000 / steps;
  const trials = [ends, { ...ends, start: ends.start * scale, end: ends.end * scale }].map((each) => farthest(values, way.values(steps, each, values)));
  return trials.some((trial) => trial === undefined) ? undefined : trials[0];
}

/** Calls the function for T steps. What it needs besides T and the ends, it must have by default. */
function make(context: CodeContext, fn: PythonFunction, { argument }: Kind, steps: number): Made {
  const { needed, optional } = parametersOf(fn);
  const keywords = new Map<string, Value>();
  const number = (value: number): Value => ({ kind: "float", value });
  let start: number | undefined, end: number | undefined, offset: number | undefined;
  for (const name of [...needed, ...optional]) {
    const roles = inputRolesOf(name), isNeeded = needed.includes(name);
    const given = fn.defaults.get(name);
    const own = given && (given.kind === "float" || given.kind === "int") ? given.value : undefined;
    if (argument?.name === name) keywords.set(name, { kind: "text", value: argument.value });
    else if (roles.includes("betaStart")) { start = own ?? 1e-4; if (isNeeded) keywords.set(name, number(start)); }
    else if (roles.includes("betaEnd")) { end = own ?? 0.02; if (isNeeded) keywords.set(name, number(end)); }
    else if (roles.includes("T")) keywords.set(name, { kind: "int", value: steps });
    else if (roles.includes("offset")) { offset = own ?? 0.008; if (isNeeded) keywords.set(name, number(offset)); }
    else if (roles.includes("device")) { if (isNeeded) keywords.set(name, { kind: "text", value: "cpu" }); }
    else if (isNeeded) return { steps, ends: {}, unknown: name };
  }
  const outcome = callFunction(context.run, fn, [], keywords, {});
  // What the function itself calls its ends, scaled or not.
  for (const event of outcome.events) {
    if (event.kind !== "bound" || event.how === "parameter" || (event.value.kind !== "float" && event.value.kind !== "int")) continue;
    const roles = inputRolesOf(event.name);
    if (roles.includes("betaStart")) start = event.value.value;
    if (roles.includes("betaEnd")) end = event.value.value;
  }
  if (start !== undefined && end !== undefined && start > end) [start, end] = [end, start];
  // What begins at 0 or below, or ends above 1, is laid out before it becomes a β: a sigmoid's from −3 to 3.
  if ((start !== undefined && !(start > 0)) || (end !== undefined && !(end < 1))) start = end = undefined;
  const ends: Ends = { ...(start !== undefined && { start }), ...(end !== undefined && { end }), ...(offset !== undefined && { offset }) };
  if (outcome.kind === "raised" && isOwnCheck(outcome.error)) return { steps, ends, unknown: outcome.error.type };
  if (outcome.kind === "raised") return { steps, ends, failed: errorText(outcome.error), spot: outcome.error.spot };
  if (outcome.kind === "stopped") return { steps, ends, unknown: outcome.reason };
  const value = betasOf(outcome.value, namesReturned(fn));
  const all = numbersOf(value);
  // An entry for step 0 may stand in front.
  const timed = [...needed, ...optional].some((name) => inputRolesOf(name).includes("T"));
  const values = all && all[0] === 0 && all.length > 2 && all[1]! > 0 && (!timed || all.length === steps + 1) ? all.slice(1) : all;
  if (!all || !values) return { steps, ends, unknown: value.kind === "unknown" ? value.reason : fn.name };
  const spot = spotOf(outcome.events, all);
  return { steps: timed ? steps : values.length, ends, values, ...(spot && { spot }) };
}

/** The β of what is given back: of several the one of that name, or the first where none is; of an object likewise. */
function betasOf(value: Value, names: readonly string[]): Value {
  if (value.kind === "tuple") return value.items[Math.max(0, names.findIndex(isBeta))] ?? value;
  if (value.kind === "dict") return [...value.entries.values()].find(({ key }) => key.kind === "text" && isBeta(key.value))?.value ?? value;
  if (value.kind !== "instance") return value;
  return [...value.attributes].find(([name]) => isBeta(name))?.[1] ?? value;
}

function isBeta(name: string): boolean {
  const [role] = tableRolesOf(name);
  return role?.column === "beta" && role.done.length === 0 && role.shift === 0;
}

/** The names in `return alpha_bars, betas`; "" for what has none. */
function namesReturned(fn: PythonFunction): readonly string[] {
  const last = linesOf(fn).findLast((line) => line.nodeType === "Return");
  return last?.nodeType === "Return" && last.value?.nodeType === "Tuple" ? last.value.elts.map((item) => (item.nodeType === "Name" ? item.id : "")) : [];
}

/** Where the values were made: the last assignment of them, else what was given back. */
function spotOf(events: readonly Event[], values: readonly number[]): Spot | undefined {
  const same = (value: Value) => { const own = numbersOf(value); return own !== undefined && own.length === values.length && own.every((x, i) => x === values[i]); };
  return events.findLast((event) => event.kind === "returned" && event.depth <= 1 && same(event.value))?.spot ?? events.findLast((event) => event.kind === "bound" && same(event.value))?.spot;
}
