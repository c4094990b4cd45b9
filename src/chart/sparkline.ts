import { decimate, extent, pathThrough } from "./decimate.ts";

/** A curve as a word: its path in a box, and the heights to place a dot by. */
export interface Sparkline {
  readonly path: string;
  /** The dot's place at a step, or undefined where there is no value. */
  dot(t: number): { readonly x: number; readonly y: number } | undefined;
}

/**
 * Fits values over t into width × height pixels. Positive values over more than three decades are drawn by their logarithm where most of them would lie within a hundredth of the
 * height otherwise: a straight line that begins near 0 stays straight.
 */
export function sparkline(values: Float64Array, from: number, width: number, height: number): Sparkline {
  const curve = { name: "", label: "", role: "plain" as const, from, step: 1, values };
  const points = decimate(curve, width / 2);
  const [low, high] = extent([points]) ?? [0, 1];
  // What is constant but for rounding is drawn as constant.
  const isFlat = high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high));
  const logarithmic = low > 0 && high / low > 1e3 && points.y.filter((y) => y < high / 100).length > points.y.length / 2;
  const shape = logarithmic ? Math.log : (y: number) => y;
  const bottom = shape(low), range = shape(high) - bottom || 1;
  const pad = 2;
  const toX = (t: number) => pad + ((t - from) / Math.max(1, values.length - 1)) * (width - 2 * pad);
  const toY = (y: number) => (isFlat ? height / 2 : height - pad - ((shape(y) - bottom) / range) * (height - 2 * pad));
  return {
    path: pathThrough(points, toX, toY),
    dot: (t) => {
      const value = values[t - from];
      return value !== undefined && Number.isFinite(value) ? { x: toX(t), y: toY(value) } : undefined;
    },
  };
}
