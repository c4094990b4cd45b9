import { fail } from "../base/problem.ts";
import { nearest } from "../base/nearest.ts";
import type { Definitions } from "../evaluate/definitions.ts";
import { freeNames } from "../evaluate/free-names.ts";
import { bodiesOf, firstStep, lastStep, reach, readsAt } from "../evaluate/reach.ts";
import { stepNames } from "../evaluate/steps.ts";
import type { ClaimLine } from "../read/text/line.ts";
import { constants } from "../term/functions.ts";
import { type ComparisonTerm, number, type Term, walk } from "../term/term.ts";
import type { Scope } from "./verdict.ts";

/** A parameter of a sheet as the verifier needs it: what it is now and how far it may be varied. Decimal literals. */
export interface ParameterRange {
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly scale: "linear" | "log";
  readonly whole: boolean;
}
export type ParameterRanges = Readonly<Record<string, ParameterRange>>;

/** A claim made ready to be checked: what it stands on, what is drawn for it and what it says. Plain data. */
export interface Statement {
  readonly definitions: Definitions;
  readonly says: ComparisonTerm;
  readonly scope: Scope;
  readonly steps: readonly StepBound[];
  readonly variables: readonly Variable[];
  /** Declared paths: a real number at every step 0 … T. */
  readonly paths: readonly string[];
  /** The parameters it stands on, T apart. */
  readonly parameters: ParameterRanges;
  /** How large T is drawn; `least` is enough for every fixed index that is read. */
  readonly length: { readonly least: number; readonly most: number; readonly now: number };
  /** The largest literal that a test compares with: beyond it no step is special. */
  readonly tested: number;
}

/** A step the claim speaks of, from `low` to `high`, both included. */
export interface StepBound {
  readonly name: string;
  readonly low: Term;
  readonly high: Term;
}

export type Variable =
  | { readonly name: string; readonly domain: "real" | "positive" | "noise" }
  | { readonly name: string; readonly domain: "interval"; readonly low: Term; readonly high: Term };

/** T is drawn up to this unless the claim needs more. */
const usualLength = 40;
const longestDrawn = 1000;

/**
 * Makes a claim ready. A free name that no `for` declares is a problem; a step without bounds runs over all the steps
 * at which every column it reads has a value. Data are the numbers of one run: a claim that stands on them is judged here, with the parameters as they are,
 * and over every schedule it says nothing.
 */
export function statementOf(line: ClaimLine, definitions: Definitions, ranges: ParameterRanges): Statement {
  if (line.statement.kind !== "comparison") return fail("not a number", "claim", { hint: "a comparison" });
  const says = line.statement;
  const everySchedule = line.quantifiers.some((q) => q.kind === "every schedule");
  const variables = line.quantifiers.flatMap((q): Variable[] =>
    q.kind === "variable" ? [{ name: q.name, domain: q.domain }] : q.kind === "interval" ? [{ name: q.name, domain: "interval", low: q.low, high: q.high }] : []);
  const paths = line.quantifiers.flatMap((q) => (q.kind === "path" ? [q.name] : []));
  const steps = stepBounds(line, says, { definitions, ranges }, new Set(paths));
  const declared = new Set([...steps.map((s) => s.name), ...variables.map((v) => v.name), ...paths]);
  const stop = new Set(everySchedule ? ["beta"] : []);
  const names = reach(definitions, says, stop);
  refuseUndeclared(says, names, new Set([...declared, ...stop]), definitions, ranges);
  const data = [...names].find((name) => !stop.has(name) && definitions.columns[name]?.data);
  if (data !== undefined && everySchedule) fail("fixed numbers", data);
  const parameters = Object.fromEntries(Object.entries(ranges).filter(([name]) => names.has(name) && name !== "T"));
  const usesLength = [...names].some((name) => name === "T" || paths.includes(name) || stop.has(name) || name in definitions.columns) || steps.length > 0;
  const closed = !usesLength && variables.length === 0 && Object.keys(parameters).length === 0;
  const bodies = [says, ...[...names].flatMap((name) => bodiesOf(definitions, name))];
  const least = Math.max(1, Number(ranges.T?.low ?? 1), ...bodies.map(largestIndex));
  const tested = Math.max(1, ...bodies.map(largestTested));
  const needed = Math.max(least, Math.min(tested, longestDrawn));
  return {
    definitions,
    says,
    scope: line.here || data !== undefined ? "here" : everySchedule ? "every schedule" : closed ? "closed" : "sheet",
    steps,
    variables,
    paths,
    parameters,
    tested,
    length: { least, most: mostLength(least, needed, everySchedule ? undefined : ranges.T), now: Number(ranges.T?.value ?? least) },
  };
}

