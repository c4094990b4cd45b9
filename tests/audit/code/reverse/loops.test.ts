import { describe, expect, test } from "vitest";
import { samplingLoops } from "../../../../src/audit/code/reverse/loop-claims.ts";
import { claimsIn, verdictsOf } from "./claims-in.ts";

const setUp = `
import torch
T = 100
betas = torch.linspace(1e-4, 0.02, T)
alphas = 1. - betas
alpha_bars = torch.cumprod(alphas, dim=0)
`;

/** A sampler in torch with parts that can be swapped. */
const sampler = ({ range = "reversed(range(T))", start = "torch.randn(n, 2)", update = "(x - (1 - alphas[t]) / torch.sqrt(1 - alpha_bars[t]) * eps) / torch.sqrt(alphas[t]) + torch.sqrt(betas[t]) * z", z = "torch.randn_like(x) if t > 0 else torch.zeros_like(x)", tables = setUp, told = "torch.full((n,), t)", assign = "x" } = {}) => `${tables}
@torch.no_grad()
def sample(model, n):
    x = ${start}
    for t in ${range}:
        z = ${z}
        eps = model(x, ${told})
        ${assign} = ${update}
    return x
`;

const padded = `
import torch
T = 100
betas = torch.cat([torch.zeros(1), torch.linspace(1e-4, 0.02, T)])
alphas = 1. - betas
alpha_bars = torch.cumprod(alphas, dim=0)
`;

const topLevel = (body: string) => `
import numpy as np
T = 50
beta = np.linspace(1e-4, 0.05, T)
alpha = 1 - beta
alpha_bar = np.cumprod(alpha)
x = np.random.randn(1000)
${body}
`;

const inClass = ({ order = "range(self.num_steps - 1, -1, -1)", step = "self.p_sample(model, x, t)", noise = "torch.randn_like(x) if t > 0 else 0." } = {}) => `
import torch
class GaussianDiffusion:
    def __init__(self, num_steps=1000):
        self.num_steps = num_steps
        self.betas = torch.linspace(1e-4, 0.02, num_steps)
        self.alphas = 1 - self.betas
        self.alphas_cumprod = torch.cumprod(self.alphas, 0)

    def p_sample(self, model, x, t):
        eps = model(x, torch.full((x.shape[0],), t, dtype=torch.long))
        mean = (x - self.betas[t] / (1 - self.alphas_cumprod[t]).sqrt() * eps) / self.alphas[t].sqrt()
        noise = ${noise}
        return mean + self.betas[t].sqrt() * noise

    @torch.no_grad()
    def p_sample_loop(self, model, shape):
        x = torch.randn(shape)
        for t in ${order}:
            x = ${step}
        return x
`;

