import { expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

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

test("an object that is made of the command line is made again", () => {
  const text = `import argparse
import torch
class Scheduler:
    def __init__(self, num_timesteps=1000):
        self.betas = torch.linspace(0.0001, 0.02, num_timesteps)
        self.alphas = 1.0 - self.betas
        self.alphas_cumprod = torch.cumprod(self.alphas, axis=0)
    def add_noise(self, x_start, x_noise, timesteps):
        root = (self.alphas_cumprod[timesteps] ** 0.5).reshape(-1, 1)
        rest = ((1 - self.alphas_cumprod[timesteps]) ** 0.5).reshape(-1, 1)
        return root * x_start + rest * x_noise
config = argparse.ArgumentParser().parse_args()
scheduler = Scheduler(num_timesteps=config.steps)
`;
  expect(verdictAt(text, "self.alphas_cumprod =")).toBe("upheld");
  expect(verdictAt(text, "return root")).toBe("upheld");
});

test("tables of T + 1 entries, made by the program and by us, are compared where they have an entry a step", () => {
  const text = `import torch
class Model:
    def __init__(self, betas, n_T):
        beta_t = (betas[1] - betas[0]) * torch.arange(0, n_T + 1) / n_T + betas[0]
        self.sqrtab = torch.sqrt(torch.cumprod(1 - beta_t, dim=0))
def train():
    n_T = 400
    model = Model(betas=(1e-4, 0.02), n_T=n_T)
if __name__ == "__main__":
    train()
`;
  expect(verdictAt(text, "self.sqrtab =")).toBe("upheld");
});

test("a sigmoid of ᾱ, laid out from -3 to 3, is a schedule of its own", () => {
  const text = (start: string) => `import torch
def sigmoid_beta_schedule(timesteps, start=${start}, end=3, tau=1):
    t = torch.linspace(0, timesteps, timesteps + 1) / timesteps
    low = torch.tensor(start / tau).sigmoid()
    high = torch.tensor(end / tau).sigmoid()
    alphas_cumprod = (-((t * (end - start) + start) / tau).sigmoid() + high) / (high - low)
    alphas_cumprod = alphas_cumprod / alphas_cumprod[0]
    betas = 1 - (alphas_cumprod[1:] / alphas_cumprod[:-1])
    return torch.clip(betas, 0, 0.999)
`;
  expect(verdictAt(text("-3"), "return")).toBe("upheld");
  expect(verdictAt(text("-5"), "return")).not.toBe("refuted");
});

const classic = `import torch
dataset = torch.randn(100, 2)
num_steps = 100
betas = torch.linspace(1e-5, 5e-3, num_steps)
alphas_prod = torch.cumprod(1 - betas, 0)
def q_x(x_0, t):
    noise = torch.randn_like(x_0)
    return torch.sqrt(alphas_prod[t]) * x_0 + torch.sqrt(1 - alphas_prod[t]) * noise
`;

test("a loop that counts pictures is not told that its number is the step", () => {
  const shown = `${classic}for i in range(20):\n    q_i = q_x(dataset, torch.tensor([i * num_steps // 20]))\n`;
  expect(kinds(shown)).not.toContainEqual(expect.stringContaining("refuted"));
});

test("a function that gives the mean and the variance draws nothing", () => {
  const text = `${classic}def q_xt_x0(x0, t):\n    mean = alphas_prod[t] ** 0.5 * x0\n    var = 1 - alphas_prod[t]\n    return mean, var\n`;
  expect(kinds(text).filter((each) => each.startsWith("9 ") || each.startsWith("12 "))).not.toContainEqual(expect.stringContaining("refuted"));
});

test("ends for a thousand steps, scaled to four and cut off, are no other schedule", () => {
  const text = "import torch\ndef linear_beta_schedule(timesteps):\n    scale = 1000 / timesteps\n    return torch.linspace(scale * 1e-4, scale * 0.02, timesteps).clamp(max=0.999)\n";
  expect(verdictAt(text, "return")).toBe("upheld");
});

test("beta_t beside beta_1 is the last", () => {
  const text = `import torch
class Process:
    def __init__(self, n_steps, beta_1, beta_t):
        self.betas = torch.linspace(beta_1, beta_t, n_steps)
        self.alphas_bar = torch.cumprod(1 - self.betas, axis=0)
`;
  expect(verdictAt(text, "self.alphas_bar")).toBe("upheld");
});

test("a schedule that is given back as an object is looked at by its β", () => {
  const text = `import torch
class Schedule:
    def __init__(self, betas):
        self.betas = betas
def make_beta_schedule(timesteps, beta_start=1e-4, beta_end=0.02):
    return Schedule(torch.linspace(beta_start, beta_end, timesteps))
`;
  expect(kinds(text)).toContainEqual(expect.stringContaining("upheld"));
});

test("an entry for each sample may be spread over the whole shape", () => {
  const text = `import torch
def _extract_into_tensor(arr, timesteps, broadcast_shape):
    res = arr[timesteps].float()
    while len(res.shape) < len(broadcast_shape):
        res = res[..., None]
    return res.expand(broadcast_shape)
`;
  expect(kinds(text)).not.toContainEqual(expect.stringContaining("refuted"));
});

test("σ of a step that is not told where it goes is not held to other steps", () => {
  const text = `import torch
class Diffusion:
    def __init__(self, timesteps=1000):
        betas = torch.linspace(1e-4, 0.02, timesteps)
        self.alphas_cumprod = torch.cumprod(1 - betas, dim=0)
        self.alphas_cumprod_prev = torch.cat([torch.ones(1), self.alphas_cumprod[:-1]])
    def ddim_sample(self, model, x, t, eta=0.0):
        eps = model(x, t)
        alpha_bar = self.alphas_cumprod[t].reshape(-1, 1, 1, 1)
        alpha_bar_prev = self.alphas_cumprod_prev[t].reshape(-1, 1, 1, 1)
        sigma = eta * torch.sqrt((1 - alpha_bar_prev) / (1 - alpha_bar)) * torch.sqrt(1 - alpha_bar / alpha_bar_prev)
        x0 = (x - (1 - alpha_bar).sqrt() * eps) / alpha_bar.sqrt()
        return alpha_bar_prev.sqrt() * x0 + torch.sqrt(1 - alpha_bar_prev - sigma ** 2) * eps + sigma * torch.randn_like(x)
`;
  expect(kinds(text)).not.toContainEqual(expect.stringContaining("refuted"));
});

test.each([
  ["at the top", "T = 1000\nalpha = 1 - torch.linspace(1e-4, 0.02, T)\nalpha_bar = torch.cumprod(alpha, dim=0)", "x_0, t, eps", ""],
  ["in an object that is never made", "class Process:\n  def __init__(self, T=1000):\n    self.alpha = 1 - torch.linspace(1e-4, 0.02, T)\n    self.alpha_bar = torch.cumprod(self.alpha, dim=0)", "process, x_0, t, eps", "process."],
])("α that no β is named for is a schedule in chains of any length, %s", (_, made, head, own) => {
  const text = `import torch\n${made}\ndef q_sample(${head}):\n    a = ${own}alpha_bar[t].view(-1, 1, 1, 1)\n    return a.sqrt() * x_0 + (1 - a).sqrt() * eps\ndef q_step(${head.replace("x_0", "x_prev")}):\n    a = ${own}alpha[t].view(-1, 1, 1, 1)\n    return a.sqrt() * x_prev + (1 - a).sqrt() * eps\n`;
  expect(new Set(kinds(text).map((each) => each.replace(/^\d+ /, "")))).toEqual(new Set(["upheld"]));
  expect(verdictAt(text, "x_prev +")).toBe("upheld");
});
