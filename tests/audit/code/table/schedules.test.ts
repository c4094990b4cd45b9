import { describe, expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const verdicts = (text: string) => claimsOf(text).filter(({ subject }) => subject.includes("schedule")).map(({ kind }) => kind);
const fn = (name: string, body: string, parameters = "timesteps, beta_start=1e-4, beta_end=0.02") => `import math\nimport numpy as np\nimport torch\ndef ${name}(${parameters}):\n    ${body.split("\n").join("\n    ")}\n`;
const cosine = (lines: string) => fn("cosine_beta_schedule", lines, "timesteps, s=0.008");

describe("schedule functions that make what they are named after", () => {
  test.each([
    ["linear", fn("linear_beta_schedule", "return np.linspace(beta_start, beta_end, timesteps)")],
    ["linear, scaled to T", fn("linear_beta_schedule", "scale = 1000 / timesteps\nbeta_start = scale * 0.0001\nbeta_end = scale * 0.02\nreturn torch.linspace(beta_start, beta_end, timesteps)", "timesteps")],
    ["linear in t/T", fn("linear_beta_schedule", "t = np.arange(1, timesteps + 1)\nreturn beta_start + (beta_end - beta_start) * t / timesteps")],
    ["cosine", cosine("steps = timesteps + 1\nx = np.linspace(0, timesteps, steps)\nac = np.cos(((x / timesteps) + s) / (1 + s) * np.pi * 0.5) ** 2\nac = ac / ac[0]\nbetas = 1 - (ac[1:] / ac[:-1])\nreturn np.clip(betas, 0.0001, 0.9999)")],
    ["cosine on i/T", fn("betas_for_alpha_bar", "betas = []\nf = lambda t: math.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2\nfor i in range(num_diffusion_timesteps):\n    t1 = i / num_diffusion_timesteps\n    t2 = (i + 1) / num_diffusion_timesteps\n    betas.append(min(1 - f(t2) / f(t1), max_beta))\nreturn np.array(betas)", "num_diffusion_timesteps, max_beta=0.999")],
    ["quadratic", fn("quadratic_beta_schedule", "return torch.linspace(beta_start ** 0.5, beta_end ** 0.5, timesteps) ** 2")],
    ["sigmoid", fn("sigmoid_beta_schedule", "betas = torch.linspace(-6, 6, timesteps)\nreturn torch.sigmoid(betas) * (beta_end - beta_start) + beta_start")],
    ["of no shape", fn("get_beta_schedule", "return np.linspace(beta_start, beta_end, timesteps)")],
  ])("%s", (_, text) => expect(verdicts(text)).toEqual(["upheld"]));

  test("several by name", () => {
    const text = fn("make_beta_schedule", "if schedule == 'linear':\n    betas = np.linspace(beta_start, beta_end, timesteps)\nelif schedule == 'quad':\n    betas = np.linspace(beta_start ** 0.5, beta_end ** 0.5, timesteps) ** 2\nelse:\n    raise NotImplementedError(schedule)\nreturn betas", "schedule, timesteps, beta_start=1e-4, beta_end=0.02");
    expect(verdicts(text)).toEqual(["upheld", "upheld"]);
  });
});

describe("schedule functions that do not", () => {
  test.each([
    ["ends in each other's place", fn("linear_beta_schedule", "return np.linspace(beta_end, beta_start, timesteps)")],
    ["one value too many", fn("linear_beta_schedule", "return np.linspace(beta_start, beta_end, timesteps + 1)")],
    ["squared and called linear", fn("linear_beta_schedule", "return np.linspace(beta_start ** 0.5, beta_end ** 0.5, timesteps) ** 2")],
    ["roots and not their squares", fn("quadratic_beta_schedule", "return torch.linspace(beta_start ** 0.5, beta_end ** 0.5, timesteps)")],
    ["a cosine that is not squared", cosine("x = np.linspace(0, timesteps, timesteps + 1)\nac = np.cos(((x / timesteps) + s) / (1 + s) * np.pi * 0.5)\nac = ac / ac[0]\nreturn np.clip(1 - ac[1:] / ac[:-1], 0, 0.999)")],
    ["the ratio upside down", cosine("x = np.linspace(0, timesteps, timesteps + 1)\nac = np.cos(((x / timesteps) + s) / (1 + s) * np.pi * 0.5) ** 2\nac = ac / ac[0]\nreturn np.clip(1 - ac[:-1] / ac[1:], 0, 0.999)")],
    ["no s below the line", cosine("x = np.linspace(0, timesteps, timesteps + 1)\nac = np.cos(((x / timesteps) + s) * np.pi * 0.5) ** 2\nac = ac / ac[0]\nreturn np.clip(1 - ac[1:] / ac[:-1], 0, 0.999)")],
  ])("%s", (_, text) => expect(verdicts(text)).toEqual(["refuted"]));
});

test("the right form of a cosine that is not squared squares it, and does not make all β alike", () => {
  const text = cosine("x = np.linspace(0, timesteps, timesteps + 1)\nac = np.cos(((x / timesteps) + s) / (1 + s) * np.pi * 0.5)\nac = ac / ac[0]\nreturn np.clip(1 - ac[1:] / ac[:-1], 0, 0.999)");
  expect(claimsOf(text).map(({ line, claim }) => `${line} ${claim.rightForm ?? ""}`)).toEqual(["6 ac = np.cos(((x / timesteps) + s) / (1 + s) * np.pi * 0.5) ** 2"]);
});

describe("schedule functions of which no more is known than that they rise", () => {
  test("a cosine of β itself is one of many", () => {
    const text = fn("make_schedule", "if kind == 'cosine':\n    beta = torch.tensor([(1 - math.cos(k / timesteps * math.pi / 2)) ** 2 for k in range(timesteps)])\nelse:\n    beta = torch.linspace(beta_start, beta_end, timesteps)\nreturn beta", "timesteps, beta_start=1e-4, beta_end=0.02, kind='cosine'").replace("make_schedule", "noise_schedule");
    expect(verdicts(text)).not.toContain("refuted");
  });

  test("what falls with 1/T leaves (0, 1) for few steps, and β is the one of several that is called so", () => {
    const text = "import numpy as np\ndef get_alphas_betas(T):\n    \"\"\"The noise schedule of the paper.\"\"\"\n    low, high = 0.1, 20.0\n    betas = np.array([low / T + k / (T * (T - 1)) * (high - low) for k in range(T)])\n    alpha_bars = np.cumprod(1 - betas)\n    return alpha_bars, betas\n";
    expect(claimsOf(text).map(({ kind }) => kind)).not.toContain("refuted");
  });

  test("ᾱ of a cosine in a function of its own is no table of the chain beside it", () => {
    const text = "import torch\nfrom settings import options\ndef cosine_beta_schedule(timesteps, s=0.008):\n    def f(t):\n        return torch.cos((t / timesteps + s) / (1 + s) * torch.pi / 2) ** 2\n    k = torch.linspace(0, timesteps, timesteps + 1)\n    alphas_bar = f(k) / f(torch.tensor(0.0))\n    before = torch.cat([torch.tensor([1.0]), alphas_bar[:-1]])\n    return 1 - alphas_bar / before\ndef noised(x_0, t):\n    betas = torch.linspace(1e-4, 0.02, 100)\n    return betas\nprint(cosine_beta_schedule(100))\n";
    expect(claimsOf(text).filter(({ line }) => line === 7).map(({ kind }) => kind)).not.toContain("refuted");
  });
});

describe("ends that are read off the result prove nothing by themselves", () => {
  const schedule = (line: string) => `import torch\nimport math\ndef linear_beta_schedule(timesteps):\n    return ${line}\ndef cosine_beta_schedule(timesteps):\n    f = torch.cos((torch.arange(timesteps + 1) / timesteps + 0.008) / 1.008 * math.pi / 2) ** 2\n    return (1 - f[1:] / f[:-1]).clamp(max=0.999)\n`;
  const kinds = (text: string) => claimsOf(text).map(({ kind }) => kind);
  test("a β above 1 at a thousand steps is left open", () => expect(kinds(schedule("torch.linspace(1e-4, 0.02 * timesteps, timesteps)"))).toEqual(["undecided", "upheld"]));
  test("a β above 1 at a few steps is that of ends made for a thousand", () => expect(kinds(schedule("torch.linspace(0.1 / timesteps, 20 / timesteps, timesteps)"))).toEqual(["upheld", "upheld"]));
  test("a cosine that is clipped at every step is none", () => expect(kinds(schedule("torch.linspace(1e-4, 0.02, timesteps)").replace("1 - f", "1 + f"))).toEqual(["upheld", "refuted"]));
});

test("a cosine that its author cuts off low is left open", () =>
  expect(verdicts(cosine("x = torch.linspace(0, timesteps, timesteps + 1)\nac = torch.cos(((x / timesteps) + s) / (1 + s) * torch.pi * 0.5) ** 2\nac = ac / ac[0]\nreturn torch.clip(1 - ac[1:] / ac[:-1], 0.002, 0.03)"))).toEqual(["undecided"]));

test("a schedule that is given back in a dict, and ᾱ of a cosine, are held to what they are", () => {
  const dict = (grid: string) => `import numpy as np\ndef make_schedule(T, lo=1e-4, hi=0.02):\n    beta = ${grid}\n    return dict(beta=beta, abar=np.cumprod(1 - beta))\n`;
  expect(verdictAt(dict("np.linspace(lo, hi, T)"), "beta = np")).toContain("upheld");
  const bars = (inner: string) => `import numpy as np\ndef cosine_bar(T, s=0.008):\n    i = np.arange(T + 1)\n    f = np.cos(${inner} * np.pi / 2) ** 2\n    return f / f[0]\n`;
  expect(verdictAt(bars("(i / T + s) / (1 + s)"), "return f / f[0]")).toBe("upheld");
  expect(claimsOf(bars("(i / T + s) / (1 - s)")).some(({ kind }) => kind === "refuted")).toBe(true);
});

test.each([["timesteps + 1", "undecided"], ["timesteps + 3", "refuted"]])("a cosine without s on a grid that ends at T of %s steps: %s", (steps, verdict) =>
  expect(verdicts(fn("cosine_beta_schedule", `alphas_bar = torch.cos(torch.arange(timesteps + 1) / (${steps}) * math.pi / 2) ** 2\nreturn (1 - alphas_bar[1:] / alphas_bar[:-1]).clamp(max=0.999)`, "timesteps"))).toEqual([verdict]));
