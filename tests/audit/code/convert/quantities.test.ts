import { describe, expect, test } from "vitest";
import { quantities } from "../../../../src/audit/code/convert/quantities.ts";
import { claimsIn, verdictsOf } from "../reverse/claims-in.ts";

const numpy = (body: string) => `
import numpy as np
T = 200
betas = np.linspace(1e-4, 0.02, T)
alphas = 1 - betas
abar = np.cumprod(alphas)

${body}
`;
const padded = (body: string) => numpy(body).replace("np.linspace(1e-4, 0.02, T)", "np.concatenate([[0.0], np.linspace(1e-4, 0.02, T)])");

const q = (variance: string) => `
import torch
class Diffusion:
    def __init__(self, T=1000):
        self.betas = torch.linspace(1e-4, 0.02, T)
        self.alphas_cumprod = torch.cumprod(1 - self.betas, dim=0)

    def at(self, table, t, like):
        return table[t].reshape(-1, *((1,) * (like.ndim - 1)))

    def q_mean_variance(self, x_start, t):
        mean = self.at(torch.sqrt(self.alphas_cumprod), t, x_start) * x_start
        variance = self.at(${variance}, t, x_start)
        log_variance = self.at(torch.log(1 - self.alphas_cumprod), t, x_start)
        return mean, variance, log_variance
`;

describe("a quantity that is what its name says is upheld", () => {
  const right: Record<string, string> = {
    "SNR of a step": numpy("def snr(t):\n    return abar[t] / (1 - abar[t])"),
    "SNR on a padded table": padded("def snr(t):\n    return abar[t] / (1 - abar[t])"),
    "SNR of a level": "def snr(alpha_bar):\n    return alpha_bar / (1 - alpha_bar)",
    "SNR of two rates": "def snr(alpha, sigma):\n    return alpha ** 2 / sigma ** 2",
    "its logarithm": numpy("def log_snr(t):\n    return np.log(abar[t]) - np.log1p(-abar[t])"),
    "half of it": numpy("def half_log_snr(t):\n    return 0.5 * (np.log(abar[t]) - np.log(1 - abar[t]))"),
    "min-SNR for the noise": numpy('def min_snr_weight(t, gamma=5.0):\n    """For a network that predicts noise."""\n    snr = abar[t] / (1 - abar[t])\n    return np.minimum(snr, gamma) / snr'),
    "min-SNR for v": numpy("def min_snr_weight_v(t, gamma=5.0):\n    snr = abar[t] / (1 - abar[t])\n    return np.minimum(snr, gamma) / (snr + 1)"),
    "min-SNR for any target": numpy("def min_snr_weight(t, gamma=5.0):\n    snr = abar[t] / (1 - abar[t])\n    return np.minimum(snr, gamma)"),
    "DDIM's σ of levels": "def ddim_sigma(a_t, a_prev, eta):\n    return eta * ((1 - a_prev) / (1 - a_t)) ** 0.5 * (1 - a_t / a_prev) ** 0.5",
    "DDIM's σ of steps": numpy("def get_sigma(t, t_prev, eta=0.0):\n    a, p = abar[t], abar[t_prev] if t_prev >= 0 else 1.0\n    return eta * np.sqrt((1 - p) / (1 - a) * (1 - a / p))"),
    "DDIM's variance": "def ddim_variance(alpha_bar_t, alpha_bar_prev, eta):\n    return eta ** 2 * (1 - alpha_bar_prev) / (1 - alpha_bar_t) * (1 - alpha_bar_t / alpha_bar_prev)",
    "one state from another": padded('def transition(s, t):\n    """q(x_t | x_s)."""\n    ratio = abar[t] / abar[s]\n    return np.sqrt(ratio), 1 - ratio'),
    "a covariance": padded('def covariance(s, t):\n    """Cov(x_s, x_t) given x_0."""\n    return np.sqrt(abar[t] / abar[s]) * (1 - abar[s])'),
    "q_mean_variance": q("1 - self.alphas_cumprod"),
  };
  for (const [name, python] of Object.entries(right)) test(name, () => expect(verdictsOf(claimsIn(quantities, python, "doubt"))).toMatch(/^upheld$/));
});

describe("a quantity that is another is refuted", () => {
  const wrong: Record<string, string> = {
    "SNR by roots": numpy("def snr(t):\n    return np.sqrt(abar[t]) / np.sqrt(1 - abar[t])"),
    "SNR upside down": numpy("def get_snr(t):\n    return (1 - abar[t]) / abar[t]"),
    "SNR of one step": numpy("def snr(t):\n    return alphas[t] / (1 - alphas[t])"),
    "a half that is lost": numpy("def half_log_snr(t):\n    return np.log(abar[t]) - np.log(1 - abar[t])"),
    "min-SNR for the noise that is x_0's": numpy('def min_snr_weight(t, gamma=5.0):\n    """For a network that predicts noise."""\n    snr = abar[t] / (1 - abar[t])\n    return np.minimum(snr, gamma)'),
    "min-SNR by a maximum": numpy("def min_snr_weight(t, gamma=5.0):\n    snr = abar[t] / (1 - abar[t])\n    return np.maximum(snr, gamma) / snr"),
    "DDIM's σ upside down": "def sigma_eq16(a_t, a_prev, eta):\n    return eta * ((1 - a_t) / (1 - a_prev)) ** 0.5 * (1 - a_t / a_prev) ** 0.5",
    "DDIM's σ without its root": "def ddim_sigma(a_t, a_prev, eta):\n    return eta * (1 - a_prev) / (1 - a_t) * (1 - a_t / a_prev)",
    "one state from another with the variance of a difference": padded('def transition(s, t):\n    """q(x_t | x_s)."""\n    return np.sqrt(abar[t] / abar[s]), abar[s] - abar[t]'),
    "the later state's covariance": padded('def covariance(s, t):\n    """Cov(x_s, x_t) given x_0."""\n    return np.sqrt(abar[t] / abar[s]) * (1 - abar[t])'),
    "q_mean_variance with the deviation": q("torch.sqrt(1 - self.alphas_cumprod)"),
    "the logarithm's sign": numpy("def log_snr(t):\n    return np.log(1 - abar[t]) - np.log(abar[t])"),
  };
  for (const [name, python] of Object.entries(wrong)) test(name, () => expect(verdictsOf(claimsIn(quantities, python, "doubt"))).toBe("refuted"));
});

describe("a guess is left open", () => {
  const open: Record<string, string> = {
    "a bare σ that is something else": numpy("def sigma(t):\n    return 3 * betas[t]"),
    "between, of which nothing is said": padded("def between(s, t):\n    return abar[s] - abar[t], abar[t]"),
  };
  for (const [name, python] of Object.entries(open)) test(name, () => expect(verdictsOf(claimsIn(quantities, python, "doubt"))).not.toContain("refuted"));
  test("what knows no schedule is not claimed", () => expect(claimsIn(quantities, "def snr(signal, noise):\n    return signal.mean() / noise.std()", "doubt")).toEqual([]));
});

test("the wrong line, its numbers in the small case and the right line", () => {
  const [claim] = claimsIn(quantities, "def sigma_eq16(a_t, a_prev, eta):\n    return eta * ((1 - a_t) / (1 - a_prev)) ** 0.5 * (1 - a_t / a_prev) ** 0.5");
  expect(claim).toMatchObject({ rightForm: "return eta * ((1 - a_prev) / (1 - a_t)) ** 0.5 * (1 - a_t / a_prev) ** 0.5" });
  expect(claim!.text).toMatch(/^return eta/);
  expect(claim!.code.should.numbers).toBe("0.1871");
});
