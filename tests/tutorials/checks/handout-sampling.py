import math
import random

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run

K = 40


def space(document, betas=None):
    names = run(*document.listings)
    if betas is not None:
        chain = Chain(betas)
        names.update(T=chain.T, beta=chain.betas, alpha=[1 - b for b in chain.betas], abar=chain.bars[1:])
    return names


def linear(document):
    return close(space(document)["beta"], np.linspace(1e-4, 0.02, 1000))


def products(document, name):
    names = run(*document.listings[:2])
    chain = Chain(names["beta"])
    return close(names[name], chain.bars[1:]), f"the first two are {names[name][:2]}, should be {chain.bars[1:3]}"


def bars(document):
    return products(document, "abar")


def fast(document):
    return products(document, "abar_fast")


def forward(document):
    betas = random_betas(4, 1)
    for t in (1, 2, 3, 4):
        source = Source(K)
        with drawing(source):
            x, eps = space(document, betas)["forward"](source.next(), t)
        if not close(coefficients(x)[:2], Chain(betas).marginal(t)) or coefficients(eps)[1] != 1:
            return False
    return True


def chain(document):
    betas = random_betas(4, 2)
    for t in range(5):
        source = Source(K)
        with drawing(source):
            got = coefficients(space(document, betas)["forward_chain"](source.next(), t))
        if not close([got[0], math.sqrt(sum(got[1:] ** 2))], Chain(betas).marginal(t)):
            return False
    return True


def mean(document):
    betas = [0.1, 0.2, 0.3]
    got = lambda t: (space(document, betas)["posterior"](1.0, 0.0, t)[0], space(document, betas)["posterior"](0.0, 1.0, t)[0])
    return all(close(got(t), Chain(betas).posterior(t)[:2]) for t in (1, 2, 3)), f"betas 0.1, 0.2, 0.3, t = 3: {got(3)} on x_0 and x_t, should be {Chain(betas).posterior(3)[:2]}"


def var(document):
    betas = random_betas(4, 3)
    return all(close(space(document, betas)["posterior"](1.0, 0.0, t)[1], Chain(betas).posterior(t)[2]) for t in (1, 2, 3, 4))


def step(document, betas, t):
    source = Source(K)
    with drawing(source):
        x, eps = source.next(), source.next()
        return coefficients(space(document, betas)["reverse_step"](eps, x, t))[:3]


def step_mean(document):
    betas = random_betas(4, 4)
    return all(close(step(document, betas, t)[:2], Chain(betas).reverse(t)[:2]) for t in (1, 2, 3, 4))


def step_noise(document):
    got = [step(document, [0.1, 0.2, 0.3], t)[2] for t in (1, 2, 3)]
    return close(got, [0, math.sqrt(0.2), math.sqrt(0.3)]), f"betas 0.1, 0.2, 0.3: the deviations at t = 1, 2, 3 are {np.array(got)}, sigma_t^2 = beta_t asks for 0, 0.4472, 0.5477"


def sampled(document):
    names, seen = space(document, [0.1, 0.2, 0.3]), []
    names["reverse_step"] = lambda eps, x, t: seen.append((eps, t)) or x
    names["sample"](lambda x, t: t)
    return seen == [(3, 3), (2, 2), (1, 1)]


def clean(document):
    betas, source = random_betas(4, 5), Source(K)
    x0, eps = source.next(), source.next()
    got = lambda betas, t: coefficients(space(document, betas)["x0_hat"](eps, Chain(betas).marginal(t)[0] * x0 + Chain(betas).marginal(t)[1] * eps, t))[:2]
    return all(close(got(betas, t), [1, 0]) for t in (1, 2, 3, 4)), f"betas 0.1, 0.2, t = 2: it gives {got([0.1, 0.2], 2)[0]:.4f} x_0"


def score(document):
    betas = random_betas(4, 6)
    return all(close(space(document, betas)["score"](1.0, t), -Chain(betas).marginal(t)[1] / (1 - Chain(betas).abar(t))) for t in (1, 2, 3, 4))


def ddim(document, times, betas):
    source = Source(K)
    with drawing(source):
        return coefficients(space(document, betas)["ddim"](source.network(), times))[:3], Chain(betas)


def ddim_clean(document):
    """From one step straight to 0, from t = 1, where every reading lands on the data."""
    got, chain = ddim(document, [1], [0.3])
    return close(got[:2], chain.ddim(1, 0)[:2])


def ddim_next(document):
    got, chain = ddim(document, [4, 2], [0.1, 0.2, 0.3, 0.4])
    first, last = chain.ddim(4, 2), chain.ddim(2, 0)
    want = [first[0] * last[0], first[1] * last[0], last[1]]
    return close(got, want), f"betas 0.1 to 0.4, times 4, 2: coefficients {got}, should be {np.array(want)}"


def drawn(document):
    """randint's two ends, both of which it can return."""
    names, asked = space(document, [0.1, 0.2, 0.3]), []
    kept = random.randint
    random.randint = lambda low, high: asked.append((low, high)) or 2
    try:
        names["loss"](lambda x, t: 0.0, 1.0)
    finally:
        random.randint = kept
    return asked == [(1, 3)]


def loss(document):
    names, source, calls = space(document, [0.1, 0.2, 0.3]), Source(K), []
    kept = random.randint
    random.randint = lambda low, high: 3
    try:
        with drawing(source):
            x0 = source.next()
            value = names["loss"](lambda x, t: calls.append((x, t)) or 0 * x, x0)
    finally:
        random.randint = kept
    seen, want = coefficients(calls[0][0])[:2], Chain([0.1, 0.2, 0.3]).marginal(3)
    return calls[0][1] == 3 and value[1] == 1 and close(seen, want), f"the network is shown {seen} of x_0 and noise, x_3 has {np.round(want, 4)}"


def weight(document):
    """The divergence of the two means, posterior against model, for an error of 1 in eps, with variance beta_t."""
    betas = random_betas(4, 7)
    return all(close(space(document, betas)["bound_weight"](t), Chain(betas).reverse(t)[1] ** 2 / (2 * betas[t - 1])) for t in (2, 3, 4))


def kl(document):
    """By integrating numerically."""
    x = np.linspace(-30, 30, 400001)
    log = lambda mean, variance: -0.5 * (np.log(2 * np.pi * variance) + (x - mean) ** 2 / variance)
    p, q = log(0.3, 0.7), log(-1.1, 2.0)
    return close(space(document)["kl"](0.3, 0.7, -1.1, 2.0), np.sum(np.exp(p) * (p - q)) * (x[1] - x[0]), tol=1e-6)


def bar(t):
    f = lambda u: math.cos((u + 0.008) / 1.008 * math.pi / 2) ** 2
    return f(t / 1000) / f(0)


def cosine(document):
    got = space(document)["cosine_abar"](500)
    return close(got, bar(500)), f"abar_500 is {got:.4f}, should be {bar(500):.4f}"


def cosine_beta(document):
    """The list alone, with the squared cosine put in."""
    line = next(one for one in document.having("def cosine_abar").split("\n") if one.startswith("cosine_beta"))
    got = run(line, put={"T": 1000, "cosine_abar": bar})["cosine_beta"]
    return close(got, [min(1 - bar(t) / bar(t - 1), 0.999) for t in range(1, 1001)]), f"beta_1 comes out as {got[0]:.2e} and the last entry as {got[-1]:.3f}, should be {1 - bar(1):.2e} and 0.999"
