import { faultAt } from "./fault-at.ts";
import { type Lines } from "./lines.ts";
import { parse, tooDeep, tooLong } from "./parse.ts";
import type { SyntaxFault } from "./python-unit.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { wordsOf } from "./words.ts";

/**
 * What CPython 3.11 says of a text that it cannot parse: its tokenizer's complaint where there is one, wherever it stands, as CPython too reads on to the
 * end before it calls anything plainly invalid; else an open bracket, where the text goes wrong on a later line; else what is wrong at the token.
 */
export function faultOf(text: string, lines: Lines): SyntaxFault | undefined {
  if (text.includes("\0")) return said("SyntaxError", "source code string cannot contain null bytes", 1, 0, lines);
  const { tokens, fault, open } = tokensOf(text);
  if (fault) return said(fault.kind, fault.message, fault.line, fault.offset, lines);
  const whole = parse(text);
  if (whole.kind === "module") {
    const bare = tryWithoutHandler(text, tokens);
    return bare === undefined ? undefined : said("SyntaxError", "expected 'except' or 'finally' block", lines.lineAt(bare), bare, lines);
  }
  if (whole.message === tooDeep || whole.message === tooLong) return said("SyntaxError", whole.message, 1, 0, lines);
  const parsed = parse(masked(text, tokens));
  if (parsed.kind === "module") return inString(text, tokens, lines) ?? said("SyntaxError", "invalid syntax", whole.line, lines.offsetAt(whole.line, whole.byteColumn), lines);
  const at = lines.offsetAt(parsed.line, parsed.byteColumn);
  const index = tokens.findIndex((token) => (token.start >= at || token.end > at) && token.kind !== "dedent");
  const here = index < 0 ? tokens.length - 1 : index;
  const found = faultAt(wordsOf(text, tokens), here);
  // To call two expressions side by side what they are, CPython looks at the token after them.
  const reach = tokens[Math.min(tokens.length - 1, found.message.endsWith("forgot a comma?") ? here + 1 : here)]!;
  const last = open.at(-1);
  if (last && (reach.line > last.line || reach.kind === "end")) return said("SyntaxError", `'${last.sign}' was never closed`, last.line, last.offset, lines);
  const named = said(found.kind, found.message, lines.lineAt(found.offset), found.offset, lines);
  return found.counts ? { ...named, column: named.column - 1 } : named;
}

/** Where the line after a `try` block begins that is neither `except` nor `finally`. */
function tryWithoutHandler(text: string, tokens: readonly Token[]): number | undefined {
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "name" || text.slice(token.start, token.end) !== "try" || (i > 0 && !/^(?:newline|indent|dedent)$/.test(tokens[i - 1]!.kind))) continue;
    let level = 0, at = i + 1;
    while (at < tokens.length && !(level === 0 && (tokens[at]!.kind === "dedent" || tokens[at]!.kind === "newline") && tokens[at + 1]?.kind !== "indent")) {
      if (tokens[at]!.kind === "indent") level++;
      if (tokens[at]!.kind === "dedent") level--;
      if (level === 0 && tokens[at]!.kind === "dedent") break;
      at++;
    }
    const next = tokens[at + 1];
    if (next && !/^(?:except|finally)/.test(text.slice(next.start, next.end))) return next.start >= text.length ? text.replace(/\n$/, "").length : next.start;
  }
  return undefined;
}

/** `line` is the one CPython names; `offset` may stand at its very end. */
function said(kind: SyntaxFault["kind"], message: string, line: number, offset: number, lines: Lines): SyntaxFault {
  const start = lines.startOf(line);
  const before = lines.textOf(line).slice(0, Math.max(0, offset - start));
  return { kind, message, line, column: [...before].length + (offset - start > before.length ? 1 : 0) + 1, place: { start: offset, end: offset } };
}

/** f-strings are read apart: what is wrong inside one is said at the token after it. */
function inString(text: string, tokens: readonly Token[], lines: Lines): SyntaxFault | undefined {
  const index = tokens.findIndex((token) => token.kind === "string" && formatted.test(text.slice(token.start, token.end)) && parse(text.slice(token.start, token.end)).kind === "fault");
  if (index < 0) return undefined;
  const { start, end } = tokens[index]!, { start: offset } = tokens[index + 1] ?? { start: end };
  return said("SyntaxError", `f-string: ${formatFault(text.slice(start, end))}`, lines.lineAt(offset), offset, lines);
}

const formatted = /^(?:[rR]?[fF]|[fF][rR])(?=['"])/;

function formatFault(literal: string): string {
  const inside = literal.replace(/^\w*(?:'''|"""|'|")/, "").replace(/(?:'''|"""|'|")$/, "").replace(/\{\{|\}\}/g, "");
  if (/\{\s*[!:}]/.test(inside)) return "empty expression not allowed";
  const open = inside.split("{").length, close = inside.split("}").length;
  return open > close ? "expecting '}'" : close > open ? "single '}' is not allowed" : "invalid syntax";
}

/** f-strings as plain ones, and signs that are no token of Python's by one that cannot stand there either, so that what comes before them is looked at first; each as long as it was. */
function masked(text: string, tokens: readonly Token[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const token of tokens) {
    const word = token.kind === "string" || token.end === token.start + 1 ? text.slice(token.start, token.end) : "";
    const by = token.kind === "string" ? (formatted.exec(word) ? "r".padStart(formatted.exec(word)![0].length) : "") : /^[$?!`]$/.test(word) ? (token.depth > 0 ? ";" : ")") : "";
    if (by === "") continue;
    pieces.push(text.slice(at, token.start), by);
    at = token.start + by.length;
  }
  return pieces.join("") + text.slice(at);
}
