import io
import contextlib
import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 60


def space(document, *texts, betas=None):
    """The padded tables (betas put in where given), the imports, and the listings with the texts."""
    names = run(document.having("beta = np.zeros"))
    if betas is not None:
        chain = Chain(betas)
        names.update(T=chain.T, beta=np.array([0.0, *betas]), alpha=1 - np.array([0.0, *betas]), abar=np.array(chain.bars))
    return run(*[document.having(text) for text in texts], put=names)


def tables(document):
    names = space(document)
    want = [0.0] + [0.001 + i * 0.199 / 49 for i in range(50)]
    return close(names["beta"], want)


def bars(document):
    names = space(document)
    return close(names["abar"], Chain(names["beta"][1:]).bars)


def law(document, name, betas, t, *texts):
    names, source = space(document, *texts, betas=betas), Source(K)
    with drawing(source):
        x0 = source.next()
        got = coefficients(names[name](x0, t, np.random.default_rng()))
    return got[0], math.sqrt(sum(got[1:] ** 2))


def jump(document):
    betas = random_betas(5, 1)
    return all(close(law(document, "jump", betas, t, "def jump(x0"), Chain(betas).marginal(t)) for t in range(1, 6))


def walk(document):
    betas = random_betas(5, 2)
    return all(close(law(document, "walk", betas, t, "def walk(x0"), Chain(betas).marginal(t)) for t in range(6))


def zero_based(document):
    """The two functions against each other, for every argument that the tables have."""
    betas = random_betas(5, 3)
    pairs = lambda betas: [(law(document, "walk_from_zero", betas, t, "def jump_from_zero"), law(document, "jump_from_zero", betas, t, "def jump_from_zero")) for t in range(len(betas))]
    (_, walked), (_, jumped) = pairs([0.1, 0.2])[1]
    return all(close(*each) for each in pairs(betas)), f"betas 0.1, 0.2, t = 1: walked variance {walked**2:.4f}, jumped variance {jumped**2:.4f}"


def jump_zero(document):
    """The text: a call with t has gone through steps 0..t, which is t + 1 of them."""
    betas = random_betas(5, 4)
    return all(close(law(document, "jump_from_zero", betas, t, "def jump_from_zero"), Chain(betas).marginal(t + 1)) for t in range(5))


def bars_zero(document):
    names = space(document, "def jump_from_zero", betas=random_betas(5, 5))
    return close(names["alphas_cumprod"], names["abar"][1:])


def path(document):
    betas, source = random_betas(5, 6), Source(1)
    names = space(document, betas=betas)
    names["rng"] = np.random.RandomState(0)
    with contextlib.redirect_stdout(io.StringIO()):
        run(document.having("path = ["), put=names)
    if len(names["path"]) != 6:
        return False
    rng, x = np.random.RandomState(0), np.array([2.0])
    for t, beta in enumerate(betas, 1):
        x = math.sqrt(1 - beta) * x + math.sqrt(beta) * rng.standard_normal(1)
        if not close(names["path"][t], x):
            return False
    return True


def end(document):
    names, source, betas = space(document, "def walk_to_the_end", betas=[0.1, 0.2]), Source(K), [0.1, 0.2]
    with drawing(source):
        got = coefficients(names["walk_to_the_end"](source.next(), np.random.default_rng()))
    return close([got[0], math.sqrt(sum(got[1:] ** 2))], Chain(betas).marginal(2)), f"betas 0.1, 0.2: the variance of x_2 comes out as {sum(got[1:] ** 2):.4f}, should be {1 - Chain(betas).abar(2):.4f}"


def outputs(document, text):
    at = next(i for i, one in enumerate(document.listings) if text in one)
    return document.outputs[at].split("\n"), prints(*document.listings[: at + 1])[len(prints(*document.listings[:at])) :].split("\n")


def first_printed(document):
    return outputs(document, "beta = np.zeros")[0] == outputs(document, "beta = np.zeros")[1]


