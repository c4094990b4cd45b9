import { span } from "../../base/place.ts";
import { argumentsOf } from "./application.ts";
import { functionCall, isPrefixed } from "./calls.ts";
import { limit } from "./calculus.ts";
import { enclosed } from "./enclosed.ts";
import { divergence, normal, scriptedNormal } from "./laws.ts";
import type { MathNode, SymbolNode } from "./math.ts";
import { type Cursor, nextBracket, peek, type Reader, refuse, split } from "./reader.ts";
import { below, closed, raised } from "./scripts.ts";
import type { Token, TokenOf } from "./token.ts";

/** A name in words as what it stands for here: a divergence, a normal law, a named function, the identity, a call, or a symbol with its scripts. */
export function word(token: TokenOf<"word"> & Token, cursor: Cursor, read: Reader): MathNode {
  const { text: name, place } = token;
  const bracket = nextBracket(cursor, "([");
  if (/^(D?KL|kl)$/.test(name) && bracket !== undefined) {
    const between = divergence("KL", bracket, place.start, read);
    if (between !== undefined) {
      cursor.at++;
      return closed(between, bracket, read);
    }
  }
  if (/^(Norm|Normal|Gaussian)$/.test(name) && bracket !== undefined && token.below !== undefined) {
    const law = scriptedNormal(token, bracket, read);
    if (law !== undefined) {
      cursor.at++;
      return closed(law, bracket, read);
    }
  }
  if (/^(Normal|Gaussian)$/.test(name) && bracket?.open === "(") {
    cursor.at++;
    return closed(normal(bracket, place.start, read), bracket, read);
  }
  if (/^(of|is|are|be|in|to|on|at|per|the|a|an|we|get|not|it|which)$/i.test(name) && bracket === undefined) return refuse(token);
  if (isPrefixed(name) || name === "lim") return named(token, name, cursor, read);
  // \textbf{I}.
  if (name === "I" && bracket === undefined && token.below === undefined) return raised({ kind: "identity", place }, token.above, true, read);
  const node: SymbolNode = { kind: "symbol", name, accents: [], ...(token.below === undefined ? { subscripts: [] } : below(token.below, read)), place };
  const marked = raised(node, token.above, false, read);
  const enclosing = bracket ?? nextBracket(cursor, "{");
  if (marked.kind !== "symbol" || enclosing === undefined) return marked;
  cursor.at++;
  const whole = span(place, enclosing.place);
  if (enclosing.open === "{") return { kind: "call", function: marked, args: [enclosed(enclosing, read)], given: [], place: whole };
  const bars = split(enclosing.inside, (part) => part.type === "bar" && part.role !== "open" && part.role !== "close");
  const made: MathNode = bars.length === 2 && bars[0]!.length > 0
    ? { kind: "call", function: marked, args: read.list(bars[0]!, enclosing.place), given: read.list(bars[1]!, enclosing.place), place: whole }
    : { kind: "call", function: marked, args: argumentsOf(enclosing, read), given: [], place: whole };
  return closed(made, enclosing, read);
}

/** A function by its name: a limit, `arg min`, a probability, or one that may stand before its argument. */
export function named(token: Token, name: string, cursor: Cursor, read: Reader): MathNode {
  if (name === "lim") return limit(token, cursor, read);
  const next = peek(cursor);
  if (name === "arg" && next?.type === "function" && /^(min|max)$/.test(next.name)) {
    cursor.at++;
    return functionCall({ ...next, place: span(token.place, next.place) }, `arg${next.name}`, cursor, read);
  }
  if (name === "Pr") return word({ ...token, type: "word", text: "P" } as TokenOf<"word"> & Token, cursor, read);
  return isPrefixed(name) ? functionCall(token, name, cursor, read) : refuse(token);
}
