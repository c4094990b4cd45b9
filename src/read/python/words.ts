import type { Token } from "./tokens.ts";

/** The tokens of a text with the words they are, one past the end being the last. */
export interface Words { readonly text: string; readonly tokens: readonly Token[]; readonly word: (index: number) => string }

export const wordsOf = (text: string, tokens: readonly Token[]): Words => ({ text, tokens, word: (index) => {
  const token = tokens[index];
  return token && token.kind !== "newline" ? text.slice(token.start, token.end) : "";
} });

/** `offset` is where CPython's mark points, an offset of the text. */
export interface FaultAt {
  readonly kind: "SyntaxError" | "IndentationError";
  readonly message: string;
  readonly offset: number;
  /** CPython counts the column of an indentation from 0, as its tokens have no beginning. */
  readonly counts?: "from 0";
}

const keywords = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" "));

export const isKeyword = (word: string): boolean => keywords.has(word);

/** The first token of the logical line that a token stands on. */
export function statementStart({ tokens }: Words, index: number): number {
  let first = index;
  while (first > 0 && !/^(?:newline|indent|dedent)$/.test(tokens[first - 1]!.kind)) first--;
  return first;
}

export function beginsExpression({ tokens, word }: Words, index: number): boolean {
  const token = tokens[index]!, here = word(index);
  if (token.kind === "name") return !keywords.has(here) || /^(?:None|True|False|not|lambda|await)$/.test(here);
  return token.kind === "number" || token.kind === "string" || /^(?:[([{~]|\.\.\.)$/.test(here);
}

export function endsExpression({ tokens, word }: Words, index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  const here = word(index);
  return token.kind === "number" || token.kind === "string" || (token.kind === "name" && (!keywords.has(here) || /^(?:None|True|False|except)$/.test(here))) || /^(?:[)\]}]|\.\.\.)$/.test(here);
}

/** Where the operand chain that ends before `index` begins: after the last sign that parts expressions, in the same bracket. */
export function disjunctionStart({ tokens, word }: Words, index: number, first: number): number {
  const depth = tokens[index - 1]!.depth;
  let at = index;
  while (at > first) {
    const previous = tokens[at - 1]!;
    const sign = word(at - 1);
    const isDeeper = previous.depth > depth || (/^[)\]}]$/.test(sign) && previous.depth === depth);
    if (!isDeeper) {
      if (previous.depth < depth || (/^[([{]$/.test(sign) && previous.depth === depth)) break;
      if (/^(?:,|:|=|:=|if|else|for|lambda|->|return|yield|assert|del|while|elif|with|as|raise|;|[-+*/%@&|^]=|\*\*=|\/\/=|>>=|<<=)$/.test(sign)) break;
      if (sign === "in" && comesAfterFor(word, tokens, at - 1, first, depth)) break;
    }
    at--;
  }
  return at;
}

function comesAfterFor(word: Words["word"], tokens: readonly Token[], at: number, first: number, depth: number): boolean {
  for (let i = at - 1; i >= first; i--) {
    if (tokens[i]!.depth < depth) return false;
    if (tokens[i]!.depth === depth && word(i) === "in") return false;
    if (tokens[i]!.depth === depth && word(i) === "for") return true;
  }
  return false;
}

export function openerOf({ tokens, word }: Words, index: number): number {
  const depth = tokens[index - 1]!.depth;
  let at = index - 1;
  while (at >= 0 && !(tokens[at]!.depth === depth && /^[([{]$/.test(word(at)))) at--;
  return at;
}
