import { describe, expect, test } from "vitest";
import { claimsOf } from "./claims-of.ts";

const torch = (fn: string) => `import torch\nT = 1000\nbetas = torch.linspace(1e-4, 0.02, T)\nabar = torch.cumprod(1 - betas, dim=0)\nalpha, sigma = torch.sqrt(abar), torch.sqrt(1 - abar)\n${fn}\n`;
const verdicts = (fn: string) => claimsOf(torch(fn)).filter(({ line }) => line > 5).map(({ kind, claim }) => (claim.rightForm ? `${kind}: ${claim.rightForm}` : kind));

describe("x_0, the noise, v and the score from one another", () => {
  test.each([
    ["def predict_x0_from_eps(x_t, t, eps):\n    return (x_t - sigma[t] * eps) / alpha[t]", "upheld"],
    ["def predict_start_from_noise(x_t, t, noise):\n    return torch.sqrt(1 / abar[t]) * x_t - torch.sqrt(1 / abar[t] - 1) * noise", "upheld"],
    ["def noise_from_data(x, t, x0):\n    return (x - alpha[t] * x0) / sigma[t]", "upheld"],
    ["def get_v(x_start, noise, t):\n    return alpha[t] * noise - sigma[t] * x_start", "upheld"],
    ["def predict_start_from_v(x_t, t, v):\n    return alpha[t] * x_t - sigma[t] * v", "upheld"],
    ["def eps_from_v(x, t, v):\n    return sigma[t] * x + alpha[t] * v", "upheld"],
    ["def score_from_noise(eps, t):\n    return -eps / sigma[t]", "upheld"],
    ["def x0_from_score(x, t, score):\n    return (x + sigma[t] ** 2 * score) / alpha[t]", "upheld"],
    ["def predict_x0(x_t, t, eps):\n    return (x_t - (1 - abar[t]) * eps) / alpha[t]", "refuted: return (x_t - torch.sqrt(1 - abar[t]) * eps) / alpha[t]"],
    ["def predict_x0(x_t, t, eps):\n    return (x_t - sigma[t] * eps) * alpha[t]", "refuted"],
    ["def score_from_noise(eps, t):\n    return -eps / sigma[t] ** 2", "refuted: return -eps / sigma[t]"],
    ["def x0_from_score(x, t, score):\n    return (x + sigma[t] * score) / alpha[t]", "refuted: return (x + sigma[t] ** 2 * score) / alpha[t]"],
  ])("%s: %s", (fn, verdict) => expect(verdicts(fn)).toEqual([verdict]));

  test("a document's own v has the sign that it gives it", () => {
    const minus = "def v_from(x0, eps, t):\n    return sigma[t] * x0 - alpha[t] * eps\n\n";
    const back = (sign: string) => `def x0_from_v(x, t, v):\n    return alpha[t] * x ${sign} sigma[t] * v`;
    expect(verdicts(minus + back("+"))).toEqual(["upheld", "upheld"]);
    expect(verdicts(minus + back("-"))[1]).toMatch(/^refuted/);
  });
});
