import { type Place, span } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import { atom } from "./atom.ts";
import { paired } from "./brackets.ts";
import { startsFactor } from "./folds.ts";
import type { MathNode, OperatorNode, Statement } from "./math.ts";
import { type Cursor, nextIs, peek, type Reader, refuse, split } from "./reader.ts";
import type { Token, TokenOf } from "./token.ts";

/**
 * value    = expression { "," expression } | expression "|" expression { "," expression }
 * expression = [sign] product { ("+" | "-" | "±" | "∓" | "∪" | "∩" | "⊕") product }
 * product  = beside { ("·" | "×" | "⊙" | "∗" | "∘" | "⊗" | "/") beside }          a / b c is a / (b c), marked ambiguous
 * beside   = factor { factor }                                                     side by side is a product
 * factor   = atom [below] [above] [evaluation]
 * atom     = number | symbol | application | call | law | fold | integral | fraction | root | bracket | norm | matrix | …
 *
 * The rows come with loose brackets. `statements` is the grammar's other half, given from outside: sums and expectations hold statements.
 */
export function expressionReader(statements: (row: readonly Token[], read: Reader) => Statement[]): Reader {
  let depth = 0;
  const deepest = 90, longest = 400;
  /** A chain of operators is a tree as deep as it is long. */
  const shorter = (count: number, place: Place): void => {
    if (count > longest) fail("too large", "formula", { place, hint: `${longest} terms` });
  };
  const deeper = <T>(place: Place, work: () => T): T => {
    if (++depth > deepest) fail("too deep", "formula", { place, hint: `${deepest}` });
    try {
      return work();
    } finally {
      depth--;
    }
  };

  const read: Reader = {
    value(row, around) {
      const tokens = trimmed(paired(row));
      const bars = split(tokens, (token) => token.type === "bar" && token.below === undefined && (!token.double || token.role === "between"));
      if (bars.length === 2 && bars[0]!.length > 0 && bars[1]!.length > 0) return { kind: "given", of: read.list(bars[0]!, around), given: read.list(bars[1]!, around), place: placeOf(tokens, around) };
      if (tokens.some((token) => token.type === "comma")) return { kind: "list", items: read.list(tokens, around), place: placeOf(tokens, around) };
      if (tokens.some((token) => token.type === "relation")) {
        const [statement, more] = read.statements(tokens);
        if (statement !== undefined && more === undefined) return { kind: "event", statement, place: placeOf(tokens, around) };
      }
      return read.expression(tokens, around);
    },

    expression: (row, around) => deeper(around, () => {
      const tokens = trimmed(paired(row));
      if (tokens.length === 0) return fail("missing value", "", { place: around });
      const cursor: Cursor = { tokens, at: 0, around: placeOf(tokens, around) };
      const node = sum(cursor);
      const left = peek(cursor);
      return left === undefined ? node : refuse(left);
    }),

    list(row, around) {
      const tokens = trimmed(paired(row));
      if (tokens.length === 0) return [];
      return thousands(split(tokens, (token) => token.type === "comma")).map((part) => {
        if (part.every((token) => token.type === "operator" && token.written === "·") && part.length === 1) return { kind: "placeholder", place: part[0]!.place };
        const relation = part.some((token) => token.type === "relation");
        return relation ? read.value(part, around) : read.expression(part, around);
      });
    },

    statements: (row) => deeper(placeOf(row, { start: 0, end: 0 }), () => statements(row, read)),
    factor: (cursor) => deeper(cursor.around, () => factor(cursor)),
    beside: (cursor) => beside(cursor),
    product: (cursor) => product(cursor),
  };

  function sum(cursor: Cursor): MathNode {
    const sign = nextIs(cursor, "operator");
    let left: MathNode, count = 0;
    if (sign !== undefined && (sign.op === "-" || sign.op === "+")) {
      cursor.at++;
      const of = product(cursor);
      left = sign.op === "-" ? { kind: "negate", of, place: span(sign.place, of.place) } : { ...of, place: span(sign.place, of.place) };
    } else if (sign !== undefined && (sign.op === "±" || sign.op === "∓")) {
      cursor.at++;
      const right = product(cursor);
      left = { kind: "operator", op: sign.op, left: { kind: "number", digits: "0", place: { start: sign.place.start, end: sign.place.start } }, right, place: span(sign.place, right.place) };
    } else left = product(cursor);
    for (let next = nextIs(cursor, "operator"); next !== undefined && "+-±∓∪∩⊕".includes(next.op); next = nextIs(cursor, "operator")) {
      shorter(++count, next.place);
      cursor.at++;
      const right = product(cursor);
      left = { kind: "operator", op: next.op, left, right, place: span(left.place, right.place) };
    }
    return left;
  }

  function product(cursor: Cursor): MathNode {
    let left = beside(cursor), count = 0;
    for (let next = nextIs(cursor, "operator"); next !== undefined && "*/∘⊗".includes(next.op); next = nextIs(cursor, "operator")) {
      shorter(++count, next.place);
      cursor.at++;
      const minus = nextIs(cursor, "operator");
      let right: MathNode;
      if (minus?.op === "-") {
        cursor.at++;
        const of = beside(cursor);
        right = { kind: "negate", of, place: span(minus.place, of.place) };
      } else right = beside(cursor);
      const ambiguous = next.op === "/" && right.kind === "operator" && right.op === "*" && right.written === "beside" && cursor.tokens[cursor.at - 1]!.place.end >= right.place.end && !isBracketed(right, cursor);
      left = { kind: "operator", op: next.op, left, right, ...(next.written && { written: next.written }), ...(ambiguous && { ambiguous: true as const }), place: span(left.place, right.place) };
    }
    return left;
  }

  function beside(cursor: Cursor): MathNode {
    let left = read.factor(cursor);
    for (let count = 0; ; shorter(++count, left.place)) {
      const next = peek(cursor);
      if (next === undefined || !startsFactor(next.type) || (next.type === "bar" && !opensBar(cursor))) return left;
      // Two numbers, or two words, side by side are no product.
      const previous = cursor.tokens[cursor.at - 1];
      if ((next.type === "number" && left.kind === "number") || (next.type === "word" && previous?.type === "word")) return refuse(next);
      const right = read.factor(cursor);
      left = { kind: "operator", op: "*", left, right, written: "beside", place: span(left.place, right.place) };
    }
  }

  /** A bar opens a norm when its partner stands further on in the same row. */
  function opensBar(cursor: Cursor): boolean {
    const bar = nextIs(cursor, "bar");
    return bar !== undefined && bar.role === undefined && bar.below === undefined && bar.above === undefined
      && cursor.tokens.some((token, i) => i > cursor.at + 1 && token.type === "bar" && token.double === bar.double && token.role !== "between");
  }

  function factor(cursor: Cursor): MathNode {
    const token = peek(cursor);
    if (token === undefined) return fail("missing value", "", { place: { start: cursor.around.end, end: cursor.around.end } });
    cursor.at++;
    let node: MathNode = atom(token, cursor, read);
    const percent = nextIs(cursor, "percent");
    if (percent !== undefined && node.kind === "number") {
      cursor.at++;
      const hundred: MathNode = { kind: "number", digits: "100", place: percent.place };
      node = { kind: "operator", op: "/", left: node, right: hundred, written: "percent", place: span(node.place, percent.place) };
    }
    const bar = nextIs(cursor, "bar");
    if (bar?.below === undefined || bar.double) return node;
    cursor.at++;
    return { kind: "evaluated", of: node, at: read.statements(bar.below), place: span(node.place, bar.place) };
  }

  return read;
}

