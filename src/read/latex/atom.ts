import { type Place, span } from "../../base/place.ts";
import { derivative, gradient, integral } from "./calculus.ts";
import { enclosed, matrix, norm } from "./enclosed.ts";
import { fold } from "./folds.ts";
import type { MathNode, SymbolNode } from "./math.ts";
import { type Cursor, type Reader, refuse } from "./reader.ts";
import { below, raised } from "./scripts.ts";
import { symbol } from "./symbol.ts";
import type { Token, TokenOf } from "./token.ts";
import { named, word } from "./word.ts";

/** What begins with `token`, which the cursor has passed: a number, a letter, a fraction, a bracket, … with the scripts on it. */
export function atom(token: Token, cursor: Cursor, read: Reader): MathNode {
  const { place } = token;
  const up = (node: MathNode): MathNode => (token.below === undefined ? raised(node, token.above, false, read) : refuse(token.below[0] ?? token));
  switch (token.type) {
    case "number": return up({ kind: "number", digits: plainDigits(token), place });
    case "infinity": return up({ kind: "infinity", place });
    case "ellipsis": return up({ kind: "ellipsis", place });
    case "symbol": return symbol(token, cursor, read);
    case "word": return word(token, cursor, read);
    case "function": return named(token, token.name, cursor, read);
    case "fold": return token.fold === "int" ? integral(token, cursor, read) : fold(token, cursor, read);
    case "gradient": return gradient(token, cursor, read);
    case "fraction": {
      const derived = derivative(token, cursor, read);
      if (derived !== undefined) return derived;
      return up({ kind: "operator", op: "/", left: inWords(token.upper, place) ?? read.expression(token.upper, place), right: inWords(token.lower, place) ?? read.expression(token.lower, place), written: "fraction", place });
    }
    case "root": return up({ kind: "root", of: read.expression(token.of, place), ...(token.degree && { degree: read.expression(token.degree, place) }), place });
    case "accented": return up({ kind: "accented", accent: token.accent, of: read.expression(token.of, place), place });
    case "group": return up(read.expression(token.of, place));
    case "table": return up(matrix(token, place, read));
    case "bracket": return bracketed(token, read);
    case "bar": {
      const end = cursor.tokens.findIndex((other, i) => i >= cursor.at && other.type === "bar" && other.double === token.double && other.role !== "between");
      if (end < 0 || token.role !== undefined || token.below !== undefined || token.above !== undefined) return refuse(token);
      const close = cursor.tokens[end]!;
      const inside = cursor.tokens.slice(cursor.at, end);
      cursor.at = end + 1;
      return raised(norm(token.double, inside, { ...token, place: span(place, close.place) }, close.below, read), close.above, false, read);
    }
    default: return refuse(token);
  }
}

function bracketed(token: TokenOf<"bracket">, read: Reader): MathNode {
  const { below: under, above } = token as Token;
  const node = enclosed(token, read);
  if (node.kind === "set" && node.over !== undefined) return node;
  if (under === undefined || node.kind === "norm") return raised(node, above, false, read);
  // (x_0)_θ: the network's own x_0.
  if (node.kind !== "symbol") return refuse(under[0] ?? token);
  const more = below(under, read);
  return raised({ ...node, subscripts: [...node.subscripts, ...more.subscripts], ...(more.label !== undefined && { label: more.label }) }, above, false, read);
}

/** "signal power" over "noise power": a quantity by its words. */
function inWords(tokens: readonly Token[], place: Place): SymbolNode | undefined {
  const inside = tokens.flatMap((token) => (token.type === "group" ? token.of : [token]));
  const words = inside.map((token) => (token.type === "prose" || token.type === "word" ? token.text : undefined));
  return words.length > 0 && words.every((text) => text !== undefined) && inside.some((token) => token.type === "prose") ? { kind: "symbol", name: words.join(" "), accents: [], subscripts: [], place } : undefined;
}

/** "1." is 1, ".5" is 0.5. */
function plainDigits(token: TokenOf<"number">): string {
  const digits = token.digits.replace(/\.$/, "");
  if (!/^(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/.test(digits)) return refuse(token as Token);
  return digits.startsWith(".") ? `0${digits}` : digits;
}
