import { binary, tensorBinary } from "../binary.ts";
import type { Context } from "../context.ts";
import { elementwise, mapCells } from "../elementwise.ts";
import { combined } from "../law.ts";
import { isRandom, type Make, type NumberType } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { bool, type Operator } from "../number.ts";
import { numbersOf } from "../numbers-of.ts";
import { Raised } from "../raised.ts";
import { widerType } from "../operand.ts";
import type { Tensor, Value } from "../value.ts";
import { array, both, type Call, type Entries, entriesOf, entry, named, needsTensor, number, whole } from "./entry.ts";
import { roundHalfEven } from "./pointwise.ts";

/** Python's operators by numpy's and torch's names. */
const operators: Readonly<Record<string, Operator>> = {
  add: "+", sub: "-", subtract: "-", mul: "*", multiply: "*", div: "/", divide: "/", true_divide: "/", floor_divide: "//", remainder: "%", mod: "%", pow: "**", power: "**", float_power: "**",
  eq: "==", equal: "==", ne: "!=", not_equal: "!=", lt: "<", less: "<", le: "<=", less_equal: "<=", gt: ">", greater: ">", ge: ">=", greater_equal: ">=",
  bitwise_and: "&", bitwise_or: "|", bitwise_xor: "^", matmul: "@", dot: "@", mv: "@", mm: "@", bmm: "@", inner: "@",
};

const byOperator = entriesOf(...Object.entries(operators).map(([name, operator]) => both(name, entry("input|x1|a, other|x2|b|exponent|mat2|vec, alpha=1", (call) => {
  const [a, b] = [call.given.get("input")!, call.given.get("other")!];
  const alpha = call.given.get("alpha")!;
  return operated(operator, a, number(call, "alpha") === 1 ? b : known(binary("*", b, alpha, call.context)), call);
}))));

function operated(operator: Operator, a: Value, b: Value, call: Call): Value {
  if (a.kind === "statistic" || b.kind === "statistic") return known(binary(operator, a, b, call.context));
  const [x, y] = [array({ ...call, given: new Map([["a", a]]) }, "a"), array({ ...call, given: new Map([["b", b]]) }, "b")];
  // numpy.dot with a number multiplies.
  return tensorBinary(operator === "@" && (x.shape.length === 0 || y.shape.length === 0) ? "*" : operator, x, y, call.context);
}

export function known(value: Value): Value {
  if (value.kind === "unknown") throw new NotKnown(value.reason);
  return value;
}

/** Functions of two entries that need numbers. */
function ofTwo(name: string, type: (a: NumberType, b: NumberType) => NumberType, f: (x: number, y: number) => number): Entries {
  return both(name, entry("input|x1|a|x, other|x2|b|y", (call) => numeric(array(call, "input"), array(call, "other"), name, type, f, call.context)));
}

function numeric(a: Tensor, b: Tensor, name: string, type: (a: NumberType, b: NumberType) => NumberType, f: (x: number, y: number) => number, context: Context): Tensor {
  return elementwise(numbersOf(a, name), numbersOf(b, name), made(a, b, type(a.type, b.type)), (x, y) => f(x as number, y as number), context);
}
const made = (a: Tensor, b: Tensor, type: NumberType): Make => ({ type, library: a.library === "torch" ? "torch" : b.library, ...((a.fromSchedule || b.fromSchedule) && { fromSchedule: true as const }) });

/** The larger or smaller of two entries. Random values pass a bound of numbers, as in a clamp. */
export function larger(name: "max" | "min", a: Tensor, b: Tensor, context: Context): Tensor {
  if (isRandom(a) !== isRandom(b)) return clamped(isRandom(a) ? a : b, context);
  return numeric(a, b, `${name}imum`, widerType, name === "max" ? (x, y) => Number.isNaN(x) || x > y ? x : y : (x, y) => Number.isNaN(x) || x < y ? x : y, context);
}

/** A clamp of random values is told, and lets them through. */
function clamped(value: Tensor, context: Context): Tensor {
  context.record({ kind: "clamped", value });
  return { ...value, cells: [...value.cells] };
}

const copied = (tensor: Tensor): Tensor => ({ ...tensor, cells: [...tensor.cells] });

function extremeOf(name: "max" | "min", call: Call): Tensor {
  for (const given of [call.given.get("input")!, call.given.get("other")!]) if (call.path.startsWith("torch") && given.kind !== "tensor") throw needsTensor(call, given);
  return larger(name, array(call, "input"), array(call, "other"), call.context);
}

function clamp(call: Call): Value {
  const given = call.given.get("input")!;
  if (call.path.startsWith("torch") && given.kind !== "tensor") throw needsTensor(call, given);
  let input = copied(array(call, "input"));
  if (isRandom(input)) return clamped(input, call.context);
  for (const [bound, name] of [["low", "max"], ["high", "min"]] as const) {
    if (!call.given.has(bound)) continue;
    const limit = array(call, bound);
    input = larger(name, input, limit, call.context);
  }
  return input;
}

