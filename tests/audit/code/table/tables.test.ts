import { describe, expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const numpy = (rest: string) => `import numpy as np\nT = 1000\nbetas = np.linspace(1e-4, 0.02, T)\nalphas = 1 - betas\nalphas_cumprod = np.cumprod(alphas)\n${rest}\n`;

describe("tables that are what their names say", () => {
  test.each([
    ["alphas_cumprod_prev = np.append(1.0, alphas_cumprod[:-1])"],
    ["alphas_cumprod_prev = np.concatenate([[1.0], alphas_cumprod[:-1]])"],
    ["alphas_cumprod_next = np.append(alphas_cumprod[1:], 0.0)"],
    ["sqrt_alphas_cumprod = np.sqrt(alphas_cumprod)"],
    ["sqrt_one_minus_alphas_cumprod = np.sqrt(1.0 - alphas_cumprod)"],
    ["log_one_minus_alphas_cumprod = np.log(1.0 - alphas_cumprod)"],
    ["sqrt_recip_alphas_cumprod = np.sqrt(1.0 / alphas_cumprod)"],
    ["sqrt_recip_alphas_cumprod = 1 / np.sqrt(alphas_cumprod)"],
    ["sqrt_recipm1_alphas_cumprod = np.sqrt(1.0 / alphas_cumprod - 1)"],
    ["snr = alphas_cumprod / (1 - alphas_cumprod)"],
    ["log_snr = np.log(alphas_cumprod) - np.log(1 - alphas_cumprod)"],
    ["alpha_bar = np.concatenate([[1.0], alphas_cumprod])"],
    ["alpha_bars = np.array([np.prod(alphas[:t + 1]) for t in range(T)])"],
    ["alphas_cumprod_flipped = 1", "nothing"],
    ["sigmas = np.sqrt(1 - alphas_cumprod)"],
    ["sigmas = np.sqrt(betas)"],
    ["sqrt_recip_alphas = 1 / np.sqrt(1 - betas)"],
    ["abar_by_logs = np.exp(np.cumsum(np.log(1 - betas)))"],
    ["abar_by_logs = np.cumsum(np.log(1 - betas))", "refuted"],
    ["half_log_snr = 0.5 * (np.log(alphas_cumprod) - np.log(1 - alphas_cumprod))"],
    ["half_log_snr = np.log(alphas_cumprod) - np.log(1 - alphas_cumprod)", "refuted"],
    ["ve_sigma = np.sqrt((1 - alphas_cumprod) / alphas_cumprod)"],
    ["beta_tilde = betas[1:] * (1 - alphas_cumprod[:-1]) / (1 - alphas_cumprod[1:])"],
    ["posterior_mean_coef2 = np.sqrt(1 - alphas_cumprod - betas) * np.sqrt(1 - np.append(1.0, alphas_cumprod[:-1])) / (1 - alphas_cumprod)"],
    ["beta_tilde = betas[:-1] * (1 - alphas_cumprod[:-1]) / (1 - alphas_cumprod[1:])", "refuted"],
  ])("%s", (line, verdict = "upheld") => expect(verdictAt(numpy(line), line)).toBe(verdict));

  test("the posterior's tables", () => {
    const text = numpy(`alphas_cumprod_prev = np.append(1.0, alphas_cumprod[:-1])
posterior_variance = betas * (1.0 - alphas_cumprod_prev) / (1.0 - alphas_cumprod)
posterior_log_variance_clipped = np.log(np.append(posterior_variance[1], posterior_variance[1:]))
posterior_mean_coef1 = betas * np.sqrt(alphas_cumprod_prev) / (1.0 - alphas_cumprod)
posterior_mean_coef2 = (1.0 - alphas_cumprod_prev) * np.sqrt(alphas) / (1.0 - alphas_cumprod)`);
    expect(claimsOf(text).map(({ line, kind }) => `${line} ${kind}`)).toEqual([3, 4, 5, 6, 7, 8, 9, 10].map((line) => `${line} upheld`));
  });

  test("DDIM's α is the product", () => expect(verdictAt("import torch\nbetas = torch.linspace(1e-4, 0.02, 100)\nalphas = torch.cumprod(1 - betas, dim=0)\n", "alphas =")).toBe("upheld"));

  test("attributes of a class that is made with its T", () => {
    const text = `import torch
class Diffusion:
    def __init__(self, timesteps=1000):
        self.betas = torch.linspace(1e-4, 0.02, timesteps)
        self.alphas = 1.0 - self.betas
        self.alpha_bars = torch.cumprod(self.alphas, dim=0)
d = Diffusion()
`;
    expect(claimsOf(text).map(({ line, kind }) => `${line} ${kind}`)).toEqual(["5 upheld", "6 upheld"]);
    expect(claimsOf(text.replace("d = Diffusion()", "")).map(({ line, kind }) => `${line} ${kind}`)).toEqual(["5 upheld", "6 upheld"]);
    expect(verdictAt(text.replace("torch.cumprod(", "torch.cumsum("), "cumsum")).toBe("refuted");
  });
});

describe("tables that are not", () => {
  test.each([
    ["alphas_cumprod_prev = np.append(0.0, alphas_cumprod[:-1])", "alphas_cumprod_prev = np.append(1.0, alphas_cumprod[:-1])"],
    ["alphas_cumprod_prev = np.append(alphas_cumprod[:-1], 1.0)"],
    ["sqrt_alphas_cumprod = np.sqrt(alphas)", "sqrt_alphas_cumprod = np.sqrt(alphas_cumprod)"],
    ["sqrt_one_minus_alphas_cumprod = 1 - alphas_cumprod"],
    ["sqrt_one_minus_alphas_cumprod = np.sqrt(1 - alphas)", "sqrt_one_minus_alphas_cumprod = np.sqrt(1 - alphas_cumprod)"],
    ["alpha_bars = np.cumsum(alphas)", "alpha_bars = np.cumprod(alphas)"],
    ["alpha_bars = np.cumprod(betas)", "alpha_bars = np.cumprod(alphas)"],
    ["sqrt_recip_alphas_cumprod = np.sqrt(1.0 / alphas)", "sqrt_recip_alphas_cumprod = np.sqrt(1.0 / alphas_cumprod)"],
    ["snr = (1 - alphas_cumprod) / alphas_cumprod"],
    ["posterior_variance = betas * (1.0 - alphas_cumprod) / (1.0 - np.append(1.0, alphas_cumprod[:-1]))"],
  ] as const)("%s", (line: string, right?: string) => {
    const text = numpy(line);
    expect(verdictAt(text, line)).toBe("refuted");
    if (right) expect(claimsOf(text).find(({ kind }) => kind === "refuted")!.claim.rightForm).toBe(right);
  });

  test("what stands on a wrong table is left open, by its name", () => {
    const text = "import numpy as np\nbetas = np.linspace(1e-4, 0.02, 50)\nalphas = 1 + betas\nalphas_cumprod = np.cumprod(alphas)\n";
    expect(claimsOf(text).map(({ line, kind }) => `${line} ${kind}`)).toEqual(["2 upheld", "3 refuted", "4 undecided"]);
  });

  test("the small case has round numbers", () => {
    const [refuted] = claimsOf(numpy("sqrt_alphas_cumprod = np.sqrt(alphas)")).filter(({ kind }) => kind === "refuted");
    const { verdict, code } = refuted!.claim;
    expect(verdict.kind === "refuted" && verdict.counterexample.case).toMatchObject({ steps: 2, beta: ["0.1", "0.2"], at: { t: 2 } });
    expect(code.computes.latex).toBe("\\sqrt{\\alpha_{t}}");
    expect(code.should.latex).toBe("\\sqrt{\\bar\\alpha_{t}}");
  });
});

describe("names that are no schedule's", () => {
  test.each([
    ["betas = (0.9, 0.999)\nalphas = 1 - np.array(betas)"],
    ["alpha = 0.7\nplot = alpha * np.ones(10)"],
    ["sigma = 1.5\nkernel = np.exp(-np.arange(5) ** 2 / (2 * sigma ** 2))"],
    ["beta = 0.999\nema = beta * np.ones(3) + (1 - beta) * np.zeros(3)"],
    ["focal_alpha = np.array([0.25, 0.75])"],
    ["gamma = 2.0\nalpha = np.array([0.25, 0.75])\nweight = alpha * (1 - 0.3) ** gamma"],
  ])("%s", (code) => expect(claimsOf(`import numpy as np\n${code}\n`)).toEqual([]));
});

test("a helper of arrays that are not torch's is called with arrays of its own kind", () => {
  const text = "import jax.numpy as jnp\ndef _extract(a, t, x_shape):\n    return a[t].astype(jnp.float32).reshape(t.shape[0], *((1,) * (len(x_shape) - 1)))\n";
  expect(claimsOf(text).map(({ kind }) => kind)).toEqual(["upheld"]);
});

test("what a world puts in its own place is not praised for the program's line", () => {
  const kinds = (text: string) => claimsOf(text).map(({ line, kind }) => `${line} ${kind}`);
  expect(kinds("import torch\nalphas = 1 - torch.linspace(1e-4, 0.02, 100)\nalpha_bars = torch.cumprod(alphas, 0)\n")).toEqual(["3 upheld"]);
});
