import { describe, expect, test } from "vitest";
import { losses } from "../../../../src/audit/code/reverse/loss-claims.ts";
import { claimsIn, verdictsOf } from "./claims-in.ts";

const tables = `
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
T = 500
betas = torch.linspace(1e-4, 0.02, T)
alphas_cumprod = torch.cumprod(1 - betas, dim=0)

def q_sample(x_start, t, noise):
    a = alphas_cumprod[t].sqrt().view(-1, 1)
    b = (1 - alphas_cumprod[t]).sqrt().view(-1, 1)
    return a * x_start + b * noise
`;

const p_losses = (body: string) => `${tables}
def p_losses(denoise_model, x_start, t, noise=None):
    if noise is None:
        noise = torch.randn_like(x_start)
    x_noisy = q_sample(x_start, t, noise)
${body}
`;

const training = ({ t = "torch.randint(0, T, (x0.shape[0],))", loss = "F.mse_loss(model(x_t, t), noise)" } = {}) => `${tables}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(2, 2)
    def forward(self, x, t):
        return self.l(x)
model = Net()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(100):
    for x0 in dataloader:
        t = ${t}
        noise = torch.randn_like(x0)
        x_t = q_sample(x0, t, noise)
        loss = ${loss}
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
`;

describe("a loss that is right is upheld", () => {
  test.each(Object.entries({
    "mse_loss of the noise": [p_losses("    return F.mse_loss(denoise_model(x_noisy, t), noise)"), "upheld"],
    "a mean of squares": [p_losses("    return ((noise - denoise_model(x_noisy, t)) ** 2).mean()"), "upheld"],
    "of absolute values": [p_losses("    pred = denoise_model(x_noisy, t)\n    return (noise - pred).abs().mean()"), "upheld"],
    "held to x_0": [p_losses("    x0_pred = denoise_model(x_noisy, t)\n    return F.mse_loss(x0_pred, x_start)"), "upheld"],
    "held to v": [p_losses("    a = alphas_cumprod[t].sqrt().view(-1, 1)\n    b = (1 - alphas_cumprod[t]).sqrt().view(-1, 1)\n    v = a * noise - b * x_start\n    return F.mse_loss(denoise_model(x_noisy, t), v)"), "upheld"],
    "score matching": [p_losses("    b = (1 - alphas_cumprod[t]).sqrt().view(-1, 1)\n    score = denoise_model(x_noisy, t)\n    return ((score * b + noise) ** 2).mean()"), "upheld"],
    "a whole training loop": [training(), "upheld,upheld"],
    "with an nn.MSELoss": [training({ loss: "nn.MSELoss()(model(x_t, t), noise)" }), "upheld,upheld"],
  } as Record<string, readonly [string, string]>))("%s", (_, [python, verdicts]) => expect(verdictsOf(claimsIn(losses, python, "doubt"))).toBe(verdicts));
});

describe("a loss that is wrong is refuted", () => {
  test.each(Object.entries({
    "a second draw of noise": [p_losses("    return F.mse_loss(denoise_model(x_noisy, t), torch.randn_like(x_start))"), /second time/],
    "x_t as the target": [p_losses("    return F.mse_loss(denoise_model(x_noisy, t), x_noisy)"), /x_t itself/],
    "x_0 given to the network": [p_losses("    return F.mse_loss(denoise_model(x_start, t), noise)"), /no noise/],
    "predicted noise held to x_0": [p_losses("    predicted_noise = denoise_model(x_noisy, t)\n    return F.mse_loss(predicted_noise, x_start)"), /compared with x_0/],
    "a plus for a minus": [p_losses("    return ((noise + denoise_model(x_noisy, t)) ** 2).mean()"), /sign/],
    "a training loop with another draw": [training({ loss: "F.mse_loss(model(x_t, t), torch.randn_like(x0))" }), /second time/],
    "a t that never is the first step": [training({ t: "torch.randint(1, T, (x0.shape[0],))" }), /first step is never/],
    "a t that never is the last step": [training({ t: "torch.randint(0, T - 1, (x0.shape[0],))" }), /last step is never/],
  } as Record<string, readonly [string, RegExp]>))("%s", (_, [python, remark]) => {
    const refuted = claimsIn(losses, python, "doubt").filter(({ verdict }) => verdict.kind === "refuted");
    expect(refuted).toHaveLength(1);
    expect(refuted[0]!.remark?.en).toMatch(remark);
  });
});

test("a classifier's loss and a flow's are no such claim", () => {
  expect(claimsIn(losses, `${tables}
def loss_fn(model, x, y):
    return F.mse_loss(model(x, y), y)
def flow_loss(model, x0):
    x1 = torch.randn_like(x0)
    t = torch.rand(x0.shape[0], 1)
    return F.mse_loss(model((1 - t) * x0 + t * x1, t), x1 - x0)
`, "doubt").filter(({ verdict }) => verdict.kind === "refuted")).toEqual([]);
});

describe("a target that is another draw of noise", () => {
  const text = (mixed: string, spread = "np.sqrt(1 - bars[t])") => `import numpy as np
betas = np.linspace(1e-4, 0.02, 200)
bars = np.cumprod(1 - betas)
rng = np.random.default_rng(0)
def mix(x0, t, noise):
    return np.sqrt(bars[t]) * x0 + ${spread} * noise
def loss(net, x0):
    t = rng.integers(0, 200)
    eps = rng.standard_normal(x0.shape)
    x_t = mix(x0, t, ${mixed})
    return np.mean((net(x_t, t) - eps) ** 2)
`;
  const told = (python: string) => claimsIn(losses, python, "doubt").filter(({ verdict }) => verdict.kind === "refuted").map(({ text: line }) => line.trim().split(" ")[0]);
  test("is told at the draw that has no name", () => expect(told(text("rng.standard_normal(x0.shape)"))).toEqual(["x_t"]));
  test("also where x_t is mixed wrong", () => expect(told(text("rng.standard_normal(x0.shape)", "np.sqrt(betas[t])"))).toEqual(["x_t"]));
  test("is none where it is the noise that was mixed in", () => expect(told(text("eps"))).toEqual([]));
});
