import { describe, expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const tables = `
import numpy as np
T = 400
beta = np.linspace(1e-4, 0.03, T)
alpha = 1.0 - beta
abar = np.cumprod(alpha)

def level(i):
    return abar[i] if i >= 0 else 1.0
`;

describe("a sampler over some of the steps, whose source of random numbers is left open", () => {
  const sampler = (next: string) => `${tables}
def jump(x, noise_hat, i, j):
    clean = (x - np.sqrt(1 - level(i)) * noise_hat) / np.sqrt(level(i))
    return np.sqrt(level(j)) * clean + np.sqrt(1 - level(j)) * noise_hat

def fast_sample(model, shape, n=40, rng=None):
    chosen = np.linspace(0, T - 1, n).round().astype(int)
    x = rng.standard_normal(shape)
    for k in reversed(range(n)):
        i = chosen[k]
        x = jump(x, model(x, i), i, ${next})
    return x
`;
  test("is refuted where it arrives one step lower and goes on several lower", () => expect(verdictAt(sampler("i - 1"), "x = jump(")).toBe("refuted"));
  test("is right where it arrives at the next that it goes on from", () => expect(verdictAt(sampler("chosen[k - 1] if k > 0 else -1"), "chosen = np")).toBe("upheld"));
});

/** A model whose mean stands on two tables that are wrong. */
const model = (noise: string, steps = "range(self.num_steps)") => `
import torch
import torch.nn as nn
import torch.nn.functional as F

class Diffusion(nn.Module):
    def __init__(self, model, betas):
        super().__init__()
        self.model = model
        alphas = 1.0 - betas
        abar = torch.cumprod(alphas, dim=0)
        before = F.pad(abar[:-1], (1, 0), value=1.0)
        self.num_steps = betas.shape[0]
        self.betas = betas
        self.abar = abar
        self.sqrt_recip_alphas_cumprod = torch.sqrt(1.0 / abar)
        self.sqrt_recipm1_alphas_cumprod = torch.sqrt(1.0 / abar) - 1
        self.posterior_variance = betas * (1.0 - before) / (1.0 - abar)
        self.posterior_log_variance_clipped = torch.log(self.posterior_variance.clamp(min=1e-20))
        self.posterior_mean_coef1 = betas * torch.sqrt(before) / (1.0 - abar)
        self.posterior_mean_coef2 = (1.0 - before) * torch.sqrt(abar) / (1.0 - abar)

    def at(self, table, t, x):
        return table[t].reshape(-1, *((1,) * (x.ndim - 1)))

    def q_posterior(self, x_start, x_t, t):
        mean = self.at(self.posterior_mean_coef1, t, x_t) * x_start + self.at(self.posterior_mean_coef2, t, x_t) * x_t
        return mean, self.at(self.posterior_log_variance_clipped, t, x_t)

    def p_mean_variance(self, x, t):
        x_start = self.at(self.sqrt_recip_alphas_cumprod, t, x) * x - self.at(self.sqrt_recipm1_alphas_cumprod, t, x) * self.model(x, t)
        return self.q_posterior(x_start, x, t)

    def p_sample(self, x, t):
        mean, log_variance = self.p_mean_variance(x, t)
        later = self.at((t > 0).float(), torch.arange(x.shape[0]), x)
        return mean + later * ${noise} * torch.randn_like(x)

    def p_sample_loop(self, shape):
        x = torch.randn(shape)
        for i in reversed(${steps}):
            x = self.p_sample(x, torch.full((shape[0],), i, dtype=torch.long))
        return x
`;

describe("noise after a mean that stands on a wrong table", () => {
  test("is refuted by itself, at its line", () => expect(verdictAt(model("torch.exp(log_variance)"), "return mean + later")).toBe("refuted"));
  test("is not claimed where it is right", () => expect(verdictAt(model("torch.exp(0.5 * log_variance)"), "return mean + later")).not.toContain("refuted"));
});

describe("the head of a loop whose steps stand on a wrong table", () => {
  const head = (steps: string) => verdictAt(model("torch.exp(0.5 * log_variance)", steps), "for i in reversed");
  test("is right where all the steps are made", () => expect(head("range(self.num_steps)")).toBe("upheld"));
  test("is refuted where the last is left out", () => expect(head("range(1, self.num_steps)")).toBe("refuted"));
  test("is refuted where the first is left out", () => expect(head("range(self.num_steps - 1)")).toBe("refuted"));
  test("is not claimed where it makes half of them", () => expect(head("range(self.num_steps // 2)")).toBe("nothing"));
});

test("DDIM's direction is told at its own line, also where it is the root of a negative number", () => {
  const step = (direction: string) => `${tables}
def ddim_step(model, x, t, s, eta=0.0):
    here, there = level(t), level(s)
    eps = model(x, t)
    clean = (x - np.sqrt(1 - here) * eps) / np.sqrt(here)
    sigma = eta * np.sqrt((1 - there) / (1 - here)) * np.sqrt(1 - here / there)
    toward = ${direction} * eps
    return np.sqrt(there) * clean + toward + sigma * np.random.standard_normal(x.shape)
`;
  expect(verdictAt(step("np.sqrt(1 - there - sigma)"), "toward = ")).toBe("refuted");
  expect(verdictAt(step("np.sqrt(1 - there - sigma ** 2)"), "here, there = ")).toBe("upheld");
});

test("what is said to be no problem is not taken for a mistake that is shown", () => {
  const page = (said: string) => `# 采样\n\n${said}\n\n\`\`\`python${tables}\`\`\`\n`;
  const count = (said: string) => claimsOf(page(said), "a.md").length;
  expect(count("从 0 数到 T 的写法没有问题。")).toBeGreaterThan(0);
  expect(count("下面的写法有问题。")).toBe(0);
});

describe("a loop of a function that is never called", () => {
  const sampler = (index: string) => `${tables}
tilde = beta[1:] * (1 - abar[:-1]) / (1 - abar[1:])
posterior_variance = tilde

def sample(model, num_samples):
    x = np.random.standard_normal(num_samples)
    for i in reversed(range(T)):
        x = (x - beta[i] / np.sqrt(1 - abar[i]) * model(x, i)) / np.sqrt(alpha[i])
        if i > 0:
            x = x + np.sqrt(posterior_variance[${index}]) * np.random.standard_normal(num_samples)
    return x
`;
  test("is refuted where it reads a table of T − 1 entries past its end", () => expect(verdictAt(sampler("i"), "posterior_variance[")).toBe("refuted"));
  test("is right where the table is read one entry lower", () => expect(verdictAt(sampler("i - 1"), "x = np.random")).toBe("upheld"));
});

describe("loops over a class that never uses its first entry", () => {
  const diffusion = (last: string, noise = "randn_like") => `
import torch
class Diffusion:
    def __init__(self, noise_steps=1000, device="cpu"):
        self.noise_steps = noise_steps
        self.beta = torch.linspace(1e-4, 0.02, noise_steps).to(device)
        self.alpha = 1. - self.beta
        self.alpha_hat = torch.cumprod(self.alpha, dim=0)
    def back(self, model, x, i):
        t = (torch.ones(x.shape[0]) * i).long()
        alpha, hat, beta = (a[t][:, None, None, None] for a in (self.alpha, self.alpha_hat, self.beta))
        if i > ${last}:
            z = torch.${noise}(x)
        else:
            z = torch.zeros_like(x)
        return 1 / torch.sqrt(alpha) * (x - (1 - alpha) / torch.sqrt(1 - hat) * model(x, t)) + torch.sqrt(beta) * z
    def sample(self, model, n):
        x = torch.randn((n, 3, 8, 8))
        for i in reversed(range(1, self.noise_steps)):
            x = self.back(model, x, i)
        return x
`;
  test("are left open where the noise ends with them: the data are step 0", () => expect(verdictAt(diffusion("1"), "for i in")).toBe("undecided"));
  test("are wrong where the step without noise is the one left out", () => expect(verdictAt(diffusion("0"), "for i in")).toBe("refuted"));
  test("uniform noise is told once, where it is drawn", () => {
    const text = diffusion("0", "rand_like").replace("range(1, ", "range(0, ");
    expect(claimsOf(text).filter(({ kind }) => kind === "refuted").map(({ line }) => text.split("\n")[line - 1]!.trim())).toEqual(["z = torch.rand_like(x)"]);
  });
});
