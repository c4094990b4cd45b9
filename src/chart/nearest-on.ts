import type { Curve } from "./curve.ts";

interface Pixels {
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
}

const looks = 2000;

/** The step at which one of the curves comes nearest to a place in the picture; undefined where none has a point. Long curves are looked at in two passes. */
export function nearestOn(curves: readonly Curve[], [px, py]: readonly [number, number], { toX, toY }: Pixels): number | undefined {
  let best = Infinity, found: number | undefined;
  for (const { x, values, from, step } of curves) {
    const n = Math.min(values.length, x?.length ?? values.length), stride = Math.ceil(n / looks);
    let nearest = -1;
    const look = (i: number) => {
      const far = Math.hypot(toX(x ? x[i]! : from + i * step) - px, toY(values[i]!) - py);
      if (!(far < best)) return;
      best = far;
      nearest = i;
    };
    for (let i = 0; i < n; i += stride) look(i);
    if (nearest < 0) continue;
    const around = nearest;
    for (let i = Math.max(0, around - stride); i <= Math.min(n - 1, around + stride); i++) look(i);
    found = from + nearest * step;
  }
  return found;
}
