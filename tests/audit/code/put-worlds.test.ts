import { expect, test } from "vitest";
import { claimsOf, verdictAt } from "./claims-of.ts";

const kinds = (text: string) => claimsOf(text).map(({ line, kind }) => `${line} ${kind}`);

test("a pair of ends named betas is no table: what is laid out between them is put in", () => {
  const text = `import torch
from typing import Tuple
class Process:
    def __init__(self, betas: Tuple[float, float], n_T):
        for k, v in make(betas[0], betas[1], n_T).items():
            setattr(self, k, v)
    def noised(self, x_0, t):
        return self.root_ab[t] * x_0 + self.root_mab[t] * torch.randn_like(x_0)
def make(low, high, T):
    beta_t = (high - low) * torch.arange(0, T + 1, dtype=torch.float32) / T + low
    alphabar_t = torch.cumsum(torch.log(1 - beta_t), dim=0).exp()
    sqrtab = torch.sqrt(alphabar_t)
    sqrtmab = torch.sqrt(1 - alphabar_t)
    return {"root_ab": sqrtab, "root_mab": sqrtmab}
`;
  expect(kinds(text)).not.toContainEqual(expect.stringContaining("refuted"));
  expect(verdictAt(text, "sqrtab =")).toBe("upheld");
});

test("a cosine's two β near one are a schedule and no momenta", () => {
  const text = `import math, torch
class Diffusion:
    def __init__(self, timesteps=1000):
        betas = self.cosine(timesteps)
        alphas = 1. - betas
        self.alphas_cumprod = torch.cumprod(alphas, dim=-1)
    def cosine(self, timesteps, s=0.008):
        steps = torch.linspace(0, timesteps, steps=timesteps + 1)
        f = torch.cos(((steps / timesteps + s) / (1.0 + s)) * math.pi * 0.5) ** 2
        return torch.clip(1.0 - f[1:] / f[:timesteps], 0.0, 0.999)
    def q_sample(self, x_0, t, noise):
        return self.alphas_cumprod.gather(-1, t).sqrt().reshape(-1, 1, 1, 1) * x_0 + (1 - self.alphas_cumprod.gather(-1, t)).sqrt().reshape(-1, 1, 1, 1) * noise
`;
  expect(verdictAt(text, "alphas =")).toBe("upheld");
  expect(verdictAt(text, "self.alphas_cumprod =")).toBe("upheld");
});
