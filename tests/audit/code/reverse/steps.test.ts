import { describe, expect, test } from "vitest";
import { reverseSteps } from "../../../../src/audit/code/reverse/step-claims.ts";
import { claimsIn, verdictsOf } from "./claims-in.ts";

const torchTables = `
import torch
import torch.nn.functional as F
T = 300
betas = torch.linspace(0.0001, 0.02, T)
alphas = 1. - betas
alphas_cumprod = torch.cumprod(alphas, axis=0)
alphas_cumprod_prev = F.pad(alphas_cumprod[:-1], (1, 0), value=1.0)
sqrt_recip_alphas = torch.sqrt(1.0 / alphas)
sqrt_one_minus_alphas_cumprod = torch.sqrt(1. - alphas_cumprod)
posterior_variance = betas * (1. - alphas_cumprod_prev) / (1. - alphas_cumprod)

def extract(a, t, x_shape):
    batch_size = t.shape[0]
    out = a.gather(-1, t.cpu())
    return out.reshape(batch_size, *((1,) * (len(x_shape) - 1))).to(t.device)
`;

/** The step of the annotated diffusion model, with parts that can be swapped. */
const annotated = ({ mean = "sqrt_recip_alphas_t * (x - betas_t * model(x, t) / sqrt_one_minus_alphas_cumprod_t)", noise = "torch.sqrt(posterior_variance_t) * noise", variance = "posterior_variance", guard = "t_index == 0" } = {}) => `${torchTables}
@torch.no_grad()
def p_sample(model, x, t, t_index):
    betas_t = extract(betas, t, x.shape)
    alphas_t = extract(alphas, t, x.shape)
    alphas_cumprod_t = extract(alphas_cumprod, t, x.shape)
    sqrt_one_minus_alphas_cumprod_t = extract(sqrt_one_minus_alphas_cumprod, t, x.shape)
    sqrt_recip_alphas_t = extract(sqrt_recip_alphas, t, x.shape)
    model_mean = ${mean}
    if ${guard}:
        return model_mean
    else:
        posterior_variance_t = extract(${variance}, t, x.shape)
        noise = torch.randn_like(x)
        return model_mean + ${noise}
`;

const numpyStep = (body: string, head = "def denoise_step(x_t, t, eps_model):") => `
import numpy as np
T = 200
betas = np.linspace(1e-4, 0.02, T)
alphas = 1 - betas
alpha_bars = np.cumprod(alphas)

${head}
${body}
`;

const classStep = (body: string) => `
import torch
class DDPM:
    def __init__(self, n_steps=1000, beta_min=1e-4, beta_max=0.02, device="cpu"):
        self.n_steps = n_steps
        self.betas = torch.linspace(beta_min, beta_max, n_steps).to(device)
        self.alphas = 1 - self.betas
        self.alpha_bars = torch.tensor([torch.prod(self.alphas[:i + 1]) for i in range(len(self.alphas))]).to(device)

    def p_sample(self, model, x_t, t):
        eps = model(x_t, t)
${body}
`;

