/**
 * Python's tokens, read as CPython's tokenizer reads them, with its complaints: what a parser for trees does not keep, and what listings are mended by.
 * Offsets are those of the text. Newlines inside brackets are no tokens, comments and blank lines neither.
 */
export interface Token {
  readonly kind: "name" | "number" | "string" | "operator" | "newline" | "indent" | "dedent" | "end";
  readonly start: number;
  readonly end: number;
  /** From 1, where the token begins. */
  readonly line: number;
  /** How many brackets are open after it. */
  readonly depth: number;
}

export interface TokenFault { readonly kind: "SyntaxError" | "IndentationError" | "TabError"; readonly message: string; readonly line: number; readonly offset: number }

/** `open` are the brackets that the text leaves open, outermost first. What follows a fault is not read. */
export interface Tokens { readonly tokens: readonly Token[]; readonly fault?: TokenFault; readonly open: readonly Bracket[] }
export interface Bracket { readonly sign: string; readonly offset: number; readonly line: number }

/** CPython's own bounds. */
const deepestBrackets = 200, deepestIndent = 100;

const name = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const operator = /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|<>|[-+*/%@&|^<>=]=|\*\*|\/\/|<<|>>|[-+*/%@&|^~<>()[\]{},:;.=$?!`]/y;
const prefix = /^(?:[rRbBuUfF]|[bB][rR]|[rR][bB]|[fF][rR]|[rR][fF])$/;
const partner: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [], open: Bracket[] = [];
  const columns: { readonly wide: number; readonly narrow: number }[] = [{ wide: 0, narrow: 0 }];
  let at = 0, line = 1, isLineStart = true;
  /** At most one: reading stops at it. */
  const faults: TokenFault[] = [];
  const fail = (message: string, offset: number, kind: TokenFault["kind"] = "SyntaxError", onLine = line): void => {
    faults.push({ kind, message, line: onLine, offset });
  };
  const add = (kind: Token["kind"], start: number, end: number): void => {
    tokens.push({ kind, start, end, line, depth: open.length });
  };
  const lineEnd = (from: number): number => {
    const found = text.indexOf("\n", from);
    return found < 0 ? text.length : found;
  };

  /** White space at a line's start, by tabs of eight and of one as CPython counts it; false for lines that hold nothing. */
  const indentation = (): boolean => {
    let wide = 0, narrow = 0;
    for (; at < text.length; at++) {
      if (text[at] === " ") { wide++; narrow++; }
      else if (text[at] === "\t") { wide = (Math.floor(wide / 8) + 1) * 8; narrow++; }
      else if (text[at] === "\f") wide = narrow = 0;
      else break;
    }
    if (at >= text.length || text[at] === "\n" || text[at] === "#") return false;
    const top = columns.at(-1)!;
    const isMixed = (now: { readonly wide: number; readonly narrow: number }): boolean => (wide === now.wide) !== (narrow === now.narrow) || (wide > now.wide) !== (narrow > now.narrow);
    if (wide > top.wide) {
      if (columns.length >= deepestIndent) fail("too many levels of indentation", text.lastIndexOf("\n", at - 1) + 1, "IndentationError");
      else if (isMixed(top)) fail("inconsistent use of tabs and spaces in indentation", at - narrow, "TabError");
      columns.push({ wide, narrow });
      add("indent", at, at);
    } else {
      while (columns.length > 1 && columns.at(-1)!.wide > wide) {
        columns.pop();
        add("dedent", at, at);
      }
      if (columns.at(-1)!.wide !== wide) fail("unindent does not match any outer indentation level", lineEnd(at), "IndentationError");
      else if (isMixed(columns.at(-1)!)) fail("inconsistent use of tabs and spaces in indentation", text.lastIndexOf("\n", at - 1) + 1, "TabError");
    }
    return true;
  };

  const string = (start: number): void => {
    const quote = text[at]!, first = line;
    if (text.startsWith(quote.repeat(3), at)) {
      let i = at + 3;
      while (i < text.length && !text.startsWith(quote.repeat(3), i)) {
        if (text[i] === "\\") i++;
        if (text[i] === "\n") line++;
        i++;
      }
      if (i >= text.length) {
        const last = text.endsWith("\n") ? line - 1 : line;
        fail(`unterminated triple-quoted string literal (detected at line ${last})`, start, "SyntaxError", first);
        return;
      }
      at = i + 3;
    } else {
      let i = at + 1;
      while (i < text.length && text[i] !== quote && text[i] !== "\n") {
        if (text[i] === "\\") {
          i++;
          if (text[i] === "\n") line++;
        }
        i++;
      }
      if (i >= text.length || text[i] === "\n") {
        fail(`unterminated string literal (detected at line ${line})`, start, "SyntaxError", first);
        return;
      }
      at = i + 1;
    }
    tokens.push({ kind: "string", start, end: at, line: first, depth: open.length });
  };

  const number = (): void => {
    const start = at;
    const found = numberAt(text, at);
    if (found.fault !== undefined) return fail(found.fault, found.end);
    at = found.end;
    add("number", start, at);
  };

  while (faults.length === 0) {
    if (isLineStart) {
      isLineStart = false;
      if (open.length === 0 && !indentation() && at < text.length && text[at] === "\n") {
        at++;
        line++;
        isLineStart = true;
        continue;
      }
      if (faults.length > 0) break;
    }
    while (at < text.length && (text[at] === " " || text[at] === "\t" || text[at] === "\f")) at++;
    if (at >= text.length) break;
    const sign = text[at]!;
    if (sign === "#") at = lineEnd(at);
    else if (sign === "\n") {
      if (open.length === 0 && tokens.length > 0 && tokens.at(-1)!.kind !== "newline") add("newline", at, at + 1);
      at++;
      line++;
      isLineStart = true;
    } else if (sign === "\\") {
      if (text[at + 1] !== "\n") fail(at + 1 >= text.length ? "unexpected EOF while parsing" : "unexpected character after line continuation character", at + 1);
      else if (at + 2 >= text.length) fail("unexpected EOF while parsing", at + 1);
      else {
        at += 2;
        line++;
      }
    } else if (sign === '"' || sign === "'") string(at);
    else if (/\d/.test(sign) || (sign === "." && /\d/.test(text[at + 1] ?? ""))) number();
    else {
      name.lastIndex = at;
      const word = name.exec(text)?.[0];
      if (word !== undefined) {
        const start = at;
        at += word.length;
        if (prefix.test(word) && (text[at] === '"' || text[at] === "'")) string(start);
        else add("name", start, at);
        continue;
      }
      operator.lastIndex = at;
      const found = operator.exec(text)?.[0];
      if (found === undefined) {
        const point = text.codePointAt(at)!;
        const code = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
        fail(isPrintable(point) ? `invalid character '${String.fromCodePoint(point)}' (${code})` : `invalid non-printable character ${code}`, at);
        break;
      }
      if ("([{".includes(found)) {
        if (open.length >= deepestBrackets) fail("too many nested parentheses", at);
        open.push({ sign: found, offset: at, line });
      } else if (found in partner) {
        const last = open.pop();
        if (!last) fail(`unmatched '${found}'`, at);
        else if (last.sign !== partner[found]) fail(`closing parenthesis '${found}' does not match opening parenthesis '${last.sign}'${last.line === line ? "" : ` on line ${last.line}`}`, at);
      }
      if (faults.length === 0) add("operator", at, at + found.length);
      at += found.length;
    }
  }
  if (faults.length === 0) {
    if (open.length === 0 && tokens.length > 0 && tokens.at(-1)!.kind !== "newline") add("newline", text.length, text.length);
    while (columns.length > 1 && open.length === 0) {
      columns.pop();
      add("dedent", text.length, text.length);
    }
    add("end", text.length, text.length);
  }
  const [fault] = faults;
  return { tokens, open, ...(fault && { fault }) };
}

const isPrintable = (point: number): boolean => !/[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u.test(String.fromCodePoint(point));

/** The end of a number, or where CPython sees that it is none. */
function numberAt(text: string, at: number): { readonly end: number; readonly fault?: string } {
  const based = /0(?:([xX])|([oO])|([bB]))/y;
  based.lastIndex = at;
  const base = based.exec(text);
  if (base) {
    const kind = base[1] ? "hexadecimal" : base[2] ? "octal" : "binary";
    const digits = base[1] ? /(?:_?[\da-fA-F])+/y : base[2] ? /(?:_?[0-7])+/y : /(?:_?[01])+/y;
    digits.lastIndex = at + 2;
    const found = digits.exec(text);
    const end = at + 2 + (found?.[0].length ?? 0);
    if (/\d/.test(text[end] ?? "")) return { end, fault: `invalid digit '${text[end]}' in ${kind} literal` };
    if (!found || text[end] === "_") return { end: text[end] === "_" ? end : end - 1, fault: `invalid ${kind} literal` };
    return ends(text, end, kind);
  }
  const decimal = /(?:\d(?:_?\d)*)?(?:\.(?:\d(?:_?\d)*)?)?(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?/y;
  decimal.lastIndex = at;
  const found = decimal.exec(text)![0], end = at + found.length;
  if (text[end] === "_") return { end, fault: "invalid decimal literal" };
  if (/^0[\d_]*[1-9][\d_]*$/.test(found)) return { end: at, fault: "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers" };
  return ends(text, end, /[jJ]$/.test(found) ? "imaginary" : "decimal");
}

/** A letter may follow a number only where a keyword begins: `1if`. */
function ends(text: string, end: number, kind: string): { readonly end: number; readonly fault?: string } {
  const after = text.slice(end, end + 4);
  return /^[A-Za-z_\u0080-\uffff]/.test(after) && !/^(?:and|else|for|i[fns]|or|not)/.test(after) && /^[\p{ID_Continue}]/u.test(after) ? { end: end - 1, fault: `invalid ${kind} literal` } : { end };
}
