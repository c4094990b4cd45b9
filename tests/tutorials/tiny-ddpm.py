"""
tiny_ddpm.py - denoising diffusion in a single file.

What is in here
    * noise schedules (linear, cosine, sqrt, JSD)
    * Diffusion: forward process, posterior, ancestral sampling, variational bound
    * respace(): run a trained model on a subset of its timesteps
    * a few helpers for training (loss-aware timestep sampling, running the loop)

What is not in here: a U-Net (bring your own, it is called as model(x, t) and returns something of the shape of x), data loading,
checkpoints, fp16, distributed anything.

Timesteps are integers 0 .. num_steps - 1 and index the buffers directly: entry i of a buffer belongs to the (i + 1)-th noising step.
Images are tensors of shape (B, C, H, W) in [-1, 1].
"""

import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


# ----------------------------------------------------------------------------
# schedules
# ----------------------------------------------------------------------------


def linear_schedule(num_steps):
    """Linear schedule of Ho et al., rescaled so that it also works for other numbers of steps than 1000."""
    scale = 1000 / num_steps
    return torch.linspace(scale * 1e-4, scale * 0.02, num_steps)


def cosine_schedule(num_steps, s=0.008, max_beta=0.999):
    """Cosine schedule of Nichol & Dhariwal: alpha_bar(t) = f(t) / f(0), f(t) = cos^2((t/T + s) / (1 + s) * pi / 2)."""
    steps = torch.arange(num_steps + 1)
    f = torch.cos((steps / num_steps + s) / 1 + s * math.pi / 2) ** 2
    alphas_bar = f / f[0]
    betas = 1 - alphas_bar[1:] / alphas_bar[:-1]
    return betas.clamp(0, max_beta)


def sqrt_schedule(num_steps, s=1e-4, max_beta=0.999):
    """The schedule of Diffusion-LM: alpha_bar(t) = g(t) / g(0), g(t) = 1 - sqrt(t/T + s)."""
    t = torch.arange(num_steps + 1) / num_steps
    g = (1 - torch.sqrt(t + s)).clamp(min=0)
    betas = 1 - g[1:] / g[:-1]
    return betas.clamp(0, max_beta)


def jsd_schedule(num_steps):
    """beta_t = 1 / (T - t + 1), i.e. 1/T, 1/(T-1), ..., 1, for which alpha_bar falls linearly."""
    return 1.0 / torch.arange(num_steps, 1, -1)


def get_named_schedule(name, num_steps):
    if name == "linear":
        return linear_schedule(num_steps)
    if name == "cosine":
        return cosine_schedule(num_steps)
    if name == "sqrt":
        return sqrt_schedule(num_steps)
    if name == "jsd":
        return jsd_schedule(num_steps)
    raise ValueError(f"unknown schedule: {name}")


# ----------------------------------------------------------------------------
# helpers
# ----------------------------------------------------------------------------


def extract(arr, t, shape):
    """Look up one number per batch entry and append axes until it broadcasts with `shape`."""
    out = arr[t]
    while out.dim() < len(shape):
        out = out[..., None]
    return out


def mean_flat(x):
    """Mean over everything except the batch axis."""
    return x.mean(dim=list(range(1, x.dim())))


def normal_kl(mean1, logvar1, mean2, logvar2):
    """KL( N(mean1, exp(logvar1)) || N(mean2, exp(logvar2)) ) in nats, per element."""
    return 0.5 * (
        -1.0
        + logvar2
        - logvar1
        + torch.exp(logvar1 - logvar2)
        + (mean1 - mean2) ** 2 * torch.exp(-logvar1)
    )


def gaussian_log_prob(x, mean, logvar):
    """log N(x; mean, exp(logvar)), per element."""
    return -0.5 * (math.log(2 * math.pi) + logvar + (x - mean) ** 2 * torch.exp(-logvar))


# ----------------------------------------------------------------------------
# the process
# ----------------------------------------------------------------------------


