import type { Problem } from "../../base/problem.ts";
import { constantValue } from "../../read/text/constant.ts";
import type { ChoiceLine, Line, ParameterLine } from "../../read/text/line.ts";
import type { Parameter } from "./engine.ts";

/** Steps a sheet may have. */
export const mostSteps = 1_000_000;

/** A parameter as its line states it, at its typed value. Without a stated range the slider gets one around the value. */
export function parameterOf(line: ParameterLine | ChoiceLine): Parameter {
  if (line.kind === "choice")
    return { kind: "choice", value: line.chosen, low: 0, high: line.options.length - 1, scale: "linear", whole: true, options: line.options };
  const value = constantValue(line.value)!;
  const [low, high] = line.range ? [constantValue(line.range.low)!, constantValue(line.range.high)!] : rangeAround(value, line);
  const step = line.range?.step && constantValue(line.range.step);
  return { kind: "number", value, low, high, scale: line.scale, whole: line.whole, ...(step !== undefined && { step }), options: [] };
}

/** A range that stays while its parameter moves in it: up to the next round number above twice the value. */
function rangeAround(value: number, { name, whole }: ParameterLine): [number, number] {
  const far = roundAbove(2 * Math.abs(value));
  if (name === "T") return [1, Math.min(mostSteps, Math.max(10, far))];
  if (value === 0) return whole ? [0, 10] : [-1, 1];
  return value > 0 ? [0, whole ? Math.max(10, far) : far] : [-(whole ? Math.max(10, far) : far), 0];
}

/** The least of …, 1, 2, 4, 10, 20, 40, 100, … that is not below x. */
function roundAbove(x: number): number {
  if (x === 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(x));
  const digit = [1, 2, 4, 10].find((one) => Number((one * unit).toPrecision(12)) >= x) ?? 10;
  return Number((digit * unit).toPrecision(12));
}

/** Why a parameter cannot take a value; undefined when it can. Only a stated range binds. */
export function refusal(name: string, line: Line, value: number | string): Problem | undefined {
  const subject = `${name} = ${value}`;
  if (line.kind === "choice") {
    const fits = typeof value === "string" && line.options.includes(value);
    return fits ? undefined : { kind: "unknown name", subject: String(value), hint: line.options.join(", ") };
  }
  if (line.kind !== "parameter" || typeof value !== "number" || !Number.isFinite(value)) return { kind: "not a number", subject };
  if (line.whole && !Number.isInteger(value)) return { kind: "outside its range", subject, hint: "a whole number" };
  const { low, high } = parameterOf(line);
  if (line.range && !(value >= low && value <= high)) return { kind: "outside its range", subject, hint: `${low}..${high}` };
  if (name === "T") return value < 1 ? { kind: "outside its range", subject, hint: `1..${mostSteps}` } : tooManySteps(value);
  return undefined;
}

export function tooManySteps(T: number): Problem | undefined {
  return T > mostSteps ? { kind: "too large", subject: `T = ${T}`, hint: `at most ${mostSteps} steps` } : undefined;
}
