import type { Parameter } from "../../sheet/engine/engine.ts";
import { valueAtShare } from "../slider-scale.ts";

const count = 5;

/** The values a sweep goes through: the listed ones, every option of a choice, or five over the parameter's range. What is listed and is no value of it is left out. */
export function sweptValues(parameter: Parameter, listed: readonly string[]): (number | string)[] {
  if (parameter.kind === "choice") return parameter.options.filter((option) => listed.length === 0 || listed.includes(option));
  if (listed.length > 0) return [...new Set(listed.map(Number).filter(Number.isFinite))];
  return [...new Set(Array.from({ length: count }, (_, i) => valueAtShare(parameter, i / (count - 1))))];
}