const placeOf = (tokens: readonly Token[], around: Place): Place => (tokens.length === 0 ? around : span(tokens[0]!.place, tokens.at(-1)!.place));

/** Spaces that part statements mean nothing inside of one. */
const trimmed = (tokens: readonly Token[]): Token[] => tokens.filter((token) => token.type !== "wide");

const isBracketed = (node: OperatorNode, cursor: Cursor): boolean => cursor.tokens[cursor.at - 1]?.type === "bracket" && cursor.tokens[cursor.at - 1]!.place.start === node.place.start;

/** 1,000 is one number where its groups could be nothing else: three digits close by, one of them beginning with 0. */
function thousands(parts: Token[][]): Token[][] {
  const out: Token[][] = [];
  for (const part of parts) {
    const last = out.at(-1)?.at(-1), [first] = part;
    const grouped = last?.type === "number" && first?.type === "number" && /^\d{1,3}(\d{3})*$/.test(last.digits) && /^0\d\d/.test(first.digits) && /^\d{3}(\.\d+)?$/.test(first.digits)
      && first.place.start === last.place.end + 1 && last.above === undefined;
    if (!grouped) out.push([...part]);
    else out.at(-1)!.splice(-1, 1, { ...first, digits: (last as TokenOf<"number">).digits + first.digits, place: span(last!.place, first.place) }, ...part.slice(1));
  }
  return out;
}
