import { parse } from "./parse.ts";
import type { Expression } from "./syntax.ts";
import { type FaultAt, openerOf, type Words } from "./words.ts";

const said: Readonly<Record<string, string>> = {
  Attribute: "attribute", Subscript: "subscript", Starred: "starred", Name: "name", List: "list", Tuple: "tuple", Lambda: "lambda", Call: "function call", BoolOp: "expression", BinOp: "expression",
  UnaryOp: "expression", GeneratorExp: "generator expression", Yield: "yield expression", YieldFrom: "yield expression", Await: "await expression", ListComp: "list comprehension",
  SetComp: "set comprehension", DictComp: "dict comprehension", Dict: "dict literal", Set: "set display", JoinedStr: "f-string expression", Compare: "comparison", IfExp: "conditional expression", NamedExpr: "named expression",
};
const nameOf = (node: Expression): string =>
  node.nodeType === "Constant" ? (node.value === null ? "None" : node.value === true ? "True" : node.value === false ? "False" : "literal") : (said[node.nodeType] ?? "expression");

/** `1 = x`, `f() += 1`, `if x = 1:`, `f(a.b=1)`, positional after keyword arguments: what CPython says where something cannot be assigned to. */
export function assignmentFault(words: Words, first: number, index: number): FaultAt | undefined {
  const { tokens, word } = words;
  if (word(index) === "=" && tokens[index]!.depth > 0 && isGroup(words, index)) return inCondition(words, openerOf(words, index) + 1, index);
  if (/^(?:if|elif|while)$/.test(word(first))) return word(index) === "=" && index > first + 1 ? inCondition(words, first + 1, index) : undefined;
  if (/^(?:for|with|del|def|class|return|import|from|assert|raise|lambda|@)$/.test(word(first))) return word(first) === "del" ? inDelete(words, first, index) : inCall(words, first, index);
  const end = lineEnd(words, first);
  const signs = [];
  for (let i = first; i < end; i++) if (tokens[i]!.depth === 0 && /^(?:=|[-+*/%@&|^]=|\*\*=|\/\/=|>>=|<<=)$/.test(word(i))) signs.push(i);
  let from = first;
  for (const [n, sign] of signs.entries()) {
    if (sign > index) break;
    const target = expressionOf(words, from, sign);
    if (!target) break;
    const here = (message: string, offset: number): FaultAt => ({ kind: "SyntaxError", message, offset: target.start + offset });
    if (word(sign) !== "=") return isTarget(target.node, true) ? undefined : here(`'${nameOf(target.node)}' is an illegal expression for augmented assignment`, 0);
    const bad = badTarget(target.node);
    if (bad) {
      if (nameOf(bad) === "yield expression") return here("assignment to yield expression not possible", 0);
      const isBare = n === 0 && signs.length === 1 && !/^(?:None|True|False|comparison)$/.test(nameOf(bad)) && (bad === target.node || (target.node.nodeType === "Tuple" && target.node.elts.at(-1) === bad && word(sign - 1) !== ")"));
      const hasValue = sign + 1 < end;
      return here(`cannot assign to ${nameOf(bad)}${(isBare || (bad !== target.node && word(sign - 1) === ")" && nameOf(bad) === "function call")) && hasValue ? " here. Maybe you meant '==' instead of '='?" : ""}`, bad.col_offset - 1);
    }
    from = sign + 1;
  }
  return inCall(words, first, index);
}

function lineEnd({ tokens }: Words, first: number): number {
  let end = first;
  while (end < tokens.length && tokens[end]!.kind !== "newline" && tokens[end]!.kind !== "end") end++;
  return end;
}

/** The tokens as one expression, in parentheses of our own, so that its columns are one more. */
function expressionOf({ text, tokens }: Words, from: number, to: number): { readonly node: Expression; readonly start: number } | undefined {
  if (from >= to) return undefined;
  const start = tokens[from]!.start;
  const parsed = parse(`(${text.slice(start, tokens[to - 1]!.end)})`);
  const statement = parsed.kind === "module" ? parsed.module.body[0] : undefined;
  return statement?.nodeType === "Expr" ? { node: statement.value, start } : undefined;
}

function isTarget(node: Expression, isSingle: boolean): boolean {
  return /^(?:Name|Attribute|Subscript)$/.test(node.nodeType) || (!isSingle && badTarget(node) === undefined);
}

/** The part of a target that nothing can be assigned to. */
function badTarget(node: Expression): Expression | undefined {
  if (node.nodeType === "Tuple" || node.nodeType === "List") {
    for (const element of node.elts) {
      const bad = badTarget(element);
      if (bad) return bad;
    }
    return undefined;
  }
  return node.nodeType === "Starred" ? badTarget(node.value) : isTarget(node, true) ? undefined : node;
}

