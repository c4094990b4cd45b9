import { expect, test } from "vitest";
import { verdictAt } from "../claims-of.ts";

const text = (docstring: string, entry: string) => `import torch
betas = torch.linspace(1e-4, 0.02, 1000)
alphas_cumprod = torch.cumprod(1 - betas, 0)

def q_sample(x0, t, noise):
    """${docstring}"""
    a = ${entry}
    return a.sqrt() * x0 + (1 - a).sqrt() * noise
`;
const shapes = "x0, noise: (B, C, H, W). t: (B,), a step for each.";

test("a table's entry for each sample that is not lined up is told where shapes are said", () => {
  expect(verdictAt(text(shapes, "alphas_cumprod[t]"), "a = alphas")).toBe("refuted");
  expect(verdictAt(text(shapes, "alphas_cumprod[t].view(-1, 1, 1, 1)"), "return a.sqrt()")).toBe("upheld");
});

test("a function that may be given one step is left alone", () => {
  expect(verdictAt(text("x0 at step t", "alphas_cumprod[t]"), "return a.sqrt()")).toBe("upheld");
  expect(verdictAt(text("x0 (B, C, H, W), t an int", "alphas_cumprod[t]"), "return a.sqrt()")).toBe("upheld");
});
