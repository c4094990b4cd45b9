import { describe, expect, test } from "vitest";
import { posteriors } from "../../../../src/audit/code/reverse/posterior-claims.ts";
import { claimsIn, verdictsOf } from "./claims-in.ts";

const numpy = ({ c0 = "np.sqrt(ab_prev) * betas[t] / (1 - alpha_bars[t])", ct = "np.sqrt(alphas[t]) * (1 - ab_prev) / (1 - alpha_bars[t])", variance = "betas[t] * (1 - ab_prev) / (1 - alpha_bars[t])", prev = "alpha_bars[t - 1] if t > 0 else 1.0" } = {}) => `
import numpy as np
T = 400
betas = np.linspace(1e-4, 0.02, T)
alphas = 1 - betas
alpha_bars = np.cumprod(alphas)
def q_posterior(x_0, x_t, t):
    ab_prev = ${prev}
    mean = ${c0} * x_0 + ${ct} * x_t
    variance = ${variance}
    return mean, variance
`;

const torch = (variance = "self.posterior_variance", coef1 = "betas * torch.sqrt(alphas_cumprod_prev) / (1. - alphas_cumprod)") => `
import torch
import torch.nn.functional as F
def extract(a, t, x_shape):
    b, *_ = t.shape
    return a.gather(-1, t).reshape(b, *((1,) * (len(x_shape) - 1)))
class GaussianDiffusion:
    def __init__(self, timesteps=1000):
        betas = torch.linspace(1e-4, 0.02, timesteps)
        alphas = 1. - betas
        alphas_cumprod = torch.cumprod(alphas, dim=0)
        alphas_cumprod_prev = F.pad(alphas_cumprod[:-1], (1, 0), value=1.)
        self.betas = betas
        self.posterior_variance = betas * (1. - alphas_cumprod_prev) / (1. - alphas_cumprod)
        self.posterior_log_variance_clipped = torch.log(self.posterior_variance.clamp(min=1e-20))
        self.coef1 = ${coef1}
        self.coef2 = (1. - alphas_cumprod_prev) * torch.sqrt(alphas) / (1. - alphas_cumprod)
    def q_posterior(self, x_start, x_t, t):
        posterior_mean = extract(self.coef1, t, x_t.shape) * x_start + extract(self.coef2, t, x_t.shape) * x_t
        posterior_variance = extract(${variance}, t, x_t.shape)
        posterior_log_variance_clipped = extract(self.posterior_log_variance_clipped, t, x_t.shape)
        return posterior_mean, posterior_variance, posterior_log_variance_clipped
`;

describe("a posterior that is right is upheld", () => {
  test.each(Object.entries({
    "in numpy": numpy(),
    "in numpy, its mean alone": numpy().replace("return mean, variance", "return mean"),
    "as a method with a clipped log variance": torch(),
    "with the first log variance copied": torch().replace("torch.log(self.posterior_variance.clamp(min=1e-20))", "torch.log(torch.cat([self.posterior_variance[1:2], self.posterior_variance[1:]]))"),
    "its variance alone": `
import numpy as np
T = 100
betas = np.linspace(1e-4, 0.02, T)
alpha_bars = np.cumprod(1 - betas)
def posterior_variance(t):
    ab_prev = alpha_bars[t - 1] if t > 0 else 1.0
    return betas[t] * (1 - ab_prev) / (1 - alpha_bars[t])
`,
  }))("%s", (_, python) => expect(verdictsOf(claimsIn(posteriors, python, "doubt"))).toBe("upheld"));
});

