import type { Place } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import type { MathNode, Statement } from "./math.ts";
import type { Token, TokenType } from "./token.ts";

/** A row of tokens and how far it has been read. `around` is the place to name when it ends too early. */
export interface Cursor { readonly tokens: readonly Token[]; at: number; readonly around: Place }

/**
 * The lines of the grammar that constructs call back, so that each construct is a file that knows no other.
 * Rows are given as they came from the notation; the reader pairs their brackets.
 */
export interface Reader {
  /** A whole row as one value; a list when commas part it. */
  value(row: readonly Token[], around: Place): MathNode;
  /** A whole row as one expression, without commas. */
  expression(row: readonly Token[], around: Place): MathNode;
  /** The values between commas; none for an empty row. */
  list(row: readonly Token[], around: Place): MathNode[];
  /** A row as the statements in it. */
  statements(row: readonly Token[]): Statement[];
  factor(cursor: Cursor): MathNode;
  /** Factors side by side, up to a sign. */
  beside(cursor: Cursor): MathNode;
  /** A leading minus is allowed. */
  product(cursor: Cursor): MathNode;
}

export const peek = (cursor: Cursor, ahead = 0): Token | undefined => cursor.tokens[cursor.at + ahead];

/** The next token when it is of the type asked for; the cursor stays before it. */
export function nextIs<K extends TokenType>(cursor: Cursor, type: K): Extract<Token, { type: K }> | undefined {
  const token = peek(cursor);
  return token?.type === type ? (token as Extract<Token, { type: K }>) : undefined;
}

/** The bracket that comes next, of the kinds asked for. */
export function nextBracket(cursor: Cursor, kinds: string): Extract<Token, { type: "bracket" }> | undefined {
  const bracket = nextIs(cursor, "bracket");
  return bracket !== undefined && kinds.includes(bracket.open) && bracket.close !== "" ? bracket : undefined;
}

/** The parts of a row between the tokens that `parts` names, which are dropped; brackets are paired, so nothing inside them counts. */
export function split(row: readonly Token[], parts: (token: Token) => boolean): Token[][] {
  const out: Token[][] = [[]];
  for (const token of row) {
    if (parts(token)) out.push([]);
    else out.at(-1)!.push(token);
  }
  return out;
}

/** The token as its text would be shown in a problem. */
export function said(token: Token): string {
  switch (token.type) {
    case "number": return token.digits;
    case "symbol": case "function": return token.name;
    case "word": case "prose": case "implies": return token.text;
    case "operator": return token.op;
    case "relation": return token.relation;
    case "fold": return token.fold;
    case "unknown": return token.subject;
    case "open": case "close": return token.bracket;
    case "bracket": return token.open;
    case "bar": return token.double ? "‖" : "|";
    case "comma": return ",";
    case "semicolon": return ";";
    case "colon": return ":";
    case "stop": return ".";
    default: return token.type;
  }
}

export const refuse = (token: Token, hint?: string): never => fail("unexpected token", said(token), { place: token.place, ...(hint !== undefined && { hint }) });
