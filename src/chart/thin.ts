import type { Scale } from "./axes.ts";
import type { Curve } from "./curve.ts";
import type { Points } from "./decimate.ts";

/** A picture's size and scales, as far as thinning a line needs them. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly xScale: Scale;
  readonly yScale: Scale;
}

/**
 * The points of a line whose steps are not even: over another column, or on a logarithmic x axis. A point is left out while it lies within half a pixel of the last
 * one kept, so the line drawn through the rest is nowhere further than that from the whole. What an axis cannot show is a gap.
 */
export function thin(curve: Curve, { width, height, xScale, yScale }: Grid): Points {
  const { values, from, step } = curve;
  const n = curve.x ? Math.min(curve.x.length, values.length) : values.length;
  const xs = new Float64Array(n), ys = new Float64Array(n);
  let left = Infinity, right = -Infinity, low = Infinity, high = -Infinity;
  for (let i = 0; i < n; i++) {
    const x = placed(curve.x ? curve.x[i]! : from + i * step, xScale), y = placed(values[i]!, yScale);
    xs[i] = x;
    ys[i] = x === x ? y : NaN;
    if (x !== x || y !== y) continue;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < low) low = y;
    if (y > high) high = y;
  }
  const near = [(right - left) / width / 2 || 0, (high - low) / height / 2 || 0] as const;
  const kept: number[] = [];
  let last = -1, gap = true;
  for (let i = 0; i < n; i++) {
    if (ys[i] !== ys[i]) {
      if (!gap) kept.push(i);
      gap = true;
      continue;
    }
    const closing = i === n - 1 || ys[i + 1] !== ys[i + 1];
    if (!gap && !closing && Math.abs(xs[i]! - xs[last]!) < near[0] && Math.abs(ys[i]! - ys[last]!) < near[1]) continue;
    kept.push(i);
    last = i;
    gap = false;
  }
  return {
    x: Float64Array.from(kept, (i) => (curve.x ? curve.x[i]! : from + i * step)),
    y: Float64Array.from(kept, (i) => (ys[i] === ys[i] ? values[i]! : NaN)),
  };
}

/** A value where an axis puts it; NaN where it cannot. */
function placed(value: number, scale: Scale): number {
  if (!Number.isFinite(value)) return NaN;
  if (scale === "linear") return value;
  return value > 0 ? Math.log(value) : NaN;
}
