import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run

K = 9


def space(document, betas=None):
    """The script's names, on its own schedule or with betas put in, 1-based with an entry for t = 0."""
    names = run(document.text)
    if betas is not None:
        chain = Chain(betas)
        names.update(T=chain.T, BETA=np.array([0.0, *betas]), ALPHA=1 - np.array([0.0, *betas]), ABAR=np.array(chain.bars))
    return names


def linear(document):
    return close(space(document)["linear_betas"](3, 0.1, 0.3), [0, 0.1, 0.2, 0.3])


def quadratic(document):
    got = space(document)["quadratic_betas"](3, 0.01, 0.09)
    return close(got, [0, 0.01, 0.04, 0.09]), f"between 0.01 and 0.09 the three betas are {got[1:]}, should be 0.01 0.04 0.09"


def bars(document):
    names = space(document)
    chain = Chain(names["BETA"][1:])
    return close(names["ABAR"], chain.bars) and close(names["ALPHA"][1:], [chain.alpha(t) for t in range(1, 201)])


def scalar(document, name, reference):
    betas = random_betas(4, 3)
    have, want = [space(document, betas)[name](t) for t in (1, 2, 3, 4)], [reference(Chain(betas), t) for t in (1, 2, 3, 4)]
    shown = space(document, [0.1, 0.2])[name](2), reference(Chain([0.1, 0.2]), 2)
    return close(have, want), f"for betas 0.1, 0.2 at t = 2: {shown[0]:.4f}, should be {shown[1]:.4f}"


def snr(document):
    return scalar(document, "snr", lambda c, t: (c.marginal(t)[0] / c.marginal(t)[1]) ** 2)


def half_log_snr(document):
    return scalar(document, "half_log_snr", lambda c, t: math.log(c.marginal(t)[0] / c.marginal(t)[1]))


def law(document, name, betas, t, batch):
    source = Source(K, axis=0)
    with drawing(source):
        rng = np.random.default_rng()
        x0 = source.next((K, 2))
        got = space(document, betas)[name](x0, np.full(K, t) if batch else t, rng)
    return coefficients(got[0] if batch else got, axis=0), source.kinds


def diffuse(document):
    betas = random_betas(4, 4)
    return all(close(law(document, "diffuse", betas, t, True)[0][:2], Chain(betas).marginal(t)) for t in (1, 2, 3, 4))


def diffuse_slowly(document):
    good = True
    for t in (1, 2, 3, 4):
        betas = random_betas(4, t)
        got = law(document, "diffuse_slowly", betas, t, False)[0]
        good = good and close([got[0], math.sqrt(sum(got[1:] ** 2))], Chain(betas).marginal(t))
    got = law(document, "diffuse_slowly", [0.1, 0.2], 2, False)[0]
    return good, f"for betas 0.1, 0.2 at t = 2 the variance is {sum(got[1:] ** 2):.4f}, diffuse has {1 - Chain([0.1, 0.2]).abar(2):.4f}"


def transition(document):
    """By composing the steps s + 1..t."""
    betas = random_betas(5, 6)
    for s in range(5):
        for t in range(s + 1, 6):
            factor, variance = 1.0, 0.0
            for i in range(s, t):
                factor, variance = factor * math.sqrt(1 - betas[i]), variance * (1 - betas[i]) + betas[i]
            if not close(space(document, betas)["transition"](s, t), (factor, variance)):
                return False
    return True


def posterior(document, which):
    betas = random_betas(4, 7)
    for t in (1, 2, 3, 4):
        mean_0, variance = space(document, betas)["posterior"](1.0, 0.0, t)
        mean_t, _ = space(document, betas)["posterior"](0.0, 1.0, t)
        if not close((mean_0, mean_t, variance)[which], Chain(betas).posterior(t)[which]):
            return False
    return True


def from_data(document):
    return posterior(document, 0)


def from_noisy(document):
    return posterior(document, 1)


def variance(document):
    return posterior(document, 2)


def score(document):
    """x_t = mean + deviation * eps has the score -(x_t - mean) / variance."""
    betas = random_betas(4, 8)
    have = [space(document, betas)["score_from_eps"](1.0, t) for t in (1, 2, 3, 4)]
    want = [-Chain(betas).marginal(t)[1] / (1 - Chain(betas).abar(t)) for t in (1, 2, 3, 4)]
    return close(have, want), f"at abar = {Chain([0.1, 0.2]).abar(2):.2f}: {space(document, [0.1, 0.2])['score_from_eps'](1.0, 2):.4f} eps, should be {-1 / Chain([0.1, 0.2]).marginal(2)[1]:.4f} eps"


def stepped(document, t):
    betas, source = [0.1, 0.2, 0.3], Source(K, axis=0)
    with drawing(source):
        x = source.next((K, 2))
        got = space(document, betas)["step_down"](source.network(), x, t, np.random.default_rng())
    return coefficients(got, axis=0)[:3], Chain(betas)


def mean(document):
    return all(close(got[:2], chain.reverse(t)[:2]) for t in (1, 2, 3) for got, chain in [stepped(document, t)])


def noise(document):
    return close([stepped(document, t)[0][2] for t in (1, 2, 3)], [0, math.sqrt(0.2), math.sqrt(0.3)])


def sampled(document):
    """The whole loop with the exact denoiser of unit Gaussian data, whose law every step keeps near."""
    names = space(document, random_betas(6, 9))
    steps = []
    was = names["step_down"]
    names["step_down"] = lambda net, x, t, rng: steps.append(t) or was(net, x, t, rng)
    with np.errstate(all="ignore"):
        x = names["sample"](names["BlobDenoiser"]([0.0, 0.0], 1.0), 10, np.random.RandomState(0))
    return steps == [6, 5, 4, 3, 2, 1] and bool(np.isfinite(x).all()), f"the steps taken are {steps} and {int(np.isnan(x).sum())} of 20 numbers come out as nan"


class Integers:
    def __init__(self, source, t):
        self.source, self.t = source, t

    def standard_normal(self, shape):
        return self.source.next(shape)

    def integers(self, low, high, size):
        self.asked = (low, high, size)
        return np.full(size, self.t)


def loss(document):
    betas, source, calls = random_betas(4, 10), Source(K, axis=0), []
    names = space(document, betas)
    rng = Integers(source, 3)
    noise = np.repeat(np.eye(K)[1][:, None], 2, axis=1)
    value = names["simple_loss"](lambda x, t: calls.append((x, t)) or 3 * noise, source.next((K, 2)), rng)
    return close(value, 4 / K) and close(coefficients(calls[0][0], axis=0)[:2], Chain(betas).marginal(3)) and (calls[0][1] == 3).all()


def times(document):
    rng = Integers(Source(K, axis=0), 3)
    names = space(document)
    names["simple_loss"](lambda x, t: x, rng.source.next((K, 2)), rng)
    return rng.asked == (1, names["T"] + 1, K)


def denoiser(document):
    """E[eps | x_t] by conditioning: cov(eps, x_t) / var(x_t) times x_t less its mean."""
    betas = [0.1, 0.2]
    chain, one = Chain(betas), space(document, betas)["BlobDenoiser"]([1.0, 1.0], 0.5)
    at, signal, deviation = 2.0, *chain.marginal(2)
    want = deviation / (signal**2 * 0.25 + deviation**2) * (at - signal)
    got = float(one(np.array([[at, at]]), 2)[0, 0])
    return close(got, want), f"for betas 0.1, 0.2, width 0.5, centre 1, x_2 = 2: {got:.4f}, should be {want:.4f}"
