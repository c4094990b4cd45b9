import { attempt, fail } from "../base/problem.ts";
import type { MathNode, Statement } from "../read/latex/math.ts";
import type { Line } from "../read/text/line.ts";
import { call, number, operator, type Term, walk } from "../term/term.ts";
import { inStepT } from "./model/in-step-t.ts";
import type { Document } from "./document/document.ts";
import { lengthIn, namedIn, spokenSchedules } from "./spoken-schedules.ts";
import { emptyLexicon, usualReading } from "./reading.ts";
import { stepsOfSymbol, symbolKey } from "./symbol.ts";
import { nothingMet, stepFrom, translate } from "./translate.ts";
import type { ScheduleName, StatedSchedule } from "./stated-schedule.ts";

/** A statement with where it stands and the prose around it. */
export interface Placed {
  readonly statement: Statement;
  readonly headings: readonly string[];
  readonly position: number;
  readonly prose: string;
  /** In a table, the first cell of its row: often the name of what the row is about. */
  readonly row?: string;
}

/** The schedules of a document: β_t as a formula of t and T, β_1, β_2, … listed one by one, and linear ones that prose gives the ends of. */
export function schedulesIn(placed: readonly Placed[], document?: Document): readonly StatedSchedule[] {
  const found: StatedSchedule[] = [];
  const listed = new Map<string, { values: Map<number, Term>; first: Placed }>();
  for (const here of placed) {
    const { items, relations } = here.statement;
    const [left, right] = items;
    if (!left || !right || !["=", ":=", "≡"].includes(relations[0] ?? "") || left.kind !== "symbol" || symbolKey(left) !== "beta") continue;
    const [index] = stepsOfSymbol(left);
    const step = index && stepFrom(index);
    if (!step) continue;
    const value = attempt(() => plain(right, numbersIn(placed, here)));
    if (!value.ok) continue;
    if (step.letter === undefined) {
      const section = here.headings.join("/");
      const list = listed.get(section) ?? { values: new Map<number, Term>(), first: here };
      list.values.set(step.offset, value.value);
      listed.set(section, list);
    } else if (step.letter !== "T" && step.offset === 0) {
      const body = inStepT(value.value, step.letter);
      const constant = !mentions(body, "t");
      const T = lengthIn(here.prose) ?? stepsOf(mentions(body, "T") ? placed : placed.filter((p) => p.headings.join() === here.headings.join()), here);
      // β_t = 0.02 is a constant schedule where it is said to be one; elsewhere it may be one value of another.
      if (constant && !constantWords.test(here.prose) && !(T !== undefined && lengthIn(here.prose) === T)) continue;
      if (T === undefined && mentions(body, "T")) continue;
      const named = constant ? "constant" : namedIn(here.row ?? "") ?? namedIn(here.prose) ?? shapeOf(body);
      found.push({ lines: [lengthLine(T ?? 1000), { kind: "column", name: "beta", index: "t", body }], headings: here.headings, position: here.position, listed: false, sentence: here.prose, ...(named && { named }), ...(T !== undefined && { steps: T }) });
    }
  }
  for (const here of placed) {
    const list = listedAtOnce(here);
    if (list) listed.set(`${here.headings.join("/")}@${here.position}`, { values: list, first: here });
  }
  for (const { values, first } of listed.values()) {
    const T = Math.max(...values.keys());
    // A single β_100 = 0.002 is a value of a schedule, not a schedule.
    if (values.size < 2 || values.size !== T || !values.has(1)) continue;
    const bases = [...values].toSorted(([a], [b]) => a - b).map(([at, body]): Line => ({ kind: "base", name: "beta", at, body }));
    found.push({ lines: [lengthLine(T), ...bases], headings: first.headings, position: first.position, listed: true, steps: T, sentence: first.prose });
  }
  return [...found, ...spokenSchedules(found, document, (here) => stepsOf(placed, here))];
}

const constantWords = /constant|for (?:all|every|each)|at (?:all|every|each)|fixed|常数|恒定|固定|所有|每一?步/i;

/** β = (0.1, 0.2, 0.3), all at once. */
function listedAtOnce({ statement: { items, relations }, prose }: Placed): Map<number, Term> | undefined {
  const [left, right] = items;
  if (left?.kind !== "symbol" || relations[0] !== "=" || left.subscripts.length > 0 || !["beta", "b"].includes(symbolKey(left))) return undefined;
  if (right?.kind === "number" && symbolKey(left) === "beta") return listedInProse(prose);
  if (right?.kind !== "tuple" && right?.kind !== "list") return undefined;
  const values = right.items.map(numeric);
  return values.length >= 2 && values.every((v) => v !== undefined) ? new Map(values.map((v, i) => [i + 1, v!])) : undefined;
}

