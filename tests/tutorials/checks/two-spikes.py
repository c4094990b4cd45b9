import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 60


def space(document, *texts, betas=None):
    """The tables (put in where betas are given) and the listings that hold the texts."""
    names = run(document.having("N_STEPS = 100"))
    if betas is not None:
        chain = Chain(betas)
        names.update(N_STEPS=chain.T, beta=np.array(chain.betas), keep=np.array(chain.bars))
    names.update(rng=np.random.RandomState(0), data=np.array([-1.0, 1.0]))
    return run(*[document.having(text) for text in texts], put=names)


def outputs(document, text):
    at = next(i for i, one in enumerate(document.listings) if text in one)
    return document.outputs[at].split("\n"), prints(*document.listings[: at + 1])[len(prints(*document.listings[:at])) :].split("\n")


def keep(document):
    names = space(document)
    return close(names["keep"], Chain(names["beta"]).bars)


def keep_printed(document):
    stored, ran = outputs(document, "N_STEPS = 100")
    return stored == ran


def drawn(names, do):
    source = Source(K)
    with drawing(source):
        names["rng"] = np.random.default_rng()
        return do(source)


def noised(document):
    betas = random_betas(4, 1)
    names = space(document, "def noised", betas=[0.1] * 100)
    chain = Chain(betas)
    names.update(N_STEPS=4, beta=np.array(chain.betas), keep=np.array(chain.bars))
    for t in (0, 1, 2, 3, 4):
        x, z = drawn(names, lambda source: names["noised"](source.next(), t))
        if not close(coefficients(x)[:2], chain.marginal(t)) or coefficients(z)[1] != 1:
            return False
    return True


def film(document):
    """With a source in place of the generator, frame by frame."""
    betas = random_betas(4, 2)
    names = space(document, betas=betas)

    def frames(source):
        names["data"] = source.next()
        run(document.having("film = np.empty"), put=names)
        return names["film"]

    got = drawn(names, frames)
    return got.shape == (5, K) and all(close([got[t][0], math.sqrt(sum(got[t][1:] ** 2))], Chain(betas).marginal(t)) for t in range(5))


def variance(document):
    names = space(document, "def predicted_variance", betas=[0.05] * 100)
    chain = Chain([0.05] * 100)
    return close(names["predicted_variance"](9.0), [chain.marginal(t)[0] ** 2 * 9 + chain.marginal(t)[1] ** 2 for t in range(101)])


def variance_printed(document):
    stored, ran = outputs(document, "def predicted_variance")
    return stored == ran


def two_steps(document):
    first, second = prints(document.having("N_STEPS = 100"), document.having("# the same number twice")).split("\n")[1].split()
    return first == second, f"it prints {first} and {second}"


def best_clean(document):
    """By Bayes' rule with the two densities."""
    betas = random_betas(4, 3)
    names, chain = space(document, "def best_clean", betas=betas), Chain(betas)
    for t in (1, 2, 3, 4):
        for x in (-1.3, 0.2, 0.9):
            signal, noise = chain.marginal(t)
            plus, minus = (math.exp(-0.5 * ((x - one * signal) / noise) ** 2) for one in (1, -1))
            if not close(names["best_clean"](x, t), (plus - minus) / (plus + minus)):
                return False
    return True


def best_noise(document):
    betas = random_betas(4, 4)
    names, chain = space(document, "def best_clean", betas=betas), Chain(betas)
    return all(close(chain.marginal(t)[0] * names["best_clean"](0.7, t) + chain.marginal(t)[1] * names["best_noise"](0.7, t), 0.7) for t in (1, 2, 3, 4))


def best_score(document):
    """The slope of the logarithm of the mixture's density."""
    betas = random_betas(4, 5)
    names, chain = space(document, "def best_clean", betas=betas), Chain(betas)
    log = lambda x, signal, noise: math.log(sum(math.exp(-0.5 * ((x - one * signal) / noise) ** 2) for one in (1, -1)))
    return all(close(names["best_score"](x, t), (log(x + 1e-5, *chain.marginal(t)) - log(x - 1e-5, *chain.marginal(t))) / 2e-5, tol=1e-5) for t in (1, 2, 3, 4) for x in (-0.8, 0.3))


def error(document, name, clean):
    """Data e_0 and noise e_1: the mean of the squared difference has the squares of its coefficients, over K."""
    chain = Chain([0.1, 0.2, 0.3])
    names = space(document, "def noise_error", betas=chain.betas)
    names["noised"] = space(document, "def noised", betas=[0.1] * 100)["noised"]
    names["noised"].__globals__.update(keep=np.array(chain.bars))

    def at(source):
        names["data"] = source.next()
        names["noised"].__globals__["rng"] = names["rng"]
        return names[name](0.5, 2) * K

    got, (signal, noise) = drawn(names, at), chain.marginal(2)
    want = (0.5 * signal - clean) ** 2 + (0.5 * noise - (1 - clean)) ** 2
    return close(got, want), f"betas 0.1, 0.2, a = 0.5, data of variance 1: {got:.4f}, should be {want:.4f}"


def noise_error(document):
    return error(document, "noise_error", 0)


