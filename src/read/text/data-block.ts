import { attempt, fail, type Problem } from "../../base/problem.ts";
import { isPrecision, type Precision, precisions, roundTo } from "../../field/precision.ts";
import { constants } from "../../term/functions.ts";
import type { DataLine } from "./line.ts";
import { reserved, tokens } from "./tokens.ts";

/** Numbers a block may hold, and characters. */
export const mostNumbers = 1_000_000;
const mostCharacters = 10_000_000;

/** A block that was read: its line, or its problem with the name it would have defined where that could be read. */
export type DataBlock = { readonly ok: true; readonly line: DataLine } | { readonly ok: false; readonly problem: Problem; readonly name: string | undefined };

/**
 * block  = header newline { number | separator | "#" comment }
 * header = "data" name [ "from" whole ] [ precision ]
 * Separators are blanks, commas, semicolons and line ends; numbers may be signed, nan and inf. Never throws for a bad text:
 * the problem has the place of the word that is no number, in the text as it was given. Without `from` the first number stands at t = 1.
 */
export function readDataBlock(text: string): DataBlock {
  const known = lastRead.find((one) => one.text === text);
  if (known) return known.block;
  const block = blockOf(text);
  lastRead.unshift({ text, block });
  if (lastRead.length > 8) lastRead.pop();
  return block;
}

/** A sheet is read at every keystroke, its data mostly the same: the same text gives the same array. */
const lastRead: { readonly text: string; readonly block: DataBlock }[] = [];

function blockOf(text: string): DataBlock {
  const end = text.includes("\n") ? text.indexOf("\n") : text.length;
  const header = attempt(() => headerOf(text.slice(0, end)));
  if (!header.ok) return { ...header, name: undefined };
  const values = attempt(() => numbers(text, end, roundTo(header.value.precision)));
  if (!values.ok) return { ...values, name: header.value.name };
  return { ok: true, line: { kind: "data", ...header.value, values: values.value } };
}

function headerOf(header: string): { name: string; from: number; precision: Precision } {
  const [, name, ...rest] = tokens(header);
  const form = "data list from 0";
  if (name === undefined) return fail("missing value", "data", { place: { start: 0, end: header.length }, hint: form });
  if (name.kind !== "name" || reserved(name.text)) return fail("unexpected token", header.slice(name.place.start, name.place.end), { place: name.place, hint: form });
  if (constants.has(name.text) || name.text === "T" || name.text.startsWith("live.")) fail("doubled name", name.text, { place: name.place });
  let from = 1, precision: Precision = "float64";
  let words = rest;
  if (words[0]?.text === "from") {
    const first = words[1] ?? fail("missing value", "from", { place: words[0].place, hint: "from 0" });
    from = Number(first.text);
    if (first.kind !== "number" || !Number.isInteger(from) || from > mostNumbers) fail("outside its range", first.text, { place: first.place, hint: `0..${mostNumbers}` });
    words = words.slice(2);
  }
  if (words[0] && isPrecision(words[0].text)) {
    precision = words[0].text;
    words = words.slice(1);
  }
  if (words[0]) fail("unexpected token", header.slice(words[0].place.start, words[0].place.end), { place: words[0].place, hint: `${form}, ${precisions.join(", ")}` });
  return { name: name.text, from, precision };
}

/** A double printed whole has at most 1,077 characters. */
const longestNumeral = 1100;
const numeral = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i;

function numbers(text: string, from: number, round: (x: number) => number): Float64Array {
  if (text.length - from > mostCharacters) fail("too large", `${text.length - from} characters`, { place: { start: 0, end: from }, hint: `${mostCharacters}` });
  const found: number[] = [];
  for (let start = from, end = from; start < text.length; start = end) {
    while (end < text.length && !parts(text, end)) end++;
    if (end > start) {
      const word = text.slice(start, end), place = { start, end };
      if (word.length > longestNumeral || !numeral.test(word)) fail("not a number", word.slice(0, 80), { place });
      if (found.length === mostNumbers) fail("too large", `${mostNumbers + 1}`, { place, hint: `${mostNumbers}` });
      found.push(round(numberOf(word)));
    }
    if (text[end] === "#") end = text.indexOf("\n", end) < 0 ? text.length : text.indexOf("\n", end);
    else end++;
  }
  if (found.length === 0) fail("missing value", "data", { place: { start: 0, end: from }, hint: "0.1, 0.2, 0.3" });
  return Float64Array.from(found);
}

/** Character by character: a pasted file can be one blank or one word of megabytes, more than a pattern's stack holds. */
function parts(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || code === 0x2c || code === 0x3b || code === 0x23 || code === 0xa0 || code === 0xfeff || code === 0x3000;
}

/** A numeral's value as Python, C and JavaScript write them. */
export function numberOf(text: string): number {
  const plain = text.toLowerCase();
  if (plain.endsWith("nan")) return NaN;
  if (plain.includes("inf")) return plain.startsWith("-") ? -Infinity : Infinity;
  return Number(text);
}
