import { Raised } from "./raised.ts";

export type Shape = readonly number[];

export const sizeOf = (shape: Shape): number => shape.reduce((product, n) => product * n, 1);

/** Row-major strides. */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let i = shape.length - 1, stride = 1; i >= 0; stride *= shape[i]!, i--) strides[i] = stride;
  return strides;
}

/** numpy's rule: axes are aligned at the end, and one entry goes with any number. */
export function broadcastShape(a: Shape, b: Shape, library: "numpy" | "torch"): number[] {
  const n = Math.max(a.length, b.length);
  return Array.from({ length: n }, (_, i) => {
    const [p, q] = [a[i - n + a.length] ?? 1, b[i - n + b.length] ?? 1];
    if (p === q || q === 1) return p;
    if (p === 1) return q;
    if (library === "numpy") throw new Raised("ValueError", `operands could not be broadcast together with shapes ${shapeText(a)} ${shapeText(b)} `);
    throw new Raised("RuntimeError", `The size of tensor a (${p}) must match the size of tensor b (${q}) at non-singleton dimension ${i}`);
  });
}

/** As numpy prints one in its errors: (5,) and (5,3). */
export const shapeText = (shape: Shape): string => shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(",")})`;

/** An axis counted from the end as one counted from the start. */
export function axisOf(axis: number, rank: number, library: "numpy" | "torch"): number {
  if (axis >= -rank && axis < rank) return axis < 0 ? axis + rank : axis;
  if (library === "numpy") throw new Raised("AxisError", `axis ${axis} is out of bounds for array of dimension ${rank}`);
  throw new Raised("IndexError", `Dimension out of range (expected to be in range of [${-Math.max(rank, 1)}, ${Math.max(rank, 1) - 1}], but got ${axis})`);
}
