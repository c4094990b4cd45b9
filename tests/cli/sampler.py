import torch

T = 200
betas = torch.linspace(1e-4, 0.02, T)
alphas = 1 - betas
alpha_bars = torch.cumprod(alphas, dim=0)


def sample(model, shape):
    x = torch.randn(shape)
    for t in reversed(range(T)):
        eps = model(x, t)
        x = (x - betas[t] / torch.sqrt(1 - alpha_bars[t]) * eps) / torch.sqrt(alphas[t])
        if t > 0:
            x = x + betas[t] * torch.randn_like(x)
    return x
