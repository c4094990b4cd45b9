import { mapCells } from "../elementwise.ts";
import { certain } from "../law.ts";
import { isRandom, type Make, type NumberType } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { squareRoot } from "../square-root.ts";
import { statisticOf } from "../statistic.ts";
import type { Value } from "../value.ts";
import { erf } from "./mathematics.ts";
import { array, type Call, type Entries, entry, needsTensor } from "./entry.ts";

/** Functions of each entry. The result is a float unless `keeps` says that whole numbers stay whole. */
const floating: Readonly<Record<string, (x: number) => number>> = {
  sqrt: squareRoot, exp: Math.exp, log: Math.log, log2: Math.log2, log10: Math.log10, log1p: Math.log1p, expm1: Math.expm1, exp2: (x) => 2 ** x,
  sin: Math.sin, cos: Math.cos, tan: Math.tan, sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, arcsin: Math.asin, arccos: Math.acos, arctan: Math.atan, asin: Math.asin, acos: Math.acos, atan: Math.atan,
  arcsinh: Math.asinh, arctanh: Math.atanh, atanh: Math.atanh, asinh: Math.asinh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)), rsqrt: (x) => 1 / squareRoot(x), deg2rad: (x) => x * Math.PI / 180, rad2deg: (x) => x * 180 / Math.PI, cbrt: Math.cbrt,
  softplus: (x) => x > 20 ? x : Math.log1p(Math.exp(x)), silu: (x) => x / (1 + Math.exp(-x)), logsigmoid: (x) => -Math.log1p(Math.exp(-x)), logit: (x) => Math.log(x / (1 - x)), sinc: (x) => x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x),
};
const keeping: Readonly<Record<string, (x: number) => number>> = {
  floor: Math.floor, ceil: Math.ceil, trunc: Math.trunc, fix: Math.trunc, rint: roundHalfEven, sign: Math.sign, relu: (x) => Math.max(0, x), frac: (x) => x - Math.trunc(x),
};
const testing: Readonly<Record<string, (x: number) => boolean>> = { isnan: Number.isNaN, isfinite: Number.isFinite, isinf: (x) => x === Infinity || x === -Infinity, logical_not: (x) => x === 0 };
const torchOnly = new Set(["sigmoid", "rsqrt", "relu", "silu", "softplus", "logsigmoid", "logit", "asin", "acos", "atan", "asinh", "atanh", "frac"]);

/** Half goes to the even neighbour, as in Python, numpy and torch. */
export function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  return x - floor === 0.5 ? (floor % 2 === 0 ? floor : floor + 1) : Math.round(x);
}

function of(name: string, f: (x: number) => number, type: (given: NumberType) => NumberType) {
  return entry("input|x|a", (call) => applied(call, name, f, type));
}

function applied(call: Call, name: string, f: (x: number) => number, type: (given: NumberType) => NumberType): Value {
  const given = call.given.get("input")!;
  if (given.kind === "statistic") throw new NotKnown(`${name} of a loss`);
  if (call.path.startsWith("torch.") && given.kind !== "tensor") throw needsTensor(call, given);
  const input = array(call, "input");
  const make: Make = { type: type(input.type), library: input.library, ...(input.fromSchedule && { fromSchedule: true as const }) };
  return mapCells(input, make, f, (cell) => {
    const value = certain(cell);
    if (value === undefined) throw new NotKnown(`${name} of random values`);
    return f(value);
  }, call.context);
}

const table: Record<string, ReturnType<typeof entry>> = {};
const put = (name: string, made: ReturnType<typeof entry>): void => {
  if (!torchOnly.has(name)) table[`numpy.${name}`] = made;
  table[`torch.${name}`] = made;
  if (torchOnly.has(name)) table[`torch.nn.functional.${name}`] = made;
};
for (const [name, f] of Object.entries(floating)) {
  put(name, of(name, f, () => "float"));
  table[`torch.special.${name}`] = table[`torch.${name}`]!;
}
for (const path of ["torch.erf", "torch.special.erf", "scipy.special.erf"]) table[path] = of("erf", erf, () => "float");
for (const path of ["scipy.special.expit", "torch.special.expit"]) table[path] = table["torch.sigmoid"]!;
for (const [name, f] of Object.entries(keeping)) put(name, of(name, f, (type) => type));
for (const [name, f] of Object.entries(testing)) put(name, of(name, (x) => Number(f(x)), () => "bool"));
for (const name of ["abs", "absolute", "fabs"]) {
  put(name, entry("input|x|a", (call) => {
    const given = call.given.get("input")!;
    if (given.kind === "tensor" && isRandom(given)) return statisticOf("absolute", given);
    return applied(call, "abs", Math.abs, (type) => type);
  }));
}

export const pointwise: Entries = table;
