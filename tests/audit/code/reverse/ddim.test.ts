import { describe, expect, test } from "vitest";
import { samplingLoops } from "../../../../src/audit/code/reverse/loop-claims.ts";
import { reverseSteps } from "../../../../src/audit/code/reverse/step-claims.ts";
import { claimsIn, verdictsOf } from "./claims-in.ts";

const tables = `
import torch
import numpy as np
T = 1000
betas = torch.linspace(1e-4, 0.02, T)
alphas = 1. - betas
alphas_cumprod = torch.cumprod(alphas, dim=0)
`;

const step = ({ x0 = "(x - (1 - a_t).sqrt() * eps) / a_t.sqrt()", sigma = "eta * ((1 - a_prev) / (1 - a_t) * (1 - a_t / a_prev)).sqrt()", direction = "(1 - a_prev - sigma ** 2).sqrt() * eps", head = "a_prev.sqrt()", eta = "0.0" } = {}) => `${tables}
def ddim_step(model, x, t, t_prev, eta=${eta}):
    a_t = alphas_cumprod[t]
    a_prev = alphas_cumprod[t_prev] if t_prev >= 0 else torch.tensor(1.0)
    eps = model(x, t)
    x0 = ${x0}
    sigma = ${sigma}
    return ${head} * x0 + ${direction} + sigma * torch.randn_like(x)
`;

const loop = ({ steps = "list(range(0, T, T // 50))", prev = "[-1] + seq[:-1]", update = "a_prev.sqrt() * x0 + (1 - a_prev).sqrt() * eps", last = "torch.tensor(1.0)" } = {}) => `${tables}
@torch.no_grad()
def ddim_sample(model, shape):
    seq = ${steps}
    seq_prev = ${prev}
    x = torch.randn(shape)
    for i, j in zip(reversed(seq), reversed(seq_prev)):
        t = torch.full((shape[0],), i, dtype=torch.long)
        a_t = alphas_cumprod[i]
        a_prev = alphas_cumprod[j] if j >= 0 else ${last}
        eps = model(x, t)
        x0 = (x - (1 - a_t).sqrt() * eps) / a_t.sqrt()
        x = ${update}
    return x
samples = ddim_sample(model, (4, 3, 8, 8))
`;

describe("DDIM that is right is upheld", () => {
  test.each(Object.entries({
    "a deterministic step": step(),
    "a step with η = 1": step({ eta: "1.0" }),
    "a step with η between": step({ eta: "0.5" }),
    "a deterministic step written out": step({ direction: "(1 - a_prev).sqrt() * eps", sigma: "0." }),
    "a deterministic step under a name of its own": `${tables}
def leap(net, x, t, s):
    e = net(x, t)
    clean = (x - (1 - alphas_cumprod[t]).sqrt() * e) / alphas_cumprod[t].sqrt()
    return alphas_cumprod[s].sqrt() * clean + (1 - alphas_cumprod[s]).sqrt() * e
`,
    "by the network's x_0": `${tables}
def ddim_step(model, x, t, t_prev):
    a_t = alphas_cumprod[t]
    a_prev = alphas_cumprod[t_prev] if t_prev >= 0 else torch.tensor(1.0)
    x0 = model(x, t)
    eps = (x - a_t.sqrt() * x0) / (1 - a_t).sqrt()
    return a_prev.sqrt() * x0 + (1 - a_prev).sqrt() * eps
`,
  }))("%s", (_, python) => expect(verdictsOf(claimsIn(reverseSteps, python, "doubt"))).toBe("upheld"));

  test.each(Object.entries({
    "a sub-sequence that ends at ᾱ = 1": loop(),
    "one that ends at the tables' first entry": loop({ last: "alphas_cumprod[0]" }),
    "by linspace": loop({ steps: "np.linspace(0, T - 1, 20).astype(int).tolist()" }),
    "from the largest down, pairs of neighbours": `${tables}
def ddim_sample(model, n, steps=50):
    times = torch.linspace(-1, T - 1, steps=steps + 1)
    times = list(reversed(times.int().tolist()))
    pairs = list(zip(times[:-1], times[1:]))
    x = torch.randn(n, 2)
    for time, time_next in pairs:
        eps = model(x, torch.full((n,), time))
        a = alphas_cumprod[time]
        x0 = (x - (1 - a).sqrt() * eps) / a.sqrt()
        if time_next < 0:
            x = x0
            continue
        a_next = alphas_cumprod[time_next]
        x = a_next.sqrt() * x0 + (1 - a_next).sqrt() * eps
    return x
x = ddim_sample(model, 16)
`,
  }))("%s", (_, python) => expect(verdictsOf(claimsIn(samplingLoops, python, "doubt"))).toBe("upheld"));
});

describe("DDIM that is wrong is refuted", () => {
  test.each(Object.entries({
    "ᾱ_t in the direction": step({ direction: "(1 - a_t - sigma ** 2).sqrt() * eps" }),
    "no root over the direction": step({ direction: "(1 - a_prev - sigma ** 2) * eps" }),
    "σ instead of σ²": step({ direction: "(1 - a_prev - sigma).sqrt() * eps", eta: "0.5" }),
    "ᾱ without its root before x̂_0": step({ head: "a_prev" }),
    "the direction's sign": step({ direction: "-(1 - a_prev - sigma ** 2).sqrt() * eps" }),
    "x̂_0 without its division": step({ x0: "x - (1 - a_t).sqrt() * eps" }),
    "α for ᾱ": step().replace("a_t = alphas_cumprod[t]", "a_t = alphas[t]"),
    "σ whose ratio is turned around": step({ eta: "1.0", sigma: "eta * ((1 - a_t) / (1 - a_prev) * (1 - a_t / a_prev)).clamp(min=0).sqrt()" }),
  }))("%s", (_, python) => expect(verdictsOf(claimsIn(reverseSteps, python, "doubt"))).toBe("refuted"));

  test.each(Object.entries({
    "ᾱ_{t−1} instead of the sub-sequence's": loop({ prev: "[s - 1 for s in seq]" }),
    "ᾱ_t before x̂_0": loop({ update: "a_t.sqrt() * x0 + (1 - a_prev).sqrt() * eps" }),
    "the direction left out": loop({ update: "a_prev.sqrt() * x0" }),
  }))("%s", (_, python) => expect(verdictsOf(claimsIn(samplingLoops, python, "doubt"))).toBe("refuted"));
});
