import { describe, expect, test } from "vitest";
import { logicalLines } from "../../../src/read/python/logical-lines.ts";
import { readPython } from "../../../src/read/python/read-python.ts";

const programs: Readonly<Record<string, string>> = {
  "a walk forward and a list of what it passes": `
import numpy as np
T = 200
beta = np.linspace(1e-4, 0.05, T)
alpha = 1 - beta
abar = np.cumprod(alpha)

def forward(x0, t):
    eps = np.random.randn(*x0.shape)
    return np.sqrt(abar[t]) * x0 + np.sqrt(1 - abar[t]) * eps, eps

x = np.random.randn(5000) * 0.3 + 2
hist = []
for t in range(T):
    eps = np.random.randn(5000)
    x = np.sqrt(alpha[t]) * x + np.sqrt(beta[t]) * eps
    hist.append(x.std())
print(hist[-1])
xt, _ = forward(x, T - 1)
`,
  "branches that return": `
def get_schedule(name, T):
    if name == "linear":
        return np.linspace(1e-4, 0.02, T)
    elif name == "cosine":
        s = 0.008
        x = np.linspace(0, T, T + 1)
        f = np.cos((x / T + s) / (1 + s) * np.pi / 2) ** 2
        f = f / f[0]
        b = 1 - f[1:] / f[:-1]
        return np.clip(b, 0, 0.999)
    raise ValueError(name)

for name in ["linear", "cosine"]:
    b = get_schedule(name, 1000)
    ab = np.cumprod(1 - b)
    plt.plot(ab, label=name)
plt.legend()
plt.show()
`,
  "a loop on a condition": `
t = T - 1
x = np.random.randn(100)
while t >= 0:
    z = np.random.randn(100) if t > 0 else 0
    eps_hat = model(x, t)
    x = (x - beta[t] / np.sqrt(1 - abar[t]) * eps_hat) / np.sqrt(alpha[t]) + np.sqrt(beta[t]) * z
    t -= 1
print(x.mean(), x.std())
`,
  "a function that makes one": `
def make_sampler(betas):
    alphas = 1 - betas
    abar = np.cumprod(alphas)
    def sample(x0, t):
        eps = np.random.normal(size=x0.shape)
        return np.sqrt(abar[t]) * x0 + np.sqrt(1 - abar[t]) * eps
    return sample

sampler = make_sampler(np.linspace(1e-4, 0.02, 1000))
x500 = sampler(x0, 500)
`,
  "a program that is run": `
def main():
    args = parse()
    betas = make_betas(args.T)
    x = torch.randn(args.n, 2)
    for t in reversed(range(args.T)):
        x = step(x, t, betas)
    np.save("out.npy", x.numpy())

if __name__ == "__main__":
    main()
`,
  "functions that end in a branch": `
def q_posterior(x0, xt, t):
    coef1 = betas[t] * np.sqrt(abar_prev[t]) / (1 - abar[t])
    coef2 = (1 - abar_prev[t]) * np.sqrt(alphas[t]) / (1 - abar[t])
    mean = coef1 * x0 + coef2 * xt
    var = betas[t] * (1 - abar_prev[t]) / (1 - abar[t])
    return mean, var

def p_sample(xt, t):
    eps = model(xt, t)
    x0 = (xt - np.sqrt(1 - abar[t]) * eps) / np.sqrt(abar[t])
    x0 = np.clip(x0, -1, 1)
    mean, var = q_posterior(x0, xt, t)
    if t == 0:
        return mean
    return mean + np.sqrt(var) * np.random.randn(*xt.shape)

x = np.random.randn(16, 2)
for t in range(T - 1, -1, -1):
    x = p_sample(x, t)
`,
  "two ways held against each other": `
x0 = 3.0
n = 10000
T = 50
xs = np.full(n, x0)
for t in range(T):
    xs = np.sqrt(1 - betas[t]) * xs + np.sqrt(betas[t]) * np.random.randn(n)
direct = np.sqrt(abar[T-1]) * x0 + np.sqrt(1 - abar[T-1]) * np.random.randn(n)
print("step by step:", xs.mean(), xs.var())
print("direct:", direct.mean(), direct.var())
assert abs(xs.mean() - direct.mean()) < 0.05
`,
  "branches that bind one name": `
def snr(t):
    return abar[t] / (1 - abar[t])

def loss_weight(t, kind):
    s = snr(t)
    if kind == "min":
        w = min(s, 5) / s
    elif kind == "trunc":
        w = max(s, 1)
    else:
        w = 1
    return w

ws = [loss_weight(t, "min") for t in range(1, T)]
for t in (1, 10, 100):
    print(t, snr(t), loss_weight(t, "min"))
`,
  "a decorator and two branches in a loop": `
def guided(model, x, t, c, w):
    eps_c = model(x, t, c)
    eps_u = model(x, t, None)
    return (1 + w) * eps_c - w * eps_u

@torch.no_grad()
def sample(model, c, w=3.0, shape=(16, 1, 28, 28)):
    x = torch.randn(shape)
    for i in range(T)[::-1]:
        t = torch.full((shape[0],), i)
        e = guided(model, x, t, c, w)
        mean = (x - betas[i] / (1 - abar[i]).sqrt() * e) / alphas[i].sqrt()
        if i > 0:
            x = mean + betas[i].sqrt() * torch.randn_like(x)
        else:
            x = mean
    return x.clamp(-1, 1)
`,
  "loops in loops": `
def train(model, loader, epochs=10):
    opt = torch.optim.Adam(model.parameters(), lr=2e-4)
    losses = []
    for epoch in range(epochs):
        total = 0.0
        for x, _ in loader:
            x = x.to(device)
            t = torch.randint(0, T, (len(x),), device=device)
            eps = torch.randn_like(x)
            xt = abar[t].sqrt()[:, None] * x + (1 - abar[t]).sqrt()[:, None] * eps
            loss = ((eps - model(xt, t)) ** 2).mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
            total += loss.item()
        losses.append(total / len(loader))
        print(f"epoch {epoch}: {losses[-1]:.4f}")
    return losses
`,
  "a tuple bound after functions": `
def score(x, t):
    m = np.sqrt(abar[t]) * mu
    v = abar[t] * s2 + 1 - abar[t]
    return -(x - m) / v

def langevin(x, n, h):
    for _ in range(n):
        x = x + h / 2 * score(x, 0) + np.sqrt(h) * np.random.randn(*x.shape)
    return x

mu, s2 = 3.0, 0.25
x = langevin(np.zeros(1000), 500, 0.01)
`,
  "a branch at the first step": `
def normal_kl(mean1, logvar1, mean2, logvar2):
    return 0.5 * (-1.0 + logvar2 - logvar1 + np.exp(logvar1 - logvar2) + (mean1 - mean2) ** 2 * np.exp(-logvar2))

total = 0
for t in range(T):
    m1, v1 = q_posterior(x0, xs[t], t)
    m2, v2 = p_mean_variance(xs[t], t)
    kl = normal_kl(m1, np.log(v1), m2, np.log(v2))
    if t == 0:
        kl = -log_likelihood(x0, m2, v2)
    total += kl
bpd = total / np.log(2)
`,
  "an exact denoiser": `
def eps_exact(x, t):
    a, s = np.sqrt(abar[t]), np.sqrt(1 - abar[t])
    w = 1 / (1 + np.exp(-2 * a * x / s ** 2))
    x0 = 2 * w - 1
    return (x - a * x0) / s

def run(n=1000):
    x = np.random.randn(n)
    for t in range(T - 1, -1, -1):
        z = np.random.randn(n) if t > 0 else np.zeros(n)
        x = (x - betas[t] / np.sqrt(1 - abar[t]) * eps_exact(x, t)) / np.sqrt(alphas[t]) + np.sqrt(betas[t]) * z
    return x

out = run()
print(np.mean(out > 0))
`,
  "pictures in a row": `
fig, axs = plt.subplots(1, 10, figsize=(20, 2))
for i in range(10):
    t = i * 100
    xt, _ = forward(x0, t)
    axs[i].imshow(xt[0])
    axs[i].set_title(f"t={t}")
    axs[i].axis("off")
plt.show()
`,
  "methods with underscores": `
class Swiss(Dataset):
    def __init__(self, n=1000):
        x, _ = make_swiss_roll(n, noise=0.5)
        x = x[:, [0, 2]] / 10.0
        self.x = torch.tensor(x, dtype=torch.float32)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i]

loader = DataLoader(Swiss(), batch_size=64, shuffle=True)
`,
};

