import type { Place } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import { greek, greekNames, markCommands, marks, plain, subscript, superscript, symbolCommands, symbols } from "./letters.ts";

/**
 * A word of a line. `text` is canonical ("alphabar" for ᾱ, "<=" for ≤, a number's digits as written); `place` is where it stood, in the text as given.
 * `raised` marks what came from a superscript: `x⁻¹` is x, ^, -, 1.
 */
export interface Token {
  readonly kind: "number" | "name" | "symbol";
  readonly text: string;
  readonly place: Place;
  readonly raised?: true;
}

const longest = 2000;
/** Beyond float64's exponents nothing can be computed, and a huge power of ten would be exact arithmetic's undoing. */
const largestExponent = 300;

/** Words that mathjs, JavaScript or the line itself would take for something else than a name. */
const reservedWords = new Set("claim use for in to and or not xor mod end true false null undefined NaN Infinity".split(" "));
export const reserved = (word: string): boolean => reservedWords.has(word) || word in Object.prototype;

const hints: ReadonlyMap<string, string> = new Map([
  ["**", "^"], ["%", "/ 100"], ["!", "prod(k, k, 1, n)"], ["&", "two claims"], ["|", "two claims"], ["{", "("], ["}", ")"],
]);

/**
 * token   = number | name | symbol
 * number  = digits ["." digits] [("e" | "E") [sign] digits] | "." digits …
 * name    = "live." word | letter { ascii letter | digit | "_" | subscript | mark },  letter = ascii | greek | "\" greek name | "\bar" letter …
 * symbol  = one of ( ) [ ] , ? : + - * / ^ √ = .. . == != < <= > >= ≈, or a character read as one
 * Spaces part tokens and a comment runs from # to the end of its line. A text past 2,000 characters is refused before it is looked at.
 */
