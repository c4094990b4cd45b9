import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { readPython } from "../../src/read/python/read-python.ts";
import { runProgram } from "../../src/program/run-program.ts";
import type { Row } from "./row.ts";

/*
 * A tutorial's code: a notebook of 30 cells, read, run over laws and judged, is to be read against 2 s; a sampling loop of T = 1,000 steps over laws against 1 s. Medians of `turns`.
 */
const suite = "code", turns = 5;

export async function run(): Promise<Row[]> {
  const notebook = notebookOf(cells), loop = readPython(samplingLoop);
  const row = (name: string, milliseconds: number): Row => ({ suite, name, value: milliseconds / 1000, unit: "s" });
  const document = readDocument("bench.ipynb", notebook);
  const { findings } = audit(document, { seed: 1, runs: 100 });
  const count = (kind: string) => findings.filter(({ rule, verdict }) => rule === "code" && verdict.kind === kind).length;
  return [
    row("a notebook of 30 cells, audited", median(() => audit(document, { seed: 1, runs: 100 }))),
    { suite, name: "its claims from code, upheld", value: count("upheld"), unit: "" },
    { suite, name: "refuted (the posterior's variance is the one mistake)", value: count("refuted"), unit: "" },
    row("a sampling loop of T = 1,000 over laws", median(() => runProgram([loop], {}))),
    row("the loop, read", median(() => readPython(samplingLoop))),
  ];
}