describe("a step back that is right is upheld", () => {
  const right: Record<string, string> = {
    "the annotated model's p_sample": annotated(),
    "with σ² = β": annotated({ variance: "betas" }),
    "by x̂_0 and the posterior's mean": `${torchTables}
def p_sample(model, x, t):
    noise_pred = model(x, t)
    ac = extract(alphas_cumprod, t, x.shape)
    ac_prev = extract(alphas_cumprod_prev, t, x.shape)
    b = extract(betas, t, x.shape)
    x0 = (x - torch.sqrt(1 - ac) * noise_pred) / torch.sqrt(ac)
    x0 = torch.clamp(x0, -1, 1)
    mean = b * torch.sqrt(ac_prev) / (1 - ac) * x0 + (1 - ac_prev) * torch.sqrt(1 - b) / (1 - ac) * x
    var = extract(posterior_variance, t, x.shape)
    z = torch.randn_like(x)
    mask = (t != 0).float().reshape(-1, 1, 1, 1)
    return mean + mask * torch.sqrt(var) * z
`,
    "with a log variance": `${torchTables}
posterior_log_variance_clipped = torch.log(torch.clamp(posterior_variance, min=1e-20))
def p_sample(model, x, t):
    eps = model(x, t)
    mean = extract(sqrt_recip_alphas, t, x.shape) * (x - extract(betas, t, x.shape) / extract(sqrt_one_minus_alphas_cumprod, t, x.shape) * eps)
    nonzero_mask = (1 - (t == 0).float()).reshape(x.shape[0], *((1,) * (len(x.shape) - 1)))
    return mean + nonzero_mask * (0.5 * extract(posterior_log_variance_clipped, t, x.shape)).exp() * torch.randn_like(x)
`,
    "for a network that predicts x_0": numpyStep(`
    x0_hat = model(x_t, t)
    a_prev = alpha_bars[t - 1] if t > 0 else 1.0
    mean = np.sqrt(a_prev) * betas[t] / (1 - alpha_bars[t]) * x0_hat + np.sqrt(alphas[t]) * (1 - a_prev) / (1 - alpha_bars[t]) * x_t
    sigma = np.sqrt(betas[t] * (1 - a_prev) / (1 - alpha_bars[t]))
    return mean + sigma * np.random.randn(*x_t.shape)
`, "def p_sample(model, x_t, t):"),
    "for a network that predicts v": numpyStep(`
    v = model(x_t, t)
    a_prev = alpha_bars[t - 1] if t > 0 else 1.0
    x0_hat = np.sqrt(alpha_bars[t]) * x_t - np.sqrt(1 - alpha_bars[t]) * v
    mean = np.sqrt(a_prev) * betas[t] / (1 - alpha_bars[t]) * x0_hat + np.sqrt(alphas[t]) * (1 - a_prev) / (1 - alpha_bars[t]) * x_t
    return mean + np.sqrt(betas[t]) * np.random.randn(*x_t.shape) * (t > 0)
`, "def p_sample(model, x_t, t):"),
    "for a score network": numpyStep(`
    score = model(x_t, t)
    return (x_t + betas[t] * score) / np.sqrt(alphas[t]) + np.sqrt(betas[t]) * np.random.normal(size=x_t.shape)
`, "def p_sample(model, x_t, t):"),
    "in numpy with t as a number": numpyStep(`
    eps = eps_model(x_t, t)
    coef = betas[t] / np.sqrt(1 - alpha_bars[t])
    mean = (x_t - coef * eps) / np.sqrt(alphas[t])
    if t > 0:
        return mean + np.sqrt(betas[t]) * np.random.randn(*x_t.shape)
    return mean
`),
    "that counts from 1": numpyStep(`
    i = t - 1
    eps = eps_model(x_t, t)
    mean = (x_t - betas[i] / np.sqrt(1 - alpha_bars[i]) * eps) / np.sqrt(alphas[i])
    z = np.random.randn(*x_t.shape) if t > 1 else 0
    return mean + np.sqrt(betas[i]) * z
`),
    "as a method, t a number": classStep(`
        alpha_t = self.alphas[t]
        alpha_t_bar = self.alpha_bars[t]
        x = (1 / alpha_t.sqrt()) * (x_t - (1 - alpha_t) / (1 - alpha_t_bar).sqrt() * eps)
        if t > 0:
            x = x + self.betas[t].sqrt() * torch.randn_like(x_t)
        return x
`),
    "with its prediction of x_0 beside it": classStep(`
        ab = self.alpha_bars[t]
        x0 = (x_t - (1 - ab).sqrt() * eps) / ab.sqrt()
        mean = (x_t - self.betas[t] / (1 - ab).sqrt() * eps) / self.alphas[t].sqrt()
        return mean + self.betas[t].sqrt() * torch.randn_like(x_t), x0
`),
    "the mean alone, by its name": numpyStep(`
    eps = model(x_t, t)
    return (x_t - betas[t] / np.sqrt(1 - alpha_bars[t]) * eps) / np.sqrt(alphas[t])
`, "def predict_mean(model, x_t, t):"),
  };
  test.each(Object.entries(right))("%s", (_, python) => expect(verdictsOf(claimsIn(reverseSteps, python))).toBe("upheld"));
});

