import { span, type Place } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import { constants } from "../../term/functions.ts";
import type { ComparisonTerm, Relation, Term } from "../../term/term.ts";
import { expression } from "./expression.ts";
import type { Quantifier } from "./line.ts";
import { isRelation } from "./shape.ts";
import { reserved, type Token } from "./tokens.ts";

/**
 * quantifiers = quantifier { "," quantifier }
 * quantifier  = "every" "schedule"
 *             | name ("real" | "positive" | "noise")
 *             | name "[" name "]" "real"
 *             | name "in" expression ".." expression
 *             | comparison of a step's name with one or two bounds: t >= 2, t <= T - 1, 1 <= s < t, t == T
 */
export function quantifiers(tokens: readonly Token[], text: string, after: Token): readonly Quantifier[] {
  const read = parts(tokens, after).map((part) => quantifier(part, text));
  const seen = new Map<string, Quantifier>();
  for (const q of read) {
    const name = q.kind === "every schedule" ? q.kind : q.name;
    const before = seen.get(name);
    if (before === undefined) seen.set(name, q);
    else if (before.kind === "step" && q.kind === "step" && (before.low ?? q.low) === (q.low ?? before.low) && (before.high ?? q.high) === (q.high ?? before.high))
      seen.set(name, { ...before, ...q, place: span(before.place!, q.place!) });
    else fail("doubled name", name, { place: q.place! });
  }
  return [...seen.values()];
}

/** The parts between commas that stand in no bracket. */
function parts(tokens: readonly Token[], after: Token): Token[][] {
  const found: Token[][] = [[]];
  let depth = 0;
  let last = after;
  for (const token of tokens) {
    if (token.kind === "symbol" && "([".includes(token.text)) depth++;
    if (token.kind === "symbol" && ")]".includes(token.text)) depth--;
    if (depth === 0 && token.kind === "symbol" && token.text === ",") {
      if (found.at(-1)!.length === 0) fail("missing value", last.text, { place: last.place });
      found.push([]);
    } else found.at(-1)!.push(token);
    last = token;
  }
  if (found.at(-1)!.length === 0) fail("missing value", last.text, { place: last.place });
  return found;
}

const domains = ["real", "positive", "noise"] as const;

function quantifier(tokens: readonly Token[], text: string): Quantifier {
  const [first, second, third] = tokens as [Token, Token?, Token?];
  const place = span(first.place, tokens.at(-1)!.place);
  if (first.text === "every") {
    if (second === undefined) fail("missing value", "every", { place: first.place, hint: "every schedule" });
    if (second.text !== "schedule") unexpected(second, text, "every schedule");
    if (third !== undefined) unexpected(third, text);
    return { kind: "every schedule", place };
  }
  if (tokens.some(isRelation)) return bounds(expression(tokens, text) as ComparisonTerm, text, place);
  if (first.kind !== "name" || reserved(first.text) || constants.has(first.text)) unexpected(first, text, "t >= 1");
  const name = first.text;
  if (second === undefined) fail("missing value", name, { place: first.place, hint: `${name} >= 1 or ${name} real` });
  if (second.kind === "name" && second.text === "in") {
    const { low, high } = interval(tokens.slice(2), text, second);
    return { kind: "interval", name, low, high, place };
  }
  if (isSymbol(second, "[")) {
    const [, , index, closing, real] = tokens;
    if (index?.kind !== "name") return unexpected(index ?? second, text, `${name}[t] real`);
    if (!isSymbol(closing, "]")) return unexpected(closing ?? index, text, `${name}[${index.text}] real`);
    if (real?.kind !== "name" || real.text !== "real" || tokens.length > 5) return unexpected(real ?? closing!, text, `${name}[${index.text}] real`);
    return { kind: "path", name, place };
  }
  const domain = domains.find((d) => second.kind === "name" && d === second.text);
  if (domain === undefined) return unexpected(second, text, `${name} real, ${name} positive, ${name} noise, ${name} in 0..1 or ${name} >= 1`);
  if (third !== undefined) unexpected(third, text);
  return { kind: "variable", name, domain, place };
}