/** "T = 3 and β = 0.1, 0.2, 0.3": as many as there are steps. */
function listedInProse(prose: string): Map<number, Term> | undefined {
  const found = /(?:β|\\beta)\s*=\s*((?:\d*\.\d+\s*[,，、]\s*)+\d*\.\d+)/.exec(prose);
  const values = found?.[1]!.split(/[,，、]/).map((v) => v.trim()) ?? [];
  return values.length >= 2 && values.length === lengthIn(prose) ? new Map(values.map((v, i) => [i + 1, number(v)])) : undefined;
}

function mentions(term: Term, letter: string): boolean {
  let found = false;
  walk(term, (inner) => { if (inner.kind === "name" && inner.name === letter) found = true; });
  return found;
}

/** Two values of t apart tell a line from a square of one where a formula has no name. */
function shapeOf(body: Term): ScheduleName | undefined {
  return body.kind === "operator" && body.op === "^" ? "quadratic" : body.kind === "operator" && body.op === "+" ? "linear" : undefined;
}

const lengthLine = (T: number): Line => ({ kind: "parameter", name: "T", value: number(T), scale: "linear", whole: true });

const refuse = (): never => fail("unexpected token", "a random quantity");

/** A term in t, T and numbers alone, labelled parameters such as β_start put in from where they are given. */
function plain(node: MathNode, known: ReadonlyMap<string, Term>): Term {
  const own = new Map([...known].map(([key, term]) => [key, { cell: key, lines: [], column: false, value: term }]));
  const met = nothingMet();
  const term = translate(node, { reading: usualReading, lexicon: { ...emptyLexicon, own }, met, bound: new Set(), rendering: { state: refuse, noise: refuse, network: refuse } });
  if (met.alpha || met.alphabar || met.sigma || met.free.size > 0) fail("unexpected token", "another column");
  return put(term, known);
}

function put(term: Term, known: ReadonlyMap<string, Term>): Term {
  if (term.kind === "name") return known.get(term.name) ?? term;
  if (term.kind === "index") return fail("unexpected token", term.name);
  if (term.kind === "operator") return operator(term.op, put(term.left, known), put(term.right, known));
  if (term.kind === "negate") return { ...term, of: put(term.of, known) };
  if (term.kind === "call") return { ...term, args: term.args.map((arg) => put(arg, known)) };
  return term;
}

/** Labelled parameters that the same section, or else the document, gives a number: β_start = 1e-4, β_{min} = 0.1, s = 0.008. */
function numbersIn(placed: readonly Placed[], here: Placed): ReadonlyMap<string, Term> {
  const known = new Map<string, Term>();
  const near = placed.toSorted((a, b) => closeness(b, here) - closeness(a, here));
  for (const { statement: { items, relations } } of near) {
    const [left, right] = items;
    if (left?.kind !== "symbol" || !right || relations[0] !== "=" || stepsOfSymbol(left).length > 0) continue;
    const value = numeric(right);
    const key = symbolKey(left);
    if (value && !["t", "T", "i", "j", "k", "n", "tau"].includes(key) && !known.has(key)) known.set(key, value);
  }
  return known;
}

const closeness = (a: Placed, b: Placed): number => (a.headings.join() === b.headings.join() ? 2 : 0) + (a.position <= b.position ? 1 : 0);

/** T: stated in the same section, or once in the document. */
function stepsOf(placed: readonly Placed[], here: Pick<Placed, "headings">): number | undefined {
  const stated = placed.flatMap((p) => {
    const { items, relations } = p.statement;
    const value = items[1] && numeric(items[1]);
    return items[0]?.kind === "symbol" && symbolKey(items[0]) === "T" && relations[0] === "=" && value?.kind === "number" ? [{ p, T: Number(value.digits) }] : [];
  });
  // The section's own T, else that of the section around it.
  const around = here.headings.map((_, i) => here.headings.slice(0, here.headings.length - i)).concat([[]]);
  const near = around.map((section) => stated.filter(({ p }) => p.headings.join() === section.join())).find((found) => found.length > 0) ?? [];
  const all = new Set((near.length > 0 ? near : stated).map((s) => s.T));
  return all.size === 1 ? [...all][0] : undefined;
}

/** A plain number, also 10^{-4} and 2 \times 10^{-2}. */
export function numeric(node: MathNode): Term | undefined {
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": {
      const of = numeric(node.of);
      return of && { kind: "negate", of };
    }
    case "operator": {
      const left = numeric(node.left), right = numeric(node.right);
      return left && right && (node.op === "*" || node.op === "/" || node.op === "^" || node.op === "-" || node.op === "+") ? operator(node.op, left, right) : undefined;
    }
    case "tuple": return node.items.length === 1 ? numeric(node.items[0]!) : undefined;
    case "root": {
      const of = node.degree === undefined ? numeric(node.of) : undefined;
      return of && call("sqrt", of);
    }
    case "call": {
      const { name: fn, subscripts, mark } = node.function;
      const of = node.args.length === 1 && node.given.length === 0 && subscripts.length === 0 && mark === undefined && ["exp", "log", "sqrt", "cos", "sin"].includes(fn) ? numeric(node.args[0]!) : undefined;
      return of && call(fn, of);
    }
    default: return undefined;
  }
}
