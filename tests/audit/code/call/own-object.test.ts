import { expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const made = `import torch

class Steps:
    def __init__(self, count=1000):
        betas = torch.linspace(1e-4, 0.02, count)
        self.alphas_cumprod = torch.cumprod(1 - betas, 0)

    def choose(self, num_inference_steps):
        self.stride = len(self.alphas_cumprod) // num_inference_steps
        self.timesteps = torch.arange(num_inference_steps - 1, -1, -1) * self.stride

    def level(self, t):
        return self.alphas_cumprod[t] if t >= 0 else torch.tensor(1.0)

    def step(self, eps, t, x):
        a, b = self.level(t), self.level(t - self.stride)
        x0 = (x - (1 - a).sqrt() * eps) / a.sqrt()
        return b.sqrt() * x0 + (1 - b).sqrt() * eps
`;
const given = `
def eps_from_v(scheduler, v, t, x):
    a = scheduler.alphas_cumprod[t]
    return a.sqrt() * v + (1 - a).sqrt() * x
`;
const loop = `
steps = Steps()
steps.choose(50)
x = torch.randn(4, 3, 8, 8)
for t in steps.timesteps:
    x = steps.step(unet(x, t), t, x)
`;

test("a function that is given a scheduler is called with the program's own, or with a chain's tables", () => {
  for (const head of [made + loop, "import torch\nfrom library import Scheduler\n"]) {
    expect(verdictAt(head + given, "return a.sqrt() * v")).toBe("upheld");
    expect(verdictAt(head + given.replace("* v + (1", "* v - (1"), "return a.sqrt() * v")).toBe("refuted");
  }
});

test("a sub-sequence of fifty steps is the whole chain where that is short, and goes down", () => {
  expect(claimsOf(made + loop).filter(({ kind }) => kind === "refuted")).toEqual([]);
  expect(claimsOf(made + loop).filter(({ subject, kind }) => subject.includes("loop") && kind === "upheld")).toHaveLength(1);
});

test("an order that an object's list has is told where the list is made", () => {
  const text = (made + loop).replace("torch.arange(num_inference_steps - 1, -1, -1)", "torch.arange(0, num_inference_steps)");
  expect(claimsOf(text).filter(({ kind }) => kind === "refuted").map(({ line }) => text.split("\n")[line - 1]!.trim().slice(0, 16))).toEqual(["self.timesteps ="]);
});
