import { fail } from "../../base/problem.ts";
import type { SymbolNode } from "../../read/latex/math.ts";
import type { ClaimLine, Line } from "../../read/text/line.ts";
import { at, type ComparisonTerm, mapChildren, name, number, type Term, walk } from "../../term/term.ts";
import { inStepT } from "../model/in-step-t.ts";
import { contains, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { nothingMet, stepFrom, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * β_t or ᾱ_t as a function of t and T: it must be defined at every step and stay where such a quantity lives, 0 < β_t < 1 and 0 ≤ ᾱ_t ≤ 1,
 * for every T and for parameters in their usual ranges. β_T = 1 is meant where a document speaks of zero terminal SNR.
 */
export const schedule: PairRule = ({ left, right, relation, around }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡") return undefined;
  if (left.kind !== "symbol") return undefined;
  const key = symbolKey(left);
  if (key !== "beta" && key !== "bar alpha") return undefined;
  // If ᾱ_t = 0.5, …: a value, and no schedule.
  if (key === "bar alpha" && right.kind === "number" && Number(right.digits) >= 0 && Number(right.digits) <= 1) return fail("missing value", "a theorem", { hint: "a value that is given" });
  // So is β_t = 0, the end of its range, which no schedule is.
  if (right.kind === "number" && [0, 1].includes(Number(right.digits))) return fail("missing value", "a theorem", { hint: "a value that is given" });
  const [index] = stepsOfSymbol(left);
  const step = index && stepFrom(index);
  if (step?.letter === undefined || step.letter === "T" || step.offset !== 0) return undefined;
  if (contains(right, (n) => n.kind === "symbol" && ["beta", "alpha", "bar alpha", "x", "X", "epsilon"].includes(symbolKey(n)) && stepsOfSymbol(n).length > 0 && !isEnd(n))) return undefined;
  const met = nothingMet();
  const parameters = new Map<string, Line>();
  const random = (): never => fail("unexpected token", "a random quantity");
  const own = new Map(lexicon.own);
  for (const symbol of scalarsIn(right)) {
    const line = parameterFor(symbol);
    if (line?.kind !== "parameter") continue;
    parameters.set(symbol, line);
    own.set(symbol, { cell: line.name, lines: [line], column: false });
  }
  const translated = translate(right, { reading, lexicon: { ...lexicon, own }, met, bound: new Set(), rendering: { state: random, noise: random, network: random } });
  // ᾱ_t = SNR(t)/(1 + SNR(t)) is no formula of t and T: another column makes it.
  if (readsOther(translated)) return undefined;
  const body = endsNamed(translated, parameters);
  const letters = new Set([...met.letters].filter((l) => l !== "T" && l !== step.letter && !parameters.has(l)));
  if (letters.size > 0) return fail("unknown name", [...letters][0]!);
  const cell = key === "beta" ? "beta" : "stated";
  const lines: Line[] = [
    { kind: "parameter", name: "T", value: number(1000), range: { low: number(2), high: number(1000) }, scale: "log", whole: true },
    ...parameters.values(),
    ...[...lexicon.own.values()].flatMap((d) => d.lines),
    { kind: "column", name: cell, index: "t", body: inStepT(body, step.letter) },
  ];
  const t = name("t");
  const within: ComparisonTerm = key === "beta"
    ? { kind: "comparison", items: [number(0), at(cell, t), number(1)], relations: ["<", "<"] }
    : { kind: "comparison", items: [number(0), at(cell, t), number(1)], relations: ["<=", "<="] };
  const endMayBeOne = /zero[- ]terminal|terminal snr|零终端|终端信噪比/.test(around);
  const claims = [
    ...constantDivisors(body).map((divisor) => says({ kind: "comparison", items: [divisor, number(0)], relations: ["!="] })),
    says(within, endMayBeOne),
  ];
  // 1 − √(t/T + s) is used as it is published, although it passes 0 at its very last step.
  const slight = key === "bar alpha" && !endMayBeOne && constantDivisors(body).length === 0 && { unless: [says(within, true)] };
  return { rule: "schedule", met, alternatives: [claims], lines: [lines], ...slight };
};

const says = (statement: ComparisonTerm, allButLast = false): ClaimLine => ({
  kind: "claim", here: false, statement,
  quantifiers: allButLast ? [{ kind: "step", name: "t", low: number(1), high: { kind: "operator", op: "-", left: name("T"), right: number(1) } }] : [],
});

function readsOther(term: Term): boolean {
  let found = false;
  walk(term, (inner) => { if (inner.kind === "index" && inner.name !== "beta" && !/^own_[fgh]$/.test(inner.name)) found = true; });
  return found;
}

/** β_1, β_0 and β_T on the right are the ends that a schedule is given by. */
const isEnd = (n: SymbolNode): boolean => {
  const step = symbolKey(n) === "beta" ? stepFrom(stepsOfSymbol(n)[0]!) : undefined;
  return step !== undefined && (step.letter === "T" || step.letter === undefined) && (step.offset === 0 || (step.letter === undefined && step.offset === 1));
};

function endsNamed(term: Term, parameters: Map<string, Line>): Term {
  if (term.kind === "index" && term.name === "beta") {
    const key = term.index.kind === "name" && term.index.name === "T" ? "beta<T>" : "beta<1>";
    const line = parameterFor(key);
    if (line?.kind !== "parameter") return term;
    parameters.set(key, line);
    return name(line.name);
  }
  return mapChildren(term, (child) => endsNamed(child, parameters));
}

/** Parameters by the names documents give them, over the ranges they are used in. */
function parameterFor(key: string): Line | undefined {
  const line = (text: string, value: string, low: string, high: string): Line => ({ kind: "parameter", name: text, value: number(value), range: { low: number(low), high: number(high) }, scale: "linear", whole: false });
  if (/^beta<(start|min|1|0|begin|s|a)>$|^beta<\\?min>$/.test(key)) return line("beta_low", "1e-4", "1e-6", "0.01");
  if (/^beta<(end|max|T|final|e|b)>$/.test(key)) return line("beta_high", "0.02", "0.01", "0.5");
  if (key === "s") return line("offset", "0.008", "0.001", "0.1");
  return undefined;
}

function scalarsIn(node: Parameters<PairRule>[0]["right"]): readonly string[] {
  const found = new Set<string>();
  contains(node, (n) => {
    if (n.kind === "symbol" && stepsOfSymbol(n).length === 0) found.add(symbolKey(n));
    if (n.kind === "symbol" && n.name === "beta" && stepsOfSymbol(n).length === 1) {
      const fixed = stepFrom(stepsOfSymbol(n)[0]!);
      if (fixed && (fixed.letter === undefined || fixed.letter === "T")) found.add("beta");
    }
    return false;
  });
  return [...found];
}

/** Divisors that depend on nothing: a schedule that divides by cos(π/2) divides by 0. */
function constantDivisors(term: Term): readonly Term[] {
  const found: Term[] = [];
  walk(term, (inner) => {
    if (inner.kind !== "operator" || inner.op !== "/" || inner.right.kind === "number") return;
    let constant = true;
    walk(inner.right, (part) => { if (part.kind === "index" || (part.kind === "name" && part.name !== "pi" && part.name !== "e")) constant = false; });
    if (constant) found.push(inner.right);
  });
  return found;
}
