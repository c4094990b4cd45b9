import { describe, expect, test } from "vitest";
import { conversions } from "../../../../src/audit/code/convert/conversions.ts";
import { claimsIn, verdictsOf } from "../reverse/claims-in.ts";

const numpy = (body: string) => `
import numpy as np
T = 200
betas = np.linspace(1e-4, 0.02, T)
alphas = 1 - betas
alpha_bars = np.cumprod(alphas)
alpha, sigma = np.sqrt(alpha_bars), np.sqrt(1 - alpha_bars)

${body}
`;

const torch = (body: string) => `
import torch
class Diffusion:
    def __init__(self, timesteps=1000):
        self.betas = torch.linspace(1e-4, 0.02, timesteps)
        self.alphas_cumprod = torch.cumprod(1 - self.betas, dim=0)
        self.sqrt_alphas_cumprod = torch.sqrt(self.alphas_cumprod)
        self.sqrt_one_minus_alphas_cumprod = torch.sqrt(1 - self.alphas_cumprod)
        self.sqrt_recip_alphas_cumprod = torch.sqrt(1 / self.alphas_cumprod)
        self.sqrt_recipm1_alphas_cumprod = torch.sqrt(1 / self.alphas_cumprod - 1)

    def extract(self, a, t, shape):
        return a.gather(0, t).reshape(t.shape[0], *((1,) * (len(shape) - 1)))

${body}

diffusion = Diffusion()
`;

describe("a conversion that is right is upheld", () => {
  const right: Record<string, string> = {
    "x_0 from the noise": numpy("def predict_x0(x, t, eps):\n    return (x - np.sqrt(1 - alpha_bars[t]) * eps) / np.sqrt(alpha_bars[t])"),
    "x_0 by reciprocals": numpy("def x0_from_eps(x_t, e, i):\n    return x_t / np.sqrt(alpha_bars[i]) - np.sqrt(1 / alpha_bars[i] - 1) * e"),
    "t from 1": numpy("def predict_x0(x_t, t, eps_pred):\n    i = t - 1\n    return (x_t - np.sqrt(1 - alpha_bars[i]) * eps_pred) / np.sqrt(alpha_bars[i])"),
    "the noise from x_0": numpy("def noise_from_data(x, x0, t):\n    return (x - alpha[t] * x0) / sigma[t]"),
    "the velocity": numpy("def velocity(x0, eps, t):\n    return alpha[t] * eps - sigma[t] * x0"),
    "the velocity by an angle": numpy("def velocity(x0, eps, t):\n    phi = np.arctan2(sigma[t], alpha[t])\n    return np.cos(phi) * eps - np.sin(phi) * x0"),
    "the velocity of diffusers, whose sample is x_0": torch("    def get_velocity(self, sample, noise, t):\n        a = self.extract(self.sqrt_alphas_cumprod, t, sample.shape)\n        s = self.extract(self.sqrt_one_minus_alphas_cumprod, t, sample.shape)\n        return a * noise - s * sample"),
    "the score from the noise": numpy("def score_from_eps(eps, t):\n    return -eps / np.sqrt(1 - alpha_bars[t])"),
    "the score of a network": numpy("def get_score(model, x_t, t):\n    return -model(x_t, t) / np.sqrt(1 - alpha_bars[t])"),
    "the score from x_0": numpy("def score_from_data(x, x0, t):\n    return (alpha[t] * x0 - x) / sigma[t] ** 2"),
    "the noise from the score": numpy("def eps_from_score(score, t):\n    return -sigma[t] * score"),
    "Tweedie's formula": numpy('def tweedie(x, score, t):\n    """E[x_0 | x_t]."""\n    return (x + (1 - alpha_bars[t]) * score) / np.sqrt(alpha_bars[t])'),
    "x_0 of a network that predicts the noise": numpy("def predict_x0(model, x_t, t):\n    eps = model(x_t, t)\n    return (x_t - sigma[t] * eps) / alpha[t]"),
    "x_0 of a network that predicts v": numpy("def get_x0(model, x_t, t):\n    v = model(x_t, t)\n    return alpha[t] * x_t - sigma[t] * v"),
    "by levels that are given": "def to_x0(x, eps, alpha_bar_t):\n    return (x - (1 - alpha_bar_t) ** 0.5 * eps) / alpha_bar_t ** 0.5",
    "by two rates whose squares add to 1": "def x0_from_eps(x, eps, alpha, sigma):\n    return (x - sigma * eps) / alpha",
    "of an output whose kind the name says": numpy("def x0_from_v(x_t, model_output, t):\n    return alpha[t] * x_t - sigma[t] * model_output"),
    "with a clamp": torch("    def predict_start_from_noise(self, x_t, t, noise):\n        x0 = self.extract(self.sqrt_recip_alphas_cumprod, t, x_t.shape) * x_t - self.extract(self.sqrt_recipm1_alphas_cumprod, t, x_t.shape) * noise\n        return x0.clamp(-1, 1)"),
    "beside the noise itself": torch("    def predict_noise_from_start(self, x_t, t, x0):\n        eps = (self.extract(self.sqrt_recip_alphas_cumprod, t, x_t.shape) * x_t - x0) / self.extract(self.sqrt_recipm1_alphas_cumprod, t, x_t.shape)\n        return eps, x0"),
  };
  for (const [name, python] of Object.entries(right)) test(name, () => expect(verdictsOf(claimsIn(conversions, python, "doubt"))).toBe("upheld"));
});

