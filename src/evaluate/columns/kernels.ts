import { elementary, type Elementary } from "../../field/field.ts";
import type { Operator } from "../../term/term.ts";

/** A stretch of numbers: a whole column or a register, with the offset of its first value. */
type Values = Float64Array;
export type Arithmetic = Exclude<Operator, "^">;
export type Unary = (out: Values, o: number, x: Values, i: number, n: number) => void;
export type Binary = (out: Values, o: number, x: Values, i: number, y: Values, j: number, n: number) => void;
export type WithNumber = (out: Values, o: number, x: Values, i: number, y: number, n: number) => void;

/** One loop an operation, over n values; `out` may be one of the inputs. Written out, because a shared loop over a callback costs three times as much. */
export const vectorVector: Record<Arithmetic | "max" | "min", Binary> = {
  "+": (out, o, x, i, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! + y[j + k]!; },
  "-": (out, o, x, i, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! - y[j + k]!; },
  "*": (out, o, x, i, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! * y[j + k]!; },
  "/": (out, o, x, i, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! / y[j + k]!; },
  max: (out, o, x, i, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.max(x[i + k]!, y[j + k]!); },
  min: (out, o, x, i, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.min(x[i + k]!, y[j + k]!); },
};

export const vectorNumber: Record<Arithmetic | "max" | "min", WithNumber> = {
  "+": (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! + y; },
  "-": (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! - y; },
  "*": (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! * y; },
  "/": (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = x[i + k]! / y; },
  max: (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.max(x[i + k]!, y); },
  min: (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.min(x[i + k]!, y); },
};

/** y first, then x: for y − x and y / x. */
export const numberVector: Record<"-" | "/", WithNumber> = {
  "-": (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = y - x[i + k]!; },
  "/": (out, o, x, i, y, n) => { for (let k = 0; k < n; k++) out[o + k] = y / x[i + k]!; },
};

const written: Partial<Record<Elementary | "sqrt" | "negate", Unary>> = {
  negate: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = -x[i + k]!; },
  sqrt: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.sqrt(x[i + k]!); },
  exp: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.exp(x[i + k]!); },
  log: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.log(x[i + k]!); },
  log1p: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.log1p(x[i + k]!); },
  expm1: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.expm1(x[i + k]!); },
  sin: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.sin(x[i + k]!); },
  cos: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.cos(x[i + k]!); },
  abs: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.abs(x[i + k]!); },
};

const eachOf = (f: (x: number) => number): Unary => (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = f(x[i + k]!); };

export const unary: Readonly<Record<string, Unary>> = { ...Object.fromEntries(elementary.map((f) => [f, eachOf(Math[f])])), ...written };

/** Any other function of two values. */
export const pairwise = (f: (x: number, y: number) => number): Binary => (out, o, x, i, y, j, n) => {
  for (let k = 0; k < n; k++) out[o + k] = f(x[i + k]!, y[j + k]!);
};

/** Running forms: x_t from x_{t−1} = out[o − 1] on. */
export const running: Record<"*" | "+" | "-", Unary> = {
  "*": (out, o, x, i, n) => { let last = out[o - 1]!; for (let k = 0; k < n; k++) out[o + k] = last *= x[i + k]!; },
  "+": (out, o, x, i, n) => { let last = out[o - 1]!; for (let k = 0; k < n; k++) out[o + k] = last += x[i + k]!; },
  "-": (out, o, x, i, n) => { let last = out[o - 1]!; for (let k = 0; k < n; k++) out[o + k] = last -= x[i + k]!; },
};

/** x_t = factor·x_{t−1} + addend. */
export const affine: Binary = (out, o, factor, i, addend, j, n) => {
  let last = out[o - 1]!;
  for (let k = 0; k < n; k++) out[o + k] = last = last * factor[i + k]! + addend[j + k]!;
};
