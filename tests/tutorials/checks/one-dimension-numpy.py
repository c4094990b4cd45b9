import math
import re

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 20
ROOTS = (1.0, -1.0)


def space(document, betas=None):
    """All listings but the printing one, on the document's betas or with others put in."""
    sources = [one for one in document.listings if "print(" not in one and not one.startswith("first level")]
    if betas is not None:
        sources = [re.sub(r"^betas = .*$", "betas = np.array(given)", one, flags=re.M) for one in sources]
        sources = [re.sub(r"^T = .*$", f"T = {len(betas)}", one, flags=re.M) for one in sources]
    return run(*sources, put={"given": betas})


def linear(document):
    got = space(document)["linear_betas"](5, 0.1, 0.5)
    return close(got, [0.1, 0.2, 0.3, 0.4, 0.5]), f"five betas from 0.1 to 0.5: {got}"


def curve(document, name, f):
    """alphabar of all levels but the last, whose beta is clipped."""
    got = np.cumprod(1 - space(document)[name](50))
    want = [f(t / 50) / f(0) for t in range(1, 50)]
    return len(got) == 50 and close(got[:49], want), f"50 levels: alphabar after 25 of them is {got[24]:.4f}, the curve is at {want[24]:.4f}"


def cosine(document):
    return curve(document, "cosine_betas", lambda u: math.cos((u + 0.008) / 1.008 * math.pi / 2) ** 2)


def sigmoid(document):
    at = lambda x: 1 / (1 + math.exp(-x))
    with np.errstate(all="ignore"):
        return curve(document, "sigmoid_betas", lambda u: (at(3) - at(6 * u - 3)) / (at(3) - at(-3)))


def table(document, name, reference):
    betas = random_betas(6, 1)
    good = close(space(document, betas)[name], [reference(Chain(betas), t) for t in range(1, 7)])
    shown = space(document, [0.1, 0.2])[name], np.array([reference(Chain([0.1, 0.2]), t) for t in (1, 2)])
    return good, f"for betas 0.1, 0.2: {shown[0]}, should be {shown[1]}"


def ratio(c, t):
    return (c.marginal(t)[0] / c.marginal(t)[1]) ** 2


def bars(document):
    return table(document, "alphas_bar", lambda c, t: c.abar(t))


def prev(document):
    return table(document, "abar_prev", lambda c, t: c.abar(t - 1))


def deviation(document):
    return table(document, "sqrt_mab", lambda c, t: c.marginal(t)[1])


def log_snr(document):
    return table(document, "log_snr", lambda c, t: math.log(ratio(c, t)))


def decibels(document):
    return table(document, "snr_db", lambda c, t: 10 * math.log10(ratio(c, t)))


def sigmas(document):
    return table(document, "sigmas", lambda c, t: c.marginal(t)[1] / c.marginal(t)[0])


def coef_x0(document):
    return table(document, "coef_x0", lambda c, t: c.posterior(t)[0])


def coef_xt(document):
    return table(document, "coef_xt", lambda c, t: c.posterior(t)[1])


def posterior_var(document):
    return table(document, "posterior_var", lambda c, t: c.posterior(t)[2])


def from_log_snr(document):
    betas = random_betas(5, 2)
    return all(close(space(document)["alphas_bar_from_log_snr"](math.log(ratio(Chain(betas), t))), Chain(betas).abar(t)) for t in range(1, 6))


def affine(document, betas, call, arrays=1):
    """What a function makes of its arrays and the draws: coefficients, in that order."""
    names, source = space(document, betas), Source(K)
    with drawing(source):
        return coefficients(call(names, source, *[source.next() for _ in range(arrays)]))


def perturb(document):
    betas = random_betas(5, 3)
    return all(close(affine(document, betas, lambda names, _, x, e: names["perturb_input"](x, t, e), 2)[:2], Chain(betas).marginal(t + 1)) for t in range(5))


