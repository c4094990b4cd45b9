import type { Place } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import type { MathNode, SymbolNode } from "./math.ts";
import { type Reader, split } from "./reader.ts";
import type { Token, TokenOf } from "./token.ts";

/**
 * A letter before brackets:
 *
 *   density  p, q, P, Q before round brackets; any of p q P Q π ρ r with a bar inside
 *   call     two arguments or more; a network (subscript θ, φ, ψ, ω); a letter for functions; one simple argument: β(t), μ_t(x)
 *   applied  where both would make sense: β(t + 1), p(1 − p)
 *   product  the rest: x_t (a + b), β_t (1 − ᾱ_t)
 *
 * undefined says that it is a product.
 */
export function application(symbol: SymbolNode, bracket: TokenOf<"bracket">, read: Reader): MathNode | undefined {
  if (bracket.open !== "(" && bracket.open !== "[") return undefined;
  const place = { start: symbol.place.start, end: bracket.place.end };
  const bars = split(bracket.inside, (token) => token.type === "bar" && token.role !== "open" && token.role !== "close");
  const dense = /^[pqPQ]$/.test(symbol.name) && symbol.font === undefined;
  // A bar that encloses (|x|) comes in pairs; one alone parts what is known.
  if (bars.length === 2 && bars[0]!.length > 0) {
    if (dense || /^(pi|rho|r|P)$/.test(symbol.name)) return density(symbol, bars[0]!, bars[1]!, bracket.place, read);
    return { kind: "call", function: symbol, args: read.list(bars[0]!, bracket.place), given: read.list(bars[1]!, bracket.place), place };
  }
  if (symbol.font === "blackboard" && bracket.inside.some((token) => token.type === "relation")) return call(symbol, [read.value(bracket.inside, bracket.place)], place);
  // t = 1 in brackets is a condition, no argument.
  if (!dense && bracket.inside.some((token) => token.type === "relation")) return fail("unexpected token", bracket.open, { place: bracket.place });
  if (bracket.open === "[") {
    const only = bracket.inside.length === 1 ? bracket.inside[0] : undefined;
    return only?.type === "symbol" && symbol.subscripts.length === 0 ? applied(symbol, read.list(bracket.inside, bracket.place), place) : undefined;
  }
  const parts = split(bracket.inside, (token) => token.type === "comma" || token.type === "semicolon");
  const summed = parts.length === 1 && parts[0]!.some((token) => token.type === "operator" && (token.op === "+" || token.op === "-"));
  if (dense) return summed ? applied(symbol, read.list(bracket.inside, bracket.place), place) : density(symbol, bracket.inside, [], bracket.place, read);
  if (parts.length > 1) return call(symbol, argumentsOf(bracket, read), place);
  if (bracket.inside.length === 0) return fail("missing value", "()", { place: bracket.place });
  if (isNetwork(symbol)) return summed && !/^(epsilon|mu|x|s|v|D|Sigma)$/.test(symbol.name) ? applied(symbol, argumentsOf(bracket, read), place) : call(symbol, argumentsOf(bracket, read), place);
  const functional = /^[fghFGHDw]$/.test(symbol.name) || symbol.font === "calligraphic" || symbol.font === "blackboard";
  if (functional && symbol.subscripts.length === 0) return call(symbol, argumentsOf(bracket, read), place);
  if (summed) {
    const onlyTimes = bracket.inside.every((token) => isTime(token) || token.type === "number" || token.type === "operator");
    const startsWithTime = bracket.inside[0]!.type === "symbol" || bracket.inside[0]!.type === "fraction";
    const variable = /^[tTkijnNsxyzdcabu]$/.test(symbol.name) || symbol.name === "epsilon";
    if (functional) return applied(symbol, argumentsOf(bracket, read), place);
    return symbol.subscripts.length === 0 && onlyTimes && !(variable && symbol.name !== "x") && (startsWithTime || symbol.name !== "x") ? applied(symbol, argumentsOf(bracket, read), place) : undefined;
  }
  // One argument without a sum: few would put brackets around it only to multiply.
  if (/^[tTkijnN]$/.test(symbol.name) && symbol.subscripts.length === 0) return applied(symbol, argumentsOf(bracket, read), place);
  const one = bracket.inside.filter((token) => token.type !== "wide");
  const simple = one.length === 1 && (one[0]!.type === "symbol" || (one[0]!.type === "number" && /^\d+$/.test(one[0]!.digits) && symbol.subscripts.length === 0) || (one[0]!.type === "operator" && one[0]!.written === "·"));
  if (simple) return call(symbol, argumentsOf(bracket, read), place);
  if (symbol.subscripts.length > 0 && !/^(mu|Sigma|psi|phi|Phi|v|u|f|g|h|s|D|F)$/.test(symbol.name)) return undefined;
  return applied(symbol, argumentsOf(bracket, read), place);
}

const call = (symbol: SymbolNode, args: readonly MathNode[], place: Place): MathNode => ({ kind: "call", function: symbol, args, given: [], place });
const applied = (base: SymbolNode, args: readonly MathNode[], place: Place): MathNode => ({ kind: "applied", base, args, place });

/** The arguments between commas and semicolons; a lone dot is a placeholder. */
export function argumentsOf(bracket: TokenOf<"bracket">, read: Reader): MathNode[] {
  return split(bracket.inside, (token) => token.type === "semicolon").flatMap((part) => read.list(part, bracket.place));
}

function density(symbol: SymbolNode, of: readonly Token[], given: readonly Token[], around: Place, read: Reader): MathNode {
  const [known = [], ...parameters] = split(given, (token) => token.type === "semicolon");
  const [variables = [], ...more] = split(of, (token) => token.type === "semicolon");
  return {
    kind: "density", symbol, of: read.list(variables, around), given: read.list(known, around),
    parameters: [...more, ...parameters].flatMap((part) => read.list(part, around)), place: { start: symbol.place.start, end: around.end },
  };
}

const isNetwork = (symbol: SymbolNode): boolean => symbol.subscripts.some((below) => below.kind === "symbol" && /^(theta|phi|psi|omega|vartheta)$/.test(below.name));
const isTime = (token: Token): boolean => (token.type === "symbol" && /^(t|s|tau|u|T|k|n|i|delta|Delta|d)$/.test(token.name)) || token.type === "fraction";
