import type { Context } from "./context.ts";
import { elementwise } from "./elementwise.ts";
import { isRandom, type Make, scalarTensor } from "./make-tensor.ts";
import { NotKnown } from "./not-known.ts";
import type { Operator } from "./number.ts";
import { tensorOf } from "./operand.ts";
import type { Statistic, Tensor, Value } from "./value.ts";

/** What a loss is made of, before it is averaged. */
export const statisticOf = (norm: Statistic["norm"], base: Tensor): Statistic =>
  ({ kind: "statistic", norm, base, factor: scalarTensor(1, { type: "float", library: base.library }), reduced: "none" });
export const squareOf = (base: Tensor): Statistic => statisticOf("square", base);

/** A statistic times or over a number or a table of numbers; other arithmetic with it is not followed. */
export function statisticBinary(operator: Operator, a: Value, b: Value, context: Context): Value {
  const [statistic, other] = a.kind === "statistic" ? [a, b] : [b as Statistic, a];
  // The square of a norm is the sum of squares that the norm stands for.
  if (operator === "**" && a.kind === "statistic" && a.norm === "square" && a.reduced === "sum" && b.kind === "int" && b.value === 2) return a;
  if (other.kind === "statistic" || !(operator === "*" || (operator === "/" && a.kind === "statistic"))) return besides(operator, a, b);
  const weight = tensorOf(other, statistic.base.library, context);
  if (isRandom(weight)) throw new NotKnown("a product of random values");
  const make: Make = { type: "float", library: statistic.base.library, ...((weight.fromSchedule || statistic.factor.fromSchedule) && { fromSchedule: true as const }) };
  const factor = elementwise(statistic.factor, weight, make, operator === "*" ? (x, y) => (x as number) * (y as number) : (x, y) => (x as number) / (y as number), context);
  return { ...statistic, factor };
}

/** A total that starts at 0 and takes one loss is that loss. */
function besides(operator: Operator, a: Value, b: Value): Value {
  if (operator === "+" && a.kind === "statistic" && isZero(b)) return a;
  if (operator === "+" && b.kind === "statistic" && isZero(a)) return b;
  throw new NotKnown(operator === "+" || operator === "-" ? "a sum of losses" : `${operator} of a loss`);
}

const isZero = (value: Value): boolean => (value.kind === "int" || value.kind === "float") && value.value === 0;