describe("a step back that is wrong is refuted where it is wrong", () => {
  const wrong: Record<string, readonly [python: string, place: string, remark: RegExp]> = {
    "ᾱ for α": [annotated({ mean: "(x - betas_t * model(x, t) / sqrt_one_minus_alphas_cumprod_t) / torch.sqrt(alphas_cumprod_t)" }), "model_mean =", /coefficient/],
    "1/√α left out": [annotated({ mean: "x - betas_t * model(x, t) / sqrt_one_minus_alphas_cumprod_t" }), "model_mean =", /coefficient/],
    "the noise added instead of taken away": [annotated({ mean: "sqrt_recip_alphas_t * (x + betas_t * model(x, t) / sqrt_one_minus_alphas_cumprod_t)" }), "model_mean =", /coefficient/],
    "1 − ᾱ without its root": [annotated({ mean: "sqrt_recip_alphas_t * (x - betas_t * model(x, t) / (1 - alphas_cumprod_t))" }), "model_mean =", /ε_θ/],
    "√β for β": [annotated({ mean: "sqrt_recip_alphas_t * (x - torch.sqrt(betas_t) * model(x, t) / sqrt_one_minus_alphas_cumprod_t)" }), "model_mean =", /ε_θ/],
    "σ² for σ": [annotated({ noise: "posterior_variance_t * noise" }), "return model_mean +", /variance/],
    "β for √β": [annotated({ noise: "betas_t * noise" }), "return model_mean +", /variance/],
    "noise at the wrong end": [annotated({ guard: "t_index > 0" }), "", /No noise/],
    "√(1 − ᾱ) for σ": [annotated({ noise: "sqrt_one_minus_alphas_cumprod_t * noise" }), "return model_mean +", /variance/],
    "in numpy, α for β": [numpyStep(`
    eps = eps_model(x_t, t)
    mean = (x_t - alphas[t] / np.sqrt(1 - alpha_bars[t]) * eps) / np.sqrt(alphas[t])
    return mean + np.sqrt(betas[t]) * np.random.randn(*x_t.shape)
`), "mean =", /ε_θ/],
    "in numpy, ᾱ of the step before": [numpyStep(`
    eps = eps_model(x_t, t)
    mean = (x_t - betas[t] / np.sqrt(1 - alpha_bars[t - 1]) * eps) / np.sqrt(alphas[t])
    return mean + np.sqrt(betas[t]) * np.random.randn(*x_t.shape)
`), "mean =", /ε_θ/],
    "x̂_0's posterior with ᾱ_t for ᾱ_{t−1}": [numpyStep(`
    x0_hat = model(x_t, t)
    mean = np.sqrt(alpha_bars[t]) * betas[t] / (1 - alpha_bars[t]) * x0_hat + np.sqrt(alphas[t]) * (1 - alpha_bars[t]) / (1 - alpha_bars[t]) * x_t
    return mean + np.sqrt(betas[t]) * np.random.randn(*x_t.shape)
`, "def p_sample(model, x_t, t):"), "mean =", /coefficient/],
    "a method with uniform noise": [classStep(`
        mean = (x_t - self.betas[t] / (1 - self.alpha_bars[t]).sqrt() * eps) / self.alphas[t].sqrt()
        return mean + self.betas[t].sqrt() * torch.rand_like(x_t)
`), "return mean", /uniform/],
    "a method that forgets the root of ᾱ": [classStep(`
        mean = (x_t - (1 - self.alphas[t]) / (1 - self.alpha_bars[t]) * eps) / self.alphas[t].sqrt()
        return mean + self.betas[t].sqrt() * torch.randn_like(x_t)
`), "mean =", /ε_θ/],
    "a sample without noise": [classStep(`
        return (x_t - self.betas[t] / (1 - self.alpha_bars[t]).sqrt() * eps) / self.alphas[t].sqrt()
`), "return", /No noise/],
  };
  test.each(Object.entries(wrong))("%s", (_, [python, place, remark]) => {
    const [claim, ...more] = claimsIn(reverseSteps, python);
    expect(more).toEqual([]);
    expect(claim?.verdict.kind).toBe("refuted");
    expect(claim?.text).toContain(place);
    expect(claim?.remark?.en).toMatch(remark);
  });
});

describe("what is another sampler's is not held to these steps", () => {
  const other: Record<string, string> = {
    "Langevin dynamics": numpyStep(`
    score = model(x_t, t)
    return x_t + 0.5 * betas[t] * score + np.sqrt(betas[t]) * np.random.randn(*x_t.shape)
`, "def langevin_step(model, x_t, t):"),
    "an Euler step of a flow": `
import torch
def euler_step(model, x, t, dt):
    return x + model(x, t) * dt
`,
    "a loss": numpyStep(`
    return ((eps_model(x_t, t) - x_t) ** 2).mean()
`, "def p_losses(eps_model, x_t, t):"),
  };
  test.each(Object.entries(other))("%s", (_, python) => expect(verdictsOf(claimsIn(reverseSteps, python))).not.toMatch(/refuted|upheld/));
});