describe("a sampling loop that is right is upheld", () => {
  const right: Record<string, string> = {
    "from T − 1 to 0": sampler(),
    "with an explicit range": sampler({ range: "range(T - 1, -1, -1)" }),
    "over tables with an entry for step 0": sampler({ tables: padded, range: "range(T, 0, -1)", z: "torch.randn_like(x) if t > 1 else torch.zeros_like(x)" }),
    "that counts from 1 and reads one before": sampler({ range: "range(T, 0, -1)", z: "torch.randn_like(x) if t > 1 else 0", update: "(x - betas[t-1] / torch.sqrt(1 - alpha_bars[t-1]) * eps) / torch.sqrt(alphas[t-1]) + torch.sqrt(betas[t-1]) * z" }),
    "at the top level, in numpy": topLevel(`
for t in range(T - 1, -1, -1):
    eps = model(x, t)
    x = (x - beta[t] / np.sqrt(1 - alpha_bar[t]) * eps) / np.sqrt(alpha[t])
    if t > 0:
        x = x + np.sqrt(beta[t]) * np.random.randn(1000)
`),
    "in a class, the step in a method": inClass(),
    "in a class that is used": `${inClass()}
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = torch.nn.Linear(2, 2)
    def forward(self, x, t):
        return self.fc(x)
diffusion = GaussianDiffusion(200)
net = Net()
samples = diffusion.p_sample_loop(net, (16, 2))
`,
    "by x̂_0": sampler({ update: "torch.sqrt(ab_prev) * betas[t] / (1 - alpha_bars[t]) * x0 + torch.sqrt(alphas[t]) * (1 - ab_prev) / (1 - alpha_bars[t]) * x + torch.sqrt(betas[t] * (1 - ab_prev) / (1 - alpha_bars[t])) * z" }).replace("        x = torch.sqrt(ab_prev)", "        ab_prev = alpha_bars[t - 1] if t > 0 else torch.tensor(1.0)\n        x0 = (x - torch.sqrt(1 - alpha_bars[t]) * eps) / torch.sqrt(alpha_bars[t])\n        x0 = x0.clamp(-1, 1)\n        x = torch.sqrt(ab_prev)"),
    "of rows as wide as it is told": sampler({ start: "torch.randn(n, state_dim)" }).replace("(model, n)", "(model, n, state_dim)"),
    "with tqdm and a history": `${setUp}
from tqdm import tqdm
def sample_all(model, shape):
    img = torch.randn(shape)
    imgs = []
    for i in tqdm(reversed(range(0, T)), desc='sampling', total=T):
        t = torch.full((shape[0],), i, dtype=torch.long)
        eps = model(img, t)
        mean = 1 / torch.sqrt(alphas[i]) * (img - betas[i] / torch.sqrt(1 - alpha_bars[i]) * eps)
        img = mean if i == 0 else mean + torch.sqrt(betas[i]) * torch.randn_like(img)
        imgs.append(img.cpu().numpy())
    return imgs
samples = sample_all(model, (8, 3, 16, 16))
`,
  };
  test.each(Object.entries(right))("%s", (_, python) => expect(verdictsOf(claimsIn(samplingLoops, python))).toBe("upheld"));
});

describe("a sampling loop that is wrong is refuted", () => {
  const wrong: Record<string, readonly [python: string, remark: RegExp]> = {
    "ᾱ in α's place": [sampler({ update: "(x - (1 - alpha_bars[t]) / torch.sqrt(1 - alpha_bars[t]) * eps) / torch.sqrt(alpha_bars[t]) + torch.sqrt(betas[t]) * z" }), /coefficient/],
    "the last step left out": [sampler({ range: "range(T - 1, 0, -1)" }), /last step is left out/],
    "the first step left out": [sampler({ range: "range(T - 2, -1, -1)" }), /first step is left out/],
    "the steps in the wrong order": [sampler({ range: "range(T)" }), /order of the forward/],
    "noise at the last step": [sampler({ z: "torch.randn_like(x)" }), /last step/],
    "no noise at all": [sampler({ z: "torch.zeros_like(x)" }), /No noise/],
    "σ² for σ": [sampler({ update: "(x - (1 - alphas[t]) / torch.sqrt(1 - alpha_bars[t]) * eps) / torch.sqrt(alphas[t]) + betas[t] * z" }), /variance/],
    "uniform noise to start from": [sampler({ start: "torch.rand(n, 2)" }), /uniform/],
    "zeros to start from": [sampler({ start: "torch.zeros(n, 2)" }), /constant/],
    "one z for all steps": [sampler().replace("    for t in", "    noise = torch.randn_like(x)\n    for t in").replace("z = torch.randn_like(x) if t > 0", "z = noise if t > 0"), /more than once/],
    "uniform noise at every step": [sampler({ z: "torch.rand_like(x) if t > 0 else 0" }), /uniform/],
    "betas turned around": [sampler({ tables: setUp.replace("alphas = 1.", "betas = torch.flip(betas, [0])\nalphas = 1.").replace("alpha_bars = torch.cumprod(alphas, dim=0)", "alpha_bars = torch.flip(torch.cumprod(torch.flip(alphas, [0]), dim=0), [0])") }), /./],
    "a method called in the wrong order": [inClass({ order: "range(self.num_steps)" }), /order of the forward/],
    "a method that adds noise to the end": [inClass({ noise: "torch.randn_like(x)" }), /last step/],
    "at the top level, with a plus": [topLevel(`
for t in reversed(range(T)):
    eps = model(x, t)
    x = (x + beta[t] / np.sqrt(1 - alpha_bar[t]) * eps) / np.sqrt(alpha[t])
    if t > 0:
        x = x + np.sqrt(beta[t]) * np.random.randn(1000)
`), /coefficient/],
  };
  test.each(Object.entries(wrong))("%s", (_, [python, remark]) => {
    const [claim, ...more] = claimsIn(samplingLoops, python);
    expect(more).toEqual([]);
    expect(claim?.verdict.kind).toBe("refuted");
    expect(claim?.remark?.en).toMatch(remark);
  });
});

