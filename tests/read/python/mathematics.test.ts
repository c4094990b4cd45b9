import katex from "katex";
import { describe, expect, test } from "vitest";
import { mathematicsOf } from "../../../src/read/python/mathematics.ts";
import { readPython } from "../../../src/read/python/read-python.ts";

const tables: Readonly<Record<string, string>> = { alpha_bar: "\\bar\\alpha", alphas_cumprod: "\\bar\\alpha", betas: "\\beta", alphas: "\\alpha", eps: "\\epsilon", model: "\\epsilon_\\theta" };
const letters = (name: string, index: string | undefined): string | undefined => {
  const letter = tables[name];
  return letter && (index === undefined ? letter : index.length === 1 ? `${letter}_${index}` : `${letter}_{${index}}`);
};
const tex = (source: string): string => mathematicsOf(readPython(source).module.body[0]!, letters);

const table: Readonly<Record<string, string>> = {
  "np.sqrt(alpha_bar[t]) * x_0 + torch.sqrt(1 - alpha_bar[t]) * eps": "\\sqrt{\\bar\\alpha_t}\\,x_0 + \\sqrt{1 - \\bar\\alpha_t}\\,\\epsilon",
  "a = betas[t] * (1 - alphas_cumprod[t-1]) / (1 - alphas_cumprod[t])": "a = \\frac{\\beta_t\\,(1 - \\bar\\alpha_{t - 1})}{1 - \\bar\\alpha_t}",
  "self._extract(self.betas, t, x.shape) * x_0": "\\beta_t\\,x_0",
  "alphas_cumprod.gather(-1, t).view(-1, 1, 1, 1)": "\\bar\\alpha_t",
  "torch.gather(betas, 0, t)": "\\beta_t",
  "alphas_cumprod[t][:, None, None, None] ** 0.5": "\\sqrt{\\bar\\alpha_t}",
  "alphas_cumprod = np.cumprod(1.0 - betas, axis=0)": "\\bar\\alpha = \\prod_{s=1}^{t} (1 - \\beta_s)",
  "x = (x - betas[t] / torch.sqrt(1 - alpha_bar[t]) * model(x, t)) / alphas[t].sqrt()": "x \\leftarrow \\frac{x - \\frac{\\beta_t}{\\sqrt{1 - \\bar\\alpha_t}}\\,\\epsilon_\\theta(x, t)}{\\sqrt{\\alpha_t}}",
  "mean + torch.exp(0.5 * log_var) * torch.randn_like(x)": "\\mathrm{mean} + e^{0.5\\,\\mathrm{log\\_var}}\\,\\varepsilon",
  "np.cos((t / T + s) / (1 + s) * np.pi / 2) ** 2": "\\cos\\left(\\frac{\\frac{\\frac{t}{T} + s}{1 + s}\\,\\pi}{2}\\right)^2",
  "F.mse_loss(noise, self.unet(x_t, t))": "\\mathbb{E}\\left\\|\\mathrm{noise} - \\epsilon_\\theta(x_t, t)\\right\\|^2",
  "(a - b) ** 2": "(a - b)^2",
  "a - (b - c)": "a - (b - c)",
  "-x ** 2": "-x^2",
  "2 * 3": "2 \\cdot 3",
  "1e-8 + x": "10^{-8} + x",
  "z if t > 1 else 0": "\\begin{cases} z & t > 1 \\\\ 0 & \\text{otherwise} \\end{cases}",
  "x_t += sigma_t * z": "x_t \\leftarrow x_t + \\sigma_t\\,z",
  "return torch.from_numpy(alpha_hat).float()": "\\hat\\alpha",
};

describe("Python as mathematics", () => {
  for (const [source, expected] of Object.entries(table)) test(source, () => expect(tex(source)).toBe(expected));
  test("what has no mathematics is shown as code, and all of it is LaTeX that can be set", () => {
    const sources = [...Object.keys(table), "f(**{'a_b': [i for i in x if i % 2]})", "lambda x, y: x_1", "x[1:, ::2]", "not (a and b or c)", "x.shape[0] // 2 @ y", "dict(a='c_d$')['k']", "f'{x:.2f}%'", "print(f'{a}')", "{1: 2}", "x[..., -1]", "a ^ ~b", "import a_b"];
    for (const source of sources) expect(() => katex.renderToString(tex(source), { throwOnError: true, strict: false }), source).not.toThrow();
  });
});
