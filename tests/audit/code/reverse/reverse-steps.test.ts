import { expect, test } from "vitest";
import { fitsOf } from "../../../../src/audit/code/reverse/fit-step.ts";
import { ancestralMean, ddimMean, estimates, posteriorOf, stepVariance } from "../../../../src/audit/code/reverse/reverse-steps.ts";

// β = 0.2, 0.5: ᾱ_1 = 0.8, ᾱ_2 = 0.4.
const second = { from: 0.4, to: 0.8 }, first = { from: 0.8, to: 1 };

test("the posterior is the one that a small chain gives by hand", () => {
  const { state, data, variance } = posteriorOf(second);
  expect(state).toBeCloseTo((Math.sqrt(0.5) * 0.2) / 0.6, 12);
  expect(data).toBeCloseTo((Math.sqrt(0.8) * 0.5) / 0.6, 12);
  expect(variance).toBeCloseTo((0.5 * 0.2) / 0.6, 12);
  expect(posteriorOf(first)).toEqual({ state: 0, data: 1, variance: 0 });
});

test("x̂_0 and ε̂ give back the x_0 and ε that went in, whatever the network stands for", () => {
  const [x0, noise, level] = [1.7, -0.4, 0.4];
  const x = Math.sqrt(level) * x0 + Math.sqrt(1 - level) * noise;
  const outputs = { noise, data: x0, velocity: Math.sqrt(level) * noise - Math.sqrt(1 - level) * x0, score: -noise / Math.sqrt(1 - level) };
  for (const [predicts, output] of Object.entries(outputs) as [keyof typeof outputs, number][]) {
    const { data, noise: back } = estimates(predicts, level);
    expect(data.state * x + data.network * output).toBeCloseTo(x0, 12);
    expect(back.state * x + back.network * output).toBeCloseTo(noise, 12);
  }
});

test("the ε form of the mean is Ho's", () => {
  const { state, network } = ancestralMean("noise", second);
  expect(state).toBeCloseTo(1 / Math.sqrt(0.5), 12);
  expect(network).toBeCloseTo(-(0.5 / Math.sqrt(0.6)) / Math.sqrt(0.5), 12);
});

test("DDIM with σ² = β̃ is the ancestral step, and a step over several is as good", () => {
  for (const levels of [second, { from: 0.1, to: 0.8 }]) {
    const tilde = posteriorOf(levels).variance;
    for (const predicts of ["noise", "data", "velocity", "score"] as const) {
      const a = ancestralMean(predicts, levels), b = ddimMean(predicts, levels, tilde);
      expect(a.state).toBeCloseTo(b.state, 12);
      expect(a.network).toBeCloseTo(b.network, 12);
    }
  }
});

test("β, β̃ and what lies between are right variances, their roots and their neighbours are not", () => {
  const tilde = posteriorOf(second).variance, beta = stepVariance(second);
  const step = (variance: number) => ({ ...ancestralMean("noise", second), variance, constant: 0, others: [] });
  for (const good of [tilde, beta, (tilde + beta) / 2]) expect(fitsOf(step(good), second, "with noise")[0]!.distance).toBeLessThan(1e-9);
  for (const bad of [0, Math.sqrt(beta), tilde ** 2]) expect(fitsOf(step(bad), second, "with noise")[0]).toMatchObject({ part: "variance" });
});

test("at the last step noise is wrong", () => {
  const mean = ancestralMean("noise", first);
  expect(fitsOf({ ...mean, variance: 0, constant: 0, others: [] }, first, "with noise")[0]!.distance).toBeLessThan(1e-9);
  expect(fitsOf({ ...mean, variance: 0.2, constant: 0, others: [] }, first, "with noise")[0]!.distance).toBeGreaterThan(0.1);
});
