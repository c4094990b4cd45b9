import { nearest } from "../../base/nearest.ts";
import { span } from "../../base/place.ts";
import { attempt, fail, type Problem } from "../../base/problem.ts";
import { builtIn, constants } from "../../term/functions.ts";
import type { Term } from "../../term/term.ts";
import { compareLine, isComparison } from "./compare-line.ts";
import { constantValue } from "./constant.ts";
import { expression } from "./expression.ts";
import { meantClaim } from "./meant-claim.ts";
import type { ChoiceLine, ClaimLine, Line, ParameterLine, UseLine } from "./line.ts";
import { bounds, interval, quantifiers } from "./quantifiers.ts";
import { reserved, tokens, type Token } from "./tokens.ts";

/**
 * line      = claim | use | compare | choice | parameter | scalar | column | base | function
 * claim     = "claim" [ "here" ] comparison [ "for" quantifiers ]
 * use       = "use" word { ("." | "-") word } [ "[" name "]" ]
 * compare   = "compare" name "with" name
 * choice    = name "=" "choice" "(" name { "," name } ")" [ "at" name ]
 * parameter = name "=" constant [ "in" constant ".." constant [ "log" ] [ "whole" ] [ "step" constant ] ]
 * scalar    = name "=" expression
 * column    = name "[" name "]" "=" expression [ "for" name ">=" whole ]
 * base      = name "[" whole "]" "=" expression
 * function  = name "(" name { "," name } ")" "=" expression
 *
 * Never throws for a bad text: the problem has the place of the offending token, in the text as it was given.
 */
export function readLine(text: string): { ok: true; line: Line } | { ok: false; problem: Problem } {
  const read = attempt(() => line(tokens(text), text));
  if (read.ok) return { ok: true, line: read.value };
  // A comparison on its own is a claim whose word was left out; `==` has its own hint, which may also mean `=`.
  const meant = read.problem.kind === "unexpected token" && read.problem.subject !== "==" ? meantClaim(text) : undefined;
  return meant === undefined ? read : { ok: false, problem: { ...read.problem, hint: meant } };
}

function line(words: readonly Token[], text: string): Line {
  const [first, second] = words;
  if (first === undefined) return fail("missing value", "", { place: { start: 0, end: text.length } });
  if (isName(first, "claim")) return claim(words, text);
  if (isName(first, "use")) return use(words, text);
  if (isComparison(words)) return compareLine(words, text);
  if (first.kind !== "name" || reserved(first.text)) return unexpected(first, text, "name = …");
  if (constants.has(first.text)) fail("doubled name", first.text, { place: first.place, hint: first.text === "pi" ? "π = 3.14159…" : "e = 2.71828…" });
  if (isSymbol(second, "=")) return isName(words[2], "choice") && isSymbol(words[3], "(") ? choice(words, text) : parameterOrScalar(words, text);
  if (isSymbol(second, "[")) return columnOrBase(words, text);
  if (isSymbol(second, "(")) return definedFunction(words, text);
  if (second === undefined) return fail("missing value", first.text, { place: first.place, hint: `${first.text} = …` });
  return unexpected(second, text, isSymbol(second, "==") ? `${first.text} = …, or claim ${first.text} == …` : `${first.text} = …`);
}

function claim(words: readonly Token[], text: string): ClaimLine {
  const here = isName(words[1], "here");
  const from = here ? 2 : 1;
  const end = words.findIndex((w) => isName(w, "for"));
  const body = words.slice(from, end < 0 ? words.length : end);
  if (body.length === 0) missing(words[from - 1]!, "==");
  const statement = expression(body, text);
  if (statement.kind !== "comparison") fail("missing value", text.slice(statement.place!.start, statement.place!.end), { place: statement.place!, hint: "==, <=, ≈ …" });
  return { kind: "claim", here, statement, quantifiers: end < 0 ? [] : quantifiers(words.slice(end + 1), text, words[end]!) };
}

