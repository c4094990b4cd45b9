import { expect, test } from "vitest";
import { claimsOf } from "../claims-of.ts";

const program = `import numpy as np
betas = np.linspace(1e-4, 0.02, 20)
alphas = 1 - betas
alphas_cumprod = np.cumprod(alphas)

def q_sample(x0, t, noise):
    return np.sqrt(alphas_cumprod[t]) * x0 + np.sqrt(1 - alphas_cumprod[t]) * noise
`;

test("a claim's line is mathematics, its tables by the letters that their names stand for", () => {
  const said = new Map(claimsOf(program).map(({ line, claim }) => [line, claim.code.mathematics]));
  expect(said.get(3)).toBe("\\alpha_{t} = 1 - \\beta_{t}");
  expect(said.get(4)).toBe("\\bar\\alpha_{t} = \\prod_{s=1}^{t} \\alpha_{s}");
  expect(said.get(7)).toMatch(/^\\sqrt\{\\bar\\alpha_\{t\}\}\\,x_0 \+ \\sqrt\{1 - \\bar\\alpha_\{t\}\}/);
});

test("a line that is no formula has none", () => {
  const pair = `${program}
def q_sample_step_by_step(x0, t):
    x = x0
    for s in range(t):
        x = np.sqrt(alphas[s]) * x + np.sqrt(betas[s]) * np.random.randn(*x.shape)
    return x

x0 = np.zeros(5)
# the same distribution
a = q_sample(x0, 3, np.random.randn(5))
b = q_sample_step_by_step(x0, 3)
`;
  expect(claimsOf(pair).filter(({ subject }) => subject === "two ways to the same x_t").map(({ claim }) => claim.code.mathematics)).toEqual([undefined]);
});
