import { describe, expect, test } from "vitest";
import { claimsOf } from "../claims-of.ts";

const numpy = (body: string) => `import numpy as np
T = 200
beta = np.linspace(1e-4, 0.02, T)
alpha = 1 - beta
abar = np.cumprod(alpha)
before = np.append(1.0, abar[:-1])
${body}
`;
/** What is said of the last line but the blank ones. */
const last = (body: string) => {
  const text = numpy(body), line = text.trimEnd().split("\n").length;
  return claimsOf(text).filter((each) => each.line === line).map(({ kind, subject }) => `${kind}: ${subject}`);
};

describe("a line is told by what it makes at every step", () => {
  test.each([
    ["a weight of the posterior's mean", "def towards(t):\n    return np.sqrt(before[t]) * beta[t] / (1 - abar[t])", "the mean of q(x_{t−1} | x_t, x_0)"],
    ["the other, as an array at the top", "w_here = np.sqrt(alpha) * (1 - before) / (1 - abar)", "the mean of q(x_{t−1} | x_t, x_0)"],
    ["the posterior's variance", "def how_far(t):\n    return beta[t] * (1 - before[t]) / (1 - abar[t])", "the variance of q(x_{t−1} | x_t, x_0)"],
    ["the reverse step's mean", "def centre(x_t, eps, t):\n    return (x_t - beta[t] / np.sqrt(1 - abar[t]) * eps) / np.sqrt(alpha[t])", "one reverse step, x_{t−1} given x_t"],
    ["with noise of its own", "def onwards(x_t, eps, t):\n    return (x_t - beta[t] / np.sqrt(1 - abar[t]) * eps) / np.sqrt(alpha[t]) + np.sqrt(beta[t]) * np.random.randn(*x_t.shape)", "one reverse step, x_{t−1} given x_t"],
    ["x_t beside the noise in it", "def pair_up(x0, t):\n    z = np.random.randn(*x0.shape)\n    return np.sqrt(abar[t]) * x0 + np.sqrt(1 - abar[t]) * z, z", "x_t drawn given x_0"],
    ["x_0, with 1-based steps", "def clean_up(xt, eps, t):\n    return (xt - np.sqrt(1 - abar[t - 1]) * eps) / np.sqrt(abar[t - 1])", "x_0 from what is known at step t"],
  ])("%s", (_, body, subject) => expect(last(body)).toEqual([`upheld: ${subject}`]));
});

describe("of a line that makes anything else nothing is said", () => {
  test.each([
    ["steps mixed", "def centre(x_t, eps, t):\n    return (x_t - beta[t] / np.sqrt(1 - abar[t - 1]) * eps) / np.sqrt(alpha[t])"],
    ["a lookup", "def entry(t):\n    return abar[t] * 1"],
    ["a root that is missing", "def towards(t):\n    return before[t] * beta[t] / (1 - abar[t])"],
  ])("%s", (_, body) => expect(last(body)).toEqual([]));
});

test("a step by x_t and the noise to the step that it is told is DDIM's", () => {
  expect(last("def hop(x, eps, t, s):\n    return np.sqrt(abar[s] / abar[t]) * x + (np.sqrt(1 - abar[s]) - np.sqrt(abar[s] * (1 - abar[t]) / abar[t])) * eps")).toEqual(["upheld: one DDIM step"]);
});
