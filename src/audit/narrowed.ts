import type { Problem } from "../base/problem.ts";
import type { MathNode } from "../read/latex/math.ts";
import { regimeOf } from "./regime.ts";
import type { Pair } from "./rules/rule.ts";
import { contains, networkOf } from "./symbol.ts";

/**
 * What is left to say where a claim fails that never was one about every schedule: x_t = x_0 without any coefficient, which holds where there
 * is no noise, and an approximation, which holds in its own regime. Such claims may be found true; they are not refuted by a case outside.
 */
export function narrowed({ left, right, relation, chain, around, sentence = around }: Pair): Problem | undefined {
  const first = left.kind === "missing" ? chain[0]! : left;
  const sides = [first, right];
  if (sides.every(isBare)) return { kind: "missing value", subject: "where it holds" };
  if ((relation !== "≈" && relation !== "≃") || !sides.some((side) => contains(side, isRandom))) return undefined;
  // A network is said to approximate what it is trained for; that is an equation all the same.
  const learned = sides.some((side) => contains(side, (n) => networkOf(n) !== undefined));
  return learned && regimeOf(sentence) === undefined ? undefined : { kind: "missing value", subject: "how near is near enough" };
}

const isRandom = (node: MathNode): boolean => node.kind === "symbol" && ["x", "X", "z", "Z", "epsilon"].includes(node.name);
/** A state or a noise alone. */
const isBare = (node: MathNode): boolean => node.kind === "symbol" && isRandom(node) && node.accents.length === 0 && networkOf(node) === undefined;
