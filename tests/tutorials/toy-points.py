"""Diffusion on points in the plane: one file, numpy only.

I wrote this to convince myself that I understood the equations, so it favours being readable over being fast. Run it as a
script to draw a few samples of a Gaussian blob with its exact denoiser in place of a trained one.

Conventions used everywhere below
---------------------------------
* Time t runs from 1 to T, as in the DDPM paper. Every array has T + 1 entries so that x[t] really means time t.
* Entry 0 belongs to the data: BETA[0] = 0, ALPHA[0] = 1, ABAR[0] = 1.
* A batch of points has shape (n, 2); a batch of times has shape (n,).
"""

import numpy as np

T = 200


def linear_betas(T, lo=1e-4, hi=0.05):
    """The usual straight line, with the entry for t = 0 in front."""
    return np.concatenate([[0.0], np.linspace(lo, hi, T)])


def quadratic_betas(T, lo=1e-4, hi=0.05):
    """Quadratic schedule: the square roots of beta are equally spaced between the square roots of lo and hi."""
    return np.concatenate([[0.0], np.linspace(lo**0.5, hi**0.5, T)])


BETA = linear_betas(T)
ALPHA = 1.0 - BETA
ABAR = np.cumprod(ALPHA)


def snr(t):
    """Signal-to-noise ratio of x_t, as a ratio of variances."""
    return ABAR[t] / (1.0 - ABAR[t])


def half_log_snr(t):
    """lambda_t = log(sqrt(abar) / sqrt(1 - abar)), the time variable of fast solvers."""
    return np.log(ABAR[t]) - np.log(1.0 - ABAR[t])


# ---------------------------------------------------------------------------------------------------------------------
# The forward process
# ---------------------------------------------------------------------------------------------------------------------


def diffuse(x0, t, rng):
    """Sample x_t given x_0 in one go. Also returns the noise, which the loss wants."""
    eps = rng.standard_normal(x0.shape)
    signal, noise = np.sqrt(ABAR[t]), np.sqrt(1.0 - ABAR[t])
    return signal[:, None] * x0 + noise[:, None] * eps, eps


def diffuse_slowly(x0, t, rng):
    """The same law as diffuse for a single time t, by walking through x_1, ..., x_t."""
    x = x0.copy()
    for s in range(1, t):
        x = np.sqrt(ALPHA[s]) * x + np.sqrt(BETA[s]) * rng.standard_normal(x.shape)
    return x


def transition(s, t):
    """q(x_t | x_s) for s < t: the factor on x_s and the variance of what is added."""
    ratio = ABAR[t] / ABAR[s]
    return np.sqrt(ratio), 1.0 - ratio


# ---------------------------------------------------------------------------------------------------------------------
# The reverse process
# ---------------------------------------------------------------------------------------------------------------------


def posterior(x0, xt, t):
    """Mean and variance of q(x_{t-1} | x_t, x_0)."""
    from_data = np.sqrt(ABAR[t - 1]) * BETA[t] / (1.0 - ABAR[t])
    from_noisy = np.sqrt(ALPHA[t]) * (1.0 - ABAR[t - 1]) / (1.0 - ABAR[t])
    variance = (1.0 - ABAR[t - 1]) / (1.0 - ABAR[t]) * BETA[t]
    return from_data * x0 + from_noisy * xt, variance


def score_from_eps(eps, t):
    """The score of q(x_t), written with the predicted noise."""
    return -eps / (1.0 - ABAR[t])


def step_down(net, xt, t, rng):
    """One ancestral step from t to t - 1, with the larger of the two variances of the paper, sigma_t^2 = beta_t.

    The very last step (t = 1) returns the mean and adds nothing.
    """
    eps = net(xt, t)
    mean = (xt - BETA[t] / np.sqrt(1.0 - ABAR[t]) * eps) / np.sqrt(ALPHA[t])
    if t == 1:
        return mean
    return mean + np.sqrt(BETA[t]) * rng.standard_normal(xt.shape)


def sample(net, n, rng):
    """Draw n points: pure noise at time T, then T steps down."""
    x = rng.standard_normal((n, 2))
    for t in range(T, -1, -1):
        x = step_down(net, x, t, rng)
    return x


# ---------------------------------------------------------------------------------------------------------------------
# Training
# ---------------------------------------------------------------------------------------------------------------------


def simple_loss(net, x0, rng):
    """Mean squared error between the noise and its prediction, at random times."""
    t = rng.integers(1, T + 1, size=len(x0))
    xt, eps = diffuse(x0, t, rng)
    return np.mean((net(xt, t) - eps) ** 2)


class BlobDenoiser:
    """The best possible eps-network when the data are N(centre, width^2 I): the noise expected given x_t."""

    def __init__(self, centre, width):
        self.centre, self.width = np.asarray(centre), width

    def __call__(self, xt, t):
        abar = ABAR[t]
        total = abar * self.width**2 + 1.0 - abar
        return (xt - np.sqrt(abar) * self.centre) * (1.0 - abar) / total


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    points = sample(BlobDenoiser([3.0, -1.0], 0.5), 1000, rng)
    print(points.mean(axis=0), points.std(axis=0))
