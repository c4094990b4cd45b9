import { relative } from "./fit-step.ts";
import { estimates } from "./reverse-steps.ts";
import type { StepFunction } from "./steps-in.ts";

/** Whether a function that is named like a step back gives x̂_0 itself, from whatever its network predicts: no step, and right as what it is. */
export const givesCleanEstimate = ({ seen }: StepFunction): boolean => ([1, 0] as const).some((first) => (["noise", "velocity", "score"] as const).some((predicts) => seen.every(({ world: { chain }, sampled }) => sampled.every(({ t, step }) => {
  const level = chain.alphabar[t + first];
  if (level === undefined || t + first < 1) return true;
  const { data } = estimates(predicts, level);
  return step.variance === 0 && relative(step.state, data.state) < 1e-6 && relative(step.network, data.network) < 1e-6;
}))));