function stepBounds(line: ClaimLine, says: Term, { definitions, ranges }: { readonly definitions: Definitions; readonly ranges: ParameterRanges }, paths: ReadonlySet<string>): readonly StepBound[] {
  const bounded = line.quantifiers.flatMap((q) => (q.kind === "step" ? [q] : []));
  const defined = (name: string) => bodiesOf(definitions, name).length > 0 || name === "T" || constants.has(name);
  const declared = new Set(line.quantifiers.flatMap((q) => ("name" in q ? [q.name] : [])));
  const free = freeNames(says);
  const standing = [...stepNames(says, definitions)].filter((name) => free.has(name) && !declared.has(name) && !defined(name));
  // A bound such as 1 <= s < t makes t a step even where the claim itself does not index by it.
  const inBounds = bounded.flatMap((q) => [q.low, q.high]).flatMap((bound) => (bound ? [...freeNames(bound)] : [])).filter((name) => !defined(name) && !declared.has(name));
  const implied = [...new Set([...standing, ...inBounds, ...(free.has("t") && !declared.has("t") && !defined("t") ? ["t"] : [])])];
  const all = [...implied.map((name) => ({ name, low: undefined, high: undefined })), ...bounded];
  return inOrder(all.map(({ name, low, high }) => {
    const reads = readsAt(definitions, says, name);
    const first = reads.length ? Math.max(...reads.map((r) => (paths.has(r.column) ? 0 : firstStep(definitions, r.column)) - r.offset)) : 1;
    const last = reads.length ? Math.max(...reads.map((r) => r.offset)) : 0;
    const end: Term = { kind: "name", name: "T" };
    const known = Math.min(...reads.map((r) => lastStep(definitions, r.column) - r.offset));
    if (known < Infinity) return { name, low: low ?? number(first), high: high ?? number(Math.min(known, Number(ranges.T?.value ?? known) - Math.max(0, last))) };
    return { name, low: low ?? number(first), high: high ?? (last > 0 ? { kind: "operator", op: "-", left: end, right: number(last) } : end) };
  }));
}

/** Bounds that name another step come after it. */
function inOrder(bounds: readonly StepBound[]): readonly StepBound[] {
  const done: StepBound[] = [];
  const left = [...bounds];
  while (left.length > 0) {
    const waiting = new Set(left.map((b) => b.name));
    const next = left.findIndex((b) => [...freeNames(b.low), ...freeNames(b.high)].every((name) => name === b.name || !waiting.has(name)));
    if (next < 0) return fail("circular definition", left.map((b) => b.name).join(" → "));
    done.push(...left.splice(next, 1));
  }
  return done;
}

function refuseUndeclared(says: Term, names: ReadonlySet<string>, declared: ReadonlySet<string>, definitions: Definitions, ranges: ParameterRanges): void {
  const known = [...Object.keys(definitions.columns), ...Object.keys(definitions.functions), ...Object.keys(definitions.scalars)];
  for (const name of names) {
    if (declared.has(name) || constants.has(name) || name === "T" || name in ranges || Object.hasOwn(definitions.columns, name) || bodiesOf(definitions, name).length > 0) continue;
    const place = placeOf(says, name);
    const hint = nearest(name, [...known, ...declared]);
    fail("unknown name", name, { ...(place && { place }), ...(hint && { hint }) });
  }
}

function placeOf(says: Term, name: string): Term["place"] {
  let place: Term["place"];
  walk(says, (term) => { if (!place && "name" in term && term.name === name) place = term.place; });
  return place;
}

/** The largest literal index that is read: T must reach it. */
function largestIndex(term: Term): number {
  let largest = 1;
  walk(term, (inner) => { if (inner.kind === "index" && inner.index.kind === "number") largest = Math.max(largest, Number(inner.index.digits)); });
  return largest;
}

/** The largest step that a test singles out, as in `t < 45 ? … : …`: some draws of T should pass it. */
function largestTested(term: Term): number {
  let largest = 1;
  walk(term, (inner) => {
    if (inner.kind !== "conditional" || inner.test.kind !== "comparison") return;
    for (const item of inner.test.items) if (item.kind === "number") largest = Math.max(largest, Math.ceil(Number(item.digits)));
  });
  return largest;
}

function mostLength(least: number, needed: number, range: ParameterRange | undefined): number {
  const usual = Math.max(usualLength, needed + 8);
  return range ? Math.max(least, Math.min(Number(range.high), usual)) : usual;
}

export const mapValues = <A, B>(record: Readonly<Record<string, A>>, change: (a: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
