"""Minimal Gaussian diffusion: everything around the network, in one file.

The network itself is not here. Any module with `forward(x, t)` will do, where x is a batch of images
scaled to [-1, 1] and t a batch of integer steps 0 ... num_timesteps - 1. Step t of the code is step t + 1
of the DDPM paper, so that alphas_cumprod[0] = 1 - betas[0].

    diffusion = GaussianDiffusion(unet, image_size=32, timesteps=1000)
    loss = diffusion(images)
    samples = diffusion.sample(batch_size=16)
"""

import math

import torch
import torch.nn.functional as F
from torch import nn
from tqdm.auto import tqdm


def at(table, t, like):
    """The table's entries at the steps t, one per image, shaped to broadcast over `like`."""
    picked = torch.gather(table, 0, t)
    return picked[(...,) + (None,) * (like.ndim - 1)]


def linear_betas(timesteps):
    """The DDPM schedule, rescaled so that other numbers of steps end at about the same noise."""
    scale = 1000 / timesteps
    return torch.linspace(scale * 1e-4, scale * 0.02, timesteps, dtype=torch.float64)


def cosine_betas(timesteps, s=0.008):
    """Squared-cosine alphas_cumprod; betas are clipped to keep the last steps finite."""
    grid = torch.linspace(0, 1, timesteps + 1, dtype=torch.float64)
    bar = torch.cos((grid + s) / (1 + s) * math.pi / 2) ** 2
    bar = bar / bar[0]
    return torch.clip(1 - bar[1:] / bar[:-1], 0, 0.999)