function use(words: readonly Token[], text: string): UseLine {
  let path = "";
  let at = 1;
  for (;;) {
    const word = words[at] ?? missing(words[at - 1]!, "use forward.closedForm");
    if (word.kind !== "name" || reserved(word.text)) unexpected(word, text, "use forward.closedForm");
    path += word.text;
    at += 1;
    const joint = words[at];
    if (!isSymbol(joint, ".") && !isSymbol(joint, "-")) break;
    path += joint!.text;
    at += 1;
  }
  if (words[at] === undefined) return { kind: "use", path };
  if (!isSymbol(words[at], "[")) unexpected(words[at]!, text, `use ${path}`);
  const chosen = words[at + 1] ?? fail("unclosed bracket", "[", { place: words[at]!.place });
  if (chosen.kind !== "name" || reserved(chosen.text)) unexpected(chosen, text, `use ${path}[kind]`);
  const close = words[at + 2] ?? fail("unclosed bracket", "[", { place: words[at]!.place });
  if (!isSymbol(close, "]")) unexpected(close, text);
  if (words[at + 3] !== undefined) unexpected(words[at + 3]!, text);
  return { kind: "use", path, choice: chosen.text };
}

function choice(words: readonly Token[], text: string): ChoiceLine {
  const { names, next } = nameList(words, 3, text);
  const options = names.map((n) => n.text);
  const rest = words.slice(next);
  if (rest.length === 0) return { kind: "choice", name: words[0]!.text, options, chosen: options[0]! };
  if (!isName(rest[0], "at")) unexpected(rest[0]!, text, `at ${options[0]}`);
  const chosen = rest[1] ?? missing(rest[0]!, `at ${options[0]}`);
  if (!options.includes(chosen.text)) fail("unknown name", chosen.text, { place: chosen.place, hint: nearest(chosen.text, options) ?? options.join(", ") });
  if (rest[2] !== undefined) unexpected(rest[2], text);
  return { kind: "choice", name: words[0]!.text, options, chosen: chosen.text };
}

function parameterOrScalar(words: readonly Token[], text: string): Line {
  const name = words[0]!.text;
  const given = words.findIndex((w) => isName(w, "in"));
  const bodyWords = words.slice(2, given < 0 ? words.length : given);
  if (bodyWords.length === 0) missing(words[1]!);
  const value = expression(bodyWords, text);
  const number = constantValue(value);
  if (number === undefined) {
    if (given >= 0) unexpected(words[given]!, text);
    return { kind: "scalar", name, body: value };
  }
  if (!Number.isFinite(number)) fail("not a number", textOf(value, text), { place: value.place! });
  const after = given < 0 ? [] : words.slice(given + 1);
  const stepped = after.findIndex((w) => isName(w, "step"));
  const step = stepped < 0 ? undefined : stepOf(after.slice(stepped), text);
  const tail = stepped < 0 ? after : after.slice(0, stepped);
  const stated: string[] = [];
  while (tail.length > 0 && (isName(tail.at(-1), "log") || isName(tail.at(-1), "whole")) && !stated.includes(tail.at(-1)!.text)) stated.push(tail.pop()!.text);
  const scale = stated.includes("log") ? "log" : "linear";
  const whole = stated.includes("whole") || name === "T";
  if (whole) checkWhole(value);
  const parameter: ParameterLine = { kind: "parameter", name, value, scale, whole };
  if (given < 0) return parameter;

  const { low, high } = interval(tail, text, words[given]!);
  const [from, to] = [low, high].map((bound) => constantValue(bound) ?? fail("not a number", textOf(bound, text), { place: bound.place!, hint: "0..1" })) as [number, number];
  const range = textOf({ ...low, place: span(low.place!, high.place!) }, text);
  if (!(from < to)) fail("outside its range", range, { place: span(low.place!, high.place!), hint: "low < high" });
  if (scale === "log" && !(from > 0)) fail("outside its range", textOf(low, text), { place: low.place!, hint: "log: low > 0" });
  if (!(number >= from && number <= to)) fail("outside its range", textOf(value, text), { place: value.place!, hint: range });
  if (whole) [low, high, ...(step ? [step] : [])].forEach(checkWhole);
  if (step && constantValue(step)! > to - from) fail("outside its range", textOf(step, text), { place: step.place!, hint: `0 < step <= ${to - from}` });
  return { ...parameter, range: { low, high, ...(step && { step }) } };

  function checkWhole(term: Term): void {
    if (!Number.isInteger(constantValue(term))) fail("outside its range", textOf(term, text), { place: term.place!, hint: "1, 2, 3 …" });
  }
}

/** "step" constant, from the word on. */
function stepOf(words: readonly Token[], text: string): Term {
  const rest = words.slice(1);
  if (rest.length === 0) missing(words[0]!, "step 0.1");
  const step = expression(rest, text), value = constantValue(step);
  if (value === undefined || !Number.isFinite(value)) return fail("not a number", textOf(step, text), { place: step.place!, hint: "step 0.1" });
  return value > 0 ? step : fail("outside its range", textOf(step, text), { place: step.place!, hint: "step > 0" });
}

