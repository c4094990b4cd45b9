import { attempt, fail } from "../base/problem.ts";
import { at, call, mapChildren, number, operator, type Term, walk } from "../term/term.ts";
import { type Step, stepKey, stepOf } from "./model/step-order.ts";
import type { PrintedValue } from "./printed-value.ts";
import type { Lexicon, Reading } from "./reading.ts";
import { numeric, type Placed } from "./schedules.ts";
import { symbolKey } from "./symbol.ts";
import { type Met, nothingMet, translate } from "./translate.ts";

const supposing = /\b(?:suppose|let|assum(?:e|ing)|say|take|consider|if|when|with|for|given|pick|choose|setting|imagine|example|e\.g)\b|[设令若当取]|假[设定如]|如果|给定|例如|比如|考虑/gi;
const concluding = /\b(?:then|so|hence|thus|therefore|gives?|giving|gets?|obtain|yields?|becomes|equals|is|are|has|have|means)\b|[则故得]|所以|因此|于是|那么|此时|就是|⇒|\\Rightarrow|\\implies/gi;

/** Every quantity of the schedule that the document prints a value of, in reading order. */
export function printedValues(placed: readonly Placed[], text: string): readonly PrintedValue[] {
  const breaks = [...text.matchAll(/[.!?]\s|[。！？]|\n[ \t]*\n/g)].map((m) => m.index);
  return placed.flatMap(({ statement: { items, relations }, position, headings }): readonly PrintedValue[] => {
    const [of, right] = items;
    if (!of || !right || relations[0] !== "=") return [];
    const symbol = of.kind === "root" ? of.of : of.kind === "call" && of.function.name === "SNR" ? of.function : of;
    if (symbol.kind !== "symbol" || !["alpha", "bar alpha", "beta", "SNR", "eta"].includes(symbolKey(symbol))) return [];
    const value = items.length === 2 || relations.slice(1).every((r) => r === "=" || r === "≈") ? numeric(right) : undefined;
    if (!value) return [];
    const lead = text.slice(Math.max(0, position - 150), position).split(/[.。!?！？](?=\s)|。|\n\s*\n|\n#+/).at(-1)!;
    const last = (pattern: RegExp) => Math.max(-1, ...[...lead.matchAll(pattern)].map((m) => m.index));
    const [supposed, concluded] = [last(supposing), last(concluding)];
    return [{ of, value, position, headings, said: supposed > concluded ? "given" : concluded > supposed ? "concluded" : undefined, sentence: breaks.filter((b) => b < position).length }];
  });
}

/** What is known at one place of a worked example, by quantity and step, as exact terms. */
export interface Known {
  readonly values: ReadonlyMap<string, Term>;
  /** Whether the value printed at this place is itself given, at a numbered step or at one with a letter. */
  readonly givenHere?: "numbered" | "lettered";
  /** Whether α and ᾱ are among the letters that it is given in. */
  readonly alpha: boolean;
  readonly alphabar: boolean;
}

/**
 * What a section gives of a schedule before a place in it: ᾱ_t = 0.36, α_{t−1} = 0.9, η = 1. What follows from earlier ones is claimed, not given,
 * unless a "suppose" leads to it; giving a quantity another value begins a new example. Values at numbered steps are given only by such words.
 */
export function knownAt(printed: readonly PrintedValue[], { position, headings }: { readonly position: number; readonly headings: readonly string[] }, reading: Reading, lexicon: Lexicon): Known {
  const here = headings.join();
  let values = new Map<string, Term>(), since = new Set<string>(), alpha = false, alphabar = false, givenHere: Known["givenHere"], sentence = -1;
  const terms = new Map<string, string>();
  for (const each of printed) {
    if (each.position > position || each.headings.join() !== here) continue;
    const read = attempt(() => quantityGiven(each, reading, lexicon));
    if (!read.ok || !read.value) continue;
    const { key, value, step } = read.value;
    const tried = attempt(() => settled(read.value!.term, { values, alpha, alphabar }, lexicon));
    const derived = tried.ok && tried.value !== undefined;
    const numbered = step !== undefined && step.letter === undefined;
    // A value given twice is a second example, and what a later sentence says without "then" may be one.
    const term = JSON.stringify(read.value.term);
    const follows = derived && terms.get(key) !== term && (each.said === "concluded" || each.said === undefined && each.sentence === sentence);
    if (follows || each.said !== "given" && numbered) { since = new Set(values.keys()); continue; }
    if (numbered && (lexicon.schedules ?? []).some((s) => s.headings.join() === here)) continue;
    if (each.position === position) givenHere = numbered ? "numbered" : "lettered";
    // Another value begins another example: what was given before its own run of givens is over.
    if (derived && JSON.stringify(values.get(key)) !== JSON.stringify(value)) values = new Map([...values].filter(([k]) => !since.has(k) && k !== key));
    values.set(key, value);
    terms.set(key, term);
    sentence = each.sentence;
    alpha ||= read.value.met.alpha;
    alphabar ||= read.value.met.alphabar;
  }
  return { values, alpha, alphabar, ...(givenHere && { givenHere }) };
}

const refuse = (): never => fail("unexpected token", "a random quantity");

/** ᾱ_t = v, √ᾱ_t = v and SNR(t) = v as the value of ᾱ_t; α_t, β_t and η as they stand. */
function quantityGiven({ of, value }: PrintedValue, reading: Reading, lexicon: Lexicon): { key: string; term: Term; value: Term; step: Step | undefined; met: Met } | undefined {
  const met = nothingMet();
  const term = translate(of, { reading, lexicon, met, bound: new Set(), rendering: { state: refuse, noise: refuse, network: refuse } });
  if (term.kind === "name" && term.name === "eta") return { key: "eta", term, value, step: undefined, met };
  const inner = term.kind === "call" && term.name === "sqrt" ? term.args[0]! : term;
  const squared = inner === term ? value : operator("^", value, number(2));
  if (inner.kind !== "index") return undefined;
  const step = stepOf(inner.index);
  if (!step || step.letter === "T") return undefined;
  const key = (column: string) => `${column}@${stepKey(step)}`;
  switch (inner.name) {
    case "alpha": case "beta": case "alphabar": return { key: key(inner.name), term, value: squared, step, met };
    case "signal": return { key: key("alphabar"), term, value: operator("^", squared, number(2)), step, met };
    case "snr": return { key: key("alphabar"), term, value: operator("/", squared, operator("+", number(1), squared)), step, met };
    default: return undefined;
  }
}

/** The term with everything of the schedule replaced by what is known; undefined where something is not. */
export function settled(term: Term, { values }: Known, lexicon: Lexicon): Term | undefined {
  let met = 0, open = false;
  const one = number(1), minus = (a: Term, b: Term) => operator("-", a, b), over = (a: Term, b: Term) => operator("/", a, b);
  const steps = [...values.keys()].flatMap((key) => { const found = /@([A-Za-z]*)(-?\d+)$/.exec(key); return found ? [{ letter: found[1] || undefined, offset: Number(found[2]) }] : []; });
  const isNear = (step: Step) => steps.some((s) => s.letter === step.letter && (step.letter === undefined ? s.offset >= step.offset - 1 : Math.abs(s.offset - step.offset) <= 1));
  const look = (column: string, step: Step, asked: ReadonlySet<string> = new Set()): Term | undefined => {
    const key = `${column}@${stepKey(step)}`;
    const direct = values.get(key);
    if (direct) return direct;
    if (asked.has(key) || !isNear(step)) return undefined;
    const on = new Set([...asked, key]);
    const to = (offset: number): Step => ({ ...step, offset: step.offset + offset });
    const both = (a: Term | undefined, b: () => Term | undefined, join: (a: Term, b: Term) => Term) => { const second = a && b(); return a && second && join(a, second); };
    if (column === "alphabar") {
      if (step.letter === undefined && step.offset === 0 && lexicon.zeroBased !== true) return one;
      if (step.letter === undefined && step.offset < 0) return undefined;
      return both(look("alpha", step, on), () => look("alphabar", to(-1), on), (a, b) => operator("*", b, a))
        ?? both(look("alphabar", to(1), on), () => look("alpha", to(1), on), over);
    }
    if (column === "beta") { const a = look("alpha", step, on); return a && minus(one, a); }
    const b = values.get(`beta@${stepKey(step)}`);
    return b ? minus(one, b) : both(look("alphabar", step, on), () => look("alphabar", to(-1), on), over);
  };
  const put = (inner: Term): Term => {
    if (inner.kind === "index" && inner.name === "ddim_sigma") return values.has("eta") ? put(ddimSigma({ kind: "name", name: "eta" }, inner.index)) : ((open = true), inner);
    if (inner.kind === "index") {
      const step = stepOf(inner.index);
      const known = step && quantity(inner.name, step, look);
      if (known) met++; else open = true;
      return known ?? inner;
    }
    if (inner.kind === "name" && values.has(inner.name)) return values.get(inner.name)!;
    if (inner.kind === "call" && inner.name === "ddimSigma") return put(ddimSigma(inner.args[0]!, inner.args[1]!));
    return mapChildren(inner, put);
  };
  const closed = put(term);
  walk(closed, (inner) => { if (inner.kind === "name" && inner.name !== "pi" && inner.name !== "e" || inner.kind === "fold") open = true; });
  return open || met === 0 ? undefined : closed;
}

function quantity(column: string, step: Step, look: (column: string, step: Step) => Term | undefined): Term | undefined {
  const of = (a: Term | undefined, make: (a: Term) => Term): Term | undefined => a && make(a);
  const rest = (a: Term) => operator("-", number(1), a);
  switch (column) {
    case "alpha": case "beta": case "alphabar": return look(column, step);
    case "signal": return of(look("alphabar", step), (a) => call("sqrt", a));
    case "noise": return of(look("alphabar", step), (a) => call("sqrt", rest(a)));
    case "snr": return of(look("alphabar", step), (a) => operator("/", a, rest(a)));
    case "logsnr": return of(look("alphabar", step), (a) => call("log", operator("/", a, rest(a))));
    case "posteriorVariance": {
      const [now, before, beta] = [look("alphabar", step), look("alphabar", { ...step, offset: step.offset - 1 }), look("beta", step)];
      return now && before && beta && operator("*", operator("/", rest(before), rest(now)), beta);
    }
    default: return undefined;
  }
}

/** Song, Meng & Ermon 2021, eq. 16. */
function ddimSigma(eta: Term, t: Term): Term {
  const before = at("alphabar", operator("-", t, number(1))), now = at("alphabar", t);
  const rest = (a: Term) => operator("-", number(1), a);
  return operator("*", eta, operator("*", call("sqrt", operator("/", rest(before), rest(now))), call("sqrt", rest(operator("/", now, before)))));
}