def walked(document, which):
    betas = random_betas(5, 4)
    got = [space(document, betas)["moments_by_walking"](0.7, t)[which] for t in range(5)]
    want = [(0.7 * Chain(betas).marginal(t)[0], 1 - Chain(betas).abar(t))[which] for t in range(1, 6)]
    return close(got, want), f"variances {np.array(got)}, should be {np.array(want)}"


def walk_mean(document):
    return walked(document, 0)


def walk_var(document):
    return walked(document, 1)


GRID = np.linspace(-40, 40, 160001)


def moments(density):
    """Mass, mean and variance on the grid."""
    step = GRID[1] - GRID[0]
    mass, mean = density.sum() * step, (GRID * density).sum() * step
    return mass, mean, ((GRID - mean) ** 2 * density).sum() * step


def normal_pdf(document):
    return close(moments(space(document)["normal_pdf"](GRID, 0.7, 1.3)), [1, 0.7, 1.69], 1e-6)


def density(document):
    """Mass 1, mean 0, variance 1; at 0 the two bumps are alike."""
    betas = [0.3, 0.4]
    names, (signal, noise) = space(document, betas), Chain(betas).marginal(2)
    at_zero = math.exp(-(signal**2) / (2 * noise**2)) / math.sqrt(2 * math.pi) / noise
    return close(moments(names["noised_density"](GRID, 1)), [1, 0, 1], 1e-6) and close(names["noised_density"](0.0, 1), at_zero)


def sane(document):
    """The assertion is run with every chain, and would fail with a wrong table."""
    for seed in range(5):
        space(document, random_betas(6, seed))
    return "assert np.allclose" in "".join(document.listings)


def precision(document):
    betas = random_betas(5, 5)
    got, want = [space(document, betas)["posterior_var_by_precision"](t) for t in range(1, 5)], [Chain(betas).posterior(t + 1)[2] for t in range(1, 5)]
    return close(got, want), f"levels 1 to 4: {np.array(got)}, should be {np.array(want)}"


def best_x0(document):
    """The mean of the two spikes, weighed with the densities of x_t."""
    betas, good = [0.1, 0.2, 0.3], True
    for t in range(3):
        signal, noise = Chain(betas).marginal(t + 1)
        for x in (-0.8, 0.1, 0.5):
            weights = [math.exp(-((x - signal * root) ** 2) / (2 * noise**2)) for root in ROOTS]
            want = (weights[0] - weights[1]) / sum(weights)
            got = space(document, betas)["best_x0"](x, t)
            good = good and close(got, want)
    return good, f"betas 0.1, 0.2, 0.3, level 2, x = 0.5: {got:.4f}, should be {want:.4f}"


def converted(document, name, argument, want):
    """On x_0 = 0.7 and the noise -0.4, at every level."""
    betas = random_betas(4, 6)
    names = space(document, betas)
    known = [{"x0": 0.7, "eps": -0.4, "score": 0.4 / Chain(betas).marginal(t)[1]} for t in range(1, 5)]
    noised = [0.7 * Chain(betas).marginal(t)[0] - 0.4 * Chain(betas).marginal(t)[1] for t in range(1, 5)]
    got = [names[name](x, each[argument], t) for t, (x, each) in enumerate(zip(noised, known))]
    return close(got, [each[want] for each in known]), f"x_0 = 0.7, noise -0.4: {np.array(got)}"


def eps_from_x0(document):
    return converted(document, "eps_from_x0", "x0", "eps")


def x0_from_eps(document):
    return converted(document, "x0_from_eps", "eps", "x0")


def x0_from_score(document):
    return converted(document, "x0_from_score", "score", "x0")


def score(document):
    betas = random_betas(4, 7)
    return close([space(document, betas)["score_from_eps"](1.0, t) for t in range(4)], [-1 / Chain(betas).marginal(t)[1] for t in range(1, 5)])


def back(document):
    betas = random_betas(4, 8)
    return [(affine(document, betas, lambda names, _, x, e, z: names["denoise_add_noise"](x, t, e, z), 3)[:3], Chain(betas).reverse(t + 1)) for t in range(4)]


