import { expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const head = `import numpy as np

betas = [0.05, 0.1, 0.4]
rng = np.random.default_rng(0)

def level(t):
    out = 1.0
    for b in betas[:t]:
        out = out * (1 - b)
    return out

def alpha_bar(t):
    return level(t)
`;

test("a schedule that is written out keeps its length beside one of a thousand steps", () => {
  const text = `${head}
def forward(x0, t):
    x = x0
    for k in range(t):
        x = np.sqrt(1 - betas[k]) * x + np.sqrt(betas[k]) * rng.standard_normal(x0.shape)
    return x

beta = np.linspace(1e-4, 0.02, 1000)
`;
  expect(verdictAt(text, "return level(t)")).toBe("upheld");
  expect(verdictAt(text, "rng.standard_normal(x0.shape)")).toBe("upheld");
});

const sampler = (loop: string, more = "") => `${head}
def sample(net, n):
    x = rng.standard_normal(n)
    for t in ${loop}:
        b = betas[t - 1]
        x = (x - b / np.sqrt(1 - alpha_bar(t)) * net(x, t)) / np.sqrt(1 - b)
        if t > 1:
            x += b ** 0.5 * rng.standard_normal(n)
    return x
${more}`;

test("a loop over steps that are written out makes these steps, whatever other schedule there is", () => {
  expect(claimsOf(sampler("(3, 2, 1)", "\nbeta = np.linspace(1e-4, 0.02, 1000)\n")).filter(({ subject }) => subject.includes("loop")).map(({ kind }) => kind)).toEqual(["upheld"]);
  expect(claimsOf(sampler("(3, 2)")).filter(({ subject }) => subject.includes("loop")).map(({ kind }) => kind)).toEqual(["refuted"]);
});

test("what is written into an array after a network saw it is not what the network saw", () => {
  expect(claimsOf(sampler("range(3, 0, -1)").replace("if t > 1:", "if True:")).filter(({ subject }) => subject.includes("loop")).map(({ kind }) => kind)).toEqual(["refuted"]);
});

test("a division by zero is told at the line that divides, with a number where there is one", () => {
  const text = `${head}
def beta_tilde(t):
    return betas[t - 1] * (1 - alpha_bar(t)) / (1 - alpha_bar(t - 1))
`;
  const refuted = claimsOf(text).filter(({ kind }) => kind === "refuted");
  expect(refuted.length).toBeGreaterThan(0);
  for (const { line } of refuted) expect(text.split("\n")[line - 1]).toContain("return betas[t - 1]");
});