/** interval = expression ".." expression */
export function interval(tokens: readonly Token[], text: string, after: Token): { readonly low: Term; readonly high: Term } {
  const dots = tokens.findIndex((t) => t.kind === "symbol" && t.text === "..");
  const last = tokens.at(-1) ?? after;
  if (dots < 0) fail("missing value", last.text, { place: last.place, hint: "low..high" });
  if (dots === 0) fail("missing value", after.text, { place: after.place, hint: "low..high" });
  if (dots === tokens.length - 1) fail("missing value", "..", { place: last.place, hint: "low..high" });
  return { low: expression(tokens.slice(0, dots), text), high: expression(tokens.slice(dots + 1), text) };
}

/** The step that a comparison bounds. Strict bounds on whole steps become the next whole number: `s < t` is s up to t - 1. */
export function bounds(statement: ComparisonTerm, text: string, place: Place): Extract<Quantifier, { kind: "step" }> {
  const { items, relations } = statement;
  const cut = (at: Place) => text.slice(at.start, at.end);
  if (statement.kind !== "comparison" || items.length > 3) fail("unexpected token", cut(place), { place, hint: "1 <= s < t, t <= T" });
  const named = items.length === 3 ? 1 : free(items[0]) && !(isSteps(items[0]!) && free(items[1])) ? 0 : 1;
  const step = items[named]!;
  if (step.kind !== "name" || constants.has(step.name)) return fail("unexpected token", cut(step.place!), { place: step.place!, hint: "t >= 2 or 1 <= s < t" });
  let low: Term | undefined;
  let high: Term | undefined;
  relations.forEach((relation, i) => {
    const bound = items[i === named ? i + 1 : i]!;
    if (bound.kind === "number" && !Number.isInteger(Number(bound.digits))) fail("outside its range", bound.digits, { place: bound.place!, hint: "1, 2, 3 …" });
    const towards: Relation = i === named ? relation : turned(relation);
    if (towards === "==") [low, high] = [bound, bound];
    else if (towards === ">" || towards === ">=") low = once(low, towards === ">" ? next(bound, 1) : bound);
    else if (towards === "<" || towards === "<=") high = once(high, towards === "<" ? next(bound, -1) : bound);
    else fail("unexpected token", cut(place), { place, hint: "t >= 2 or 1 <= s < t" });
  });
  return { kind: "step", name: step.name, ...(low && { low }), ...(high && { high }), place };

  function once(before: Term | undefined, bound: Term): Term {
    return before === undefined ? bound : fail("ambiguous reading", cut(place), { place, hint: "1 <= s < t" });
  }
}

const free = (term: Term | undefined): boolean => term?.kind === "name" && !constants.has(term.name);

const isSteps = (term: Term): boolean => term.kind === "name" && term.name === "T";

const turned = (relation: Relation): Relation => (({ "<": ">", "<=": ">=", ">": "<", ">=": "<=" }) as Partial<Record<Relation, Relation>>)[relation] ?? relation;

/** The whole number beside a bound; a literal stays a literal. */
function next(bound: Term, by: 1 | -1): Term {
  const place = bound.place!;
  if (bound.kind === "number" && /^\d+$/.test(bound.digits) && Number(bound.digits) + by >= 0) return { kind: "number", digits: String(Number(bound.digits) + by), place };
  return { kind: "operator", op: by > 0 ? "+" : "-", left: bound, right: { kind: "number", digits: "1", place }, place };
}

const isSymbol = (token: Token | undefined, text: string): boolean => token?.kind === "symbol" && token.text === text;

function unexpected(token: Token, text: string, hint?: string): never {
  return fail("unexpected token", text.slice(token.place.start, token.place.end), { place: token.place, ...(hint !== undefined && { hint }) });
}