describe("a posterior that is wrong is refuted at its line", () => {
  test.each(Object.entries({
    "the coefficients change places": [numpy({ c0: "np.sqrt(alphas[t]) * (1 - ab_prev) / (1 - alpha_bars[t])", ct: "np.sqrt(ab_prev) * betas[t] / (1 - alpha_bars[t])" }), "mean ="],
    "ᾱ_t for ᾱ_{t−1}": [numpy({ c0: "np.sqrt(alpha_bars[t]) * betas[t] / (1 - alpha_bars[t])" }), "mean ="],
    "the ratio turned around": [numpy({ variance: "betas[t] * (1 - alpha_bars[t]) / (1 - ab_prev + 1e-12)" }), "variance ="],
    "β for β̃": [numpy({ variance: "betas[t]" }), "variance ="],
    "a root left out": [numpy({ c0: "ab_prev * betas[t] / (1 - alpha_bars[t])" }), "mean ="],
    "ᾱ_{t+1}": [numpy({ prev: "alpha_bars[min(t + 1, T - 1)]" }), "mean ="],
    "a table of β as the variance": [torch("self.betas"), "posterior_variance ="],
    "ᾱ_t in a coefficient's table": [torch(undefined, "betas * torch.sqrt(alphas_cumprod) / (1. - alphas_cumprod)"), "posterior_mean ="],
  }))("%s", (_, [python, place]) => {
    const [claim, ...more] = claimsIn(posteriors, python!, "doubt");
    expect(more).toEqual([]);
    expect(claim?.verdict.kind).toBe("refuted");
    expect(claim?.text).toContain(place);
  });
});

describe("the right line of a posterior that is wrong", () => {
  const posterior = (mean: string) => `
import math
T = 50
beta = [0.01 + 0.2 * k / T for k in range(T)]
alpha = [1 - b for b in beta]
abar = [math.prod(alpha[:k + 1]) for k in range(T)]
def posterior(x0, xt, t):
    ab = abar[t - 1]
    ab_prev = abar[t - 2] if t > 1 else 1.0
    mean = ${mean}
    return mean, beta[t - 1] * (1 - ab_prev) / (1 - ab)
`;
  const right = "(math.sqrt(ab_prev) * beta[t - 1] * x0 + math.sqrt(alpha[t - 1]) * (1 - ab_prev) * xt) / (1 - ab)";
  const told = (mean: string) => claimsIn(posteriors, posterior(mean)).map(({ verdict, rightForm, convention }) => [verdict.kind, rightForm, convention?.en]);
  test("two states in each other's place are put back, and t counts as its variance does", () => expect(told(right.replace("x0", "x_").replace("xt", "x0").replace("x_", "xt"))).toEqual([["refuted", `mean = ${right}`, "t is step t"]]));
  test("an entry for its neighbour is put back by the function's own name for it", () => expect(told(right.replace("(1 - ab_prev) * xt", "(1 - ab) * xt"))).toEqual([["refuted", `mean = ${right}`, "t is step t"]]));
});

test("a coefficient that is bound by itself and wrong is told there, where the other is right", () => {
  const python = `import numpy as np
T = 100
betas = np.linspace(1e-4, 0.02, T)
bars = np.cumprod(1 - betas)
def posterior_mean(x0, xt, t):
    before = bars[t - 1] if t > 0 else 1.0
    of_data = np.sqrt(before) * betas[t] / (1 - bars[t])
    of_state = np.sqrt(1 - betas[t]) * (1 - bars[t]) / (1 - before + 1e-12)
    return of_data * x0 + of_state * xt
`;
  expect(claimsIn(posteriors, python, "doubt").map(({ text, verdict }) => `${text.split(" ")[0]} ${verdict.kind}`)).toEqual(["of_state refuted"]);
});

test("a number of the posterior that is no variance is held to none", () => {
  const one = (name: string, value: string) => `import numpy as np\nT = 50\nbetas = np.linspace(1e-4, 0.02, T)\nabar = np.cumprod(1 - betas)\ndef ${name}(t):\n    prev = abar[t - 1] if t > 0 else 1.0\n    return ${value}\n`;
  expect(verdictsOf(claimsIn(posteriors, one("posterior_precision", "(1 - abar[t]) / (betas[t] * (1 - prev) + 1e-20)")))).not.toContain("refuted");
  expect(verdictsOf(claimsIn(posteriors, one("posterior_weight", "betas[t] * np.sqrt(prev) / (1 - abar[t])")))).not.toContain("refuted");
  expect(verdictsOf(claimsIn(posteriors, one("posterior_variance", "betas[t] * (1 - abar[t]) / (1 - prev + 1e-9)")))).toBe("refuted");
});