describe("a conversion that is wrong is refuted", () => {
  const wrong: Record<string, string> = {
    "the root of 1 − ᾱ is missing": numpy("def predict_x0(x, t, eps):\n    return (x - (1 - alpha_bars[t]) * eps) / np.sqrt(alpha_bars[t])"),
    "divided by one step's root": numpy("def guess_x0(x_t, i, eps):\n    return (x_t - np.sqrt(1 - alpha_bars[i]) * eps) / np.sqrt(alphas[i])"),
    "multiplied where it is divided": numpy("def start_from_noise(xt, eps, t):\n    return (xt - np.sqrt(1 - alpha_bars[t]) * eps) * np.sqrt(alpha_bars[t])"),
    "not divided": numpy("def predict_x0(x, t, eps):\n    return x - np.sqrt(1 - alpha_bars[t]) * eps"),
    "a sign": numpy("def predict_x0(x, t, eps):\n    return (x + np.sqrt(1 - alpha_bars[t]) * eps) / np.sqrt(alpha_bars[t])"),
    "steps mixed": numpy("def predict_x0(x, t, eps):\n    return (x - np.sqrt(1 - alpha_bars[t - 1]) * eps) / np.sqrt(alpha_bars[t])"),
    "the noise over the variance": numpy("def to_eps(x_t, t, x0):\n    return (x_t - np.sqrt(alpha_bars[t]) * x0) / (1 - alpha_bars[t])"),
    "the score over the variance": numpy("def score_from_eps(eps, t):\n    return -eps / (1 - alpha_bars[t])"),
    "the score's sign": numpy("def noise_to_score(eps, t):\n    return eps / np.sqrt(1 - alpha_bars[t])"),
    "the score from x_0 over the deviation": numpy("def score_from_data(x, x0, t):\n    return (alpha[t] * x0 - x) / sigma[t]"),
    "Tweedie with σ for σ²": numpy("def data_from_score(x, score, t):\n    return (x + sigma[t] * score) / alpha[t]"),
    "a sum for v": numpy("def get_v(x0, noise, t):\n    return alpha[t] * noise + sigma[t] * x0"),
    "v with its rates in each other's place": numpy("def get_v(x0, noise, t):\n    return sigma[t] * noise - alpha[t] * x0"),
    "by levels that are given": "def to_x0(x, eps, alpha_bar_t):\n    return (x - (1 - alpha_bar_t) * eps) / alpha_bar_t ** 0.5",
    "in a class": torch("    def predict_start_from_noise(self, x_t, t, noise):\n        return self.extract(self.sqrt_recip_alphas_cumprod, t, x_t.shape) * x_t - self.extract(self.sqrt_one_minus_alphas_cumprod, t, x_t.shape) * noise"),
    "of a network, over α": numpy("def predict_x0(model, x_t, t):\n    eps = model(x_t, t)\n    return (x_t - sigma[t] * eps) / alphas[t]"),
  };
  for (const [name, python] of Object.entries(wrong)) test(name, () => expect(verdictsOf(claimsIn(conversions, python, "doubt"))).toBe("refuted"));
});

