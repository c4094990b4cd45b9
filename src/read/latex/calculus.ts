import { fail } from "../../base/problem.ts";
import { paired } from "./brackets.ts";
import type { MathNode } from "./math.ts";
import { type Cursor, peek, type Reader, refuse } from "./reader.ts";
import { startsFactor } from "./folds.ts";
import type { Token, TokenOf } from "./token.ts";

const isD = (token: Token | undefined, letter: "d" | "partial"): boolean => token?.type === "symbol" && token.name === letter && token.accents.length === 0 && token.below === undefined && token.above === undefined;
/** d before a variable. */
const isDifferential = (tokens: readonly Token[], i: number): boolean => isD(tokens[i], "d") && tokens[i + 1]?.type === "symbol";

/** ∫ reaches to the d that closes it, ∫ dx f(x) to the end of the product; an integral without d is one of what stands beside it. */
export function integral(token: TokenOf<"fold">, cursor: Cursor, read: Reader): MathNode {
  const from = token.below && token.below.length > 0 ? read.value(token.below, token.place) : undefined;
  const to = token.above && token.above.length > 0 ? read.value(token.above, token.place) : undefined;
  const start = cursor.at;
  let end = -1, open = 1;
  for (let i = start; i < cursor.tokens.length && open > 0; i++) {
    const next = cursor.tokens[i]!;
    if (next.type === "relation" || next.type === "comma") break;
    if (next.type === "fold" && next.fold === "int") open++;
    else if (isDifferential(cursor.tokens, i) && --open === 0) end = i;
  }
  const variables: MathNode[] = [];
  const readVariables = () => {
    while (isDifferential(cursor.tokens, cursor.at)) {
      cursor.at++;
      variables.push(read.factor(cursor));
    }
  };
  const around = token.place;
  let body: MathNode;
  if (end === start) {
    readVariables();
    const next = peek(cursor);
    body = next !== undefined && startsFactor(next.type) ? read.beside(cursor) : { kind: "number", digits: "1", place: { start: around.end, end: around.end } };
  } else if (end > start) {
    body = read.expression(cursor.tokens.slice(start, end), around);
    cursor.at = end;
    readVariables();
  } else body = read.beside(cursor);
  const last = Math.max(body.place.end, ...variables.map((v) => v.place.end));
  return { kind: "integral", ...(from && { from }), ...(to && { to }), body, variables, place: { start: around.start, end: last } };
}

/** df/dx, ∂f/∂x or d/dx before what it is applied to; undefined for an ordinary fraction. */
export function derivative(token: TokenOf<"fraction">, cursor: Cursor, read: Reader): MathNode | undefined {
  const upper = paired(token.upper), lower = paired(token.lower);
  for (const letter of ["d", "partial"] as const) {
    if (!isD(upper[0], letter) || !isD(lower[0], letter) || lower.length < 2) continue;
    const variable = read.expression(lower.slice(1), token.place);
    if (upper.length > 1) return { kind: "derivative", of: read.expression(upper.slice(1), token.place), variable, partial: letter === "partial", place: token.place };
    const next = peek(cursor);
    if (next === undefined || !startsFactor(next.type)) return { kind: "derivative", variable, partial: letter === "partial", place: token.place };
    const of = read.factor(cursor);
    return { kind: "derivative", of, variable, partial: letter === "partial", place: { start: token.place.start, end: of.place.end } };
  }
  return undefined;
}

/** ∇_x f: of the one factor that follows. Higher orders and ∇· are not read. */
export function gradient(token: Token, cursor: Cursor, read: Reader): MathNode {
  if (token.above !== undefined) return refuse(token, "∇");
  const next = peek(cursor);
  if (next === undefined || !startsFactor(next.type)) return fail("unexpected token", "∇", { place: token.place });
  const variable = token.below && read.value(token.below, token.place);
  const of = read.factor(cursor);
  return { kind: "gradient", ...(variable && { variable }), of, place: { start: token.place.start, end: of.place.end } };
}

/** dx, ∂x, Δt: a letter that makes one quantity with the variable after it. */
export function differential(letter: "d" | "Δ" | "∂", token: Token, cursor: Cursor, read: Reader): MathNode {
  const of = read.factor(cursor);
  return { kind: "differential", letter, of, place: { start: token.place.start, end: of.place.end } };
}

export function limit(token: Token, cursor: Cursor, read: Reader): MathNode {
  const [toward] = token.below === undefined ? [] : read.statements(token.below);
  const body = read.beside(cursor);
  return { kind: "limit", ...(toward && { toward }), body, place: { start: token.place.start, end: body.place.end } };
}
