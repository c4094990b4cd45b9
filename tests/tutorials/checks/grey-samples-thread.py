import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run, syntax_error

K = 40
FUNCTIONS = {  # each function of the paste: its last line
    "noisy": "    return np.sqrt(ab)", "noisy_slow": "    return x", "training_loss": "    return np.mean", "backward": "    return x", "draw": "    return x",
    "posterior_weights": "    return w_clean", "clean_guess": "    return np.clip", "mix": "    return mean", "learned_sigma": "    return np.exp",
    "best_net": "    return", "skip": "    return", "get_alpha_bars": "    return", "movie": "    return",
}


def source_of(document, name):
    return document.between(f"def {name}(", FUNCTIONS[name])


def space(document, betas, *names):
    """The imports, the reference's tables and the functions asked for."""
    chain = Chain(betas)
    put = {"np": np, "n_steps": chain.T, "betas": np.array(chain.betas), "alphas": 1 - np.array(chain.betas), "alpha_bars": np.array(chain.bars[1:]), "ab_prev": np.array(chain.bars[:-1])}
    return run(*[source_of(document, name) for name in names], put=put), chain


def schedule(document):
    return run(document.between("import numpy", "alpha_bars ="))


def linear(document):
    got = schedule(document)["betas"]
    return close([got[0], got[-1], len(got)], [0.0001, 0.03, 500])


def bars(document):
    names = schedule(document)
    return close(names["alpha_bars"], Chain(names["betas"]).bars[1:])


def vectorised(document):
    names, chain = space(document, [0.1, 0.2, 0.3], "get_alpha_bars")
    got = names["get_alpha_bars"]([0.1, 0.2, 0.3])
    return close(got, chain.bars[1:]), f"betas 0.1, 0.2, 0.3: {got}, should be {np.array(chain.bars[1:])}"


def before(document):
    names = schedule(document)
    names["alpha_bars"] = np.array([0.9, 0.72, 0.504])
    run(document.between("ab_prev =", "ab_prev ="), put=names)
    return close(names["ab_prev"], [1, 0.9, 0.72]), f"betas 0.1, 0.2, 0.3: {names['ab_prev']}, should be [1, 0.9, 0.72]"


def noisy(document):
    names, chain = space(document, random_betas(5, 1), "noisy")
    source, t = Source(2), np.array([4, 0, 2, 1, 3])
    with drawing(source):
        x = source.next((5, 2))
        got, eta = names["noisy"](x, t)
    return all(close(got[i], chain.marginal(int(t[i]) + 1)) for i in range(5)) and close(eta[0], [0, 1])


def noisy_slow(document):
    names, chain = space(document, random_betas(5, 2), "noisy_slow")
    for t in range(5):
        source = Source(K)
        with drawing(source):
            got = coefficients(names["noisy_slow"](source.next(), t))
        if not close([got[0], math.sqrt(sum(got[1:] ** 2))], chain.marginal(t + 1)):
            return False
    return True


def trained(document):
    names, chain = space(document, [0.1, 0.2, 0.3], "noisy", "training_loss")
    source, calls = Source(2), []
    with drawing(source):
        x = source.next((200, 2))
        value = names["training_loss"](lambda x, t: calls.append((x, t)) or np.tile([0.0, 1.0], (200, 1)), x)
    return value, calls[0], chain


def target(document):
    value, _, _ = trained(document)
    return close(value, 0), f"a network that says the noise exactly has the loss {value:.4f}, should be 0"


def times(document):
    _, (_, t), _ = trained(document)
    return sorted(set(t.tolist())) == [0, 1, 2]


def back(document, betas, t):
    names, chain = space(document, betas, "backward")
    source = Source(K)
    with drawing(source):
        x = source.next()
        return coefficients(names["backward"](source.network(), x, t))[:3], chain.reverse(t + 1)


def back_mean(document):
    betas = random_betas(4, 3)
    return all(close(got[:2], want[:2]) for t in range(4) for got, want in [back(document, betas, t)])


def back_sigma(document):
    betas = random_betas(4, 4)
    return all(close(got[2], math.sqrt(want[2])) for t in range(4) for got, want in [back(document, betas, t)])


def drawn(document):
    names, _ = space(document, [0.1, 0.2, 0.3], "draw")
    source, seen = Source(2), []
    names["backward"] = lambda net, x, t: seen.append(t) or x
    with drawing(source):
        names["draw"](None, 4)
    return source.kinds, seen


def start(document):
    kinds, _ = drawn(document)
    return kinds == ["normal"], f"the first x is {kinds[0]}: mean 1/2 and variance 1/12 for 0 and 1"


def order(document):
    _, seen = drawn(document)
    return seen == [2, 1, 0]


def weights(document, which):
    names, chain = space(document, random_betas(4, 5), "posterior_weights")
    got = names["posterior_weights"](names["betas"], names["alphas"], names["alpha_bars"], names["ab_prev"])[which]
    return close(got, [chain.posterior(t)[which] for t in (1, 2, 3, 4)])


def w_clean(document):
    return weights(document, 0)


def w_noisy(document):
    return weights(document, 1)


def guess(document):
    names, chain = space(document, random_betas(4, 6), "clean_guess")
    return all(close(names["clean_guess"](chain.marginal(t + 1)[0] * 0.7 + chain.marginal(t + 1)[1] * -0.4, -0.4, t), 0.7) for t in range(4))


def mix(document):
    source = source_of(document, "mix")
    error = syntax_error(source)
    if error:
        return False, f"CPython: line {error[0]} of the function: {error[1]}"
    names, _ = space(document, [0.1, 0.2], "mix")
    return close(names["mix"](2.0, 3.0, 1, [0, 0.5], [0, 0.25]), 1.75)


def learned(document):
    names, _ = space(document, [0.1], "learned_sigma")
    got = [names["learned_sigma"](frac, 0.09, 0.04) for frac in (0.0, 1.0)]
    return close(got, [0.2, 0.3]), f"variances 0.04 and 0.09 give sigma {np.array(got)}, should be [0.2, 0.3]"


def best(document):
    """cov(eps, x_t) / var(x_t) for standard normal data."""
    names, chain = space(document, random_betas(4, 7), "best_net")
    return all(close(names["best_net"](2.0, t), 2 * chain.marginal(t + 1)[1] / sum(each**2 for each in chain.marginal(t + 1))) for t in range(4))


def skip(document):
    betas = random_betas(5, 8)
    for t in range(1, 5):
        for s in range(t):
            names, chain = space(document, betas, "skip")
            source = Source(K)
            if not close(coefficients(names["skip"](source.network(), source.next(), t, s))[:2], chain.ddim(t + 1, s + 1)[:2]):
                return False
    return True


def movie(document):
    names, chain = space(document, [0.1, 0.2, 0.3], "movie")
    source = Source(K)
    with drawing(source):
        frames = [coefficients(frame) for frame in names["movie"](source.next())]
    good = len(frames) == 4 and all(close([frame[0], math.sqrt(sum(frame[1:] ** 2))], chain.marginal(t)) for t, frame in enumerate(frames))
    return good, f"betas 0.1, 0.2, 0.3: {len(frames)} frames, the last with {frames[-1][0]:.4f} of the data, should be 4 and {chain.marginal(3)[0]:.4f}"
