import type { Schedule } from "../../src/train/schedule.ts";

/** β linear from 1e-4 to 0.02 over T steps. */
export function linearSchedule(T: number): Schedule {
  const alphabar = new Float64Array(T + 1);
  alphabar[0] = 1;
  for (let t = 1; t <= T; t++) alphabar[t] = alphabar[t - 1]! * (1 - (1e-4 + ((0.02 - 1e-4) * (t - 1)) / Math.max(1, T - 1)));
  return { steps: T, alphabar };
}
