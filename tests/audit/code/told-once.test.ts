import { expect, test } from "vitest";
import { claimsOf } from "./claims-of.ts";

const walk = (index: string) => `import torch
betas = torch.linspace(1e-4, 0.02, 200)
alphas = 1 - betas
alpha_bars = torch.cumprod(alphas, 0)

def q_sample(x0, i):
    return alpha_bars[i].sqrt() * x0 + (1 - alpha_bars[i]).sqrt() * torch.randn_like(x0)

def q_sample_slowly(x0, i):
    x = x0
    for k in range(i + 1):
        x = torch.sqrt(alphas[${index}]) * x + torch.sqrt(betas[k]) * torch.randn_like(x)
    return x
`;
const refuted = (text: string) => claimsOf(text).filter(({ kind }) => kind === "refuted").map(({ line, claim }) => `${line} ${claim.rightForm ?? ""}`);

test("a slip in a loop is told once, at the line that is mended", () => {
  expect(refuted(walk("k - 1"))).toEqual(["12 x = torch.sqrt(alphas[k]) * x + torch.sqrt(betas[k]) * torch.randn_like(x)"]);
  expect(refuted(walk("k"))).toEqual([]);
});