class GaussianDiffusion(nn.Module):
    def __init__(self, model, *, image_size, channels=3, timesteps=1000, schedule="linear", objective="pred_noise"):
        super().__init__()
        self.model = model
        self.image_size = image_size
        self.channels = channels
        self.objective = objective

        betas = linear_betas(timesteps) if schedule == "linear" else cosine_betas(timesteps)
        alphas = 1.0 - betas
        alphas_cumprod = torch.cumprod(alphas, dim=0)
        alphas_cumprod_prev = F.pad(alphas_cumprod[:-1], (1, 0), value=1.0)
        self.num_timesteps = int(betas.shape[0])

        def register(name, val):
            self.register_buffer(name, val.to(torch.get_default_dtype()))

        register("betas", betas)
        register("alphas_cumprod", alphas_cumprod)
        register("alphas_cumprod_prev", alphas_cumprod_prev)

        # q(x_t | x_0)
        register("sqrt_alphas_cumprod", torch.sqrt(alphas_cumprod))
        register("sqrt_one_minus_alphas_cumprod", torch.sqrt(1.0 - alphas_cumprod))
        register("log_one_minus_alphas_cumprod", torch.log(1.0 - alphas_cumprod))
        register("sqrt_recip_alphas_cumprod", torch.sqrt(1.0 / alphas_cumprod))
        register("sqrt_recipm1_alphas_cumprod", torch.sqrt(1.0 / alphas_cumprod) - 1)

        # q(x_{t-1} | x_t, x_0)
        posterior_variance = betas * (1.0 - alphas_cumprod_prev) / (1.0 - alphas_cumprod)
        register("posterior_variance", posterior_variance)
        # the variance is 0 at the first step, and its logarithm would be -inf
        register("posterior_log_variance_clipped", torch.log(posterior_variance.clamp(min=1e-20)))
        register("posterior_mean_coef1", betas * torch.sqrt(alphas_cumprod_prev) / (1.0 - alphas_cumprod))
        register("posterior_mean_coef2", (1.0 - alphas_cumprod_prev) * torch.sqrt(alphas_cumprod) / (1.0 - alphas_cumprod))

        # what turns the loss of each objective into the loss on the noise
        snr = alphas_cumprod / (1 - alphas_cumprod)
        weight = {"pred_noise": torch.ones_like(snr), "pred_x0": snr, "pred_v": snr + 1}
        register("loss_weight", weight[objective])

    # ---- conversions

    def predict_start_from_noise(self, x_t, t, noise):
        return (
            at(self.sqrt_recip_alphas_cumprod, t, x_t) * x_t
            - at(self.sqrt_recipm1_alphas_cumprod, t, x_t) * noise
        )

    def predict_noise_from_start(self, x_t, t, x0):
        return (
            at(self.sqrt_recip_alphas_cumprod, t, x_t) * x_t - x0
        ) / at(self.sqrt_recipm1_alphas_cumprod, t, x_t)

    def predict_v(self, x_start, t, noise):
        return (
            at(self.sqrt_alphas_cumprod, t, x_start) * noise
            - at(self.sqrt_one_minus_alphas_cumprod, t, x_start) * x_start
        )

    def predict_start_from_v(self, x_t, t, v):
        return (
            at(self.sqrt_alphas_cumprod, t, x_t) * x_t
            + at(self.sqrt_one_minus_alphas_cumprod, t, x_t) * v
        )

    # ---- forward process

    def q_mean_variance(self, x_start, t):
        """Mean, variance and log variance of q(x_t | x_0)."""
        mean = at(self.sqrt_alphas_cumprod, t, x_start) * x_start
        variance = at(self.sqrt_one_minus_alphas_cumprod, t, x_start)
        log_variance = at(self.log_one_minus_alphas_cumprod, t, x_start)
        return mean, variance, log_variance

    def q_sample(self, x_start, t, noise=None):
        """Draws x_t given x_0 in one go."""
        noise = torch.randn_like(x_start) if noise is None else noise
        return (
            at(self.sqrt_alphas_cumprod, t, x_start) * x_start
            + at(self.sqrt_one_minus_alphas_cumprod, t, x_start) * noise
        )

    def q_posterior(self, x_start, x_t, t):
        """Mean, variance and clipped log variance of q(x_{t-1} | x_t, x_0)."""
        posterior_mean = (
            at(self.posterior_mean_coef1, t, x_t) * x_start
            + at(self.posterior_mean_coef2, t, x_t) * x_t
        )
        posterior_variance = at(self.posterior_variance, t, x_t)
        posterior_log_variance = at(self.posterior_log_variance_clipped, t, x_t)
        return posterior_mean, posterior_variance, posterior_log_variance

    # ---- reverse process

    def model_predictions(self, x, t):
        out = self.model(x, t)
        if self.objective == "pred_noise":
            return self.predict_start_from_noise(x, t, out)
        if self.objective == "pred_v":
            return self.predict_start_from_v(x, t, out)
        return out

    def p_mean_variance(self, x, t, clip_denoised=True):
        x_start = self.model_predictions(x, t)
        if clip_denoised:
            x_start = x_start.clamp(-1.0, 1.0)
        return self.q_posterior(x_start, x, t)

    @torch.no_grad()
    def p_sample(self, x, t):
        """One step back, from x_t to x_{t-1}; no noise at t = 0."""
        mean, _, log_variance = self.p_mean_variance(x, t)
        noise = torch.randn_like(x)
        later = (t > 0).to(x.dtype)[(...,) + (None,) * (x.ndim - 1)]
        return mean + later * torch.exp(log_variance) * noise

    @torch.no_grad()
    def p_sample_loop(self, shape):
        """Starts from x_T ~ N(0, I) and applies p_sample at every step."""
        img = torch.randn(shape, device=self.betas.device)
        for i in tqdm(reversed(range(1, self.num_timesteps)), total=self.num_timesteps):
            t = torch.full((shape[0],), i, device=img.device, dtype=torch.long)
            img = self.p_sample(img, t)
        return img

    @torch.no_grad()
    def ddim_sample(self, shape, steps=50):
        """Deterministic sampling (eta = 0) over a sub-sequence of the steps, ending in x_0."""
        img = torch.randn(shape, device=self.betas.device)
        times = torch.linspace(-1, self.num_timesteps - 1, steps + 1).long().flip(0).tolist()
        for now, nxt in zip(times[:-1], times[1:]):
            t = torch.full((shape[0],), now, device=img.device, dtype=torch.long)
            x_start = self.model_predictions(img, t)
            noise = self.predict_noise_from_start(img, t, x_start)
            bar = self.alphas_cumprod[nxt] if nxt >= 0 else torch.ones(())
            img = bar.sqrt() * x_start + (1 - bar).sqrt() * noise
        return img

    def sample(self, batch_size=16):
        return self.p_sample_loop((batch_size, self.channels, self.image_size, self.image_size))

    # ---- training

    def p_losses(self, x_start, t, noise=None):
        noise = torch.randn_like(x_start) if noise is None else noise
        x = self.q_sample(x_start, t, noise)
        out = self.model(x, t)
        if self.objective == "pred_noise":
            target = noise
        elif self.objective == "pred_v":
            target = self.predict_v(x_start, t, noise)
        else:
            target = x_start
        loss = F.mse_loss(out, target, reduction="none").mean(dim=tuple(range(1, x.ndim)))
        return (loss * self.loss_weight[t]).mean()

    def forward(self, img):
        t = torch.randint(0, self.num_timesteps + 1, (img.shape[0],), device=img.device).long()
        return self.p_losses(img, t)