class Diffusion(nn.Module):
    """
    The Gaussian diffusion process with an eps-predicting model.

    var_type: "small" (posterior variance) or "large" (beta).
    """

    def __init__(self, betas, var_type="small"):
        super().__init__()
        assert betas.dim() == 1
        self.num_steps = len(betas)
        self.var_type = var_type

        alphas = 1.0 - betas
        alphas_bar = torch.cumprod(alphas, 0)
        alphas_bar_prev = torch.cat([torch.ones(1), alphas_bar[:-1]])
        alphas_bar_next = torch.cat([alphas_bar[1:], torch.zeros(1)])

        def register(name, value):
            self.register_buffer(name, value)

        register("betas", betas)
        register("alphas_bar", alphas_bar)
        register("alphas_bar_prev", alphas_bar_prev)
        register("alphas_bar_next", alphas_bar_next)

        # q(x_t | x_0)
        register("sqrt_alphas_bar", alphas_bar.sqrt())
        register("sqrt_one_minus_alphas_bar", (1.0 - alphas_bar).sqrt())
        register("log_one_minus_alphas_bar", torch.log(1.0 - alphas_bar))

        # x_0 from x_t and eps
        register("sqrt_recip_alphas_bar", (1.0 / alphas_bar).sqrt())
        register("sqrt_recipm1_alphas_bar", (1.0 / alphas_bar - 1).sqrt())

        # q(x_{t-1} | x_t, x_0)
        posterior_var = betas * (1.0 - alphas_bar_prev) / (1.0 - alphas_bar)
        register("posterior_var", posterior_var)
        # the variance is 0 at the start of the chain, use the second entry there
        register("posterior_logvar", torch.log(torch.cat([posterior_var[1:2], posterior_var[1:]])))
        register("posterior_coef_x0", betas * alphas_bar.sqrt() / (1.0 - alphas_bar))
        register("posterior_coef_xt", (1.0 - alphas_bar_prev) * alphas.sqrt() / (1.0 - alphas_bar))

    # -- forward ---------------------------------------------------------------

    def q_mean_variance(self, x0, t):
        """Mean, variance and log-variance of q(x_t | x_0)."""
        mean = extract(self.sqrt_alphas_bar, t, x0.shape) * x0
        variance = extract(1.0 - self.alphas_bar, t, x0.shape)
        log_variance = extract(self.log_one_minus_alphas_bar, t, x0.shape)
        return mean, variance, log_variance

    def q_sample(self, x0, t, noise=None):
        """A sample of q(x_t | x_0)."""
        noise = torch.randn_like(x0) if noise is None else noise
        mean, variance, _ = self.q_mean_variance(x0, t)
        return mean + variance * noise

    def q_posterior(self, x0, xt, t):
        """Mean, variance and log-variance of q(x_{t-1} | x_t, x_0)."""
        mean = extract(self.posterior_coef_x0, t, xt.shape) * x0 + extract(self.posterior_coef_xt, t, xt.shape) * xt
        return mean, extract(self.posterior_var, t, xt.shape), extract(self.posterior_logvar, t, xt.shape)

    # -- reverse ---------------------------------------------------------------

    def predict_x0(self, xt, t, eps):
        return extract(self.sqrt_recip_alphas_bar, t, xt.shape) * xt - extract(self.sqrt_recipm1_alphas_bar, t, xt.shape) * eps

    def predict_eps(self, xt, t, x0):
        return (extract(self.sqrt_recip_alphas_bar, t, xt.shape) * xt - x0) / extract(self.sqrt_recipm1_alphas_bar, t, xt.shape)

    def p_mean_variance(self, model, xt, t, clip=True):
        """Mean and log-variance of p(x_{t-1} | x_t), and the estimate of x_0."""
        x0 = self.predict_x0(xt, t, model(xt, t))
        if clip:
            x0 = x0.clamp(-1, 1)
        mean, _, logvar = self.q_posterior(x0, xt, t)
        if self.var_type == "large":
            logvar = extract(torch.log(self.betas), t, xt.shape)
        return mean, logvar, x0

    @torch.no_grad()
    def p_sample(self, model, xt, t, clip=True):
        mean, logvar, _ = self.p_mean_variance(model, xt, t, clip)
        noise = torch.randn_like(xt)
        nonzero = (t >= 0).to(xt.dtype).reshape(-1, *([1] * (xt.dim() - 1)))  # no noise when t == 0
        return mean + nonzero * torch.exp(0.5 * logvar) * noise

    @torch.no_grad()
    def sample(self, model, shape, clip=True):
        x = torch.randn(shape)
        for i in reversed(range(self.num_steps)):
            t = torch.full((shape[0],), i, dtype=torch.long)
            x = self.p_sample(model, x, t, clip)
        return x

    @torch.no_grad()
    def ddim_sample(self, model, xt, t):
        """One deterministic step t -> t - 1."""
        eps = model(xt, t)
        x0 = self.predict_x0(xt, t, eps)
        ab_prev = extract(self.alphas_bar_prev, t, xt.shape)
        return ab_prev.sqrt() * x0 + (1 - ab_prev).sqrt() * eps

    @torch.no_grad()
    def ddim_reverse(self, model, xt, t):
        """One deterministic step t -> t + 1, towards the noise."""
        eps = model(xt, t)
        x0 = self.predict_x0(xt, t, eps)
        ab_next = extract(self.alphas_bar_next, t, xt.shape)
        return ab_next.sqrt() * x0 + (1 - ab_next).sqrt() * eps

    # -- losses ----------------------------------------------------------------

    def training_loss(self, model, x0, t):
        """The simple loss, one number per batch entry."""
        noise = torch.randn_like(x0)
        xt = self.q_sample(x0, t, noise)
        return mean_flat((model(xt, t) - noise) ** 2)

    def vb_term(self, model, x0, xt, t):
        """KL( q(x_{t-1} | x_t, x_0) || p(x_{t-1} | x_t) ) in bits per dimension, for t > 0."""
        true_mean, _, true_logvar = self.q_posterior(x0, xt, t)
        mean, logvar, _ = self.p_mean_variance(model, xt, t, clip=False)
        kl = normal_kl(true_mean, true_logvar, mean, logvar)
        return mean_flat(kl) * math.log(2.0)

    def prior_bpd(self, x0):
        """KL( q(x_T | x_0) || N(0, I) ) in bits per dimension: what is lost because T is finite."""
        t = torch.full((x0.shape[0],), self.num_steps - 1, dtype=torch.long)
        mean, _, logvar = self.q_mean_variance(x0, t)
        kl = normal_kl(mean, logvar, torch.zeros_like(mean), torch.zeros_like(logvar))
        return mean_flat(kl) / math.log(2.0)

    def vb_weight(self):
        """What the simple loss has to be multiplied with at each t > 0 to be the bound (variance beta): beta / (2 alpha (1 - alphas_bar))."""
        alphas = 1.0 - self.betas
        return self.betas**2 / (2 * self.betas * alphas * (1.0 - self.alphas_bar))


