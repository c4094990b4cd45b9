import { span } from "../../base/place.ts";
import { application } from "./application.ts";
import { differential } from "./calculus.ts";
import { enclosed } from "./enclosed.ts";
import { fold, startsFactor } from "./folds.ts";
import { divergence, expectation, normal, scriptedNormal } from "./laws.ts";
import type { MathNode, SymbolNode } from "./math.ts";
import { type Cursor, nextBracket, peek, type Reader, refuse } from "./reader.ts";
import { below, closed, raised } from "./scripts.ts";
import type { Token, TokenOf } from "./token.ts";

/**
 * A letter as what it stands for here: a fold or expectation set as a letter, a normal law, a differential, a divergence, the identity, e to a power, an application, or a
 * symbol with its scripts.
 */
export function symbol(token: TokenOf<"symbol"> & Token, cursor: Cursor, read: Reader): MathNode {
  const { name, font, place } = token;
  const plain = token.accents.length === 0;
  const next = peek(cursor);
  const bracket = nextBracket(cursor, "([");
  // Π_{t=1}^T by the letter.
  if (plain && (name === "Pi" || name === "Sigma") && token.above !== undefined && token.below?.some((part) => part.type === "relation") && next !== undefined)
    return fold({ ...token, type: "fold", fold: name === "Pi" ? "prod" : "sum" }, cursor, read);
  if (plain && name === "E" && (font === "blackboard" || (bracket?.open === "[" && font !== "calligraphic") || (token.below !== undefined && bracket !== undefined)) && token.above === undefined) {
    return expectation(token, cursor, read);
  }
  if (plain && name === "N" && bracket?.open === "(" && token.below === undefined && token.above === undefined && (font === "calligraphic" || font === "blackboard" || bracket.inside.some((part) => part.type === "comma"))) {
    cursor.at++;
    return closed(normal(bracket, place.start, read), bracket, read);
  }
  if (plain && name === "N" && font === "calligraphic" && token.above === undefined && bracket !== undefined && (token.below !== undefined || bracket.open === "[")) {
    const law = scriptedNormal(token, bracket, read);
    if (law !== undefined) {
      cursor.at++;
      return closed(law, bracket, read);
    }
  }
  if (plain && token.above === undefined && token.below === undefined) {
    if (name === "d" && font === "upright" && next !== undefined && startsFactor(next.type)) return differential("d", token, cursor, read);
    if (name === "partial" && next?.type === "symbol") return differential("∂", token, cursor, read);
    if (name === "Delta" && next?.type === "symbol" && /^(t|x|s|tau|beta|T)$/.test(next.name)) return differential("Δ", token, cursor, read);
    // K L set as two letters.
    if (name === "K" && next?.type === "symbol" && next.name === "L" && next.below === undefined && next.above === undefined) {
      const laws = cursor.tokens[cursor.at + 1];
      const between = laws?.type === "bracket" ? divergence("KL", laws, place.start, read) : undefined;
      if (between !== undefined) {
        cursor.at += 2;
        return closed(between, laws!, read);
      }
    }
  }
  if (plain && name === "partial") {
    if (token.below === undefined || token.above !== undefined || next === undefined || !startsFactor(next.type)) return refuse(token);
    const variable = read.value(token.below, place), of = read.factor(cursor);
    return { kind: "derivative", of, variable, partial: true, place: span(place, of.place) };
  }
  const node: SymbolNode = {
    kind: "symbol", name, accents: token.accents, ...(font && font !== "bold" && font !== "upright" && { font }),
    ...(token.below === undefined ? { subscripts: [] } : below(token.below, read)), place,
  };
  if (plain && (name === "D" || name === "W") && bracket !== undefined && token.above === undefined) {
    const between = divergence(node.label !== undefined && /^KL$/i.test(node.label) ? "KL" : name, bracket, place.start, read);
    if (between !== undefined) {
      cursor.at++;
      return closed(between, bracket, read);
    }
  }
  if (plain && name === "I" && (font !== "calligraphic" || bracket === undefined) && node.label === undefined && node.subscripts.length <= 1 && (bracket === undefined || font === "bold" || font === "upright" || !bracket.inside.some((part) => part.type === "comma" || part.type === "semicolon" || part.type === "relation")))
    return raised({ kind: "identity", ...(node.subscripts[0] && { dimension: node.subscripts[0] }), place }, token.above, true, read);
  // e^x is exp; a plain e is the constant, or whatever the document calls so.
  if (plain && name === "e" && token.below === undefined && token.above !== undefined && font !== "calligraphic" && font !== "blackboard" && font !== "bold")
    return { kind: "call", function: { ...node, name: "exp" }, args: [read.expression(token.above, place)], given: [], place };
  const marked = raised(node, token.above, font === "bold", read);
  if (marked.kind === "symbol" && bracket !== undefined) {
    const made = application(marked, bracket, read);
    if (made !== undefined) {
      cursor.at++;
      return closed(made, bracket, read);
    }
  }
  const brace = nextBracket(cursor, "{");
  if (marked.kind === "symbol" && (font === "calligraphic" || name === "U") && brace !== undefined) {
    // U{1, T}: a law over a set.
    cursor.at++;
    return { kind: "call", function: marked, args: [enclosed(brace, read)], given: [], place: span(place, brace.place) };
  }
  // σ^2(t): the square of a value.
  if (marked.kind === "operator" && marked.op === "^" && marked.left.kind === "symbol" && bracket !== undefined && bracket.open === "(") {
    const made = application(node, bracket, read);
    if (made !== undefined && made.kind !== "applied") {
      cursor.at++;
      return closed({ ...marked, left: made, place: span(marked.place, bracket.place) }, bracket, read);
    }
  }
  return marked;
}