describe("other samplers are left alone", () => {
  const other: Record<string, string> = {
    "annealed Langevin dynamics": `
import torch
sigmas = torch.linspace(1.0, 0.01, 10)
def annealed_langevin(score_net, n, eps=1e-5, steps=5):
    x = torch.randn(n, 2)
    for sigma in sigmas:
        alpha = eps * sigma ** 2 / sigmas[-1] ** 2
        for _ in range(steps):
            x = x + alpha / 2 * score_net(x, sigma) + torch.sqrt(alpha) * torch.randn_like(x)
    return x
`,
    "flow matching": `
import torch
def sample(model, n, steps=100):
    x = torch.randn(n, 2)
    dt = 1 / steps
    for i in range(steps):
        t = torch.full((n,), i * dt)
        x = x + model(x, t) * dt
    return x
`,
    "a training loop": `${setUp}
for epoch in range(10):
    for x0 in loader:
        t = torch.randint(0, T, (x0.shape[0],))
        noise = torch.randn_like(x0)
        x_t = torch.sqrt(alpha_bars[t]).view(-1, 1) * x0 + torch.sqrt(1 - alpha_bars[t]).view(-1, 1) * noise
        loss = torch.nn.functional.mse_loss(model(x_t, t), noise)
`,
  };
  test.each(Object.entries(other))("%s", (_, python) => expect(verdictsOf(claimsIn(samplingLoops, python))).not.toMatch(/refuted|upheld/));
});

test("a line that only hands the state on is not where it is made", () => {
  const [claim] = claimsIn(samplingLoops, sampler({ z: "0.0" }).replace("    return x\n", "        x = x.detach()\n    return x\n"));
  expect(claim!.verdict.kind).toBe("refuted");
  expect(claim!.text).toMatch(/^x = \(x - /);
});

test("where a loop ends with the exact denoiser stands beside the data", () => {
  const [right] = claimsIn(samplingLoops, sampler({ tables: setUp.replaceAll("100", "1000") }));
  const [normal, points] = right!.code.ends!;
  expect(normal!.mean[1]).toBeCloseTo(3, 2);
  expect(normal!.deviation[1]).toBeCloseTo(0.5, 2);
  expect(points!.deviation[1]).toBeCloseTo(points!.deviation[0], 1);
  expect(normal!.grid).toHaveLength(normal!.codeDensity.length);
});

describe("a loop by way of x̂_0", () => {
  const byClean = (clean: string) => `
import torch
T = 100
betas = torch.linspace(1e-4, 0.02, T)
abar = torch.cumprod(1 - betas, dim=0)
def run(net, shape):
    x = torch.randn(shape)
    for t in reversed(range(T)):
        eps = net(x, torch.full((shape[0],), t))
        prev = abar[t - 1] if t > 0 else torch.tensor(1.0)
        x0 = ${clean}
        x0 = x0.clamp(-1, 1)
        mean = (prev.sqrt() * betas[t] * x0 + (1 - betas[t]).sqrt() * (1 - prev) * x) / (1 - abar[t])
        x = mean + (betas[t] * (1 - prev) / (1 - abar[t])).sqrt() * torch.randn_like(x)
    return x
`;
  test("is told at the line that makes it, where that is wrong", () => {
    expect(claimsIn(samplingLoops, byClean("(x - (1 - abar[t]).sqrt() * eps) * abar[t].sqrt()"), "doubt").map(({ verdict, text }) => `${verdict.kind}: ${text}`)).toEqual(["refuted: x0 = (x - (1 - abar[t]).sqrt() * eps) * abar[t].sqrt()"]);
    expect(verdictsOf(claimsIn(samplingLoops, byClean("(x - (1 - abar[t]).sqrt() * eps) / abar[t].sqrt()")))).toBe("upheld");
  });
});
