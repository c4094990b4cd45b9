import { describe, expect, test } from "vitest";
import { reverseSteps } from "../../../../src/audit/code/reverse/step-claims.ts";
import { claimsIn } from "./claims-in.ts";

const scheduler = (body: string) => `
import torch
class Scheduler:
    def __init__(self, timesteps=1000):
        self.betas = torch.linspace(1e-4, 0.02, timesteps)
        self.alphas = 1 - self.betas
        self.alphas_cumprod = torch.cumprod(self.alphas, dim=0)

${body}

scheduler = Scheduler()
`;
const told = (body: string) => claimsIn(reverseSteps, scheduler(body)).map(({ verdict, text, rightForm }) => `${verdict.kind}${verdict.kind === "refuted" ? ` ${text}${rightForm === undefined ? "" : ` → ${rightForm}`}` : ""}`);

const step = (mean: string, more = "") => `    def step(self, model_output, t, sample):
        mean = ${mean}
        if t == 0:
            return mean
        prev = self.alphas_cumprod[t - 1]
        variance = self.betas[t] * (1 - prev) / (1 - self.alphas_cumprod[t])
        return mean + variance.sqrt() * torch.randn_like(sample)${more}`;

describe("a step back that is given what the network gave", () => {
  test("is upheld where its mean and variance are right", () =>
    expect(told(step("(sample - self.betas[t] / torch.sqrt(1 - self.alphas_cumprod[t]) * model_output) / torch.sqrt(self.alphas[t])"))).toEqual(["upheld"]));
  test("is refuted where a root is missing, with the right line", () =>
    expect(told(step("(sample - self.betas[t] / (1 - self.alphas_cumprod[t]) * model_output) / torch.sqrt(self.alphas[t])")))
      .toEqual(["refuted mean = (sample - self.betas[t] / (1 - self.alphas_cumprod[t]) * model_output) / torch.sqrt(self.alphas[t]) → mean = (sample - self.betas[t] / torch.sqrt(1 - self.alphas_cumprod[t]) * model_output) / torch.sqrt(self.alphas[t])"]));
  test("may give its guess of x_0 first", () => {
    const body = (sigma: string) => `    def sample_prev_timestep(self, xt, t, noise_pred):
        x0 = (xt - torch.sqrt(1 - self.alphas_cumprod[t]) * noise_pred) / torch.sqrt(self.alphas_cumprod[t])
        mean = (xt - self.betas[t] / torch.sqrt(1 - self.alphas_cumprod[t]) * noise_pred) / torch.sqrt(self.alphas[t])
        if t == 0:
            return x0, mean
        return x0, mean + ${sigma} * torch.randn_like(xt)`;
    expect(told(body("torch.sqrt(self.betas[t])"))).toEqual(["upheld"]);
    expect(told(body("self.betas[t]"))).toEqual(["refuted return x0, mean + self.betas[t] * torch.randn_like(xt) → return x0, mean + torch.sqrt(self.betas[t]) * torch.randn_like(xt)"]);
  });
});

test("what is given noise and is not called a step back is none", () => {
  expect(told("    def noised(self, x, noise, t):\n        return self.alphas_cumprod[t] ** 0.5 * x + (1 - self.alphas_cumprod[t]) ** 0.5 * noise")).toEqual([]);
});
