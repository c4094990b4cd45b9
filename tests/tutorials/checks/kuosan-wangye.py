import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

PARTS = ("class NoiseTable", "def noisify(", "def eps_loss", "def noisify_neg", "def recover(", "def v_loss", "def posterior", "def sample", "def ddim(", "def ddim_eta")
B, K = 5, 16


def space(document):
    return run(*[document.having(part) for part in PARTS])


def table(names, betas):
    """The document's table on a schedule of our own."""
    import torch

    kept, torch.linspace = torch.linspace, lambda *_: torch.tensor([float(b) for b in betas])
    try:
        return names["NoiseTable"](len(betas))
    finally:
        torch.linspace = kept


def schedules():
    return [random_betas(2 + seed % 5, seed) for seed in range(20)]


def beta(document):
    return close(space(document)["tab"].beta, np.linspace(1e-4, 0.02, 1000))


def abar(document):
    names = space(document)
    return all(close(table(names, betas).abar, Chain(betas).bars[1:]) for betas in schedules())


def printed(document):
    shown = prints(document.having("class NoiseTable"), document.having("print(round").split("\n")[0])
    return shown == "0.0786\n" and "0.0786\n" in document.having("4.0358e-05")


def last(document):
    try:
        shown = prints(document.having("class NoiseTable"), document.having("print(round")).split("\n")[1]
    except IndexError as error:
        return False, f"IndexError: {error}"
    return shown == document.having("4.0358e-05").split("\n")[1], shown


def batch(document, function, of):
    """A function of (table, x, t, noise) on a batch of images, with its coefficients; `of` gives x, noise and what should come."""
    import torch

    names, good, shown = space(document), True, ""
    for betas in schedules():
        t, chain = torch.arange(B) % len(betas), Chain(betas)
        x0, e = (torch.as_tensor(v).expand(B, 1, 7, K).clone() for v in np.eye(K)[:2])
        signal, noise = (torch.tensor([chain.marginal(int(i) + 1)[k] for i in t]).reshape(B, 1, 1, 1) for k in (0, 1))
        x, eps, want = of(x0, e, signal, noise)
        got = names[function](table(names, betas), x, t, eps)
        good = good and close(got, want)
        shown = f"shape {tuple(got.shape)} for a batch {tuple(x.shape)}" if got.shape != want.shape else f"the second image's coefficients of x_0 and noise are {coefficients(got[1])[:2]}, should be {coefficients(want[1])[:2]}"
    return good, shown


def noisify(document):
    return batch(document, "noisify", lambda x0, e, a, s: (x0, e, a * x0 + s * e))


def noisify_neg(document):
    return batch(document, "noisify_neg", lambda x0, e, a, s: (x0, e, a * x0 - s * e))


def recover_neg(document):
    return batch(document, "recover_neg", lambda x0, e, a, s: (a * x0 - s * e, e, x0))


def recover(document):
    return batch(document, "recover", lambda x0, e, a, s: (a * x0 + s * e, e, x0))


def v_loss(document):
    """The network is shown x_t; with v as its answer the loss is 0, with 0 as its answer v's mean square."""
    import torch

    names, betas = space(document), [0.1, 0.2, 0.3]
    chain, seen = Chain(betas), []

    def net(x, t):
        signal, noise = (torch.tensor([chain.marginal(int(i) + 1)[k] for i in t]).reshape(B, 1, 1, 1) for k in (0, 1))
        x0, e = (torch.as_tensor(v).expand(B, 1, 7, K) for v in np.eye(K)[:2])
        seen.append(close(x, signal * x0 + noise * e))
        return signal * e - noise * x0

    values = []
    for answer in (net, lambda x, t: 0 * x):
        source = Source(K)
        with drawing(source):
            values.append(float(names["v_loss"](table(names, betas), answer, torch.as_tensor(source.next((B, 1, 7, K))))))
    return seen == [True] and abs(values[0]) < 1e-15 and close(values[1], 1 / K)


def posterior_mean(document):
    import torch

    names, good = space(document), True
    for betas in schedules():
        for t in range(1, len(betas) + 1):
            x0, xt = torch.eye(2)
            good = good and close(names["posterior"](table(names, betas), x0, xt, t - 1)[0], Chain(betas).posterior(t)[:2])
    return good


def posterior_variance(document):
    import torch

    names, good = space(document), True
    for betas in schedules():
        for t in range(1, len(betas) + 1):
            have = names["posterior"](table(names, betas), torch.zeros(1), torch.zeros(1), t - 1)[1]
            good = good and close(have, math.log(max(Chain(betas).posterior(t)[2], 1e-20)))
    return good


def sampled(document, function, betas, *rest):
    import torch

    names, source, asked = space(document), Source(24), []
    network = source.network()
    with drawing(source):
        got = names[function](table(names, betas), lambda x, t: asked.append(int(t[0])) or network(x), (2, 24), *rest)
    return coefficients(got), source.kinds, asked


def mean(document):
    """All of the loop but its noises: x_T and the network's answers."""
    good = True
    for betas in schedules():
        row, kinds, asked = sampled(document, "sample", betas)
        want, chain = [1.0], Chain(betas)
        for t in range(chain.T, 0, -1):
            want = [chain.reverse(t)[0] * c for c in want] + [chain.reverse(t)[1]]
        got = [row[0]] + [row[k] for k, kind in enumerate(kinds) if kind == "network"]
        good = good and close(got, want, tol=1e-8) and asked == list(range(chain.T - 1, -1, -1))
    return good


def noise(document):
    good, shown = True, ""
    for betas in schedules():
        row, kinds, _ = sampled(document, "sample", betas)
        want, chain = [], Chain(betas)
        for t in range(chain.T, 0, -1):
            want = [chain.reverse(t)[0] * c for c in want] + ([math.sqrt(chain.beta(t))] if t > 1 else [])
        got = [row[k] for k, kind in enumerate(kinds) if kind == "normal"][1:]
        good = good and len(got) == len(want) and close(got, want, tol=1e-8)
        shown = f"with T = {chain.T} there are {len(got)} noises, the last with {got[-1]:.4f}"
    return good, shown


def ddim(document):
    """T = 6 in S = 3 steps, end to end."""
    good = True
    for seed in range(10):
        betas = random_betas(6, seed)
        row, kinds, asked = sampled(document, "ddim", betas, 3)
        want = np.eye(24)[0]
        for k, (t, s) in enumerate(((6, 4), (4, 2), (2, 0))):
            of_xt, of_eps, _ = Chain(betas).ddim(t, s)
            want = of_xt * want + of_eps * np.eye(24)[k + 1]
        good = good and asked == [5, 3, 1] and close(row, want)
    return good


def ddim_eta(document):
    import torch

    names, good, chain = space(document), True, Chain([0.1, 0.2, 0.3])
    for t, s in ((2, 1), (3, 2), (3, 1)):
        for eta in (0.0, 0.5, 1.0):
            source = Source(3)
            with drawing(source):
                x0, e = (torch.as_tensor(source.next((3,))) for _ in range(2))
                got = names["ddim_eta"](x0, e, torch.tensor(chain.abar(t)), torch.tensor(chain.abar(s)), eta)
            spread = eta**2 * chain.posterior(t, s)[2]
            want = (math.sqrt(chain.abar(s)), math.sqrt(1 - chain.abar(s) - spread), math.sqrt(spread))
            good = good and close(got, want, tol=1e-8)
    return good, f"from abar {chain.abar(t):.3f} to {chain.abar(s)} at eta 1 the direction has {float(got[1]):.4f}, should be {want[1]:.4f}"
