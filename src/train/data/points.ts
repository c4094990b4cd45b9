/** Points to learn, one after another: point i is `values[i·dimension … ]`. */
export interface Points {
  readonly dimension: 1 | 2;
  readonly values: Float32Array;
}

export const countOf = ({ dimension, values }: Points): number => values.length / dimension;

/** Shifts and scales each coordinate to mean 0 and variance 1; a coordinate that never changes is only shifted. */
export function standardised({ dimension, values }: Points): Points {
  const n = values.length / dimension;
  const result = new Float32Array(values.length);
  for (let c = 0; c < dimension; c++) {
    let mean = 0, square = 0;
    for (let i = c; i < values.length; i += dimension) mean += values[i]! / n;
    for (let i = c; i < values.length; i += dimension) square += (values[i]! - mean) ** 2 / n;
    const deviation = Math.sqrt(square);
    const scale = deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? 1 / deviation : 1;
    for (let i = c; i < values.length; i += dimension) result[i] = (values[i]! - mean) * scale;
  }
  return { dimension, values: result };
}
