import type { Place } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import { paired } from "./brackets.ts";
import type { MathNode } from "./math.ts";
import { closed } from "./scripts.ts";
import { type Cursor, nextBracket, type Reader, split } from "./reader.ts";
import type { Token, TokenOf } from "./token.ts";

const isComma = (token: Token): boolean => token.type === "comma";

/** N(x; m, v), N(x | m, v), N(m, v), N(x, m, v): how many parts there are tells them apart; anything else is refused. */
export function normal(bracket: TokenOf<"bracket">, start: number, read: Reader): MathNode {
  const place = { start, end: bracket.place.end };
  const value = (row: readonly Token[]): MathNode => (row.length === 0 ? fail("missing value", "N", { place }) : read.expression(row, bracket.place));
  const parted = split(bracket.inside, (token) => token.type === "semicolon" || (token.type === "bar" && token.role !== "open" && token.role !== "close"));
  const parameters = split(parted.at(-1)!, isComma);
  if (parted.length === 2 && parameters.length === 2) return { kind: "normal", variable: read.value(parted[0]!, bracket.place), mean: value(parameters[0]!), covariance: value(parameters[1]!), place };
  if (parted.length === 1 && parameters.length === 2) return { kind: "normal", mean: value(parameters[0]!), covariance: value(parameters[1]!), place };
  if (parted.length === 1 && parameters.length === 3) return { kind: "normal", variable: value(parameters[0]!), mean: value(parameters[1]!), covariance: value(parameters[2]!), place };
  if (parted.length === 3 && parameters.length === 1) return { kind: "normal", variable: value(parted[0]!), mean: value(parted[1]!), covariance: value(parted[2]!), place };
  if (parted.length === 2 && parameters.length === 1 && bracket.inside.some((token) => token.type === "semicolon")) return { kind: "normal", mean: value(parted[0]!), covariance: value(parted[1]!), place };
  return fail("wrong number of arguments", "N", { place, hint: "N(x; m, v)" });
}

/**
 * N_x[m, v] and N[m, v], the law's own variable below its sign (Prince, Understanding Deep Learning, ch. 18); a dimension below it is none.
 * undefined where it may be something else.
 */
export function scriptedNormal(token: Token, bracket: TokenOf<"bracket">, read: Reader): MathNode | undefined {
  const parameters = split(bracket.inside, isComma);
  if ((bracket.open !== "(" && bracket.open !== "[") || parameters.length !== 2 || parameters.some((part) => part.length === 0 || part.some((one) => /^(semicolon|bar|relation|range)$/.test(one.type)))) return undefined;
  const [first, more] = token.below === undefined ? [] : paired(token.below);
  const isDimension = first?.type === "symbol" && more === undefined && /^[dnDpk]$/.test(first.name);
  const isVariable = first?.type === "symbol" && more === undefined && /^(?:[xyzhwXYZ]|epsilon)$/.test(first.name);
  if (token.below !== undefined && !isDimension && !isVariable) return undefined;
  const [mean, covariance] = parameters.map((part) => read.expression(part, bracket.place));
  return { kind: "normal", ...(isVariable && { variable: read.value(token.below!, token.place) }), mean: mean!, covariance: covariance!, place: { start: token.place.start, end: bracket.place.end } };
}

/** E_{x ∼ q, t}[body | given]; without brackets the body is what stands beside it. */
export function expectation(token: Token, cursor: Cursor, read: Reader): MathNode {
  const over = token.below === undefined ? [] : split(paired(token.below), (part) => isComma(part) || part.type === "wide" || part.type === "semicolon").filter((part) => part.length > 0).flatMap((part) => read.statements(part));
  const bracket = nextBracket(cursor, "([{");
  if (bracket === undefined) {
    const body = read.beside(cursor);
    return { kind: "expectation", over, body, given: [], place: { start: token.place.start, end: body.place.end } };
  }
  cursor.at++;
  const bars = split(bracket.inside, (part) => part.type === "bar" && !part.double && part.role !== "open" && part.role !== "close");
  const conditioned = bars.length === 2 && bars[0]!.length > 0;
  const whole: MathNode = {
    kind: "expectation", over, body: read.value(conditioned ? bars[0]! : bracket.inside, bracket.place), given: conditioned ? read.list(bars[1]!, bracket.place) : [],
    place: { start: token.place.start, end: bracket.place.end },
  };
  return closed(whole, bracket, read);
}

/** D_KL(p ‖ q), KL[p, q]: undefined when the bracket does not hold two laws. */
export function divergence(name: string, bracket: TokenOf<"bracket">, start: number, read: Reader): MathNode | undefined {
  const place: Place = { start, end: bracket.place.end };
  const parts = split(bracket.inside, (token) => token.type === "bar" && token.double && token.role !== "open" && token.role !== "close");
  const sides = parts.length === 2 ? parts : name === "KL" ? split(bracket.inside, (token) => token.type === "comma" || token.type === "semicolon") : [];
  const [of, from] = sides;
  if (sides.length !== 2 || of!.length === 0 || from!.length === 0) return undefined;
  return { kind: "divergence", name, of: read.expression(of!, bracket.place), from: read.expression(from!, bracket.place), place };
}