function median(work: () => unknown): number {
  const times = Array.from({ length: turns }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.toSorted((a, b) => a - b)[turns >> 1]!;
}

const samplingLoop = `import torch
T = 1000
betas = torch.linspace(1e-4, 0.02, T)
alphas = 1 - betas
alphas_cumprod = torch.cumprod(alphas, dim=0)
def sample(model, shape):
    x = torch.randn(shape)
    for t in reversed(range(T)):
        z = torch.randn_like(x) if t > 0 else torch.zeros_like(x)
        eps = model(x, t)
        x = (x - betas[t] / torch.sqrt(1 - alphas_cumprod[t]) * eps) / torch.sqrt(alphas[t]) + torch.sqrt(betas[t]) * z
    return x
x = sample(model, (16, 2))
`;

/** What a course's notebook holds, one mistake among it, in thirty cells. */
const cells: readonly string[] = [
  "# Diffusion from scratch\n\nWe build a small diffusion model.",
  "import numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\nimport matplotlib.pyplot as plt\nfrom tqdm.auto import tqdm",
  "## The schedule\n\n$\\beta_t$ rises linearly, $\\alpha_t = 1 - \\beta_t$ and $\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$.",
  "def linear_beta_schedule(timesteps, beta_start=1e-4, beta_end=0.02):\n    return torch.linspace(beta_start, beta_end, timesteps)",
  "def cosine_beta_schedule(timesteps, s=0.008):\n    x = torch.linspace(0, timesteps, timesteps + 1)\n    f = torch.cos((x / timesteps + s) / (1 + s) * torch.pi / 2) ** 2\n    alphas_cumprod = f / f[0]\n    betas = 1 - alphas_cumprod[1:] / alphas_cumprod[:-1]\n    return torch.clip(betas, 0, 0.999)",
  "T = 1000\nbetas = linear_beta_schedule(T)\nalphas = 1.0 - betas",
  "alphas_cumprod = torch.cumprod(alphas, dim=0)\nalphas_cumprod_prev = F.pad(alphas_cumprod[:-1], (1, 0), value=1.0)",
  "sqrt_recip_alphas = torch.sqrt(1.0 / alphas)\nsqrt_alphas_cumprod = torch.sqrt(alphas_cumprod)\nsqrt_one_minus_alphas_cumprod = torch.sqrt(1.0 - alphas_cumprod)",
  "posterior_variance = betas * (1.0 - alphas_cumprod) / (1.0 - alphas_cumprod_prev)",
  "plt.plot(betas, label='beta')\nplt.plot(alphas_cumprod, label='alpha bar', alpha=0.7)\nplt.legend()\nplt.show()",
  "## Adding noise\n\n$x_t = \\sqrt{\\bar\\alpha_t}\\,x_0 + \\sqrt{1-\\bar\\alpha_t}\\,\\epsilon$.",
  "def extract(a, t, x_shape):\n    out = a.gather(-1, t)\n    return out.reshape(t.shape[0], *((1,) * (len(x_shape) - 1)))",
  "def q_sample(x_start, t, noise=None):\n    if noise is None:\n        noise = torch.randn_like(x_start)\n    return extract(sqrt_alphas_cumprod, t, x_start.shape) * x_start + extract(sqrt_one_minus_alphas_cumprod, t, x_start.shape) * noise",
  "def step_by_step(x_start, t):\n    x = x_start\n    for i in range(t + 1):\n        x = torch.sqrt(alphas[i]) * x + torch.sqrt(betas[i]) * torch.randn_like(x)\n    return x",
  "def q_direct(x_start, t):\n    noise = torch.randn_like(x_start)\n    return torch.sqrt(alphas_cumprod[t]) * x_start + torch.sqrt(1 - alphas_cumprod[t]) * noise",
  "x0 = torch.randn(500, 2) * 0.5 + 2\nfor t in [0, 100, 500, 999]:\n    xt = q_direct(x0, t)\n    print(t, xt.shape)",
  "snr = alphas_cumprod / (1 - alphas_cumprod)\nplt.semilogy(snr)",
  "## The network",
  "class Block(nn.Module):\n    def __init__(self, n):\n        super().__init__()\n        self.linear = nn.Linear(n, n)\n    def forward(self, x):\n        return F.silu(self.linear(x))",
  "class Net(nn.Module):\n    def __init__(self, hidden=128):\n        super().__init__()\n        self.inp = nn.Linear(3, hidden)\n        self.mid = Block(hidden)\n        self.out = nn.Linear(hidden, 2)\n    def forward(self, x, t):\n        h = torch.cat([x, t[:, None] / T], dim=-1)\n        return self.out(self.mid(self.inp(h)))",
  "model = Net()\noptimizer = torch.optim.Adam(model.parameters(), lr=1e-3, betas=(0.9, 0.999))",
  "## Training",
  "def p_losses(model, x_start, t):\n    noise = torch.randn_like(x_start)\n    x_noisy = q_sample(x_start, t, noise)\n    return F.mse_loss(model(x_noisy, t), noise)",
  "for step in range(200):\n    x = x0[torch.randint(0, len(x0), (64,))]\n    t = torch.randint(0, T, (64,))\n    loss = p_losses(model, x, t)\n    optimizer.zero_grad()\n    loss.backward()\n    optimizer.step()",
  "## Sampling",
  "@torch.no_grad()\ndef p_sample(model, x, t, t_index):\n    betas_t = extract(betas, t, x.shape)\n    mean = extract(sqrt_recip_alphas, t, x.shape) * (x - betas_t * model(x, t) / extract(sqrt_one_minus_alphas_cumprod, t, x.shape))\n    if t_index == 0:\n        return mean\n    return mean + torch.sqrt(betas_t) * torch.randn_like(x)",
  "@torch.no_grad()\ndef p_sample_loop(model, shape):\n    x = torch.randn(shape)\n    for i in tqdm(reversed(range(0, T)), total=T):\n        x = p_sample(model, x, torch.full((shape[0],), i, dtype=torch.long), i)\n    return x",
  "@torch.no_grad()\ndef ddim_sample(model, shape, steps=50):\n    x = torch.randn(shape)\n    times = list(range(T - 1, -1, -T // steps))\n    for i, t in enumerate(times):\n        a = alphas_cumprod[t]\n        a_prev = alphas_cumprod[times[i + 1]] if i + 1 < len(times) else torch.tensor(1.0)\n        eps = model(x, torch.full((shape[0],), t))\n        x0_pred = (x - torch.sqrt(1 - a) * eps) / torch.sqrt(a)\n        x = torch.sqrt(a_prev) * x0_pred + torch.sqrt(1 - a_prev) * eps\n    return x",
  "samples = p_sample_loop(model, (256, 2))\nplt.scatter(samples[:, 0], samples[:, 1], s=3)",
  "print(f'{alphas_cumprod[-1].item():.2e}')",
];

function notebookOf(sources: readonly string[]): string {
  const isCode = (source: string) => !/^(#|We build)/.test(source) || source.startsWith("import");
  return JSON.stringify({
    nbformat: 4, nbformat_minor: 5, metadata: {},
    cells: sources.map((source) => (isCode(source) ? { cell_type: "code", source, outputs: [], metadata: {}, execution_count: null } : { cell_type: "markdown", source, metadata: {} })),
  }, null, 1);
}