describe("v has one sign in a document", () => {
  const makes = "def velocity(x0, eps, t):\n    return alpha[t] * eps - sigma[t] * x0\n\n", turned = "def velocity(x0, eps, t):\n    return sigma[t] * x0 - alpha[t] * eps\n\n";
  const takes = "def noise_from_velocity(x, v, t):\n    return sigma[t] * x + alpha[t] * v", other = "def noise_from_velocity(x, v, t):\n    return sigma[t] * x - alpha[t] * v";
  test("what fits the function that makes it is upheld", () => expect(verdictsOf(claimsIn(conversions, numpy(makes + takes), "doubt"))).toBe("upheld,upheld"));
  test("the other way round in all of it too", () => expect(verdictsOf(claimsIn(conversions, numpy(turned + other), "doubt"))).toBe("upheld,upheld"));
  test("what fits the other sign is refuted", () => expect(verdictsOf(claimsIn(conversions, numpy(makes + other), "doubt"))).toBe("upheld,refuted"));
  test("alone, the other sign is a convention", () => expect(claimsIn(conversions, numpy(other)).map(({ verdict }) => verdict.kind).join()).not.toContain("refuted"));
});

describe("what is no conversion is not claimed", () => {
  const none: Record<string, string> = {
    "adding noise": numpy("def noise(x, eps, t):\n    return alpha[t] * x + sigma[t] * eps"),
    "drawing it": numpy("def get_noise(shape):\n    return np.random.randn(*shape)"),
    "handing a network's output on": numpy("def predict_noise(model, x, t):\n    return model(x, t)"),
    "guidance": numpy("def predict_noise(model, x, t, w=2.0):\n    cond, free = model(x, t), model(x, t)\n    return (1 + w) * cond - w * free"),
    "levels of its own": "import numpy as np\nN = 40\nsigmas = np.geomspace(80, 0.002, N)\ndef get_x0(x, eps, i):\n    return x - sigmas[i] * eps",
    "another model without a chain": "def x0_from_v(x, v, t):\n    return x - t * v",
  };
  for (const [name, python] of Object.entries(none)) test(name, () => expect(claimsIn(conversions, python, "doubt").filter(({ verdict }) => verdict.kind !== "undecided")).toEqual([]));
});

test("pixels that are scaled back are left open", () => {
  expect(verdictsOf(claimsIn(conversions, numpy("def predict_x0(x, t, eps):\n    x0 = (x - sigma[t] * eps) / alpha[t]\n    return (x0 + 1) / 2"), "doubt"))).toBe("undecided");
});

test("a refutation says what comes out, what should, and the right line", () => {
  const [claim] = claimsIn(conversions, numpy("def score_from_eps(eps, t):\n    return -eps / (1 - alpha_bars[t])"));
  expect(claim).toMatchObject({ text: "return -eps / (1 - alpha_bars[t])", rightForm: "return -eps / np.sqrt(1 - alpha_bars[t])" });
  expect(claim!.code).toMatchObject({ computes: { latex: "-\\frac{1}{1-\\bar\\alpha_{t}}\\,\\epsilon", numbers: "−10·ε" }, should: { numbers: "−3.162·ε" } });
});
