import type { Points } from "./decimate.ts";
import { extent } from "./decimate.ts";

export type Scale = "linear" | "log";
export type Domain = readonly [number, number];

/** What a chart's axes are. An axis without a domain follows the data in round steps; x is linear unless it is said to be logarithmic. */
export interface Axes {
  readonly xDomain?: Domain;
  readonly xScale?: Scale;
  readonly yScale: Scale;
  readonly yDomain?: Domain;
  readonly xLabel: string;
}

/** The domain to draw the points in: the stated one, or a round one that holds them all. */
export const yDomainFor = (axes: Axes, points: readonly Points[]): Domain => axes.yDomain ?? roundDomain(axes.yScale, extent(points));

/** The same for x. */
export const xDomainFor = (axes: Axes, points: readonly Points[]): Domain => axes.xDomain ?? roundDomain(axes.xScale ?? "linear", xExtent(points));

/** Whether the points stay inside domains that were drawn before, and still fill at least a quarter of them. */
export const fits = (domain: Domain, axes: Axes, points: readonly Points[]): boolean => axes.yDomain !== undefined || fills(domain, axes.yScale, extent(points));
export const fitsAcross = (domain: Domain, axes: Axes, points: readonly Points[]): boolean => axes.xDomain !== undefined || fills(domain, axes.xScale ?? "linear", xExtent(points));

function fills([low, high]: Domain, scale: Scale, held: Domain | undefined): boolean {
  if (!held) return true;
  if (held[0] < low || held[1] > high) return false;
  if (scale === "log") return true;
  return held[1] - Math.min(held[0], 0) > (high - low) / 4;
}

const xExtent = (points: readonly Points[]) => extent(points.map(({ x, y }) => ({ x, y: x.map((value, i) => (Number.isNaN(y[i]) ? NaN : value)) })));

/** A round domain that holds these values; one to look at where there are none. */
export function roundDomain(scale: Scale, held: Domain | undefined): Domain {
  if (!held) return scale === "log" ? [1e-3, 1e3] : [0, 1];
  const [low, high] = held;
  if (scale === "log") {
    const bottom = Math.floor(Math.log10(low)), top = Math.ceil(Math.log10(high));
    return [10 ** bottom, 10 ** Math.max(top, bottom + 1)];
  }
  const base = Math.min(0, low);
  const bottom = base < 0 ? -roundUp(-base) : 0;
  return [bottom, high <= 0 && base < 0 ? 0 : roundUp(Math.max(high, base + 1e-12))];
}

/** The next of 1, 1.5, 2, 3, 4, 6, 8 times a power of ten. */
function roundUp(x: number): number {
  if (!(x > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(x));
  for (const step of [1, 1.5, 2, 3, 4, 6, 8, 10]) if (x <= step * power * (1 + 1e-9)) return Number((step * power).toPrecision(12));
  return 10 * power;
}
