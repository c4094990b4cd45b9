import { describe, expect, test } from "vitest";
import { recursions } from "../../../../src/audit/code/convert/recursions.ts";
import { claimsIn } from "../reverse/claims-in.ts";

const numpy = (body: string) => `
import numpy as np
T = 50
beta = np.linspace(0.001, 0.2, T)
alpha = 1 - beta
abar = np.cumprod(alpha)
${body}
`;
const padded = (body: string) => numpy(body).replace("np.linspace(0.001, 0.2, T)", "np.concatenate([[0.0], np.linspace(0.001, 0.2, T)])");
const said = (python: string) => claimsIn(recursions, python, "doubt").map(({ verdict }) => verdict.kind);

describe("what a loop carries forwards", () => {
  test.each([
    ["a variance", numpy("variance = 0.0\nfor t in range(T):\n    variance = alpha[t] * variance + beta[t]"), ["upheld"]],
    ["a factor and a variance on padded tables", padded("factor, variance = 1.0, 0.0\nfor t in range(1, T + 1):\n    factor = np.sqrt(alpha[t]) * factor\n    variance = alpha[t] * variance + beta[t]"), ["upheld", "upheld"]],
    ["a deviation", numpy("std = 0.5\nfor t in range(T):\n    std = np.sqrt(alpha[t] * std ** 2 + beta[t])"), ["upheld"]],
    ["a mean", numpy("mean = 3.0\nfor t in range(1, T + 1):\n    mean = np.sqrt(alpha[t - 1]) * mean"), ["upheld"]],
    ["deviations that are added", numpy("std = 0.0\nfor t in range(T):\n    std = np.sqrt(alpha[t]) * std + np.sqrt(beta[t])"), ["refuted"]],
    ["a variance by the root", numpy("var = 0.25\nfor t in range(T):\n    var = np.sqrt(alpha[t]) * var + beta[t]"), ["refuted"]],
    ["a mean by α", numpy("mean = 3.0\nfor t in range(T):\n    mean = alpha[t] * mean"), ["refuted"]],
    ["steps that are mixed", numpy("var = 0.0\nfor t in range(1, T):\n    var = alpha[t] * var + beta[t - 1]"), ["refuted"]],
    ["a running average of something else", numpy("mean = 0.0\nfor t in range(T):\n    mean = 0.9 * mean + 0.1 * t"), []],
    ["a running average by an index that is named b", numpy("mean = 0.0\nfor b in range(10):\n    mean = 0.9 * mean + 0.1 * b"), []],
    ["a sum of indices", numpy("mean = 0.0\nfor b in range(T):\n    mean = mean + b"), []],
    ["a loop back", numpy("mean = 0.0\nfor t in reversed(range(T)):\n    mean = mean / np.sqrt(alpha[t])"), []],
  ])("%s", (_, python, verdicts) => expect(said(python)).toEqual(verdicts));
});
