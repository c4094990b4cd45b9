/** Shares of values in even stretches, as a density: bin i reaches from low + i · width on, and the areas of all that were counted sum to their share. */
export interface Histogram {
  readonly low: number;
  readonly width: number;
  readonly densities: Float64Array;
}

/** Counts values into `bins` stretches of low … high; what lies outside is left out, and its share is missing from the area. */
export function histogramOf(values: Float64Array, [low, high]: readonly [number, number], bins: number): Histogram {
  const width = (high - low) / bins;
  const densities = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.floor((value - low) / width);
    if (bin >= 0 && bin < bins) densities[bin]! += 1 / (values.length * width);
  }
  return { low, width, densities };
}

/** The density of N(mean, variance) at x; 0 where the variance is 0: a point has none. */
export function normalDensity(x: number, mean: number, variance: number): number {
  return variance > 0 ? Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance) : 0;
}
