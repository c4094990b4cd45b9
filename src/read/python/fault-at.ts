import { assignmentFault } from "./assignment-fault.ts";
import { beginsExpression, disjunctionStart, endsExpression, type FaultAt, isKeyword, openerOf, statementStart, type Words } from "./words.ts";

const headers: Readonly<Record<string, string>> = {
  if: "'if' statement", elif: "'elif' statement", else: "'else' statement", for: "'for' statement", while: "'while' statement", with: "'with' statement", try: "'try' statement",
  except: "'except' statement", finally: "'finally' statement", def: "function definition", class: "class definition", match: "'match' statement", case: "'case' statement",
};

/** What CPython calls a text whose tokens are sound and whose grammar fails at the token at `index`: its own rules for what people often do, else plainly invalid. */
export function faultAt(words: Words, index: number): FaultAt {
  const { tokens, word } = words;
  const token = tokens[index]!;
  const syntax = (message: string, offset: number): FaultAt => ({ kind: "SyntaxError", message, offset });
  if (token.kind === "indent") return { kind: "IndentationError", message: "unexpected indent", offset: token.start, counts: "from 0" };
  const first = statementStart(words, index);
  const noBlock = blockMissing(words, index);
  if (noBlock) return noBlock;
  const colon = colonMissing(words, first, index);
  if (colon !== undefined) return syntax(word(first) === "def" && tokens[index]!.start > 0 && word(index) !== "(" && index === first + 2 ? "expected '('" : "expected ':'", colon);
  if (index === 0) return syntax("invalid syntax", token.start);
  const before = word(index - 1);
  if (/^(?:print|exec)$/.test(before) && beginsExpression(words, index)) return syntax(`Missing parentheses in call to '${before}'. Did you mean ${before}(...)?`, tokens[index - 1]!.start);
  const other = inBrackets(words, first, index) ?? assignmentFault(words, first, index) ?? missingElse(words, first, index);
  if (other) return other;
  return syntax("invalid syntax", token.start);
}

/** A header, ended by its colon, and then no line that is deeper. */
function blockMissing(words: Words, index: number): FaultAt | undefined {
  const { text, tokens, word } = words;
  let last = index - 1;
  while (last >= 0 && tokens[last]!.kind === "dedent") last--;
  if (tokens[last]?.kind !== "newline" || word(last - 1) !== ":") return undefined;
  let first = statementStart(words, last);
  if (word(first) === "async") first++;
  const name = headers[word(first)];
  if (name === undefined) return undefined;
  const message = `expected an indented block after ${name} on line ${tokens[first]!.line}`;
  if (tokens[index]!.start >= text.length) return { kind: "IndentationError", message, offset: text.replace(/\n$/, "").length };
  return { kind: "IndentationError", message, offset: tokens[index]!.start, ...(tokens[index - 1]!.kind === "dedent" && { counts: "from 0" }) };
}

/** Where a header's colon is missing: some headers say so at any token, the others only at their line's end. */
function colonMissing(words: Words, first: number, index: number): number | undefined {
  const { tokens, word } = words;
  const start = word(first) === "async" ? first + 1 : first;
  const here = tokens[index]!;
  if (here.depth > 0 && here.kind !== "newline") {
    if (!(word(start) === "def" && index === start + 2)) return undefined;
  }
  const isEnd = here.kind === "newline";
  switch (word(start)) {
    case "def": {
      if (index === start + 2 && tokens[start + 1]!.kind === "name" && !isKeyword(word(start + 1))) return word(index) === "(" ? undefined : here.start;
      if (word(index - 1) === "->") return tokens[index - 1]!.start;
      return index > start + 2 && !isInside(words, start, index) ? here.start : undefined;
    }
    case "try": case "finally": return index === start + 1 ? here.start : undefined;
    case "else": return index === start + 1 && start > 0 ? here.start : undefined;
    case "class": return isEnd && index > start + 1 ? here.start : undefined;
    case "if": case "elif": case "while": case "with": case "except": case "for": case "match": case "case":
      return isEnd && (index > start + 1 || word(start) === "except") && endsExpression(words, index - 1) && (word(start) !== "for" || hasIn(words, start, index)) ? here.start : undefined;
  }
  return undefined;
}

const isInside = ({ tokens }: Words, start: number, index: number): boolean => tokens[index - 1]!.depth > tokens[start]!.depth;
const hasIn = ({ word }: Words, start: number, index: number): boolean => {
  for (let i = start; i < index; i++) if (word(i) === "in") return true;
  return false;
};

/** Two expressions side by side in a bracket, and a dictionary's entries without colon or value. */
function inBrackets(words: Words, first: number, index: number): FaultAt | undefined {
  const { tokens, word } = words;
  const depth = tokens[index - 1]!.depth;
  if (depth === 0 || /^(?:from|import)$/.test(word(first)) || (word(first) === "def" && openerOf(words, index) === first + 2)) return undefined;
  const start = disjunctionStart(words, index, 0);
  const opener = openerOf(words, index);
  if (word(opener) === "{" && isDict(words, opener)) {
    const isKey = word(start - 1) === "," || start - 1 === opener;
    if (isKey && start < index && endsExpression(words, index - 1) && !/^(?:for|async)$/.test(word(index)) && word(start) !== "**") return { kind: "SyntaxError", message: "':' expected after dictionary key", offset: tokens[index - 1]!.end - 1 };
    if (word(index - 1) === ":" && /^[},]$/.test(word(index))) return { kind: "SyntaxError", message: "expression expected after dictionary key and ':'", offset: tokens[index - 1]!.start };
  }
  const isSoft = /^(?:match|case|_)$/.test(word(start)) || /^(?:in|else)$/.test(word(start - 1));
  if (start < index && !isSoft && !(tokens[start]!.kind === "name" && tokens[start + 1]?.kind === "string") && endsExpression(words, index - 1) && beginsExpression(words, index)) {
    return { kind: "SyntaxError", message: "invalid syntax. Perhaps you forgot a comma?", offset: tokens[start]!.start };
  }
  return undefined;
}

/** Whether a colon parts the first entry of a brace. */
function isDict({ tokens, word }: Words, opener: number): boolean {
  const depth = tokens[opener]!.depth;
  for (let i = opener + 1; i < tokens.length && tokens[i]!.depth >= depth; i++) {
    if (tokens[i]!.depth !== depth) continue;
    if (word(i) === ":") return true;
    if (word(i) === ",") return false;
  }
  return false;
}

/** `a if b` with nothing after it; the `if` of a statement or a comprehension asks for no `else`. */
function missingElse(words: Words, first: number, index: number): FaultAt | undefined {
  const { tokens, word } = words;
  const depth = tokens[index - 1]!.depth;
  const start = disjunctionStart(words, index, first);
  if (start >= index || word(start - 1) !== "if" || start - 1 <= first || tokens[start - 1]!.depth !== depth || !endsExpression(words, index - 1) || /^(?:else|:)$/.test(word(index))) return undefined;
  const left = disjunctionStart(words, start - 1, first);
  if (left >= start - 1 || word(left - 1) === "in") return undefined;
  return { kind: "SyntaxError", message: "expected 'else' after 'if' expression", offset: tokens[left]!.start };
}