function columnOrBase(words: readonly Token[], text: string): Line {
  const name = words[0]!.text;
  const index = words[2] ?? fail("unclosed bracket", "[", { place: words[1]!.place });
  const form = `${name}[t] = … or ${name}[0] = …`;
  const isIndex = index.kind === "name" && !reserved(index.text) && !constants.has(index.text) && index.text !== "T";
  const isBase = index.kind === "number" && /^\d+$/.test(index.text);
  if (!isIndex && !isBase) unexpected(index, text, form);
  const close = words[3] ?? fail("unclosed bracket", "[", { place: words[1]!.place });
  if (!isSymbol(close, "]")) unexpected(close, text, form);
  const { body, rest } = definition(words, 4, text);
  if (isBase) {
    if (rest.length > 0) unexpected(rest[0]!, text);
    return { kind: "base", name, at: Number(index.text), body };
  }
  if (rest.length === 0) return { kind: "column", name, index: index.text, body };
  if (rest.length === 1) missing(rest[0]!, `${index.text} >= 2`);
  const place = span(rest[1]!.place, rest.at(-1)!.place);
  const statement = expression(rest.slice(1), text);
  const bound = statement.kind === "comparison" ? bounds(statement, text, place) : undefined;
  const from = bound?.name === index.text && bound.high === undefined && bound.low !== undefined ? constantValue(bound.low) : undefined;
  if (from === undefined || !Number.isInteger(from) || from < 0) return fail("unexpected token", text.slice(place.start, place.end), { place, hint: `${index.text} >= 2` });
  return { kind: "column", name, index: index.text, body, from };
}

function definedFunction(words: readonly Token[], text: string): Line {
  const first = words[0]!;
  if (builtIn.has(first.text) || ["sum", "prod", "choice"].includes(first.text)) fail("doubled name", first.text, { place: first.place });
  const { names, next } = nameList(words, 1, text);
  const constant = names.find((n) => constants.has(n.text));
  if (constant !== undefined) fail("doubled name", constant.text, { place: constant.place });
  const { body, rest } = definition(words, next, text);
  if (rest.length > 0) unexpected(rest[0]!, text);
  return { kind: "function", name: first.text, parameters: names.map((n) => n.text), body };
}

/** `= expression`, and what follows from the word `for` on. */
function definition(words: readonly Token[], at: number, text: string): { readonly body: Term; readonly rest: readonly Token[] } {
  const equals = words[at] ?? missing(words[at - 1]!, "=");
  if (!isSymbol(equals, "=")) unexpected(equals, text, isSymbol(equals, "==") ? "= or claim" : "=");
  const end = words.findIndex((w) => isName(w, "for"));
  const body = words.slice(at + 1, end < 0 ? words.length : end);
  if (body.length === 0) missing(equals);
  return { body: expression(body, text), rest: end < 0 ? [] : words.slice(end) };
}

/** "(" name { "," name } ")", from the bracket at `at`. */
function nameList(words: readonly Token[], at: number, text: string): { readonly names: readonly Token[]; readonly next: number } {
  const names: Token[] = [];
  for (let i = at + 1; ; i += 2) {
    const word = words[i] ?? fail("unclosed bracket", "(", { place: words[at]!.place });
    if (word.kind !== "name" || reserved(word.text)) unexpected(word, text);
    if (names.some((n) => n.text === word.text)) fail("doubled name", word.text, { place: word.place });
    names.push(word);
    const joint = words[i + 1] ?? fail("unclosed bracket", "(", { place: words[at]!.place });
    if (isSymbol(joint, ")")) return { names, next: i + 2 };
    if (!isSymbol(joint, ",")) unexpected(joint, text);
  }
}

const isName = (word: Token | undefined, text: string): boolean => word?.kind === "name" && word.text === text;
const isSymbol = (word: Token | undefined, text: string): boolean => word?.kind === "symbol" && word.text === text;

const textOf = (term: Term, text: string): string => text.slice(term.place!.start, term.place!.end);

function unexpected(word: Token, text: string, hint?: string): never {
  return fail("unexpected token", text.slice(word.place.start, word.place.end), { place: word.place, ...(hint !== undefined && { hint }) });
}

function missing(after: Token, hint?: string): never {
  return fail("missing value", after.text, { place: after.place, ...(hint !== undefined && { hint }) });
}
