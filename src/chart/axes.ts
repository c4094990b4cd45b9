import type { Points } from "./decimate.ts";
import { extent } from "./decimate.ts";

/** What a chart's axes are. Without `yDomain` the y axis follows the data in round steps. */
export interface Axes {
  readonly xDomain: readonly [number, number];
  readonly yScale: "linear" | "log";
  readonly yDomain?: readonly [number, number];
  readonly xLabel: string;
}

/** The domain to draw the points in: the stated one, or a round one that holds them all. */
export function yDomainFor(axes: Axes, points: readonly Points[]): readonly [number, number] {
  if (axes.yDomain) return axes.yDomain;
  const held = extent(points);
  if (!held) return axes.yScale === "log" ? [1e-3, 1e3] : [0, 1];
  const [low, high] = held;
  if (axes.yScale === "log") {
    const bottom = Math.floor(Math.log10(low)), top = Math.ceil(Math.log10(high));
    return [10 ** bottom, 10 ** Math.max(top, bottom + 1)];
  }
  const base = Math.min(0, low);
  return [base < 0 ? -roundUp(-base) : 0, roundUp(Math.max(high, base + 1e-12))];
}

/** Whether the points stay inside a domain that was drawn before, and still fill at least a third of it. */
export function fits(domain: readonly [number, number], axes: Axes, points: readonly Points[]): boolean {
  if (axes.yDomain) return true;
  const held = extent(points);
  if (!held) return true;
  const [low, high] = domain;
  if (held[0] < low || held[1] > high) return false;
  if (axes.yScale === "log") return true;
  return held[1] - Math.min(held[0], 0) > (high - low) / 4;
}

/** The next of 1, 1.5, 2, 3, 4, 6, 8 times a power of ten. */
function roundUp(x: number): number {
  if (!(x > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(x));
  for (const step of [1, 1.5, 2, 3, 4, 6, 8, 10]) if (x <= step * power * (1 + 1e-9)) return Number((step * power).toPrecision(12));
  return 10 * power;
}
