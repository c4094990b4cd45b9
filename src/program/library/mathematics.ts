import { float, int, bool } from "../number.ts";
import { NotKnown } from "../not-known.ts";
import { Raised } from "../raised.ts";
import { squareRoot } from "../square-root.ts";
import type { Value } from "../value.ts";
import { type Call, type Entries, entriesOf, entry, named, number } from "./entry.ts";

const domain = (): Raised => new Raised("ValueError", "math domain error");

/** math's functions of one number; outside its domain each raises as Python's does. */
const functions: Readonly<Record<string, (x: number) => number>> = {
  sqrt: (x) => { const root = squareRoot(x); if (x < 0 && root !== 0) throw domain(); return root; },
  log2: (x) => { if (x <= 0) throw domain(); return Math.log2(x); }, log10: (x) => { if (x <= 0) throw domain(); return Math.log10(x); }, log1p: (x) => { if (x <= -1) throw domain(); return Math.log1p(x); },
  exp: (x) => finite(Math.exp(x), x), expm1: (x) => finite(Math.expm1(x), x), exp2: (x) => finite(2 ** x, x),
  sin: Math.sin, cos: Math.cos, tan: Math.tan, sinh: Math.sinh, cosh: Math.cosh, tanh: Math.tanh, atan: Math.atan, asinh: Math.asinh, cbrt: Math.cbrt,
  asin: (x) => { if (Math.abs(x) > 1) throw domain(); return Math.asin(x); }, acos: (x) => { if (Math.abs(x) > 1) throw domain(); return Math.acos(x); }, atanh: (x) => { if (Math.abs(x) >= 1) throw domain(); return Math.atanh(x); },
  fabs: Math.abs, radians: (x) => x * Math.PI / 180, degrees: (x) => x * 180 / Math.PI, erf, erfc: (x) => 1 - erf(x),
};
const toWhole: Readonly<Record<string, (x: number) => number>> = { floor: Math.floor, ceil: Math.ceil, trunc: Math.trunc, isqrt: (x) => Math.floor(Math.sqrt(x)), factorial: (x) => Array.from({ length: x }, (_, i) => i + 1).reduce((a, b) => a * b, 1) };
const tests: Readonly<Record<string, (x: number) => boolean>> = { isnan: Number.isNaN, isinf: (x) => Math.abs(x) === Infinity, isfinite: Number.isFinite };
const ofTwo: Readonly<Record<string, (x: number, y: number) => number>> = { atan2: Math.atan2, hypot: Math.hypot, fmod: (x, y) => x % y, copysign: (x, y) => Math.abs(x) * (y < 0 || Object.is(y, -0) ? -1 : 1) };

function finite(result: number, x: number): number {
  if (result === Infinity && Number.isFinite(x)) throw new Raised("OverflowError", "math range error");
  return result;
}

/** The error function by its series below 3 and its continued fraction above (Abramowitz & Stegun 7.1.6, 7.1.14), to rounding. */
export function erf(x: number): number {
  if (Math.abs(x) < 3) {
    let [term, sum] = [x, x];
    for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
  let fraction = 0;
  for (let k = 60; k > 0; k--) fraction = k / 2 / (Math.abs(x) + fraction);
  return Math.sign(x) * (1 - Math.exp(-x * x) / ((Math.abs(x) + fraction) * Math.sqrt(Math.PI)));
}

const one = (call: Call): number => number(call, "x")!;
const table = <T,>(functions_: Readonly<Record<string, T>>, made: (f: T) => ReturnType<typeof entry>): Entries => Object.fromEntries(Object.entries(functions_).map(([name, f]) => [`math.${name}`, made(f)]));

export const mathematics: Entries = entriesOf(
  table(functions, (f) => entry("x", (call) => float(f(one(call))))), table(toWhole, (f) => entry("x", (call) => int(f(one(call))))), table(tests, (f) => entry("x", (call) => bool(f(one(call))))),
  table(ofTwo, (f) => entry("x, y", (call) => float(f(one(call), number(call, "y")!)))),
  { "math.pow": entry("x, y", (call) => float(one(call) ** number(call, "y")!)) },
  { "math.log": entry("x, base=None", (call) => {
    const [x, base] = [one(call), number(call, "base")];
    if (x <= 0 || (base !== undefined && base <= 0)) throw domain();
    return float(base === undefined ? Math.log(x) : Math.log(x) / Math.log(base));
  }) },
  { "math.prod": entry("items, start=1", (call) => folded(call, (a, b) => a * b, number(call, "start")!)), "math.fsum": entry("items", (call) => folded(call, (a, b) => a + b, 0)) },
  { "math.isclose": entry("x, y, rel_tol=1e-9, abs_tol=0", (call) => {
    const [x, y] = [one(call), number(call, "y")!];
    return bool(x === y || Math.abs(x - y) <= Math.max(number(call, "rel_tol")! * Math.max(Math.abs(x), Math.abs(y)), number(call, "abs_tol")!));
  }) },
  named(["math.gcd"], entry("x, y", (call) => {
    let [a, b] = [Math.abs(one(call)), Math.abs(number(call, "y")!)];
    while (b) [a, b] = [b, a % b];
    return int(a);
  })),
);

function folded(call: Call, f: (a: number, b: number) => number, start: number): Value {
  const items = call.given.get("items")!;
  if (items.kind === "tensor") return float(items.cells.reduce<number>((sum, cell) => f(sum, asNumber(cell)), start));
  if (items.kind !== "list" && items.kind !== "tuple") throw new NotKnown(call.path);
  const values = items.items.map((item) => item.kind === "int" || item.kind === "float" || item.kind === "bool" ? Number(item.value) : item.kind === "tensor" && item.shape.length === 0 ? asNumber(item.cells[0]!) : Number.NaN);
  if (values.some(Number.isNaN)) throw new NotKnown(call.path);
  const result = values.reduce(f, start);
  return items.items.every((item) => item.kind === "int") && call.path === "math.prod" ? int(result) : float(result);
}
function asNumber(cell: unknown): number {
  if (typeof cell !== "number") throw new NotKnown("a sum of random values");
  return cell;
}