/** What exporters do to a listing's margins. */
const exports: Readonly<Record<string, (source: string) => string>> = {
  "no margins": (source) => source.replace(/^ +/gm, ""),
  "no margins and no blank lines": (source) => source.replace(/^ +/gm, "").replace(/\n{2,}/g, "\n"),
  "margins of one": (source) => source.replace(/^ +/gm, " "),
};

interface Depth { readonly depth: number; readonly line: number; readonly text: string }

function depthsOf(source: string): readonly Depth[] {
  const open = [0];
  return logicalLines(source)!.map(({ width, line, text }) => {
    while (width < open.at(-1)!) open.pop();
    if (width > open.at(-1)!) open.push(width);
    return { depth: open.length - 1, line, text };
  });
}

describe("programs whose indentation an exporter lost", () => {
  for (const [mode, lose] of Object.entries(exports)) {
    test(`are found again as they were written, or the lines are named that may be otherwise: ${mode}`, () => {
      let lines = 0, guessed = 0;
      for (const [name, program] of Object.entries(programs)) {
        const written = program.trimStart(), unit = readPython(lose(written));
        const open = new Set(unit.repairs.flatMap((repair) => repair.guessed ?? []));
        const found = depthsOf(unit.text), wanted = depthsOf(written);
        expect(found.map(({ text }) => text), name).toEqual(wanted.map(({ text }) => text));
        expect(found.filter(({ depth, line }, i) => depth !== wanted[i]!.depth && !open.has(line)), name).toEqual([]);
        lines += found.length;
        guessed += open.size;
      }
      expect(lines).toBeGreaterThan(150);
      expect(guessed / lines).toBeLessThan(0.12);
    });
  }
});

test("a line that ends in an operator is joined with the next before blocks are found", () => {
  const unit = readPython("def mix(a, b):\nmean = 0.5 * a +\n0.5 * b\nreturn mean\n");
  expect(unit.module.body.map(({ nodeType }) => nodeType)).toEqual(["FunctionDef"]);
  expect(unit.repairs).toEqual([{ kind: "continued line", line: 2 }, { kind: "indentation", line: 2 }]);
});
