/** Training losses as they come: by t, an average that forgets, and over all t. In ε's units or the target's, as they are put in. */
export interface LossByStep {
  /** Takes in one batch; entries that are not numbers are passed over. Returns the batch's mean. */
  add(steps: Int32Array, errors: Float32Array): number;
  /** By t = 0 … T; NaN where no sample fell yet. */
  values(): Float64Array;
}

/** `memory` is the number of samples at one t after which half of the average is newer. */
export function lossByStep(T: number, memory: number): LossByStep {
  const values = new Float64Array(T + 1).fill(NaN);
  const seen = new Float64Array(T + 1);
  const least = 1 - 0.5 ** (1 / memory);
  return {
    add(steps, errors) {
      let sum = 0, count = 0;
      for (let i = 0; i < steps.length; i++) {
        const t = steps[i]!, error = errors[i]!;
        if (Number.isNaN(error)) continue;
        sum += error;
        count++;
        // The first samples are averaged plainly; later ones push the older out.
        seen[t]!++;
        const share = Math.max(least, 1 / seen[t]!);
        values[t] = Number.isNaN(values[t]!) ? error : values[t]! + share * (error - values[t]!);
      }
      return sum / count;
    },
    values: () => values.slice(),
  };
}