export function tokens(text: string): Token[] {
  if (text.length > longest) fail("too large", `${text.length} characters`, { place: { start: longest, end: text.length }, hint: `${longest}` });
  const found: Token[] = [];
  let at = 0;

  const letterAt = (i: number): string => (i < text.length ? String.fromCodePoint(text.codePointAt(i)!) : "");
  /** Decomposed, so that ᾱ is α and a mark whichever way it was typed. */
  const partsAt = (i: number): string[] => [...plain(letterAt(i)).normalize("NFD")];
  const push = (kind: Token["kind"], content: string, start: number, raised?: true) =>
    found.push({ kind, text: content, place: { start, end: at }, ...(raised && { raised }) });
  const refuse = (start: number, end: number): never => {
    const subject = text.slice(start, end);
    return fail("unexpected token", subject, { place: { start, end }, ...(hints.has(subject) && { hint: hints.get(subject)! }) });
  };

  function readNumber(): boolean {
    const digits = /^(\d+(\.(?!\.)\d+)?|\.\d+)([eE][+-]?\d+)?/.exec(ascii(text, at));
    if (digits === null) return false;
    const start = at;
    at += digits[0].length;
    // 1,000 between the brackets of a call would be two arguments.
    if (/^0\d/.test(digits[0])) refuse(start, at);
    const exponent = Math.abs(Number(digits[3]?.slice(1) ?? 0));
    if (exponent > largestExponent) fail("too large", text.slice(start, at), { place: { start, end: at }, hint: `1e${largestExponent}` });
    push("number", digits[0].startsWith(".") ? `0${digits[0]}` : digits[0], start);
    return true;
  }

  /** The name that begins with the letter `first`, already canonical; `at` stands after that letter. */
  function readName(first: string, start: number): void {
    let named = first;
    for (;;) {
      const letter = letterAt(at);
      const [base = "", ...above] = partsAt(at);
      const under = subscript(letter);
      const after = named.endsWith("_") ? greek(base) : undefined;
      const added = marks.get(base) ?? under ?? after ?? (/^[A-Za-z0-9_]$/.test(base) ? base : undefined);
      if (letter === "" || added === undefined) break;
      const marked = above.map((mark) => marks.get(mark) ?? refuse(at, at + letter.length));
      named += added + marked.join("");
      at += letter.length;
    }
    // What a trainer measures has a dotted name; anywhere else a dot parts tokens.
    const measured = named === "live" ? /^\.[a-z]\w*/.exec(text.slice(at, at + longest))?.[0] : undefined;
    at += measured?.length ?? 0;
    push("name", named + (measured ?? ""), start);
  }

  function readLetter(): boolean {
    const letter = letterAt(at);
    const [base = "", ...above] = partsAt(at);
    const named = greek(base) ?? (/^[A-Za-z]$/.test(base) ? base : undefined);
    if (named === undefined) return false;
    const start = at;
    at += letter.length;
    readName(named + above.map((mark) => marks.get(mark) ?? refuse(start, at)).join(""), start);
    return true;
  }

  /** `\beta`, `\bar\alpha`, `\bar{\alpha}`, `\cdot`. */
  function readCommand(): boolean {
    const command = /^\\([A-Za-z]+)/.exec(text.slice(at));
    if (command === null) return false;
    const start = at;
    at += command[0].length;
    const word = command[1]!;
    const symbol = symbolCommands.get(word);
    const letter = greekNames.get(word);
    const mark = markCommands.get(word);
    if (symbol !== undefined) push("symbol", symbol, start);
    else if (letter !== undefined) readName(letter, start);
    else if (mark !== undefined) {
      const under = /^\s*(?:\{\s*(?:\\([A-Za-z]+)|([A-Za-z]|[α-ωΑ-Ω]))\s*\}|\\([A-Za-z]+)|\s([A-Za-z])|([α-ωΑ-Ω]))/.exec(text.slice(at));
      const commanded = under?.[1] ?? under?.[3];
      const single = under?.[2] ?? under?.[4] ?? under?.[5];
      const below = commanded === undefined ? single && (greek(single) ?? single) : greekNames.get(commanded);
      if (under === null || below === undefined) return refuse(start, at + (under?.[0].length ?? 0));
      at += under[0].length;
      readName(below + mark, start);
    } else refuse(start, at);
    return true;
  }

  function readSuperscript(): boolean {
    if (superscript(letterAt(at)) === undefined) return false;
    const start = at;
    while (superscript(letterAt(at)) !== undefined) at += 1;
    push("symbol", "^", start, true);
    at = start;
    if (superscript(letterAt(at)) === "-") {
      at += 1;
      push("symbol", "-", start, true);
    }
    const from = at;
    let digits = "";
    for (let digit = superscript(letterAt(at)); digit !== undefined && digit !== "-"; digit = superscript(letterAt(at))) {
      digits += digit;
      at += 1;
    }
    if (digits === "") refuse(start, at);
    push("number", digits, from, true);
    return true;
  }

  function readSymbol(): boolean {
    const start = at;
    const known = symbols.get(letterAt(at));
    const match = known === undefined ? /^(\.\.|==|!=|<=|>=|~=|\*\*|[()[\],?:+\-*/^=.<>])/.exec(ascii(text, at))?.[0] : known;
    if (match === undefined) return false;
    at += known === undefined ? match.length : 1;
    if (match === "**") refuse(start, at);
    push("symbol", match === "~=" ? "≈" : match, start);
    return true;
  }

  while (at < text.length) {
    const letter = letterAt(at);
    if (/[\s\u200b\ufeff]/.test(letter)) at += 1;
    else if (plain(letter) === "#") at = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
    else if (!(readNumber() || readLetter() || readCommand() || readSuperscript() || readSymbol())) refuse(at, at + letter.length);
  }
  return found;
}

/** The next characters with full-width forms as ASCII, letter for letter so that lengths agree. */
const ascii = (text: string, from: number): string => text.slice(from).replace(/[\uff01-\uff5e]/g, plain);
