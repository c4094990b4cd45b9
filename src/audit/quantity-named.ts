import { attempt, fail } from "../base/problem.ts";
import { readMath } from "../read/latex/read-math.ts";
import { readUnicodeMath } from "../read/latex/read-unicode-math.ts";
import { at, call, mapChildren, name, number, operator, type Term } from "../term/term.ts";
import type { Lexicon } from "./reading.ts";
import { usualReading } from "./reading.ts";
import { nothingMet, translate } from "./translate.ts";

const t = name("t");
const words: readonly (readonly [RegExp, Term])[] = [
  [/posterior standard deviation|后验标准差/i, call("sqrt", at("posteriorVariance", t))],
  [/posterior variance|后验方差/i, at("posteriorVariance", t)],
  [/\b(?:signal|mean|data) (?:coefficient|amplitude|scale)\b|信号(?:系数|幅度)/i, call("sqrt", at("alphabar", t))],
  [/\bnoise (?:coefficient|amplitude|scale)\b|噪声(?:系数|幅度)/i, call("sqrt", operator("-", number(1), at("alphabar", t)))],
  [/log[- ]?SNR|对数信噪比/i, at("logsnr", t)],
  [/\bSNR\b|\\mathrm\{SNR\}|signal[- ]to[- ]noise ratio|信噪比/i, at("snr", t)],
  [/\\bar\s*\{?\s*\\alpha\s*\}?\s*_t|ᾱ_?[tₜ]/, at("alphabar", t)],
  [/(?<!\\tilde\s?\{?)\\beta_t|β_?[tₜ]/, at("beta", t)],
];

/** The quantities of the schedule that prose speaks of, as terms in t, with where each stands. A longer name hides the shorter one inside it. */
export function quantitiesIn(text: string): readonly { readonly term: Term; readonly start: number; readonly end: number }[] {
  const found: { term: Term; start: number; end: number }[] = [];
  for (const [pattern, term] of words) {
    const match = pattern.exec(text);
    if (match && !found.some((f) => f.start < match.index + match[0].length && match.index < f.end)) found.push({ term, start: match.index, end: match.index + match[0].length });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** What a header or a first cell names, and nothing else: one formula in t, or the name in words. */
export function quantityOf(text: string, macros: Readonly<Record<string, string>>, lexicon: Lexicon): Term | undefined {
  const trimmed = text.trim();
  const inside = /^\$([^$]+)\$$|^\\\((.+)\\\)$/.exec(trimmed);
  const word = words.find(([pattern]) => pattern.exec(trimmed)?.[0].length === trimmed.length);
  if (!inside && word) return word[1];
  const { statements, problems } = inside ? readMath(inside[1] ?? inside[2]!, { macros }) : /[α-ωᾱ√]/.test(trimmed) ? readUnicodeMath(trimmed) : { statements: [], problems: [] };
  const [statement, ...more] = statements;
  if (!statement || more.length > 0 || problems.length > 0 || statement.items.length !== 1 || statement.relations.length > 0) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const read = attempt(() => translate(statement.items[0]!, { reading: { ...usualReading, alpha: lexicon.alpha ?? "step" }, lexicon, met, bound: new Set(), rendering: { state: random, noise: random, network: random } }));
  const plain = !met.sigma && (!met.alpha || lexicon.alpha !== undefined || (lexicon.barred?.size ?? 0) > 0) && met.free.size === 0 && [...met.letters].join() === "t";
  return read.ok && plain && read.value.kind !== "name" ? read.value : undefined;
}

/** A term in t at a step. */
export function atStep(term: Term, step: number): Term {
  return term.kind === "name" && term.name === "t" ? number(step) : mapChildren(term, (child) => atStep(child, step));
}
