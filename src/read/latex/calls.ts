import type { MathNode, SymbolNode } from "./math.ts";
import { argumentsOf } from "./application.ts";
import { below, closed, raised } from "./scripts.ts";
import { startsFactor } from "./folds.ts";
import { type Cursor, nextBracket, peek, type Reader, split } from "./reader.ts";
import type { Token } from "./token.ts";

/** Functions that may stand before their argument without brackets, by the name they get. */
const prefixed: ReadonlyMap<string, string> = new Map("log ln:log lg:log exp sin cos tan tanh sinh cosh cot sec arcsin arccos arctan min max inf sup argmin argmax det tr diag sigmoid softmax sign Var Cov clip floor ceil erf".split(" ").map((entry) => {
  const [written, name = written] = entry.split(":");
  return [written!, name!] as const;
}));
export const isPrefixed = (name: string): boolean => prefixed.has(name);

/**
 * A named function and its argument: brackets, `f(x)^2` being the square of the call, or the factors that follow up to a sign,
 * another function, or brackets (`log σ_t^2`, `cos πt/2`).
 */
export function functionCall(token: Token, name: string, cursor: Cursor, read: Reader): MathNode {
  const scripts = token.below === undefined ? { subscripts: [] } : name === "min" || name === "max" || name === "argmin" || name === "argmax" || name === "sup" || name === "inf"
    ? { subscripts: [read.value(token.below, token.place)] } : below(token.below, read);
  const inverse = /^(sin|cos|tan)$/.test(name) && token.above?.length === 2 && token.above[0]!.type === "operator" && token.above[0]!.op === "-" && token.above[1]!.type === "number" && token.above[1]!.digits === "1";
  const symbol: SymbolNode = { kind: "symbol", name: inverse ? `arc${name}` : (prefixed.get(name) ?? name), accents: [], ...scripts, place: token.place };
  const lifted = (call: MathNode, above = inverse ? undefined : token.above): MathNode => raised(call, above, false, read);
  const bracket = nextBracket(cursor, "([{");
  if (bracket !== undefined) {
    cursor.at++;
    const bars = split(bracket.inside, (part) => part.type === "bar" && part.role !== "open" && part.role !== "close");
    const conditioned = bars.length === 2 && bars[0]!.length > 0 && !prefixedElementary.test(symbol.name);
    const args = conditioned ? read.list(bars[0]!, bracket.place) : argumentsOf(bracket, read);
    const call: MathNode = { kind: "call", function: symbol, args, given: conditioned ? read.list(bars[1]!, bracket.place) : [], place: { start: token.place.start, end: bracket.place.end } };
    return closed(lifted(call), bracket, read);
  }
  const next = peek(cursor);
  if (next === undefined || !startsFactor(next.type)) return lifted(symbol);
  let argument = read.factor(cursor);
  const fraction = next.type === "fraction";
  for (let count = 0; count < 400; count++) {
    const following = peek(cursor);
    if (following === undefined || !/^(number|symbol|fraction|root|accented)$/.test(following.type) || (fraction && symbol.name === "log")) break;
    if (following.type === "symbol" && following.name === "d" && following.font === "upright") break;
    const right = read.factor(cursor);
    argument = { kind: "operator", op: "*", left: argument, right, written: "beside", place: { start: argument.place.start, end: right.place.end } };
  }
  const slash = peek(cursor);
  if (slash?.type === "operator" && slash.op === "/") {
    cursor.at++;
    const right = read.beside(cursor);
    argument = { kind: "operator", op: "/", left: argument, right, written: "slash", place: { start: argument.place.start, end: right.place.end } };
    return lifted({ kind: "call", function: symbol, args: [argument], given: [], ambiguous: true, place: { start: token.place.start, end: argument.place.end } });
  }
  return lifted({ kind: "call", function: symbol, args: [argument], given: [], place: { start: token.place.start, end: argument.place.end } });
}

const prefixedElementary = /^(log|exp|sin|cos|tan|tanh|sinh|cosh)$/;