function inCondition(words: Words, first: number, sign: number): FaultAt | undefined {
  const { tokens, word } = words;
  let from = sign;
  while (from > first && !/^(?:and|or|not|in|is|==|!=|<|>|<=|>=)$/.test(word(from - 1)) && (tokens[from - 1]!.depth >= tokens[sign]!.depth)) from--;
  const target = expressionOf(words, from, sign);
  if (!target || /^(?:and|or|not)$/.test(word(from - 1))) return undefined;
  const offset = target.start;
  if (target.node.nodeType === "Name") return { kind: "SyntaxError", message: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", offset };
  return /^(?:List|Tuple|GeneratorExp)$/.test(target.node.nodeType) ? undefined : { kind: "SyntaxError", message: `cannot assign to ${nameOf(target.node)} here. Maybe you meant '==' instead of '='?`, offset };
}

function inDelete(words: Words, first: number, index: number): FaultAt | undefined {
  const target = expressionOf(words, first + 1, Math.max(index, first + 2));
  const bad = target && badTarget(target.node);
  return bad && { kind: "SyntaxError", message: `cannot delete ${nameOf(bad)}`, offset: target.start + bad.col_offset - 1 };
}

/** The arguments of the call that the token stands in. */
function inCall(words: Words, first: number, index: number): FaultAt | undefined {
  const { tokens, word } = words;
  const depth = tokens[index - 1]?.depth ?? 0;
  if (depth === 0) return undefined;
  let opener = index - 1;
  while (opener >= first && !(tokens[opener]!.depth === depth && /^[([{]$/.test(word(opener)))) opener--;
  if (opener < first || word(opener) !== "(" || word(first) === "def") return parameters(words, first, index, opener);
  if (!/^[\w)\]]/.test(word(opener - 1)) || /^(?:in|and|or|not|if|else|return|lambda|=)$/.test(word(opener - 1))) return undefined;
  let close = opener + 1, hasKeyword = false, isUnpacked = false, from = opener + 1;
  for (; close < tokens.length && tokens[close]!.depth >= depth; close++) {
    if (tokens[close]!.depth !== depth) continue;
    if (word(close) === "=" && close === index && !hasSign(words, from, close)) {
      if (close - from === 1 && /^(?:True|False|None)$/.test(word(from))) return { kind: "SyntaxError", message: `cannot assign to ${word(from)}`, offset: tokens[from]!.start };
      if (close - from !== 1 || tokens[from]!.kind !== "name") return { kind: "SyntaxError", message: 'expression cannot contain assignment, perhaps you meant "=="?', offset: tokens[from]!.start };
    }
    if (word(close) === "=") hasKeyword = true;
    if (word(close) === "**" && close === from) isUnpacked = true;
    if (word(close) === "*" && close === from && isUnpacked) return { kind: "SyntaxError", message: "iterable argument unpacking follows keyword argument unpacking", offset: tokens[from - 1]!.end + 1 };
    if (word(close) === ",") from = close + 1;
  }
  if (word(close) !== ")" || !(hasKeyword || isUnpacked)) return undefined;
  const isPositional = word(index) === "," || word(index) === ")" || index < close;
  return isPositional && positionalAfterKeyword(words, opener, close) ? { kind: "SyntaxError", message: `positional argument follows keyword argument${hasKeyword ? "" : " unpacking"}`, offset: tokens[close]!.start } : undefined;
}

/** Parentheses or square brackets that call or index nothing. */
function isGroup(words: Words, index: number): boolean {
  const opener = openerOf(words, index);
  return /^[([]$/.test(words.word(opener)) && !/^(?:[\w]+|[)\]])$/.test(words.word(opener - 1).replace(/^(?:in|and|or|not|if|elif|while|else|return|lambda|yield|assert)$/, ""));
}

const hasSign = ({ word }: Words, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (word(i) === "=") return true;
  return false;
};

function positionalAfterKeyword({ tokens, word }: Words, opener: number, close: number): boolean {
  const depth = tokens[opener]!.depth;
  let seen = false, from = opener + 1;
  for (let i = opener + 1; i <= close; i++) {
    if (i < close && !(tokens[i]!.depth === depth && word(i) === ",")) continue;
    const isKeyword = word(from + 1) === "=" || word(from) === "**";
    if (seen && !isKeyword && i > from && word(from) !== "*") return true;
    seen ||= isKeyword;
    from = i + 1;
  }
  return false;
}

/** The parameters of a function: what has no default after what has one, and misplaced stars. */
function parameters({ tokens, word }: Words, first: number, index: number, opener: number): FaultAt | undefined {
  if (word(first) !== "def" || opener !== first + 2) return undefined;
  const before = tokens[index - 1]!;
  if (word(index - 2) === "," && before.kind === "name" && /^[,)]$/.test(word(index))) {
    for (let i = opener; i < index; i++) if (tokens[i]!.depth === tokens[opener]!.depth && word(i) === "=") return { kind: "SyntaxError", message: "non-default argument follows default argument", offset: before.start };
  }
  if (word(index - 1) === "*" && word(index) === ")") return { kind: "SyntaxError", message: "named arguments must follow bare *", offset: before.start };
  return undefined;
}