function where(call: Call): Value {
  if (!call.given.has("x")) throw new NotKnown(`${call.path} of a condition alone`);
  const condition = call.given.get("condition")!;
  if (call.library === "torch" && condition.kind !== "tensor") throw new Raised("TypeError", `where(): argument 'condition' (position 1) must be Tensor, not ${condition.kind}`);
  return chosen(array(call, "condition"), array(call, "x"), array(call, "y"), call.context);
}

/** Entries of one array where a condition holds, of the other elsewhere. */
export function chosen(condition: Tensor, x: Tensor, y: Tensor, context: Context): Tensor {
  const mask = numbersOf(condition, "a condition");
  const make = made(x, y, widerType(x.type, y.type));
  const first = elementwise(mask, x, make, (c, value) => c === 0 ? 0 : value, context);
  const second = elementwise(mask, y, make, (c, value) => c === 0 ? value : 0, context);
  return elementwise(first, second, make, (p, q) => p === 0 ? q : q === 0 ? p : combined(p, 1, q, 1), context);
}

function rounded(call: Call): Value {
  const digits = whole(call, "decimals") ?? 0;
  const input = numbersOf(array(call, "input"), "round");
  return mapCells(input, input, digits === 0 ? roundHalfEven : (x) => roundHalfEven(x * 10 ** digits) / 10 ** digits, (cell) => cell, call.context);
}

function close(call: Call): Tensor {
  const [relative, absolute] = [number(call, "rtol")!, number(call, "atol")!];
  const isSame = (x: number, y: number) => x === y || Math.abs(x - y) <= absolute + relative * Math.abs(y);
  return numeric(array(call, "input"), array(call, "other"), "isclose", () => "bool", (x, y) => Number(isSame(x, y)), call.context);
}
const closeness = "input|a, other|b, rtol=1e-5, atol=1e-8, equal_nan=False";
const truth = (f: (x: boolean, y: boolean) => boolean) => (x: number, y: number): number => Number(f(x !== 0, y !== 0));

export const pairs: Entries = entriesOf(
  byOperator,
  ofTwo("arctan2", () => "float", Math.atan2), ofTwo("atan2", () => "float", Math.atan2), ofTwo("hypot", () => "float", Math.hypot), ofTwo("fmod", widerType, (x, y) => x % y), ofTwo("copysign", () => "float", (x, y) => Math.abs(x) * (y < 0 || Object.is(y, -0) ? -1 : 1)),
  ofTwo("logaddexp", () => "float", (x, y) => Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)))),
  ofTwo("logical_and", () => "bool", truth((x, y) => x && y)), ofTwo("logical_or", () => "bool", truth((x, y) => x || y)), ofTwo("logical_xor", () => "bool", truth((x, y) => x !== y)),
  both("maximum fmax", entry("input|x1|a, other|x2|b", (call) => extremeOf("max", call))), both("minimum fmin", entry("input|x1|a, other|x2|b", (call) => extremeOf("min", call))),
  both("clip clamp", entry("input|a, low|min|a_min=None, high|max|a_max=None", clamp)),
  both("clamp_min", entry("input|a, low|min", clamp)), both("clamp_max", entry("input|a, high|max", clamp)),
  both("where", entry("condition, x|input|self=None, y|other=None", where)),
  both("round around", entry("input|a|x, decimals=0", rounded)),
  both("square", entry("input|x|a", (call) => operated("**", call.given.get("input")!, { kind: "int", value: 2 }, call))),
  both("negative neg", entry("input|x|a", (call) => operated("*", call.given.get("input")!, { kind: "int", value: -1 }, call))),
  both("reciprocal", entry("input|x|a", (call) => operated("/", { kind: "float", value: 1 }, call.given.get("input")!, call))),
  both("isclose", entry(closeness, close)),
  both("allclose", entry(closeness, (call) => bool(close(call).cells.every((cell) => cell !== 0)))),
  both("array_equal", entry("input|a1|a, other|a2|b", (call) => same(call))), { "torch.equal": entry("input, other", (call) => same(call)) },
  { "torch.addcmul": entry("input, first|tensor1, second|tensor2, value=1", (call) => fused("*", call)), "torch.addcdiv": entry("input, first|tensor1, second|tensor2, value=1", (call) => fused("/", call)) },
  named(["torch.lerp"], entry("input|start, end, weight", (call) => {
    const [start, end, weight] = [call.given.get("input")!, call.given.get("end")!, call.given.get("weight")!];
    return known(binary("+", start, binary("*", binary("-", end, start, call.context), weight, call.context), call.context));
  })),
);

/** input + value · (first ∘ second) */
function fused(operator: Operator, call: Call): Value {
  const [input, first, second, value] = ["input", "first", "second", "value"].map((name) => call.given.get(name)!);
  return known(binary("+", input!, binary("*", value!, binary(operator, first!, second!, call.context), call.context), call.context));
}

function same(call: Call): Value {
  const [a, b] = [array(call, "input"), array(call, "other")];
  if (a.shape.join() !== b.shape.join()) return bool(false);
  return bool(numeric(a, b, "equality", () => "bool", (x, y) => Number(x === y), call.context).cells.every((cell) => cell !== 0));
}
