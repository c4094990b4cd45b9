import type { Definitions } from "../evaluate/definitions.ts";
import { boundBy, freeNames } from "../evaluate/free-names.ts";
import { printLatex } from "../term/print-latex.ts";
import { type ComparisonTerm, mapChildren, sameTerm, type Term } from "../term/term.ts";
import { editsOf } from "../verify/mutants.ts";
import { attempt } from "../base/problem.ts";
import { screened } from "../verify/screen.ts";
import { type Statement, statementOf } from "../verify/statement.ts";
import type { Verdict } from "../verify/verdict.ts";
import { finish, type Question, verify } from "../verify/verify.ts";
import type { Reading } from "./reading.ts";
import type { Judgeable } from "./rules/rule.ts";

/**
 * The right form of a refuted formula, found and not remembered: among the formulas one edit away the first that the verifier upholds,
 * else what the chain itself gives, where that can be written down. In LaTeX, without the left side.
 */
export function rightFormOf({ rule, said: side, unwritten }: Pick<Judgeable, "rule" | "said" | "unwritten">, { question, verdict }: { question: Question; verdict: Verdict }, reading: Reading): string | undefined {
  if (verdict.kind !== "refuted" || unwritten) return undefined;
  const { statement } = question.claim;
  if (statement.kind !== "comparison" || statement.items.length !== 2) return undefined;
  const [left, right] = statement.items as [Term, Term];
  if (statement.relations[0] === "≈") return computed(verdict, right);
  if (statement.relations[0] !== "==") return undefined;
  const [said, expected] = side === "right" ? [right, left] : [left, right];
  const repaired = repairOf(verdict, side, () => repair(question, statement, said, expected));
  // ρ and fresh noises are names that the audit made, and no letters of the document's.
  if (repaired && [...freeNames(repaired)].some((name) => name === "rho" || name.startsWith("fresh_"))) return undefined;
  if (repaired) return printLatex(inReading(statesNamed(repaired), reading));
  // What a step or a loss should be is not what its law or value is.
  if (rule === "update" || rule === "loss") return undefined;
  const plain = inlined(definitionOf(expected, question.definitions), question.definitions);
  // The document's own other side is no right form of this one.
  if (side === "right" && plain && sameTerm(plain, expected)) return undefined;
  return plain && !sameTerm(plain, said) ? printLatex(inReading(statesNamed(plain), reading)) : undefined;
}

/** A claim in words with its number put right; undefined where it is not plain which of its numbers that is. */
export function numberMended(claim: string, { question, verdict }: { readonly question: Question; readonly verdict: Verdict }): string | undefined {
  const { statement } = question.claim;
  if (verdict.kind !== "refuted" || statement.kind !== "comparison" || statement.relations[0] !== "≈") return undefined;
  const printed = statement.items[1]!, value = computed(verdict, printed);
  if (value === undefined || printed.kind !== "number") return undefined;
  const parts = claim.split(new RegExp(`(?<![\\d.,])${printed.digits.replaceAll(/[.+]/g, "\\$&")}(?!\\d|[.,]\\d)`));
  return parts.length === 2 ? parts.join(value) : undefined;
}

/** The value, to as many digits as were printed, two at least. */
function computed(verdict: Extract<Verdict, { kind: "refuted" }>, printed: Term): string | undefined {
  const literal = printed.kind === "negate" ? printed.of : printed;
  if (literal.kind !== "number") return undefined;
  const [mantissa = "", exponent] = literal.digits.toLowerCase().split("e");
  const value = Number(verdict.counterexample.left);
  if (!Number.isFinite(value)) return undefined;
  const digits = Math.min(12, Math.max(2, mantissa.replace(/^[0.]+|\./g, "").length));
  const rounded = Number(value.toPrecision(digits));
  if (exponent !== undefined) return value.toExponential(digits - 1);
  const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(rounded))));
  // What is exact needs no zeros after it.
  return rounded === value || places > 15 ? String(rounded) : rounded.toFixed(places);
}

const repairs = new WeakMap<Verdict, Map<string, Term | undefined>>();

/** A verdict that is remembered has its repair remembered with it. */
function repairOf(verdict: Verdict, side: Judgeable["said"], find: () => Term | undefined): Term | undefined {
  const known = repairs.get(verdict) ?? new Map<string, Term | undefined>();
  repairs.set(verdict, known);
  const key = side ?? "left";
  if (!known.has(key)) known.set(key, find());
  return known.get(key);
}

function repair(question: Question, statement: ComparisonTerm, said: Term, expected: Term): Term | undefined {
  const having = (item: Term) => ({ ...question.claim, statement: { ...statement, items: [item, expected] } });
  const ready = attempt((): Statement => statementOf(question.claim, question.definitions, question.parameters));
  if (!ready.ok) return undefined;
  for (const candidate of screened(ready.value, expected, editsOf(said))) {
    const { kind } = finish(verify({ ...question, claim: having(candidate), found: "stop" }));
    if (kind === "proved" || kind === "upheld") return candidate;
  }
  return undefined;
}

/** A column at its own step is shown by what defines it. */
function definitionOf(term: Term, definitions: Definitions): Term {
  if (term.kind !== "index" || term.index.kind !== "name") return term;
  return definitions.columns[term.name]?.body ?? term;
}

/** x_t, which a claim makes of data and noise, under its own name. */
function statesNamed(term: Term): Term {
  if (term.kind === "call" && term.name === "closedFormSample") return { kind: "name", name: "xt" };
  return mapChildren(term, statesNamed);
}

/** The sheet's functions put in, until nothing but mathematics is left; undefined where a law has no closed form to show. */
function inlined(term: Term, definitions: Definitions): Term | undefined {
  if (term.kind === "call" && (term.name === "condition" || term.name === "marginal" || term.name === "compose" || boundBy(term) !== undefined)) return undefined;
  if (term.kind === "call" && term.name === "closedFormSample") return term;
  if (term.kind === "call" && Object.hasOwn(definitions.functions, term.name)) {
    const { parameters, body } = definitions.functions[term.name]!;
    const put = (inner: Term): Term => (inner.kind === "name" && parameters.includes(inner.name) ? term.args[parameters.indexOf(inner.name)]! : mapChildren(inner, put));
    return inlined(put(body), definitions);
  }
  let whole = true;
  const mapped = mapChildren(term, (child) => {
    const inside = inlined(child, definitions);
    if (!inside) whole = false;
    return inside ?? child;
  });
  return whole ? mapped : undefined;
}

/** In the document's own letters: DDIM's α is our ᾱ, and the coefficients of α² + σ² = 1 are roots. */
function inReading(term: Term, { alpha, sigma }: Reading): Term {
  const names: Readonly<Record<string, string>> = { ...(alpha === "cumulative" && { alphabar: "alpha" }), ...(alpha === "signal" && { signal: "alpha" }), ...(sigma === "noise" && { noise: "sigma" }) };
  const rename = (inner: Term): Term => {
    const inside = mapChildren(inner, rename);
    if (inside.kind === "name") return { ...inside, name: ownLetter(inside.name) };
    return inside.kind === "index" ? { ...inside, name: names[inside.name] ?? ownLetter(inside.name) } : inside;
  };
  return rename(term);
}

/** `own_bar_sigma`, a cell of the document's own, is its letter `sigmabar`. */
const ownLetter = (name: string): string => name.replace(/^own_(?:(bar|tilde|hat)_)?([A-Za-z]+)/, (_, mark: string | undefined, letter: string) => `${letter}${mark ?? ""}`);
