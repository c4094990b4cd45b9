import { type Place, span } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import { application, argumentsOf } from "./application.ts";
import { paired } from "./brackets.ts";
import { functionCall, isPrefixed } from "./calls.ts";
import { derivative, differential, gradient, integral, limit } from "./calculus.ts";
import { enclosed, matrix, norm } from "./enclosed.ts";
import { fold, startsFactor } from "./folds.ts";
import { divergence, expectation, normal, scriptedNormal } from "./laws.ts";
import type { MathNode, OperatorNode, Statement, SymbolNode } from "./math.ts";
import { type Cursor, nextBracket, nextIs, peek, type Reader, refuse, split } from "./reader.ts";
import { below, closed, raised } from "./scripts.ts";
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
    let node: MathNode = atom(token, cursor);
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

  function atom(token: Token, cursor: Cursor): MathNode {
    const { place } = token;
    const up = (node: MathNode): MathNode => (token.below === undefined ? raised(node, token.above, false, read) : refuse(token.below[0] ?? token));
    switch (token.type) {
      case "number": return up({ kind: "number", digits: plainDigits(token), place });
      case "infinity": return up({ kind: "infinity", place });
      case "ellipsis": return up({ kind: "ellipsis", place });
      case "symbol": return symbol(token, cursor);
      case "word": return word(token, cursor);
      case "function": return named(token, token.name, cursor);
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
      case "bracket": return bracketed(token);
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

  function bracketed(token: TokenOf<"bracket">): MathNode {
    const { below: under, above } = token as Token;
    const node = enclosed(token, read);
    if (node.kind === "set" && node.over !== undefined) return node;
    if (under === undefined || node.kind === "norm") return raised(node, above, false, read);
    // (x_0)_θ: the network's own x_0.
    if (node.kind !== "symbol") return refuse(under[0] ?? token);
    const more = below(under, read);
    return raised({ ...node, subscripts: [...node.subscripts, ...more.subscripts], ...(more.label !== undefined && { label: more.label }) }, above, false, read);
  }

  function symbol(token: TokenOf<"symbol"> & Token, cursor: Cursor): MathNode {
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
        const read2 = laws?.type === "bracket" ? divergence("KL", laws, place.start, read) : undefined;
        if (read2 !== undefined) {
          cursor.at += 2;
          return closed(read2, laws!, read);
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

  function word(token: TokenOf<"word"> & Token, cursor: Cursor): MathNode {
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
    if (isPrefixed(name) || name === "lim") return named(token, name, cursor);
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

  function named(token: Token, name: string, cursor: Cursor): MathNode {
    if (name === "lim") return limit(token, cursor, read);
    const next = peek(cursor);
    if (name === "arg" && next?.type === "function" && /^(min|max)$/.test(next.name)) {
      cursor.at++;
      return functionCall({ ...next, place: span(token.place, next.place) }, `arg${next.name}`, cursor, read);
    }
    if (name === "Pr") return word({ ...token, type: "word", text: "P" } as TokenOf<"word"> & Token, cursor);
    return isPrefixed(name) ? functionCall(token, name, cursor, read) : refuse(token);
  }

  return read;
}

const placeOf = (tokens: readonly Token[], around: Place): Place => (tokens.length === 0 ? around : span(tokens[0]!.place, tokens.at(-1)!.place));

/** "signal power" over "noise power": a quantity by its words. */
function inWords(tokens: readonly Token[], place: Place): SymbolNode | undefined {
  const inside = tokens.flatMap((token) => (token.type === "group" ? token.of : [token]));
  const words = inside.map((token) => (token.type === "prose" || token.type === "word" ? token.text : undefined));
  return words.length > 0 && words.every((text) => text !== undefined) && inside.some((token) => token.type === "prose") ? { kind: "symbol", name: words.join(" "), accents: [], subscripts: [], place } : undefined;
}

/** Spaces that part statements mean nothing inside of one. */
const trimmed = (tokens: readonly Token[]): Token[] => tokens.filter((token) => token.type !== "wide");

const isBracketed = (node: OperatorNode, cursor: Cursor): boolean => cursor.tokens[cursor.at - 1]?.type === "bracket" && cursor.tokens[cursor.at - 1]!.place.start === node.place.start;

/** "1." is 1, ".5" is 0.5. */
function plainDigits(token: TokenOf<"number">): string {
  const digits = token.digits.replace(/\.$/, "");
  if (!/^(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?$/.test(digits)) return refuse(token as Token);
  return digits.startsWith(".") ? `0${digits}` : digits;
}

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
