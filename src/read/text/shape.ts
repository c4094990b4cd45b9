import { fail } from "../../base/problem.ts";
import { span } from "../../base/place.ts";
import { reserved, type Token } from "./tokens.ts";

/** What the expression's tokens say before any precedence: the bracket that each bracket pairs with, and where a product is left unwritten (`2x`). */
export interface Shape {
  readonly partner: ReadonlyMap<number, number>;
  readonly products: ReadonlySet<number>;
}

const deepest = 100;
const relations = new Set(["==", "!=", "<", "<=", ">", ">=", "≈"]);
export const isRelation = (token: Token | undefined): boolean => token?.kind === "symbol" && relations.has(token.text);

/**
 * expression = operand { (operator | relation | "?" | ":") operand }
 * operand    = { "-" | "+" | "√" } (number | name | name "(" expression { "," expression } ")" | name "[" expression "]" | "(" expression ")")
 *
 * Refuses, at the token that breaks the grammar, everything mathjs would read with a meaning of its own; what passes it parses without surprise.
 * A product may be left unwritten only where a number touches what follows and nothing before it divides or raises: `2x`, never `1/2x` or `a b`.
 */
export function shape(tokens: readonly Token[], text: string): Shape {
  const partner = new Map<number, number>();
  const products = new Set<number>();
  const open: { at: number; call: boolean; questions: number[] }[] = [{ at: -1, call: false, questions: [] }];
  let wantsOperand = true;
  let prefixes = 0;

  const is = (i: number, symbol: string): boolean => tokens[i]?.kind === "symbol" && tokens[i].text === symbol;
  const isSign = (i: number): boolean => is(i, "-") || is(i, "+");
  const written = (from: number, to: number): string => text.slice(tokens[from]!.place.start, tokens[to]!.place.end);
  const refuse = (i: number, hint?: string): never =>
    fail("unexpected token", written(i, i), { place: tokens[i]!.place, ...(hint !== undefined && { hint }) });
  const deeper = (i: number) => {
    if (open.length - 1 + prefixes > deepest) fail("too deep", written(i, i), { place: tokens[i]!.place, hint: `${deepest}` });
  };

  /** Where the operand that ends at `i` begins, without its signs. */
  function begin(i: number): number {
    if (tokens[i]!.raised) return begin(tokens.findLastIndex((t, k) => k < i && !t.raised));
    const from = partner.get(i) ?? i;
    const called = from !== i && tokens[from - 1]?.kind === "name" ? from - 1 : from;
    return is(called - 1, "√") ? called - 1 : called;
  }
  /** Where the operand that begins at `i` ends, brackets not yet paired. */
  function finish(i: number): number {
    let end = is(i, "√") ? finish(i + 1) : i;
    if (tokens[i]?.kind === "name" && (is(i + 1, "(") || is(i + 1, "["))) end = i + 1;
    if (!is(end, "(") && !is(end, "[")) return Math.min(end, tokens.length - 1);
    for (let depth = 0; end < tokens.length; end++) {
      if (is(end, "(") || is(end, "[")) depth++;
      else if ((is(end, ")") || is(end, "]")) && --depth === 0) return end;
    }
    return tokens.length - 1;
  }

  /** The token `i` follows an operand with nothing between them. */
  function product(i: number): void {
    const left = begin(i - 1);
    const first = written(left, i - 1);
    const second = written(i, finish(i));
    let before = left - 1;
    while (isSign(before) && (before === 0 || !(tokens[before - 1]!.kind !== "symbol" || is(before - 1, ")") || is(before - 1, "]")))) before--;
    if (is(before, "/") || (is(before, "^") && !tokens[before]!.raised)) {
      const over = begin(before - 1);
      const above = written(over, before - 1);
      const op = is(before, "/") ? " / " : "^";
      const signed = written(before + 1, i - 1);
      fail("ambiguous reading", written(over, finish(i)), {
        place: span(tokens[over]!.place, tokens[finish(i)]!.place),
        hint: `(${above}${op}${signed}) * ${second} or ${above}${op}(${signed} * ${second})`,
      });
    }
    const [number, next] = [tokens[i - 1]!, tokens[i]!];
    if (number.kind === "number" && next.kind === "number") refuse(i);
    // 0x10 and 1e are numbers begun in another notation, no products.
    const isNotation = Number(number.text) === 0 || next.text === "e" || next.text === "E";
    const touching = number.kind === "number" && !number.raised && number.place.end === next.place.start && !isNotation;
    if (!touching) refuse(i, `${first} * ${second}`);
    if (is(left, "√"))
      fail("ambiguous reading", written(left, finish(i)), {
        place: span(tokens[left]!.place, tokens[finish(i)]!.place),
        hint: `${first} * ${second} or √(${first.slice(1)} * ${second})`,
      });
    products.add(i);
  }

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const inside = open.at(-1)!;
    if (token.kind === "name" && reserved(token.text)) refuse(i);
    if (!wantsOperand && (token.kind !== "symbol" || token.text === "√" || (token.text === "(" && tokens[i - 1]!.kind !== "name"))) {
      product(i);
      wantsOperand = true;
    }
    if (wantsOperand) {
      if (token.kind !== "symbol") [wantsOperand, prefixes] = [false, 0];
      else if (token.text === "(") open.push({ at: i, call: false, questions: [] });
      else if (token.text === "√" || (isSign(i) && !is(i - 1, "√"))) prefixes++;
      else refuse(i);
      deeper(i);
      continue;
    }
    switch (token.text) {
      case "(":
      case "[":
        if (tokens[i - 1]!.kind !== "name") refuse(i);
        open.push({ at: i, call: token.text === "(", questions: [] });
        deeper(i);
        wantsOperand = true;
        break;
      case ")":
      case "]":
        if (inside.at < 0 || is(inside.at, "(") !== (token.text === ")")) refuse(i);
        if (inside.questions.length > 0) missing(inside.questions.at(-1)!);
        partner.set(inside.at, i).set(i, inside.at);
        open.pop();
        break;
      case ",":
        if (!inside.call) refuse(i);
        if (inside.questions.length > 0) missing(inside.questions.at(-1)!);
        wantsOperand = true;
        break;
      case "?":
        inside.questions.push(i);
        wantsOperand = true;
        break;
      case ":":
        if (inside.questions.pop() === undefined) refuse(i);
        wantsOperand = true;
        break;
      case "=": refuse(i, "==");
      // falls through: refuse never returns
      case ".":
      case "..": refuse(i);
      // falls through
      case "^": {
        const left = begin(i - 1);
        if (is(left, "√"))
          fail("ambiguous reading", written(left, finish(i + 1)), {
            place: span(tokens[left]!.place, tokens[finish(i + 1)]!.place),
            hint: `(${written(left, i - 1)})^… or √(${written(left + 1, i - 1)}^…)`,
          });
        if (tokens[i - 1]!.raised)
          fail("ambiguous reading", written(left, finish(i + 1)), {
            place: span(tokens[left]!.place, tokens[finish(i + 1)]!.place),
            hint: `(${written(left, i - 1)})^…`,
          });
      }
      // falls through
      default: wantsOperand = true;
    }
  }

  function missing(i: number): never {
    return fail("missing value", written(i, i), { place: tokens[i]!.place, ...(is(i, "?") && { hint: ":" }) });
  }
  if (tokens.length === 0) fail("missing value", "", { place: { start: 0, end: text.length } });
  const unclosed = open.at(-1)!;
  if (unclosed.at >= 0) fail("unclosed bracket", written(unclosed.at, unclosed.at), { place: tokens[unclosed.at]!.place });
  if (wantsOperand) missing(tokens.length - 1);
  if (unclosed.questions.length > 0) missing(unclosed.questions.at(-1)!);
  return { partner, products };
}
