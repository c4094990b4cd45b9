import { attempt, fail } from "../base/problem.ts";
import type { MathNode, Statement } from "../read/latex/math.ts";
import type { Line } from "../read/text/line.ts";
import { number, operator, type Term } from "../term/term.ts";
import { emptyLexicon, usualReading } from "./reading.ts";
import { stepsOfSymbol, symbolKey } from "./symbol.ts";
import { nothingMet, stepFrom, translate } from "./translate.ts";
import type { StatedSchedule } from "./stated-schedule.ts";


/** A statement with where it stands and the prose around it. */
export interface Placed {
  readonly statement: Statement;
  readonly headings: readonly string[];
  readonly position: number;
  readonly prose: string;
}

/** The schedules of a document: β_t as a formula of t and T, β_1, β_2, … listed one by one, and linear ones that prose gives the ends of. */
export function schedulesIn(placed: readonly Placed[]): readonly StatedSchedule[] {
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
      const T = stepsOf(placed, here);
      if (T !== undefined) found.push({ lines: [lengthLine(T), { kind: "column", name: "beta", index: "t", body: inT(value.value, step.letter) }], headings: here.headings, position: here.position, listed: false });
    }
  }
  for (const { values, first } of listed.values()) {
    const T = Math.max(...values.keys());
    // A single β_100 = 0.002 is a value of a schedule, not a schedule.
    if (values.size < 2 || values.size !== T || !values.has(1)) continue;
    const bases = [...values].toSorted(([a], [b]) => a - b).map(([at, body]): Line => ({ kind: "base", name: "beta", at, body }));
    found.push({ lines: [lengthLine(T), ...bases], headings: first.headings, position: first.position, listed: true });
  }
  for (const here of placed) {
    const linear = linearInProse(here, placed);
    if (linear && !found.some((s) => s.headings.join() === here.headings.join())) found.push(linear);
  }
  return found;
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

function inT(term: Term, letter: string): Term {
  if (letter === "t") return term;
  if (term.kind === "name") return term.name === letter ? { kind: "name", name: "t" } : term;
  if (term.kind === "operator") return operator(term.op, inT(term.left, letter), inT(term.right, letter));
  if (term.kind === "negate") return { ...term, of: inT(term.of, letter) };
  if (term.kind === "call") return { ...term, args: term.args.map((arg) => inT(arg, letter)) };
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
function stepsOf(placed: readonly Placed[], here: Placed): number | undefined {
  const stated = placed.flatMap((p) => {
    const { items, relations } = p.statement;
    const value = items[1] && numeric(items[1]);
    return items[0]?.kind === "symbol" && symbolKey(items[0]) === "T" && relations[0] === "=" && value?.kind === "number" ? [{ p, T: Number(value.digits) }] : [];
  });
  const near = stated.filter(({ p }) => p.headings.join() === here.headings.join());
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
    default: return undefined;
  }
}

const numberPattern = String.raw`(\d+(?:\.\d+)?(?:\s*[×x]\s*10\s*\^?\s*\{?[-−⁻]?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]+\}?|e-?\d+)?|10\^\{?-\d+\}?)`;
const linearWords = new RegExp(String.raw`(?:linear|线性)[^.。]{0,80}?(?:from|从)\s*\$?${numberPattern}\$?[^\d]{1,12}\$?${numberPattern}`, "i");

function linearInProse(here: Placed, placed: readonly Placed[]): StatedSchedule | undefined {
  const match = linearWords.exec(here.prose);
  const T = match ? stepsOf(placed, here) : undefined;
  if (!match || T === undefined || T < 2) return undefined;
  const [low, high] = [match[1]!, match[2]!].map(digitsOf);
  if (!low || !high) return undefined;
  const t: Term = { kind: "name", name: "t" };
  const body = operator("+", number(low), operator("/", operator("*", operator("-", number(high), number(low)), operator("-", t, number(1))), number(T - 1)));
  return { lines: [lengthLine(T), { kind: "column", name: "beta", index: "t", body }], headings: here.headings, position: here.position, listed: false };
}

function digitsOf(text: string): string | undefined {
  const plainText = text.replace(/\s/g, "").replace(/[−⁻]/g, "-").replace(/[⁰¹²³⁴-⁹]/g, (c) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
  const power = /^(?:(\d+(?:\.\d+)?)[×x])?10\^?\{?(-?\d+)\}?$/.exec(plainText);
  if (power) return `${power[1] ?? "1"}e${power[2]}`;
  return Number.isFinite(Number(plainText)) ? plainText : undefined;
}
