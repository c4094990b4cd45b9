import { expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const circle = `import math
import torch

T = 500
u = (torch.arange(T) + 1) / T
alpha = torch.cos(0.5 * math.pi * u)
sigma = torch.sin(0.5 * math.pi * u)

def add_noise(x, t):
    eps = torch.randn_like(x)
    return alpha[t] * x + sigma[t] * eps

def velocity(x, eps, t):
    return alpha[t] * eps - sigma[t] * x

def x_from_v(z, v_hat, t):
    return alpha[t] * z - sigma[t] * v_hat
`;

test("a falling α and a σ whose squares add up to 1 are the roots of ᾱ and 1 − ᾱ", () => {
  expect(verdictAt(circle, "sigma = torch.sin")).toBe("upheld");
  expect(verdictAt(circle, "return alpha[t] * x + sigma[t]")).toBe("upheld");
  expect(verdictAt(circle, "return alpha[t] * z")).toBe("upheld");
  expect(verdictAt(circle.replace("* z - sigma", "* z + sigma"), "return alpha[t] * z")).toBe("refuted");
});

test("a σ that is made of such an α follows it", () => {
  const text = circle.replace("torch.sin(0.5 * math.pi * u)", "torch.sqrt(1 - alpha ** 2)");
  expect(verdictAt(text, "return alpha[t] * x + sigma[t]")).toBe("upheld");
});

test("what an array is taken for does not hang on the numbers it has on a short chain", () => {
  expect(claimsOf(circle.replace(/sigma/g, "spread")).filter(({ kind }) => kind === "refuted")).toEqual([]);
});
