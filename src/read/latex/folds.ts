import { fail } from "../../base/problem.ts";
import { paired } from "./brackets.ts";
import { mentions } from "./children.ts";
import type { MathNode, Statement, SymbolNode } from "./math.ts";
import { type Cursor, nextIs, peek, type Reader } from "./reader.ts";
import type { TokenOf } from "./token.ts";

/**
 * Σ and ∏ reach over the product that follows them. For ∏ it matters where they end: trailing factors without the index
 * stand outside, so that ∏_s √(1−β_s) · x_0 has x_0 once.
 */
export function fold(token: TokenOf<"fold">, cursor: Cursor, read: Reader): MathNode {
  const range = token.below === undefined ? {} : indexOf(token as TokenOf<"fold"> & { below: NonNullable<TokenOf<"fold">["below"]> }, read);
  const to = token.above === undefined || token.above.length === 0 ? undefined : read.expression(token.above, token.place);
  const negative = nextIs(cursor, "operator")?.op === "-";
  if (negative) cursor.at++;
  const parts: { node: MathNode; op: "*" | "/"; written: "beside" | "·" | "×" | "⊙" | "∗" | "slash" }[] = [{ node: read.factor(cursor), op: "*", written: "beside" }];
  for (;;) {
    if (parts.length > 400) fail("too large", "formula", { place: token.place, hint: "400 terms" });
    const next = peek(cursor);
    if (next === undefined || next.type === "relation" || next.type === "comma" || next.type === "bar") break;
    if (next.type === "operator") {
      if (next.op !== "*") break;
      cursor.at++;
      parts.push({ node: read.factor(cursor), op: "*", written: next.written === "slash" ? "·" : next.written ?? "·" });
    } else if (startsFactor(next.type)) parts.push({ node: read.factor(cursor), op: "*", written: "beside" });
    else break;
  }
  const joined = (from: MathNode, rest: typeof parts): MathNode => rest.reduce<MathNode>((left, part) => ({ kind: "operator", op: part.op, left, right: part.node, written: part.written as "beside", place: { start: left.place.start, end: part.node.place.end } }), from);
  const names = range.index?.name ?? (range.over?.items[0]?.kind === "symbol" ? range.over.items[0].name : undefined);
  let count = parts.length;
  if (token.fold === "prod") {
    const lastInside = names === undefined ? parts.length - 1 : parts.findLastIndex((part) => mentions(part.node, names));
    count = Math.max(1, lastInside + 1);
  }
  const inner = joined(parts[0]!.node, parts.slice(1, count));
  const body: MathNode = negative ? { kind: "negate", of: inner, place: inner.place } : inner;
  const whole: MathNode = { kind: "fold", fold: token.fold === "prod" ? "prod" : "sum", ...range, ...(to && { to }), body, place: { start: token.place.start, end: body.place.end } };
  return joined(whole, parts.slice(count));
}

/** s = 1 gives index and start; every other condition is kept as it stands. */
function indexOf(token: TokenOf<"fold"> & { below: NonNullable<TokenOf<"fold">["below"]> }, read: Reader): { index?: SymbolNode; from?: MathNode; over?: Statement } {
  const row = paired(token.below);
  const [table] = row;
  // \substack{i = 1 \\ i \ne j} and i = 1, i ≠ j say more than a range.
  const [statement, more] = read.statements(table?.type === "table" ? table.rows.flat(2) : row);
  if (statement === undefined) return {};
  if (more !== undefined) return { over: { ...statement, qualifiers: [...statement.qualifiers, more] } };
  const [first, from] = statement.items;
  if (statement.relations.length === 0 && first?.kind === "symbol") return { index: first };
  if (statement.relations.length === 1 && statement.relations[0] === "=" && first?.kind === "symbol" && from !== undefined && statement.qualifiers.length === 0) {
    if (from.kind === "list" || from.kind === "missing") return fail("unexpected token", "=", { place: token.place });
    return { index: first, from };
  }
  return { over: statement };
}

const starters = new Set(["number", "symbol", "word", "function", "fold", "bracket", "fraction", "root", "accented", "table", "infinity", "gradient", "ellipsis", "group", "bar"]);
/** Whether a token can begin a factor. Bars can, so a bar that ends something must not be asked about. */
export const startsFactor = (type: string): boolean => starters.has(type);
