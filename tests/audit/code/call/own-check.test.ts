import { describe, expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const model = (body: string) => `
import torch
class Diffusion:
    def __init__(self, T=200):
        self.T = T
        self.betas = torch.linspace(1e-4, 0.02, T)
        self.alphas_bar = torch.cumprod(1 - self.betas, 0)
    def q_sample(self, x0, t):
${body.split("\n").map((line) => `        ${line}`).join("\n")}
`;

describe("a forward draw that says which steps it takes", () => {
  const checked = (table: string) => model(`assert 0 < t <= self.T, "t counts from 1"\nab = self.alphas_bar[${table}]\nreturn ab.sqrt() * x0 + (1 - ab).sqrt() * torch.randn_like(x0)`);
  test("is right where it is right at these", () => expect(verdictAt(checked("t - 1"), "return ab.sqrt()")).toBe("upheld"));
  test("is wrong where it is wrong at these", () => expect(claimsOf(checked("t - 1").replace("(1 - ab).sqrt()", "(1 - ab)")).filter(({ kind }) => kind === "refuted").map(({ claim }) => claim.reading)).toEqual(["q(x_t \\mid x_0)"]));
});

test("a forward draw that draws its own step is held to that step", () => {
  const text = "def forward_diffusion(x_0, num_steps, betas):\n    abar = torch.cumprod(1 - betas, dim=0)\n    t = torch.randint(0, num_steps, (x_0.shape[0],))\n    a = abar[t][:, None, None, None]\n    noise = torch.randn_like(x_0)\n    x_t = a.sqrt() * x_0 + (1 - a).sqrt() * noise\n    return x_t, t, noise\n";
  expect(verdictAt(text, "x_t = a.sqrt()")).toBe("upheld");
  expect(verdictAt(text.replace("(1 - a).sqrt()", "(1 - a.sqrt())"), "x_t = a.sqrt()")).toBe("refuted");
});

test("σ of a sampler that has none at its last step is judged at the others", () => {
  const text = "import torch\nclass Sampler:\n    def __init__(self, T=100):\n        self.abar = torch.cumprod(1 - torch.linspace(1e-4, 0.02, T), 0)\n    def step(self, x, eps, t: int, t_next: int, eta: float = 0.0):\n        a, b = self.abar[t], self.abar[max(t_next, 0)]\n        x0 = (x - (1 - a).sqrt() * eps) / a.sqrt()\n        if eta > 0 and t_next > 0:\n            sigma = eta * ((1 - b) / (1 - a) * (1 - a / b)).sqrt()\n            return b.sqrt() * x0 + (1 - b - sigma ** 2).sqrt() * eps + sigma * torch.randn_like(x)\n        return b.sqrt() * x0 + (1 - b).sqrt() * eps\n";
  expect(claimsOf(text).filter(({ kind }) => kind === "refuted")).toEqual([]);
});

test("a step whose noise its caller adds is a mean", () => {
  const text = "import torch\nT = 100\nbetas = torch.linspace(1e-4, 0.02, T)\nalphas = 1 - betas\nabar = torch.cumprod(alphas, 0)\ndef remove_noise(model, x, t):\n    return (x - betas[t] / (1 - abar[t]).sqrt() * model(x, t)) / alphas[t].sqrt()\ndef sample(model, shape):\n    x = torch.randn(shape)\n    for t in range(T - 1, -1, -1):\n        x = remove_noise(model, x, t)\n        if t > 0:\n            x += betas[t].sqrt() * torch.randn_like(x)\n    return x\n";
  expect(claimsOf(text).filter(({ kind }) => kind === "refuted")).toEqual([]);
  expect(verdictAt(text, "return (x - betas")).toBe("upheld");
});

test("a sampling loop whose last step stands after it leaves out none", () => {
  const text = "import torch\nclass Diffusion:\n    def __init__(self, T=100):\n        self.T = T\n        self.abar = torch.cumprod(1 - torch.linspace(1e-4, 0.02, T), 0)\n    def sample(self, model, shape, steps=100):\n        x = torch.randn(shape)\n        ts = torch.linspace(self.T - 1, 0, steps).long()\n        for i in range(steps - 1):\n            a, b = self.abar[ts[i]], self.abar[ts[i + 1]]\n            x0 = model(x, ts[i])\n            x = b.sqrt() * x0 + (1 - b).sqrt() * (x - a.sqrt() * x0) / (1 - a).sqrt()\n        return model(x, ts[-1])\n";
  expect(claimsOf(text).filter(({ kind }) => kind === "refuted")).toEqual([]);
});
