import type { Random } from "../../base/random.ts";
import { countOf, type Points } from "../data/points.ts";

/** Energy distance of two sets of points, 2E‖X−Y‖ − E‖X−X′‖ − E‖Y−Y′‖, by all pairs of different points (Székely & Rizzo 2013). 0 for equal distributions, up to noise of either sign. */
export function energyDistance(a: Points, b: Points): number {
  return 2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b);
}

function meanDistance(a: Points, b: Points): number {
  const { dimension } = a, n = countOf(a), m = countOf(b);
  let sum = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      const x = a.values[i * dimension]! - b.values[j * dimension]!;
      const y = dimension === 2 ? a.values[2 * i + 1]! - b.values[2 * j + 1]! : 0;
      sum += Math.sqrt(x * x + y * y);
    }
  return sum / (a === b ? n * (n - 1) : n * m);
}

/** Sliced Wasserstein-1 distance: the mean over `directions` random lines of the distance between the sorted projections (Rabin et al. 2011). In one dimension, the distance itself. */
export function slicedWasserstein(a: Points, b: Points, directions: number, random: Random): number {
  const lines = a.dimension === 1 ? [[1, 0]] : Array.from({ length: directions }, () => {
    const angle = Math.PI * random.uniform();
    return [Math.cos(angle), Math.sin(angle)];
  });
  return lines.reduce((sum, [x, y]) => sum + between(projected(a, x!, y!), projected(b, x!, y!)), 0) / lines.length;
}

function projected({ dimension, values }: Points, x: number, y: number): Float64Array {
  return Float64Array.from({ length: values.length / dimension }, (_, i) => x * values[i * dimension]! + (dimension === 2 ? y * values[2 * i + 1]! : 0)).toSorted();
}

/** ∫|F⁻¹ − G⁻¹| of two sorted samples, of equal or different sizes. */
function between(a: Float64Array, b: Float64Array): number {
  let sum = 0, done = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const next = Math.min((i + 1) / a.length, (j + 1) / b.length);
    sum += (next - done) * Math.abs(a[i]! - b[j]!);
    done = next;
    if ((i + 1) / a.length <= next) i++;
    if ((j + 1) / b.length <= next) j++;
  }
  return sum;
}
