import { describe, expect, test } from "vitest";
import { gaussianDenoisers } from "../../../../src/audit/code/convert/gaussian-denoisers.ts";
import { claimsIn, verdictsOf } from "../reverse/claims-in.ts";

const numpy = (body: string) => `
# x_0 ~ N(3, 0.5^2)
import numpy as np
T = 50
beta = np.linspace(0.001, 0.2, T)
abar = np.cumprod(1 - beta)
${body}
`;
const said = (python: string) => verdictsOf(claimsIn(gaussianDenoisers, python, "doubt"));

describe("the best denoiser of Gaussian data", () => {
  test.each([
    ["the noise expected", "def eps_star(x, i):\n    a = abar[i]\n    return np.sqrt(1 - a) * (x - 3.0 * np.sqrt(a)) / (0.25 * a + 1 - a)", "upheld"],
    ["the data expected", "def exact_x0(x, t):\n    a = abar[t]\n    return 3.0 + 0.25 * np.sqrt(a) * (x - 3.0 * np.sqrt(a)) / (0.25 * a + 1 - a)", "upheld"],
    ["the score", "def true_score(x, t):\n    return -(x - np.sqrt(abar[t]) * 3.0) / (abar[t] * 0.25 + 1 - abar[t])", "upheld"],
    ["of other data than the text names", "def optimal_eps(x, i):\n    a = abar[i]\n    return np.sqrt(1 - a) * (x - 2.0 * np.sqrt(a)) / (0.04 * a + 1 - a)", "upheld"],
    ["the variance for the deviation", "def eps_star(x, i):\n    a = abar[i]\n    return (1 - a) * (x - 3.0 * np.sqrt(a)) / (0.25 * a + 1 - a)", "refuted"],
    ["the mean by ᾱ", "def eps_star(x, i):\n    a = abar[i]\n    return np.sqrt(1 - a) * (x - 3.0 * a) / (0.25 * a + 1 - a)", "refuted"],
    ["the score's sign", "def true_score(x, t):\n    return (x - np.sqrt(abar[t]) * 3.0) / (abar[t] * 0.25 + 1 - abar[t])", "refuted"],
    ["nothing that is called exact", "def eps_model(x, i):\n    return 0.5 * x * abar[i]", ""],
  ])("%s", (_, body, verdict) => expect(said(numpy(body))).toBe(verdict));
  test("without the data's law nothing is refuted", () => expect(said(numpy("def eps_star(x, i):\n    a = abar[i]\n    return (1 - a) * x / (0.25 * a + 1 - a)").replace("# x_0 ~ N(3, 0.5^2)", ""))).toBe("undecided"));
});
