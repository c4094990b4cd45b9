import type { Arithmetic, Unary } from "./kernels.ts";

/*
 * Two operations in one loop: what is between them never goes through memory, which is half of what a loop costs. Every rounding is that of the separate loops.
 */

export type Ternary = (out: Float64Array, o: number, x: Float64Array, i: number, y: Float64Array, j: number, z: Float64Array, l: number, n: number) => void;

/** (x f y) g z, by "fg". */
export const leftPair: Readonly<Record<`${Arithmetic}${Arithmetic}`, Ternary>> = {
  "++": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + y[j + k]!) + z[l + k]!; },
  "+-": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + y[j + k]!) - z[l + k]!; },
  "+*": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + y[j + k]!) * z[l + k]!; },
  "+/": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + y[j + k]!) / z[l + k]!; },
  "-+": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - y[j + k]!) + z[l + k]!; },
  "--": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - y[j + k]!) - z[l + k]!; },
  "-*": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - y[j + k]!) * z[l + k]!; },
  "-/": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - y[j + k]!) / z[l + k]!; },
  "*+": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * y[j + k]!) + z[l + k]!; },
  "*-": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * y[j + k]!) - z[l + k]!; },
  "**": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * y[j + k]!) * z[l + k]!; },
  "*/": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * y[j + k]!) / z[l + k]!; },
  "/+": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / y[j + k]!) + z[l + k]!; },
  "/-": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / y[j + k]!) - z[l + k]!; },
  "/*": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / y[j + k]!) * z[l + k]!; },
  "//": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / y[j + k]!) / z[l + k]!; },
};

/** z g (x f y), by "fg"; the sums and products are `leftPair`'s. */
export const rightPair: Readonly<Record<`${Arithmetic}${"-" | "/"}`, Ternary>> = {
  "+-": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! - (x[i + k]! + y[j + k]!); },
  "+/": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! / (x[i + k]! + y[j + k]!); },
  "--": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! - (x[i + k]! - y[j + k]!); },
  "-/": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! / (x[i + k]! - y[j + k]!); },
  "*-": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! - (x[i + k]! * y[j + k]!); },
  "*/": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! / (x[i + k]! * y[j + k]!); },
  "/-": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! - (x[i + k]! / y[j + k]!); },
  "//": (out, o, x, i, y, j, z, l, n) => { for (let k = 0; k < n; k++) out[o + k] = z[l + k]! / (x[i + k]! / y[j + k]!); },
};

/** f(−x), by f. Two library calls in one loop are slower than two loops, so there is nothing more here. */
export const negated: Readonly<Record<string, Unary>> = {
  log1p: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.log1p(-x[i + k]!); },
  log: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.log(-x[i + k]!); },
  exp: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.exp(-x[i + k]!); },
  sqrt: (out, o, x, i, n) => { for (let k = 0; k < n; k++) out[o + k] = Math.sqrt(-x[i + k]!); },
};

/** (x f c) g d for numbers c and d, by "fg". */
export type WithNumbers = (out: Float64Array, o: number, x: Float64Array, i: number, c: number, d: number, n: number) => void;
export const numberPair: Readonly<Record<`${Arithmetic}${Arithmetic}`, WithNumbers>> = {
  "++": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) + d; },
  "+-": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) - d; },
  "+*": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) * d; },
  "+/": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) / d; },
  "-+": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) + d; },
  "--": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) - d; },
  "-*": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) * d; },
  "-/": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) / d; },
  "*+": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) + d; },
  "*-": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) - d; },
  "**": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) * d; },
  "*/": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) / d; },
  "/+": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) + d; },
  "/-": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) - d; },
  "/*": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) * d; },
  "//": (out, o, x, i, c, d, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) / d; },
};

/** (x f c) g y for a number c, by "fg". */
export type NumberVector = (out: Float64Array, o: number, x: Float64Array, i: number, c: number, y: Float64Array, j: number, n: number) => void;
export const numberLeftPair: Readonly<Record<`${Arithmetic}${Arithmetic}`, NumberVector>> = {
  "++": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) + y[j + k]!; },
  "+-": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) - y[j + k]!; },
  "+*": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) * y[j + k]!; },
  "+/": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! + c) / y[j + k]!; },
  "-+": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) + y[j + k]!; },
  "--": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) - y[j + k]!; },
  "-*": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) * y[j + k]!; },
  "-/": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! - c) / y[j + k]!; },
  "*+": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) + y[j + k]!; },
  "*-": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) - y[j + k]!; },
  "**": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) * y[j + k]!; },
  "*/": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! * c) / y[j + k]!; },
  "/+": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) + y[j + k]!; },
  "/-": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) - y[j + k]!; },
  "/*": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) * y[j + k]!; },
  "//": (out, o, x, i, c, y, j, n) => { for (let k = 0; k < n; k++) out[o + k] = (x[i + k]! / c) / y[j + k]!; },
};