def clean_error(document):
    return error(document, "clean_error", 1)


def bridge(document):
    betas = [0.1, 0.2, 0.3]
    names, chain = space(document, "def bridge", betas=betas), Chain(betas)
    wrong = []
    for t in (1, 2, 3):
        try:
            (mean_0, std), (mean_t, _) = names["bridge"](1.0, 0.0, t), names["bridge"](0.0, 1.0, t)
        except IndexError as raised:
            wrong.append(f"t = {t}: {raised}")
            continue
        of_x0, of_xt, variance = chain.posterior(t)
        if not close([mean_0, mean_t, std], [of_x0, of_xt, math.sqrt(variance)]):
            wrong.append(f"t = {t}: {mean_0:.4f} x0 + {mean_t:.4f} x, std {std:.4f}, should be {of_x0:.4f}, {of_xt:.4f}, {math.sqrt(variance):.4f}")
    return not wrong, "; ".join(wrong)


def swept(document, name, betas, step):
    """A sampler's law with a network in place of the best denoiser, and the reference's."""
    names, chain = space(document, f"def {name}", betas=betas), Chain(betas)

    def clean(x, t):
        names["noise_now"] = drawn_from[0].next((K,), "network")
        return (x - chain.marginal(t)[1] * names["noise_now"]) / chain.marginal(t)[0]

    def noise(x, t):
        if name == "sampler_b":
            clean(x, t)
        return names["noise_now"]

    drawn_from = []

    def bridge(x0, x, t):
        of_x0, of_xt, variance = chain.posterior(t)
        return of_x0 * x0 + of_xt * x, math.sqrt(variance)

    names.update(best_clean=clean, best_noise=noise, bridge=bridge)
    got = drawn(names, lambda source: drawn_from.append(source) or names[name](K))
    reference = Source(K)
    x = reference.next()
    for t in range(chain.T, 0, -1):
        x = step(chain, reference, x, t)
    return got, x


def a(document):
    def step(chain, source, x, t):
        of_xt, of_eps, variance = chain.reverse(t)
        return of_xt * x + of_eps * source.next() + math.sqrt(variance) * source.next()

    return close(*swept(document, "sampler_a", random_betas(4, 6), step))


def b_step(chain, source, x, t):
    of_xt, of_eps, _ = chain.reverse(t)
    return of_xt * x + of_eps * source.next() + (math.sqrt(chain.beta(t)) * source.next() if t > 1 else 0)


def b_mean(document):
    """The drift alone: fresh noise is left out on either side."""
    names = space(document, "def sampler_b", betas=[0.1, 0.2, 0.3])
    source = Source(K)

    class Quiet:
        standard_normal = staticmethod(lambda n: source.next() if not source.kinds else np.zeros(n))

    names.update(rng=Quiet, best_noise=lambda x, t: source.next())
    got, reference, chain = names["sampler_b"](K), Source(K), Chain([0.1, 0.2, 0.3])
    x = reference.next()
    for t in (3, 2, 1):
        of_xt, of_eps, _ = chain.reverse(t)
        x = of_xt * x + of_eps * reference.next()
    return close(got, x)


def b_noise(document):
    got, want = swept(document, "sampler_b", [0.1, 0.2], b_step)
    return close(got, want), f"betas 0.1, 0.2: the last step adds noise of deviation {got[4]:.4f} (sqrt(0.1)), should be {want[4]:.4f}"


def c_step(chain, source, x, t):
    of_x, of_eps, _ = chain.ddim(t, t - 1)
    return of_x * x + of_eps * source.next()


def c(document):
    names = space(document, betas=random_betas(4, 7))
    source = document.having("def sampler_c").split("\nc = ")[0]

    class Part:
        listings = [document.having("N_STEPS = 100"), source]
        having = staticmethod(lambda text: document.having(text) if "sampler_c" not in text else source)

    return close(*swept(Part, "sampler_c", random_betas(4, 7), c_step))



def d(document):
    """Ten small steps as one: betas of a chain of 20, t = 20 and 10."""
    betas = list(random_betas(20, 8))

    def step(chain, source, x, t):
        if t % 10:
            return x
        of_x, of_eps, _ = chain.ddim(t, t - 10)
        return of_x * x + of_eps * source.next()

    return close(*swept(document, "sampler_d", betas, step))


def snr_printed(document, line):
    stored, ran = outputs(document, "{keep[t] / (1 - keep[t]):.4f}")
    return stored[line] == ran[line], f"stored {stored[line]!r}, the code prints {ran[line]!r}"


def snr_10(document):
    return snr_printed(document, 0)


def snr_100(document):
    return snr_printed(document, 2)


def roots_printed(document):
    stored, ran = outputs(document, "def noised")
    return stored == ran


def by_hand(document):
    betas = [0.1, 0.2, 0.3]
    names, chain = space(document, "def by_hand", betas=betas), Chain(betas)
    got = [float(names["by_hand"](t)) for t in range(4)]
    return close(got, chain.bars), f"betas 0.1, 0.2, 0.3: {got}, keep is {np.round(chain.bars, 4)}"
