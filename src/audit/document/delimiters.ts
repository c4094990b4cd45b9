import { finder } from "./finder.ts";
import type { MathRegion, MissingRegion } from "./region.ts";

/** What opens at an offset: mathematics, a formula that never closes, or nothing (a literal dollar, an escaped bracket). */
export type Opening = MathRegion | MissingRegion | undefined;

/** Environments whose inside is a formula by itself, and those that need their own `&` and `\\`. */
const plain = new Set(["equation", "displaymath", "math"]);
const aligned = new Set(["align", "alignat", "flalign", "gather", "multline", "eqnarray", "aligned", "gathered", "split"]);

/**
 * Reads the mathematics that opens at a `$` or a backslash of a text. Dollars follow Pandoc's rules and a look at what they enclose, so that
 * prices and shell variables are not formulas; inline mathematics never crosses a blank line, displays do when what they enclose is no prose.
 */
export function delimiters(text: string): (at: number) => Opening {
  const blank = finder(text, /\n[ \t>]*(?=\n)|\n[ \t>]*$/);
  const nextDollar = finder(text, /\$/), nextDouble = finder(text, /\$\$/), nextSection = finder(text, /\n[ \t>]*(?:#{1,6}[ \t]|```|~~~)/);
  const finders = new Map<string, ReturnType<typeof finder>>();
  /** The next place of a delimiter; not one whose backslash is itself escaped, as in `\\[4pt]`. */
  const next = (literal: string, from: number): number => {
    let find = finders.get(literal);
    if (!find) {
      const pattern = literal.replace(/[\\$()[\]{}*`]/g, "\\$&");
      finders.set(literal, (find = finder(text, new RegExp(literal.startsWith("\\") ? `(?<=(?<!\\\\)(?:\\\\\\\\)*)${pattern}` : pattern))));
    }
    return find(from)?.start ?? -1;
  };
  const paragraphEnd = (from: number): number => blank(from)?.start ?? text.length;

  const unclosed = (at: number): MissingRegion => {
    const end = paragraphEnd(at);
    return { kind: "missing", start: at, end, reason: text.slice(end).trim() === "" ? "cut off" : "unclosed" };
  };
  /** A single dollar that looks like mathematics but never closes takes its line, so that what follows is read. */
  const unclosedInline = (at: number): Opening => {
    const end = paragraphEnd(at);
    const line = text.slice(at + 1, Math.min(end, at + 300));
    const head = /^[^\s$][^$\n。，；]*/.exec(line)?.[0];
    // "$30. The update is x_{t-1}": a price before mathematics is no mathematics.
    if (!head || /^\d[\d.,]*[kKmMbB]?(?:[\s.,;:)]|$)/.test(head) || !/\\[a-zA-Z]|[\w}][_^][\w{\\]/.test(head)) return undefined;
    const isLast = end - at < 300 && at + 1 + head.length >= end && text.slice(end).trim() === "";
    return { kind: "missing", start: at, end: Math.max(at + 1, at + 1 + head.trimEnd().length), reason: isLast ? "cut off" : "unclosed" };
  };
  const math = (at: number, end: number, open: number, close: number, display: boolean): Opening =>
    text.slice(at + open, end - close).trim() === ""
      ? { kind: "missing", start: at, end, reason: "empty" }
      : { kind: "math", start: at, end, innerStart: at + open, innerEnd: end - close, display };

  /** A display up to `close`; it may hold blank lines, but no heading and no prose, which would be the text between two formulas. */
  const display = (at: number, open: string, close: string, end: number): Opening => {
    const inside = at + open.length;
    if (end < 0) return unclosed(at);
    const section = nextSection(inside);
    const gap = paragraphEnd(at);
    if (section && section.start < end) return unclosed(at);
    if (gap < end && looksLikeProse(text.slice(inside, Math.min(end, inside + 20_000)))) return unclosed(at);
    return math(at, end + close.length, open.length, close.length, true);
  };

  const dollar = (at: number): Opening => {
    if (text[at + 1] === "$") {
      let close = nextDouble(at + 2)?.start ?? -1;
      while (close > 0 && isEscaped(text, close)) close = nextDouble(close + 1)?.start ?? -1;
      return display(at, "$$", "$$", close);
    }
    if (text[at + 1] === "\\" && (text[at + 2] === "(" || text[at + 2] === "[")) {
      const close = text[at + 2] === "(" ? "\\)$" : "\\]$";
      const end = next(close, at + 3);
      const other = nextDollar(at + 3);
      if (end > 0 && end < paragraphEnd(at) && other?.start === end + 2) return math(at, end + 3, 3, 3, true);
    }
    if (text[at + 1] === "`") {
      const end = next("`$", at + 2);
      if (end > 0 && end < paragraphEnd(at)) return math(at, end + 2, 2, 2, false);
    }
    let close = nextDollar(at + 1)?.start ?? -1;
    while (close > 0 && isEscaped(text, close)) close = nextDollar(close + 1)?.start ?? -1;
    if (close < 0 || close > paragraphEnd(at) || !enclosesMath(text, at, close)) return unclosedInline(at);
    return math(at, close + 1, 1, 1, false);
  };

  const bracket = (at: number, slashes: string): Opening => {
    const round = text[at + slashes.length] === "(";
    const open = slashes + (round ? "(" : "["), close = slashes + (round ? ")" : "]");
    const end = next(close, at + open.length);
    const again = next(open, at + open.length);
    const isClosed = end >= 0 && !(again >= 0 && again < end) && !(round && end > paragraphEnd(at));
    if (!isClosed) {
      const head = text.slice(at + open.length, Math.min(at + open.length + 200, paragraphEnd(at)));
      return /\\[a-zA-Z]|[\w}][_^][\w{\\]/.test(head) ? unclosed(at) : undefined;
    }
    const inside = text.slice(at + open.length, Math.min(end, at + 500));
    // Markdown escapes brackets too: \[1\], \(see below\).
    const alone = !round && /(^|\n)[ \t>]*$/.test(text.slice(Math.max(0, at - 20), at));
    if (!alone && !/[=^_<>|\\]/.test(inside) && (!round || /[a-zA-Z]{2,}\s+[a-zA-Z]{2,}/.test(inside)) && (!round ? /^[\d\s,;–a-zA-Z.*-]*$/.test(inside) : true)) return undefined;
    // Both delimiters at once: `\( $x_t$ \)`.
    const twice = round ? /^(\s*\$)[^$]*[^$\s][^$]*(\$\s*)$/.exec(text.slice(at + open.length, end)) : null;
    if (twice) return math(at, end + close.length, open.length + twice[1]!.length, close.length + twice[2]!.length, false);
    const found = round ? math(at, end + close.length, open.length, close.length, false) : display(at, open, close, end);
    return found?.kind === "math" && slashes.length === 2 ? { ...found, doubled: true } : found;
  };

  const environment = (at: number): Opening => {
    const head = /\\begin\s*\{([a-zA-Z]+)(\*?)\}/y;
    head.lastIndex = at;
    const found = head.exec(text);
    if (!found) return undefined;
    const [opening, name, star] = found;
    if (!plain.has(name!) && !aligned.has(name!)) return undefined;
    const close = `\\end{${name}${star}}`;
    const end = next(close, at), again = next(`\\begin{${name}${star}}`, at + opening.length);
    if (end < 0 || (again >= 0 && again < end)) return unclosed(at);
    const isPlain = plain.has(name!);
    const region = math(at, end + close.length, opening.length, close.length, name !== "math");
    return region?.kind === "math" && !isPlain ? { ...region, innerStart: at, innerEnd: end + close.length } : region;
  };

  return (at) => {
    if (text[at] === "$") return dollar(at);
    if (text.startsWith("\\begin", at)) return environment(at);
    if (text[at + 1] === "(" || text[at + 1] === "[") return bracket(at, "\\");
    if (text[at + 1] === "\\" && (text[at + 2] === "(" || text[at + 2] === "[")) return bracket(at, "\\\\");
    return undefined;
  };
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes++;
  return slashes % 2 === 1;
}

const inWords = /\\(?:text|textrm|textbf|textit|mathrm|operatorname\*?|mbox|tag)\s*\{[^{}]*\}/g;
const wide = /[\u3400-\u9fff]/;

/** Whether a pair of single dollars encloses mathematics and not the words between two prices. */
function enclosesMath(text: string, open: number, close: number): boolean {
  const inside = text.slice(open + 1, Math.min(close, open + 20_000));
  const spaced = /^\s/.test(inside), ends = /\s$/.test(inside);
  if (/\d/.test(text[close + 1] ?? "")) return false;
  if (text[close + 1] === "$" && (text[close - 1] === "\n" || ends)) return false;
  const bare = inside.replace(inWords, "");
  if (wide.test(bare) && /[。，；：！？]/.test(bare)) return false;
  const words = bare.replace(/\\[a-zA-Z]+(\s*\{[a-zA-Z*]+\})?/g, "").match(/(?<![a-zA-Z\\_^{])[a-zA-Z]{2,}(?![a-zA-Z}])/g) ?? [];
  // A blank on one side only is a slip of the author's where nothing but mathematics is inside, and else the gap between two formulas.
  if (spaced !== ends && (wide.test(bare) || words.length > 0 || !/\\[a-zA-Z]/.test(bare))) return false;
  if (/^\d/.test(bare) && words.length > 0 && !/[\\_^=]/.test(bare)) return false;
  if (spaced && !/[\\_^=<>+]|^\s*[a-zA-Z]\s*$/.test(bare)) return false;
  return words.length < 3 || /\\[a-zA-Z]|[_^]/.test(inside);
}

/** Text between two formulas rather than inside of one: Chinese stops, inline mathematics, or several words in a row. */
function looksLikeProse(inside: string): boolean {
  const bare = inside.replace(inWords, "");
  return /[。；]|[\u3400-\u9fff]{4,}/.test(bare) || /(?<![\\$])\$(?!\$)/.test(bare) || /(?<![\\a-zA-Z])[a-zA-Z]{3,} [a-zA-Z]{2,} [a-zA-Z]{2,}/.test(bare);
}
