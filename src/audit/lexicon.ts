import { attempt, fail } from "../base/problem.ts";
import { reach } from "../evaluate/reach.ts";
import type { AppliedNode, CallNode, MathNode, Statement, SymbolNode } from "../read/latex/math.ts";
import type { Line } from "../read/text/line.ts";
import { type Term, walk } from "../term/term.ts";
import { inStepT } from "./model/in-step-t.ts";
import { decide, type Memory } from "./decide.ts";
import type { AuditOptions } from "./finding.ts";
import type { Lexicon, OwnDefinition, Reading } from "./reading.ts";
import { identity } from "./rules/identity.ts";
import { networkOf, stepsOfSymbol, symbolKey } from "./symbol.ts";
import { nothingMet, stepFrom, translate } from "./translate.ts";

/** Symbols with a meaning of their own: a definition of one is checked, and never makes it mean something else. */
const standard = new Set(["beta", "alpha", "bar alpha", "tilde beta", "sigma", "SNR", "x", "X", "epsilon"]);

/**
 * Reads a document's own definitions, in order: what settles the meaning of α and σ, and which symbols it introduces. A definition
 * that cannot be read is left out; what uses its symbol then stays undecided by name.
 */
export function lexiconOf(statements: readonly Statement[], options: AuditOptions, memory: Memory): Lexicon {
  let lexicon: Lexicon = { own: new Map() };
  for (const statement of statements) {
    const [left, right] = statement.items;
    const relation = statement.relations[0];
    if (left && right && (relation === "=" || relation === ":=") && (left.kind === "applied" || left.kind === "call")) {
      const own = attempt(() => ownFunction(left, right, lexicon));
      if (own.ok && own.value && !lexicon.own.has(own.value.key)) lexicon = { ...lexicon, own: new Map([...lexicon.own, [own.value.key, own.value.definition]]) };
      continue;
    }
    if (!left || !right || (relation !== "=" && relation !== ":=" && relation !== "≡")) continue;
    const symbol = left.kind === "symbol" ? left : left.kind === "operator" && left.op === "^" && left.left.kind === "symbol" ? left.left : undefined;
    if (!symbol || networkOf(symbol)) continue;
    const key = symbolKey(symbol);
    if (key === "alpha") lexicon = { ...lexicon, ...settledAlpha(statement, lexicon, options, memory) };
    else if (left.kind === "symbol" && !standard.has(key)) {
      const own = attempt(() => ownDefinition(symbol, right, lexicon));
      if (own.ok && own.value && !lexicon.own.has(key)) lexicon = { ...lexicon, own: new Map([...lexicon.own, [key, own.value]]) };
    }
  }
  return lexicon;
}

/** α means what its definition says, where exactly one reading makes that definition true. */
function settledAlpha(statement: Statement, lexicon: Lexicon, options: AuditOptions, memory: Memory): Pick<Lexicon, "alpha"> | undefined {
  if (lexicon.alpha) return undefined;
  const [left, right] = statement.items as [MathNode, MathNode];
  const readings: readonly Reading["alpha"][] = ["step", "cumulative", "signal"];
  const holding = readings.filter((alpha) => {
    const reading: Reading = { alpha, sigma: "beta" };
    const judged = attempt(() => identity({ left, right, relation: "=", statement, chain: statement.items, around: "", declared: new Map(), headings: [], given: new Map() }, reading, lexicon));
    if (!judged.ok || !judged.value) return false;
    const { verdict } = decide(judged.value, lexicon, options, memory);
    return verdict.kind === "proved" || verdict.kind === "upheld";
  });
  return holding.length === 1 ? { alpha: holding[0]! } : undefined;
}

/** A new symbol over quantities of the schedule becomes a column of the document's own, `γ_t = 1 − ᾱ_t`. */
export function ownDefinition(symbol: SymbolNode, right: MathNode, lexicon: Lexicon): OwnDefinition | undefined {
  const [index, ...more] = stepsOfSymbol(symbol);
  const step = index && stepFrom(index);
  if (!index || more.length > 0 || step?.letter === undefined || step.offset !== 0) return undefined;
  const random = (): never => fail("unexpected token", "a random quantity");
  const met = nothingMet();
  const body = translate(right, { reading: { alpha: lexicon.alpha ?? "step", sigma: "beta" }, lexicon, met, bound: new Set(), rendering: { state: random, noise: random, network: random } });
  if (met.sigma || (met.alpha && !lexicon.alpha) || met.free.size > 0) return undefined;
  if ([...met.letters].some((letter) => letter !== step.letter && letter !== "T")) return undefined;
  const cell = cellName(symbol);
  const inT = inStepT(body, step.letter);
  if (!readsSchedule(inT)) return undefined;
  const line: Line = { kind: "column", name: cell, index: "t", body: inT, ...(readsOnlyCumulative(inT) && { from: 0 }) };
  return { cell, lines: [line], column: true };
}

/** f(t) = cos²(…): a function of the step alone becomes a column from t = 0. */
function ownFunction(left: AppliedNode | CallNode, right: MathNode, lexicon: Lexicon): { key: string; definition: OwnDefinition } | undefined {
  const symbol = left.kind === "applied" ? left.base : left.function;
  const [arg, ...more] = left.args;
  const step = arg && stepFrom(arg);
  if (more.length > 0 || step?.letter === undefined || step.offset !== 0 || networkOf(symbol) || symbol.accents.length > 0 || stepsOfSymbol(symbol).length > 0) return undefined;
  if (!["f", "g", "h"].includes(symbol.name)) return undefined;
  const random = (): never => fail("unexpected token", "a random quantity");
  const met = nothingMet();
  const offset: OwnDefinition = { cell: "offset", lines: [{ kind: "parameter", name: "offset", value: { kind: "number", digits: "0.008" }, range: { low: { kind: "number", digits: "0.001" }, high: { kind: "number", digits: "0.1" } }, scale: "linear", whole: false }], column: false };
  const own = new Map([...lexicon.own, ["s", offset] as const]);
  const body = translate(right, { reading: { alpha: lexicon.alpha ?? "step", sigma: "beta" }, lexicon: { ...lexicon, own }, met, bound: new Set(), rendering: { state: random, noise: random, network: random } });
  if (met.sigma || met.alpha || met.free.size > 0) return undefined;
  const cell = cellName(symbol);
  const line: Line = { kind: "column", name: cell, index: "t", body: inStepT(body, step.letter), from: 0 };
  return { key: symbolKey(symbol), definition: { cell, lines: [...offset.lines, line], column: true } };
}

const readsSchedule = (term: Term): boolean => [...reach({ columns: {}, functions: {}, scalars: {} }, term)].some((n) => n === "beta" || n === "alpha" || n === "alphabar" || n === "posteriorVariance" || n === "snr" || n === "signal" || n === "noise");

function readsOnlyCumulative(term: Term): boolean {
  let only = true;
  walk(term, (inner) => { if (inner.kind === "index" && !(["alphabar", "signal", "noise"].includes(inner.name) && inner.index.kind === "name")) only = false; });
  return only;
}

/** A cell's name for a symbol: letters and digits, and never one that the catalog has. */
export const cellName = (symbol: SymbolNode): string => `own_${symbolKey(symbol).replace(/[^A-Za-z0-9]+/g, "_").replace(/_+$/, "")}`;

