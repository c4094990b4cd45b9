import { describe, expect, test } from "vitest";
import { verdictAt } from "../claims-of.ts";

const sampler = (order: string, update: string) => `import torch

def walk_home(net, size):
    x = torch.randn(size)
    for t in ${order}:
        eps = net(x, torch.full((size[0],), t))
        x = ${update}
        if t > LAST:
            x = x + betas[t].sqrt() * torch.randn_like(x)
    return x
`;
const fromNought = (update: string) => sampler("reversed(range(num_timesteps))", update).replace("LAST", "0");
const fromOne = (update: string) => sampler("range(num_timesteps, 0, -1)", update).replace("LAST", "1");
const right = "(x - betas[t] / (1 - alpha_bars[t]).sqrt() * eps) / alphas[t].sqrt()", wrong = "(x - betas[t] / (1 - alpha_bars[t]) * eps) / alphas[t].sqrt()";

describe("a schedule that a listing leaves out", () => {
  test("is known by the names of its tables", () => expect(verdictAt(fromNought(right), "x = torch.randn(size)")).toBe("upheld"));
  test("may begin with step 0", () => expect(verdictAt(fromOne(right), "x = torch.randn(size)")).toBe("upheld"));
  test("and what is wrong with the beginning that its loop shows is wrong", () => {
    expect(verdictAt(fromNought(wrong), wrong)).toBe("refuted");
    expect(verdictAt(fromOne(wrong), wrong)).toBe("refuted");
  });
  test("may be imported from a file that is not seen", () => expect(verdictAt(`from settings import betas, alphas, alpha_bars, num_timesteps\n${fromNought(right)}`, "x = torch.randn(size)")).toBe("upheld"));
  test("α alone may be DDIM's: nothing is said", () => expect(verdictAt(fromNought("(x - (1 - alphas[t]) * eps) / alphas[t].sqrt()").replace("betas[t]", "alphas[t]"), "x = (x")).toBe("nothing"));
});

describe("tables whose β is laid out over what is not known", () => {
  const laid = (abar: string) => `steps = 512\nbeta = linspace(first, last, steps)\nalpha = 1 - beta\nalpha_bar = ${abar}\n`;
  test("are followed", () => expect(verdictAt(laid("cumprod(alpha, axis=0)"), "alpha_bar =")).toBe("upheld"));
  test("and refuted", () => expect(verdictAt(laid("cumprod(beta, axis=0)"), "alpha_bar =")).toBe("refuted"));
  test("one step's β is no array", () => expect(verdictAt("def step(k):\n    beta = fetch(k)\n    alpha = 1 + beta\n    return alpha\n", "alpha = ")).toBe("nothing"));
});

describe("helpers of a file that is not seen do what they always do", () => {
  const jump = (second: string) => `import torch\nfrom helpers import extract, default\nbetas = torch.linspace(1e-4, 0.02, 300)\nalphas_cumprod = torch.cumprod(1 - betas, 0)\n
def q_sample(x_start, t, noise=None):
    noise = default(noise, lambda: torch.randn_like(x_start))
    return extract(alphas_cumprod, t, x_start.shape).sqrt() * x_start + extract(${second}, t, x_start.shape) * noise\n`;
  test("a jump with them is upheld", () => expect(verdictAt(jump("(1 - alphas_cumprod).sqrt()"), "return extract")).toBe("upheld"));
  test("or refuted", () => expect(verdictAt(jump("1 - alphas_cumprod"), "return extract")).toBe("refuted"));
});

test("parameters after a star are given by their names, and a condition is as long as the batch", () => {
  const text = (root: string) => `import torch\nalphas_cumprod = torch.cumprod(1 - torch.linspace(1e-4, 0.02, 300), 0)\n
def ddim_walk(*, net, labels, T=300):
    x = torch.randn(labels.shape[0], 2)
    for t in reversed(range(T)):
        ab, before = alphas_cumprod[t], alphas_cumprod[t - 1] if t > 0 else torch.tensor(1.0)
        eps = net(x, t, labels)
        x = before.sqrt() * (x - (1 - ab).sqrt() * eps) / ab.sqrt() + ${root} * eps
    return x\n`;
  expect(verdictAt(text("(1 - before).sqrt()"), "x = torch.randn")).toBe("upheld");
  expect(verdictAt(text("(1 - before)"), "x = before.sqrt()")).toBe("refuted");
});

test("T may be left out where the tables are there, and what lines a table up with a state", () => {
  const text = (a: string) => `import torch\nfrom shapes import expand_like\nn_steps = 512\nbeta = torch.linspace(1e-4, 0.02, n_steps)\nalpha = 1 - beta\nalpha_bar = torch.cumprod(alpha, 0)\n
def sample(model_predict, size):
    x = torch.randn(size)
    for i in range(0, T)[::-1]:
        t = torch.full((size[0],), i)
        a, ab = ${a}
        x = (x - (1 - a) / (1 - ab).sqrt() * model_predict(x, t)) / a.sqrt() + (1 - a).sqrt() * (torch.randn_like(x) if i > 0 else 0)
    return x\n`;
  expect(verdictAt(text("expand_like(alpha[t], x), expand_like(alpha_bar[t], x)"), "x = torch.randn")).toBe("upheld");
  expect(verdictAt(text("expand_like(alpha_bar[t], x), expand_like(alpha_bar[t], x)"), "x = (x - (1 - a)")).toBe("refuted");
});

test("a step in an array of one may be asked whether it is the first", () => {
  const text = (variance: string) => `import torch\nfrom tables import extract_by_step, betas, alphas, alphas_cumprod, posterior_variance\n
def step_back(net, x, t):
    b, a, ab = (extract_by_step(table, t, x.shape) for table in (betas, alphas, alphas_cumprod))
    mean = (x - b / (1 - ab).sqrt() * net(x, t)) / a.sqrt()
    if t == 0:
        return mean
    return mean + ${variance} * torch.randn_like(x)\n`;
  expect(verdictAt(text("b.sqrt()"), "b, a, ab =")).toBe("upheld");
  expect(verdictAt(text("b"), "return mean + b")).toBe("refuted");
});

test("a class that passes its options on is made with what the class above needs", () => {
  const text = (root: string) => `import torch\nclass Base:\n    def __init__(self, net, timesteps):\n        self.net, self.alphas_cumprod = net, torch.cumprod(1 - torch.linspace(1e-4, 0.02, timesteps), 0)\n
class Jump(Base):
    def __init__(self, **options):
        super().__init__(**options)
    def q_sample(self, x_start, t, noise):
        ab = self.alphas_cumprod[t].view(-1, 1, 1, 1)
        return ab.sqrt() * x_start + ${root} * noise\n`;
  expect(verdictAt(text("(1 - ab).sqrt()"), "return ab.sqrt()")).toBe("upheld");
  expect(verdictAt(text("(1 - ab)"), "return ab.sqrt()")).toBe("refuted");
});