describe("steps that are given what a network gave", () => {
  const given = (body: string, head: string) => numpyStep(body, head);
  test.each([
    ["a step that draws", "def undo(x_t, t, eps_hat):", "    z = np.random.randn(*x_t.shape) if t > 0 else 0\n    return (x_t - betas[t] / np.sqrt(1 - alpha_bars[t]) * eps_hat) / np.sqrt(alphas[t]) + np.sqrt(betas[t]) * z", "upheld"],
    ["the variance for its root", "def step(model_output, t, sample):", "    z = np.random.randn(*sample.shape) if t > 0 else 0\n    return (sample - betas[t] / np.sqrt(1 - alpha_bars[t]) * model_output) / np.sqrt(alphas[t]) + betas[t] * z", "refuted"],
    ["a mean to which its caller adds noise", "def reverse_step(x_t, eps, t):", "    return (x_t - betas[t] / np.sqrt(1 - alpha_bars[t]) * eps) / np.sqrt(alphas[t])", "upheld"],
    ["a mean that is one edit off", "def reverse_step(x_t, eps, t):", "    return (x_t - betas[t] / (1 - alpha_bars[t]) * eps) / np.sqrt(alphas[t])", "refuted"],
    ["the clean state under a name that says step", "def denoise(x_t, eps_hat, t):", "    return (x_t - np.sqrt(1 - alpha_bars[t]) * eps_hat) / np.sqrt(alpha_bars[t])", ""],
    ["what is another thing", "def sharpen(x_t, noise_pred, t):", "    return x_t - 0.1 * alpha_bars[t] * noise_pred", ""],
    ["plain numbers", "def reverse_step(x_t, eps_hat, t):", "    import math, random\n    mean = (x_t - betas[t] / math.sqrt(1 - alpha_bars[t]) * eps_hat) / math.sqrt(alphas[t])\n    return mean if t == 0 else random.gauss(mean, math.sqrt(betas[t]))", "upheld"],
  ])("%s", (_, head, body, verdict) => expect(verdictsOf(claimsIn(reverseSteps, given(body, head)))).toBe(verdict));

  test("a wrong line for the clean state is told by itself, and the noise behind it all the same", () => {
    const step = (root: string) => numpyStep(`    x0_hat = (x_t - np.sqrt(1 - alpha_bars[t]) * eps_hat) / alpha_bars[t]\n    before = alpha_bars[t - 1] if t > 0 else 1.0\n    var = betas[t] * (1 - before) / (1 - alpha_bars[t])\n    mean = np.sqrt(before) * betas[t] / (1 - alpha_bars[t]) * x0_hat + np.sqrt(alphas[t]) * (1 - before) / (1 - alpha_bars[t]) * x_t\n    return mean + ${root} * np.random.randn(*x_t.shape)`, "def back(x_t, t, eps_hat):");
    expect(verdictsOf(claimsIn(reverseSteps, step("np.sqrt(var)")))).toBe("undecided");
    expect(claimsIn(reverseSteps, step("var")).map(({ verdict, text }) => `${verdict.kind}: ${text}`)).toEqual(["refuted: return mean + var * np.random.randn(*x_t.shape)"]);
  });
});

test("a condition for the last step that is one too high is told at its line, with the right one", () => {
  const python = `
import torch
betas = torch.linspace(1e-4, 0.02, 100)
alphas = 1 - betas
abar = torch.cumprod(alphas, dim=0)
def p_sample(model, x, i):
    eps = model(x, i)
    mean = (x - betas[i] / (1 - abar[i]).sqrt() * eps) / alphas[i].sqrt()
    z = torch.randn_like(x) if i > 1 else torch.zeros_like(x)
    return mean + betas[i].sqrt() * z
`;
  expect(claimsIn(reverseSteps, python).map(({ text, rightForm }) => [text, rightForm])).toEqual([["z = torch.randn_like(x) if i > 1 else torch.zeros_like(x)", "z = torch.randn_like(x) if i > 0 else torch.zeros_like(x)"]]);
});
