import { describe, expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const torch = (body: string) => `import torch
T = 1000
betas = torch.linspace(1e-4, 0.02, T)
alphas = 1.0 - betas
alphas_cumprod = torch.cumprod(alphas, dim=0)
sqrt_alphas_cumprod = torch.sqrt(alphas_cumprod)
sqrt_one_minus_alphas_cumprod = torch.sqrt(1 - alphas_cumprod)

${body}
`;
const jump = (lines: string, head = "def q_sample(x_0, t):\n    noise = torch.randn_like(x_0)") => torch(`${head}\n    ${lines.split("\n").join("\n    ")}`);

describe("x_t drawn given x_0, as it should be", () => {
  test.each([
    ["the usual line", "return sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise"],
    ["t from 1", "return torch.sqrt(alphas_cumprod[t - 1]) * x_0 + torch.sqrt(1 - alphas_cumprod[t - 1]) * noise"],
    ["the noise with a minus", "return sqrt_alphas_cumprod[t] * x_0 - sqrt_one_minus_alphas_cumprod[t] * noise"],
    ["with its noise", "return sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise, noise"],
    ["by way of named values", "a = alphas_cumprod[t]\nmean = a ** 0.5 * x_0\nstd = (1 - a) ** 0.5\nreturn mean + std * noise"],
    ["reshaped for a batch", "a = alphas_cumprod[t].view(-1, 1, 1, 1)\nreturn a.sqrt() * x_0 + (1 - a).sqrt() * noise"],
    ["indexed for a batch", "a = alphas_cumprod[t][:, None, None, None]\nreturn torch.sqrt(a) * x_0 + torch.sqrt(1 - a) * noise"],
    ["gathered", "a = alphas_cumprod.gather(-1, t).reshape(-1, 1, 1, 1)\nreturn a.sqrt() * x_0 + (1 - a).sqrt() * noise"],
    ["in a dict", "x_t = sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise\nreturn {'x_t': x_t, 'noise': noise}"],
  ])("%s", (_, lines) => expect(claimsOf(jump(lines)).filter(({ line }) => line > 7).map(({ kind, subject }) => `${kind}: ${subject}`)).toEqual(["upheld: x_t drawn given x_0"]));

  test("tables as parameters, in numpy", () => {
    const text = "import numpy as np\ndef q_sample(x0, t, alpha_bar):\n    eps = np.random.normal(0, 1, x0.shape)\n    return np.sqrt(alpha_bar[t]) * x0 + np.sqrt(1 - alpha_bar[t]) * eps, eps\n";
    expect(verdictAt(text, "return")).toBe("upheld");
  });

  test.each([
    ["an object under its own name", "class Table:\n    def __init__(self, T):\n        self.abar = torch.cumprod(1 - torch.linspace(1e-4, 0.02, T), dim=0)\ntab = Table(1000)", "tab"],
    ["an object under another", "class Table:\n    def __init__(self, T):\n        self.abar = torch.cumprod(1 - torch.linspace(1e-4, 0.02, T), dim=0)\nours = Table(1000)", "keeper"],
    ["an object that is never made", "class Table:\n    def __init__(self, T=1000):\n        self.abar = torch.cumprod(1 - torch.linspace(1e-4, 0.02, T), dim=0)", "keeper"],
  ])("tables in %s that is given", (_, made, name) => {
    const text = (root: string) => `import torch\n${made}\ndef q_sample(${name}, x_0, t, eps):\n    a = ${name}.abar[t].view(-1, 1, 1, 1)\n    return a.sqrt() * x_0 + (1 - a)${root} * eps\n`;
    expect(verdictAt(text(".sqrt()"), "* eps")).toBe("upheld");
    expect(claimsOf(text("")).find(({ kind }) => kind === "refuted")?.claim.rightForm).toBe("return a.sqrt() * x_0 + (1 - a).sqrt() * eps");
  });

  test("tables in a dictionary that is given", () => {
    const text = `import torch\nbetas = torch.linspace(1e-4, 0.02, 1000)\nkept = {"beta": betas, "abar": torch.cumprod(1 - betas, dim=0)}\ndef q_sample(tables, x_0, t, eps):\n    a = tables["abar"][t].view(-1, 1, 1, 1)\n    return a.sqrt() * x_0 + (1 - a).sqrt() * eps\n`;
    expect(verdictAt(text, "* eps")).toBe("upheld");
  });

  test("a helper that extracts", () => {
    const text = torch("def extract(a, t, x_shape):\n    b, *_ = t.shape\n    out = a.gather(-1, t)\n    return out.reshape(b, *((1,) * (len(x_shape) - 1)))\n\ndef q_sample(x_start, t, noise=None):\n    if noise is None:\n        noise = torch.randn_like(x_start)\n    return extract(sqrt_alphas_cumprod, t, x_start.shape) * x_start + extract(sqrt_one_minus_alphas_cumprod, t, x_start.shape) * noise");
    expect(verdictAt(text, "* x_start")).toBe("upheld");
  });

  test("a class that is never made", () => {
    const text = "import torch\nclass Diffusion:\n    def __init__(self, noise_steps=1000, beta_start=1e-4, beta_end=0.02, img_size=64, device='cuda'):\n        self.noise_steps = noise_steps\n        self.beta_start = beta_start\n        self.beta_end = beta_end\n        self.beta = self.prepare_noise_schedule().to(device)\n        self.alpha = 1. - self.beta\n        self.alpha_hat = torch.cumprod(self.alpha, dim=0)\n    def prepare_noise_schedule(self):\n        return torch.linspace(self.beta_start, self.beta_end, self.noise_steps)\n    def noise_images(self, x, t):\n        sqrt_alpha_hat = torch.sqrt(self.alpha_hat[t])[:, None, None, None]\n        sqrt_one_minus_alpha_hat = torch.sqrt(1 - self.alpha_hat[t])[:, None, None, None]\n        eps = torch.randn_like(x)\n        return sqrt_alpha_hat * x + sqrt_one_minus_alpha_hat * eps, eps\n";
    expect(verdictAt(text, "return sqrt_alpha_hat")).toBe("upheld");
    expect(verdictAt(text, "self.alpha_hat = ")).toBe("upheld");
  });
});

describe("x_t drawn given x_0, wrongly", () => {
  test.each([
    ["a root left out", "return sqrt_alphas_cumprod[t] * x_0 + (1 - alphas_cumprod[t]) * noise"],
    ["coefficients in each other's place", "return sqrt_one_minus_alphas_cumprod[t] * x_0 + sqrt_alphas_cumprod[t] * noise", "return sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise"],
    ["the step's α", "return torch.sqrt(alphas[t]) * x_0 + torch.sqrt(1 - alphas[t]) * noise"],
    ["β for 1 − ᾱ", "return sqrt_alphas_cumprod[t] * x_0 + torch.sqrt(betas[t]) * noise"],
    ["uniform noise", "noise = torch.rand_like(x_0)\nreturn sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise"],
    ["another noise given back", "return sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * torch.randn_like(x_0), noise"],
    ["x_0 left as it is", "return x_0 + sqrt_one_minus_alphas_cumprod[t] * noise"],
    ["two steps in one line", "return sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t - 1] * noise", "return sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise"],
    ["the sign of x_0", "return -sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise"],
  ])("%s", (_, lines: string, right?: string) => {
    const claims = claimsOf(jump(lines)).filter(({ line }) => line > 7);
    expect(claims.map(({ kind }) => kind)).toEqual(["refuted"]);
    if (right) expect(claims[0]!.claim.rightForm).toBe(right);
  });

  test("its law and the right one are told in mathematics and in numbers", () => {
    const [{ claim }] = claimsOf(jump("return sqrt_alphas_cumprod[t] * x_0 + (1 - alphas_cumprod[t]) * noise")).filter(({ line }) => line > 7) as [ReturnType<typeof claimsOf>[number]];
    expect(claim.code.computes).toEqual({ latex: "\\sqrt{\\bar\\alpha_{t}}\\,x_0 + (1-\\bar\\alpha_{t})\\,\\epsilon", numbers: "0.9487 x_0 + 0.1 ε" });
    expect(claim.code.should.numbers).toBe("0.9487 x_0 + 0.3162 ε");
    expect(claim.verdict.kind === "refuted" && claim.verdict.counterexample).toMatchObject({ of: "variance", left: "0.01", right: "0.1" });
  });

  test("uniform noise is called by its name", () => {
    const claims = claimsOf(jump("return sqrt_alphas_cumprod[t] * x_0 + sqrt_one_minus_alphas_cumprod[t] * noise").replace("randn_like", "rand_like"));
    expect(claims.find(({ kind }) => kind === "refuted")!.claim.remark?.en).toContain("uniform");
  });
});

describe("one forward step", () => {
  const step = (line: string) => torch(`def forward_step(x_prev, t):\n    noise = torch.randn_like(x_prev)\n    ${line}`);
  test.each([
    ["return torch.sqrt(1 - betas[t]) * x_prev + torch.sqrt(betas[t]) * noise", "upheld"],
    ["return torch.sqrt(alphas[t]) * x_prev + torch.sqrt(1 - alphas[t]) * noise", "upheld"],
    ["return torch.sqrt(1 - betas[t]) * x_prev + betas[t] * noise", "refuted"],
    ["return (1 - betas[t]) * x_prev + torch.sqrt(betas[t]) * noise", "refuted"],
    ["return torch.sqrt(alphas_cumprod[t]) * x_prev + torch.sqrt(1 - alphas_cumprod[t]) * noise", "refuted"],
    ["return x_prev + torch.sqrt(betas[t]) * noise", "refuted"],
  ])("%s is %s", (line, verdict) => expect(verdictAt(step(line), line)).toBe(verdict));

  test("β as a number", () => expect(verdictAt("import torch\ndef one_step_forward(x_prev, beta_t):\n    eps = torch.randn_like(x_prev)\n    return torch.sqrt(1 - beta_t) * x_prev + torch.sqrt(beta_t) * eps\n", "return")).toBe("upheld"));
});

describe("loops that noise", () => {
  const loop = (head: string, body: string) => `import numpy as np\nT = 50\nbetas = np.linspace(1e-4, 0.2, T)\nalphas = 1 - betas\nalpha_bars = np.cumprod(alphas)\nx0 = np.random.randn(1000, 2) * 0.5 + 2\nx = x0\n${head}\n    ${body.split("\n").join("\n    ")}\n`;
  test.each([
    ["for t in range(T):", "x = np.sqrt(1 - betas[t]) * x + np.sqrt(betas[t]) * np.random.randn(*x.shape)", "upheld"],
    ["for t in range(1, T + 1):", "x = np.sqrt(alphas[t - 1]) * x + np.sqrt(1 - alphas[t - 1]) * np.random.randn(*x.shape)", "upheld"],
    ["for beta in betas:", "x = np.sqrt(1 - beta) * x + np.sqrt(beta) * np.random.randn(*x.shape)", "upheld"],
    ["for t in range(1, T):", "x = np.sqrt(1 - betas[t]) * x + np.sqrt(betas[t]) * np.random.randn(*x.shape)", "refuted"],
    ["for t in range(T):", "x = np.sqrt(1 - betas[t]) * x + betas[t] * np.random.randn(*x.shape)", "refuted"],
    ["for t in range(T):", "x = np.sqrt(alpha_bars[t]) * x + np.sqrt(1 - alpha_bars[t]) * np.random.randn(*x.shape)", "refuted"],
    ["for t in range(T):", "x = x + np.sqrt(betas[t]) * np.random.randn(*x.shape)", "refuted"],
    ["for t in [0, 10, 25, 49]:", "xt = np.sqrt(alpha_bars[t]) * x0 + np.sqrt(1 - alpha_bars[t]) * np.random.randn(*x0.shape)", "upheld"],
    ["for i, t in enumerate([0, 10, 25, 49]):", "xt = np.sqrt(alpha_bars[t]) * x0 + np.sqrt(1 - alpha_bars[t]) * np.random.randn(*x0.shape)", "upheld"],
    ["for t in range(T):", "xt = np.sqrt(alpha_bars[t]) * x0 + (1 - alpha_bars[t]) * np.random.randn(*x0.shape)", "refuted"],
  ])("%s %s: %s", (head, body, verdict) => expect(claimsOf(loop(head, body)).filter(({ line }) => line > 6).map(({ kind }) => kind)).toEqual([verdict]));

  test("the skipped first β is given back", () => {
    const [claim] = claimsOf(loop("for t in range(1, T):", "x = np.sqrt(1 - betas[t]) * x + np.sqrt(betas[t]) * np.random.randn(*x.shape)")).filter(({ kind }) => kind === "refuted");
    expect(claim!.line).toBe(8);
    expect(claim!.claim.rightForm).toBe("for t in range(T):");
  });

  test("a list of states", () => {
    const text = (start: string) => `import numpy as np\nx0 = 5.0\nT = 50\nbetas = np.linspace(0.01, 0.2, T)\nx_forward = [x0]\nfor t in range(${start}T):\n    noise = np.random.randn()\n    x_next = np.sqrt(1 - betas[t]) * x_forward[-1] + np.sqrt(betas[t]) * noise\n    x_forward.append(x_next)\n`;
    expect(claimsOf(text("")).map(({ line, kind }) => `${line} ${kind}`)).toEqual(["4 upheld", "8 upheld"]);
    expect(claimsOf(text("1, ")).map(({ line, kind }) => `${line} ${kind}`)).toEqual(["4 upheld", "6 refuted"]);
  });
});

test("the steps of a training loop are no steps of the chain", () => {
  const text = torch(`x0 = torch.randn(500, 2) * 0.5 + 2
def noised(x_start, t, noise):
    return torch.sqrt(alphas_cumprod[t])[:, None] * x_start + torch.sqrt(1 - alphas_cumprod[t])[:, None] * noise
for step in range(200):
    x = x0[torch.randint(0, len(x0), (64,))]
    t = torch.randint(0, T, (64,))
    noise = torch.randn_like(x)
    x_noisy = noised(x, t, noise)
    loss = torch.nn.functional.mse_loss(model(x_noisy, t), noise)
    loss.backward()`);
  expect(claimsOf(text).filter(({ kind }) => kind === "refuted")).toEqual([]);
});

describe("two ways to one x_t", () => {
  const both = (loop: string, index: string) => `import numpy as np
betas = np.linspace(1e-4, 0.02, 1000)
alphas_cumprod = np.cumprod(1 - betas)
def q_sample_step_by_step(x_0, t):
    x = x_0
    for i in range(${loop}):
        x = np.sqrt(1 - betas[i]) * x + np.sqrt(betas[i]) * np.random.normal(0, 1, x.shape)
    return x
def q_sample_direct(x_0, t):
    a = alphas_cumprod[${index}]
    return np.sqrt(a) * x_0 + np.sqrt(1 - a) * np.random.normal(0, 1, x_0.shape)
x_0 = np.array([2.0, -1.0, 0.5])
a, b = q_sample_step_by_step(x_0, 500), q_sample_direct(x_0, 500)
`;
  const pair = (text: string) => claimsOf(text).filter(({ subject }) => subject.startsWith("two ways"));
  test.each([["t", "t - 1", "upheld"], ["t + 1", "t", "upheld"], ["t", "t", "refuted"]])("range(%s) beside [%s]: %s", (loop, index, verdict) => expect(pair(both(loop, index)).map(({ kind }) => kind)).toEqual([verdict]));
  test("t steps beside t + 1, and the IndexError at t = T", () => expect(pair(both("t", "t"))[0]!.claim.remark!.en).toContain("IndexError"));
});