# ----------------------------------------------------------------------------
# fewer steps
# ----------------------------------------------------------------------------


def respace(betas, keep):
    """
    Betas of the process that only has the timesteps in `keep` (ascending): the alphas_bar of the kept steps stay what they are.
    """
    alphas_bar = torch.cumprod(1.0 - betas, 0)
    last, new_betas = 1.0, []
    for i in keep:
        new_betas.append(1 - last / alphas_bar[i])
        last = alphas_bar[i]
    return torch.stack(new_betas)


def evenly(num_steps, count):
    """`count` timesteps from 0 to num_steps - 1, both included, as evenly spaced as integers can be."""
    return [round(i * (num_steps - 1) / count) for i in range(count)]


# ----------------------------------------------------------------------------
# training
# ----------------------------------------------------------------------------


def uniform_timesteps(batch_size, num_steps):
    """Uniform over 0 .. num_steps - 1."""
    return torch.randint(0, num_steps, (batch_size,))


def antithetic_timesteps(batch_size, num_steps):
    """Pairs t and num_steps - 1 - t, which lowers the variance of the loss; batch_size has to be even."""
    half = torch.randint(0, num_steps, (batch_size // 2,))
    return torch.cat([half, num_steps - half])


class LossAwareSampler:
    """Importance sampling of t with p_t proportional to sqrt(E[L_t^2]) over the last losses; the weights undo the bias."""

    def __init__(self, num_steps, history=10):
        self.losses = np.ones((num_steps, history))

    def probabilities(self):
        p = np.sqrt((self.losses**2).mean(axis=1))
        return p / p.sum()

    def sample(self, batch_size):
        p = self.probabilities()
        t = np.random.choice(len(p), size=batch_size, p=p)
        weights = 1 / (len(p) * p[t])
        return torch.from_numpy(t), torch.from_numpy(weights)


def train(model, diffusion, batches, lr=2e-4):
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    for x0 in batches:
        t = uniform_timesteps(len(x0), diffusion.num_steps)
        loss = diffusion.training_loss(model, x0, t).mean()
        opt.zero_grad()
        loss.backward()
        opt.step()


if __name__ == "__main__":
    diffusion = Diffusion(get_named_schedule("cosine", 50))
    standard_normal = lambda x, t: extract(diffusion.sqrt_one_minus_alphas_bar, t, x.shape) * x
    out = diffusion.sample(standard_normal, (256, 1, 4, 4), clip=False)
    print("std of the samples:", out.std().item())
