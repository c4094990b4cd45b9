import type { Curve } from "./curve.ts";

/** Points ready to draw; a NaN y is a gap. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * At most four points a bucket: first, lowest, highest and last (M4: Jugel et al. 2014, which with a bucket a pixel loses no pixel of a line).
 * Values that are not finite or not above `floor` become gaps. Short curves come back whole.
 */
export function decimate(curve: Curve, buckets: number, floor = -Infinity): Points {
  const { values, from, step } = curve;
  const n = values.length;
  if (n <= 2 * buckets) {
    const x = new Float64Array(n), y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      x[i] = from + i * step;
      y[i] = values[i]! > floor && values[i]! < Infinity ? values[i]! : NaN;
    }
    return { x, y };
  }
  const x = new Float64Array(4 * buckets), y = new Float64Array(4 * buckets);
  let length = 0;
  let last = -1;
  const put = (i: number) => {
    if (i === last) return;
    last = i;
    x[length] = from + i * step;
    y[length++] = values[i]! > floor && values[i]! < Infinity ? values[i]! : NaN;
  };
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = Math.floor((bucket * n) / buckets), end = Math.floor(((bucket + 1) * n) / buckets);
    let low = -1, high = -1, least = 0, most = 0;
    for (let i = start; i < end; i++) {
      const value = values[i]!;
      if (!(value > floor && value < Infinity)) continue;
      if (low < 0 || value < least) {
        low = i;
        least = value;
      }
      if (high < 0 || value > most) {
        high = i;
        most = value;
      }
    }
    put(start);
    if (low >= 0) {
      put(Math.min(low, high));
      put(Math.max(low, high));
    }
    put(end - 1);
  }
  return { x: x.subarray(0, length), y: y.subarray(0, length) };
}

/** The lowest and highest drawable y of all, or undefined when there is nothing to draw. */
export function extent(all: readonly Points[]): readonly [number, number] | undefined {
  let low = Infinity, high = -Infinity;
  for (const { y } of all)
    for (let i = 0; i < y.length; i++) {
      if (y[i]! < low) low = y[i]!;
      if (y[i]! > high) high = y[i]!;
    }
  return low <= high ? [low, high] : undefined;
}

/** An SVG path through the points, to a tenth of a pixel; gaps start a new stroke. */
export function pathThrough(points: Points, toX: (x: number) => number, toY: (y: number) => number): string {
  let path = "", pen = "M";
  for (let i = 0; i < points.x.length; i++) {
    const y = points.y[i]!;
    if (y !== y) {
      pen = "M";
      continue;
    }
    path += pen + tenth(toX(points.x[i]!)) + "," + tenth(toY(y));
    pen = "L";
  }
  return path;
}

const tenth = (pixels: number) => Math.round(pixels * 10) / 10;