def moments(document, line):
    """What is printed agrees with the run, and with the exact law of x_20 from x_0 = 2 to the digits printed."""
    stored, ran = outputs(document, "x0 = np.full")
    signal, noise = Chain(space(document)["beta"][1:]).marginal(20)
    return stored[line] == ran[line] and f"mean {2 * signal:.2f}, std {noise:.2f}" in stored[line]


def jump_printed(document):
    return moments(document, 0)


def walk_printed(document):
    return moments(document, 1)


def between_printed(document):
    stored, ran = outputs(document, "def between")
    signal, noise = Chain(space(document)["beta"][1:]).marginal(20)
    return stored == ran and f"mean {2 * signal:.2f}, std {noise:.2f}" in stored[0]


def two_steps(document):
    names = space(document, betas=random_betas(3, 7))
    with contextlib.redirect_stdout(io.StringIO()):
        run(document.having("two_steps ="), put=names)
    return close(names["two_steps"], 1 - names["abar"][2])


def two_printed(document):
    stored, ran = outputs(document, "two_steps =")
    return stored == ran, f"stored {stored[0]!r}, the code prints {ran[0]!r}"


def recursion(document):
    names = space(document, betas=random_betas(5, 8))
    with contextlib.redirect_stdout(io.StringIO()):
        run(document.having("factor, variance = 1.0"), put=names)
    return close([names["factor"], names["variance"]], [math.sqrt(names["abar"][5]), 1 - names["abar"][5]])


def std(document):
    names = space(document, betas=[0.1, 0.2])
    run(document.having("std = 0.0"), put=names)
    return close(names["std"], math.sqrt(1 - names["abar"][2])), f"betas 0.1, 0.2: {names['std']:.4f}, should be {math.sqrt(1 - names['abar'][2]):.4f}"


def only(source, upto):
    return source.split(upto)[0]


def between(document):
    betas = random_betas(5, 9)
    names = space(document, betas=betas)
    run(only(document.having("def between"), "\nx10"), put=names)
    for s in range(5):
        for t in range(s + 1, 6):
            source = Source(K)
            with drawing(source):
                got = coefficients(names["between"](source.next(), s, t, np.random.default_rng()))[:2]
            step = Chain(betas[s:t]).marginal(t - s)
            if not close(got, step):
                return False
    return True


def covariance(document):
    """From the coefficients of a walk kept at s and at t."""
    names = space(document, "def covariance", betas=[0.1, 0.2, 0.3])
    walk = np.zeros((4, 4))
    walk[0, 0] = 1
    for i, beta in enumerate([0.1, 0.2, 0.3], 1):
        walk[i] = math.sqrt(1 - beta) * walk[i - 1]
        walk[i, i] += math.sqrt(beta)
    wants = {(s, t): walk[s, 1:] @ walk[t, 1:] for s in range(4) for t in range(s, 4)}
    return all(close(names["covariance"](*at), want) for at, want in wants.items()), f"betas 0.1, 0.2, 0.3, s = 1, t = 3: {names['covariance'](1, 3):.4f}, should be {wants[1, 3]:.4f}"


def before(document, which):
    betas = [0.1, 0.2, 0.3]
    names, chain = space(document, "def mean_before", betas=betas), Chain(betas)
    got = lambda t: (names["mean_before"](1.0, 0.0, t), names["mean_before"](0.0, 1.0, t), names["variance_before"](t))[which]
    return all(close(got(t), chain.posterior(t)[which]) for t in (2, 3)), f"betas 0.1, 0.2, 0.3, t = 3: {got(3):.4f}, should be {chain.posterior(3)[which]:.4f}"


def w0(document):
    return before(document, 0)


def wt(document):
    return before(document, 1)


def variance_before(document):
    return before(document, 2)


def start(document):
    names, chain = space(document, "def start_from_noise", betas=[0.1, 0.2, 0.3]), Chain([0.1, 0.2, 0.3])
    got = [names["start_from_noise"](chain.marginal(t)[0] * 2.0 + chain.marginal(t)[1] * 0.5, 0.5, t) for t in (1, 2, 3)]
    return close(got, [2, 2, 2]), f"betas 0.1, 0.2, 0.3, x_0 = 2: at t = 1, 2, 3 it gives {np.array(got)}"
