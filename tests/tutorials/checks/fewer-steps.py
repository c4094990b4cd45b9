import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run, syntax_error

K = 9


def space(document, betas=None, names=()):
    """All listings that compile; with betas put in, every table from the reference chain."""
    import torch

    got = run(*[one for one in document.listings if syntax_error(one) is None])
    if betas is not None:
        chain = Chain(betas)
        at = lambda reference: torch.tensor([float(reference(t)) for t in range(1, chain.T + 1)])
        got.update(T=chain.T, betas=at(chain.beta), alphas=at(chain.alpha), abar=at(chain.abar), abar_prev=at(lambda t: chain.abar(t - 1)), beta_tilde=at(lambda t: chain.posterior(t)[2]))
    return got


def tables(document, name, reference):
    names = space(document)
    chain = Chain(names["betas"].numpy())
    want = [reference(chain, t) for t in range(1, chain.T + 1)]
    first = names[name][:3].numpy()
    return close(names[name], want), f"the first three are {first}, should be {np.array(want[:3])}"


def bars(document):
    return tables(document, "abar", lambda c, t: c.abar(t))


def prev(document):
    return tables(document, "abar_prev", lambda c, t: c.abar(t - 1))


def tilde(document):
    """With the shifted table put right."""
    names = space(document)
    chain = Chain(names["betas"].numpy())
    import torch

    line = next(one for one in document.having("beta_tilde =").split("\n") if one.startswith("beta_tilde"))
    names["abar_prev"] = torch.tensor(chain.bars[:-1])
    exec(line, names)
    return close(names["beta_tilde"], [chain.posterior(t)[2] for t in range(1, chain.T + 1)])


def narrow(document):
    source, error = document.having("def add_noise"), syntax_error(document.having("def add_noise"))
    if error:
        return False, f"CPython: line {error[0]}: {error[1]}"
    import torch

    names = run(source, put={**space(document, [0.1, 0.2])})
    return close(names["add_noise"](torch.tensor(1.0), 1, torch.tensor(0.0)), math.sqrt(0.72)) and close(names["add_noise"](torch.tensor(0.0), 1, torch.tensor(1.0)), math.sqrt(0.28))


def preview(document):
    import torch

    source = Source(K)
    with drawing(source):
        got = coefficients(space(document, [0.1, 0.2])["noisy_preview"](torch.as_tensor(source.next()), 1))
    return source.kinds == ["normal", "normal"] and close(got[:2], Chain([0.1, 0.2]).marginal(2)), f"the noise is {source.kinds[1]}: its mean is 1/2 and its variance 1/12"


def conversion(document, name, arguments, wanted):
    """On x_t, x_0 and eps as coefficients over (x_0, eps)."""
    import torch

    betas = random_betas(4, 2)
    names, chain, good = space(document, betas), Chain(betas), True
    for t in range(4):
        signal, noise = chain.marginal(t + 1)
        known = {"x_t": torch.tensor([signal, noise]), "x0": torch.tensor([1.0, 0.0]), "eps": torch.tensor([0.0, 1.0]), "v": torch.tensor([-noise, signal]), "t": t}
        got = names[name](*[known[each] for each in arguments])
        good = good and close(got, known[wanted])
    return good, f"at abar = {chain.abar(4):.4f} the coefficients of x_0 and eps are {got.numpy()}, should be {known[wanted].numpy()}"


def x0(document):
    return conversion(document, "to_x0", ("x_t", "t", "eps"), "x0")


def eps(document):
    return conversion(document, "to_eps", ("x_t", "t", "x0"), "eps")


def v(document):
    return conversion(document, "to_v", ("x0", "eps", "t"), "v")


def one(document, name, betas, *times):
    """Coefficients of x, what the network says and the fresh noise."""
    import torch

    source = Source(K)
    with drawing(source):
        x = torch.as_tensor(source.next((2, K)))
        return coefficients(space(document, betas)[name](source.network(), x, *times))[:3]


def ancestral_mean(document):
    betas = random_betas(4, 3)
    return all(close(one(document, "ancestral_step", betas, t)[:2], Chain(betas).reverse(t + 1)[:2]) for t in range(4))


def ancestral_noise(document):
    betas = random_betas(4, 4)
    return all(close(one(document, "ancestral_step", betas, t)[2], math.sqrt(Chain(betas).posterior(t + 1)[2])) for t in range(4))


def ancestral_loop(document):
    names, seen = space(document, [0.1, 0.2, 0.3]), []
    names["ancestral_step"] = lambda model, x, t: seen.append(t) or x
    names["ancestral"](None, (2, 2))
    return seen == [2, 1, 0], f"of the three steps 2, 1, 0 it takes {seen}"


def ddim_x0(document):
    """What the deterministic step to the picture itself gives: its estimate."""
    betas = random_betas(4, 5)
    return all(close(one(document, "ddim_step", betas, t, -1)[:2], Chain(betas).ddim(t + 1, 0)[:2]) for t in range(4))


def sigma(document):
    betas = random_betas(5, 6)
    return all(close(fresh(document, betas, t, s), Chain(betas).posterior(t + 1, s + 1)[2] ** 0.5) for t in range(5) for s in range(-1, t))


def fresh(document, betas, t, s):
    """The fresh noise's coefficient for eta = 1, read off a small eta, where no other term can fail."""
    return one(document, "ddim_step", betas, t, s, 1e-3)[2] / 1e-3


def pointing(document):
    betas = [0.1, 0.2, 0.3]
    good = all(close(one(document, "ddim_step", betas, t, s, eta), Chain(betas).ddim(t + 1, s + 1, eta)) for t in (1, 2) for s in range(t) for eta in (0.0, 0.5, 1.0))
    got, want = one(document, "ddim_step", betas, 2, 1, 0.5), Chain(betas).ddim(3, 2, 0.5)
    return good, f"betas 0.1, 0.2, 0.3, eta 0.5, third step: the network's coefficient is {got[1]:.4f}, should be {want[1]:.4f}"


def pairs(document):
    names, seen = space(document), []
    names["ddim_step"] = lambda model, x, t, s, eta: seen.append((t, s)) or x
    names["ddim"](None, (2, 2), steps=4)
    return seen == [(750, 500), (500, 250), (250, 0), (0, -1)]


def invert(document):
    betas = random_betas(5, 8)
    chain = Chain(betas)
    for t, s in ((0, 1), (1, 4), (2, 3)):
        ratio = math.sqrt(chain.abar(s + 1) / chain.abar(t + 1))
        want = ratio, chain.marginal(s + 1)[1] - ratio * chain.marginal(t + 1)[1]
        if not close(one(document, "invert_step", betas, t, s)[:2], want):
            return False
    return True
