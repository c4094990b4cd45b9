import { expect, test } from "vitest";
import { samplingLoops } from "../../../../src/audit/code/reverse/loop-claims.ts";
import { claimsIn } from "./claims-in.ts";

const sampler = (output: string, guess: string) => `
import torch
T = 100
betas = torch.linspace(1e-3, 0.1, T)
abar = torch.cumprod(1 - betas, dim=0)

def sample(net, shape):
    x = torch.randn(shape)
    for t in reversed(range(T)):
        ${output} = net(x, torch.full((shape[0],), t))
        before = abar[t - 1] if t > 0 else torch.tensor(1.0)
        x0 = ${guess}
        mean = (before.sqrt() * betas[t] * x0 + (1 - betas[t]).sqrt() * (1 - before) * x) / (1 - abar[t])
        x = mean + (betas[t] * (1 - before) / (1 - abar[t])).sqrt() * torch.randn_like(x)
    return x
`;
const told = (python: string) => claimsIn(samplingLoops, python, "doubt").map(({ verdict, convention }) => `${verdict.kind}, ${convention?.en}`);

test("what a network's output is called says what a wrong update meant it for", () =>
  expect(told(sampler("eps", "(x - (1 - abar[t]).sqrt() * eps) * abar[t].sqrt()"))).toEqual(["refuted, the network predicts the noise ε"]));
test("an update that is right in another way is right, whatever the output is called", () =>
  expect(told(sampler("eps", "abar[t].sqrt() * x - (1 - abar[t]).sqrt() * eps"))).toEqual(["upheld, the network predicts v"]));