def back_mean(document):
    got, want = back(document)[3]
    return all(close(got[:2], want[:2]) for got, want in back(document)), f"at level 3 the coefficients of x_t and the noise are {got[:2]}, should be {np.array(want[:2])}"


def back_noise(document):
    return all(close(got[2], math.sqrt(want[2])) for got, want in back(document))


def last(document):
    names, given = space(document, [0.1] * 4), []
    names["denoise_add_noise"] = lambda x, t, eps, z: given.append((t, np.any(z != 0))) or x
    names["sample_ddpm"](5)
    return given == [(3, True), (2, True), (1, True), (0, False)]


def via_x0(document):
    betas = random_betas(4, 9)
    got = [affine(document, betas, lambda names, _, x, x0, z: names["denoise_via_x0"](x, t, x0, z), 3)[:3] for t in range(4)]
    want = [(c[1], c[0], math.sqrt(c[2])) for c in (Chain(betas).posterior(t) for t in (1, 2, 3, 4))]
    return close(got, want)


def ddim(document):
    betas = random_betas(5, 10)
    for t in range(5):
        for s in range(-1, t):
            got = affine(document, betas, lambda names, _, x, e: names["denoise_ddim"](x, t, s, e), 2)[:2]
            if not close(got, Chain(betas).ddim(t + 1, s + 1)[:2]):
                return False
    return True


def levels(document):
    names, seen = space(document), []
    names["denoise_ddim"] = lambda x, t, s, eps: seen.append((t, s)) or x
    names["sample_ddim"](4)
    first, second, end = (int(one) for one in re.search(r"# (\d+), (\d+), \.\.\., (\d+)", document.text).groups())
    return seen[-1][0] == end and [t for t, _ in seen] == list(range(first, end - 1, second - first)) and [s for _, s in seen] == [*(t for t, _ in seen[1:]), -1]


def loss(document):
    betas, source, calls = [0.1, 0.2, 0.3], Source(K), []
    with drawing(source):
        names = space(document, betas)
        value = names["loss_at"](lambda x, t: calls.append(x) or 3 * np.eye(K)[1], source.next(), 2)
    return close(value, 4 / K) and close(coefficients(calls[0])[:2], Chain(betas).marginal(3))


def errors(document):
    betas = [0.1, 0.2]
    names = space(document, betas)
    want = (names["eps_from_x0"](0.3, 0.7, 1) - names["eps_from_x0"](0.3, 0.2, 1)) ** 2
    got = names["eps_error_from_x0_error"](0.5**2, 1)
    return close(got, want), f"betas 0.1, 0.2, level 1, x_0 off by 0.5: {got:.4f}, the noise is off by {want:.4f} squared"


def vlb(document):
    """The divergence of two normals of the posterior's variance whose means differ as x_0 does."""
    betas = random_betas(5, 11)
    got = [space(document, betas)["vlb_weight_x0"](t) for t in range(1, 5)]
    want = [c[0] ** 2 / (2 * c[2]) for c in (Chain(betas).posterior(t + 1) for t in range(1, 5))]
    return close(got, want), f"levels 1 to 4: {np.array(got)}, should be {np.array(want)}"


def min_snr(document):
    betas = [0.01, 0.2, 0.6]
    want = [min(ratio(Chain(betas), t), 5) / ratio(Chain(betas), t) for t in (1, 2, 3)]
    got = [space(document, betas)["min_snr_weight"](t) for t in range(3)]
    return close(got, want), f"SNR {ratio(Chain(betas), 1):.1f}: {got[0]:.4f}, should be {want[0]:.4f}"


def printed(document, line):
    names = space(document)
    ran = prints(document.having("print("), put=names).split("\n")
    return document.having("first level: abar = ", "levels with SNR > 1: 2").split("\n")[line] == ran[line]


def first_printed(document):
    return printed(document, 0)


def count_printed(document):
    return printed(document, 2)
