import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, random_betas, run

B, K = 5, 9


def space(document, *texts, betas=None):
    """The letters, put in from a chain where betas are given, and the listings with the texts."""
    import torch

    names = run(document.having("T = 1000"))
    if betas is not None:
        chain = Chain(betas)
        pairs = [chain.marginal(t) for t in range(1, chain.T + 1)]
        names.update(T=chain.T, alpha=torch.tensor([signal for signal, _ in pairs]), sigma=torch.tensor([noise for _, noise in pairs]))
    return run(*[document.having(text) for text in ("def lift", *texts)], put=names)


def circle(document):
    names = space(document)
    u = np.arange(1, 1001) / 1000
    return close(names["alpha"], np.cos(np.pi * u / 2)) and close(names["alpha"] ** 2 + names["sigma"] ** 2, np.ones(1000))


def snr(document):
    names = space(document, "def snr", betas=[0.1, 0.2])
    got = float(names["snr"](1))
    return close(got, 0.72 / 0.28), f"betas 0.1, 0.2: {got:.4f}, should be {0.72 / 0.28:.4f}"


def lift(document):
    import torch

    return tuple(space(document)["lift"](torch.arange(5.0), torch.zeros(5, 3, 7, 9)).shape) == (5, 1, 1, 1)


def corrupt(document):
    import torch

    betas = random_betas(5, 1)
    names, chain, source, t = space(document, betas=betas), Chain(betas), Source(K), torch.tensor([4, 0, 2, 1, 3])
    with drawing(source):
        z, eps = names["corrupt"](torch.as_tensor(source.next((B, 3, 7, K))), t)
    return all(close(coefficients(z[i])[:2], chain.marginal(int(t[i]) + 1)) for i in range(B)) and coefficients(eps)[1] == 1


def rotation(document, name, arguments, wanted):
    """Each quantity as its coefficients over (x, eps), for a batch of all steps."""
    import torch

    betas = random_betas(4, 2)
    names, chain = space(document, "def velocity", betas=betas), Chain(betas)
    rows = [chain.marginal(t) for t in (1, 2, 3, 4)]
    known = {
        "x": torch.tensor([[1.0, 0.0]] * 4), "eps": torch.tensor([[0.0, 1.0]] * 4), "z": torch.tensor([list(row) for row in rows]),
        "v": torch.tensor([[-noise, signal] for signal, noise in rows]), "t": torch.arange(4),
    }
    got = names[name](*[known[each] for each in arguments])
    return close(got, known[wanted]), f"at alpha {rows[1][0]:.4f}: {got[1].numpy()} on (x, eps), should be {known[wanted][1].numpy()}"


def velocity(document):
    return rotation(document, "velocity", ("x", "eps", "t"), "v")


def x_from_eps(document):
    return rotation(document, "x_from_eps", ("z", "eps", "t"), "x")


def eps_from_x(document):
    return rotation(document, "eps_from_x", ("z", "x", "t"), "eps")


def x_from_v(document):
    return rotation(document, "x_from_v", ("z", "v", "t"), "x")


def eps_from_v(document):
    return rotation(document, "eps_from_v", ("z", "v", "t"), "eps")


def loss(document, name, target):
    """The loss of a network that says exactly what it should."""
    import torch

    betas = random_betas(4, 3)
    names, chain = space(document, "def velocity", "def loss_eps", betas=betas), Chain(betas)
    source, shown = Source(K), []

    def net(z, t):
        shown.append((z, t))
        rows = []
        for i, step in enumerate(t.tolist()):
            signal, noise = chain.marginal(step + 1)
            rows.append(torch.tensor({"eps": [0, 1.0], "x": [1.0, 0], "v": [-noise, signal]}[target] + [0.0] * (K - 2)).expand(3, 7, K))
        return torch.stack(rows)

    with drawing(source):
        value = float(names[name](net, torch.as_tensor(source.next((B, 3, 7, K)))))
    z, t = shown[0]
    good = all(close(coefficients(z[i])[:2], chain.marginal(int(t[i]) + 1)) for i in range(B))
    return good and close(value, 0), f"a network that says {target} exactly has the loss {value:.4f}, should be 0"


def loss_eps(document):
    return loss(document, "loss_eps", "eps")


def loss_x(document):
    return loss(document, "loss_x", "x")


def loss_v(document):
    return loss(document, "loss_v", "v")


def error(document, name, out, into):
    """An error of 0.3 in one quantity, followed into the other."""
    import torch

    betas = [0.1, 0.2]
    names, (signal, noise) = space(document, "def eps_error_from_x_error", betas=betas), Chain(betas).marginal(2)
    eps = lambda x: (0.0 - signal * x) / noise
    v = lambda x, e: signal * e - noise * x
    x_error = 0.3 if out == "x" else -0.3 * noise / signal
    errors = {"x": x_error, "eps": eps(x_error), "v": v(x_error, eps(x_error))}
    got = float(names[name](errors[out] ** 2, 1))
    return close(got, errors[into] ** 2), f"betas 0.1, 0.2: an error of {abs(errors[out]):.4f} in {out} squared becomes {got:.4f}, should be {errors[into] ** 2:.4f}"


def eps_of_x(document):
    return error(document, "eps_error_from_x_error", "x", "eps")


def v_of_x(document):
    return error(document, "v_error_from_x_error", "x", "v")


def v_of_eps(document):
    return error(document, "v_error_from_eps_error", "eps", "v")


def min_snr(document):
    """The weight min(SNR, 5) of an x-error, divided by what an x-error of 1 is in eps."""
    betas = [0.01, 0.02, 0.3, 0.4]
    names, chain = space(document, "def min_snr_weight_for_eps", betas=betas), Chain(betas)
    for t in (1, 2, 3, 4):
        signal, noise = chain.marginal(t)
        if not close(names["min_snr_weight_for_eps"](t - 1), min((signal / noise) ** 2, 5) / (signal / noise) ** 2):
            return False
    return True


def ddim(document):
    betas = random_betas(4, 4)
    names, chain = space(document, "def ddim_step", betas=betas), Chain(betas)
    return all(close([names["ddim_step"](0, 1.0, 0.0, s), names["ddim_step"](0, 0.0, 1.0, s)], chain.marginal(s + 1)) for s in range(4))


def rotate(document):
    """On the document's own circle, with z and v as coefficients over (x, eps)."""
    import torch

    names = space(document, "def rotate")
    a, s = names["alpha"], names["sigma"]
    for t, into in ((999, 500), (400, 399), (70, 0)):
        got = names["rotate"](torch.stack([a[t], s[t]]), torch.stack([-s[t], a[t]]), t, into)
        if not close(got, torch.stack([a[into], s[into]])):
            return False, f"from {t} to {into}: {got.numpy()}, should be {torch.stack([a[into], s[into]]).numpy()}"
    return True


def posterior(document, which):
    betas = [0.1, 0.2, 0.3, 0.4]
    names, chain = space(document, "def posterior", betas=betas), Chain(betas)
    shown = ""
    good = True
    for t in range(1, 4):
        for s in range(t):
            mean_x, std = names["posterior"](0.0, 1.0, t, s)
            mean_z, _ = names["posterior"](1.0, 0.0, t, s)
            of_x, of_z, variance = chain.posterior(t + 1, s + 1)
            good = good and (close([mean_x, mean_z], [of_x, of_z]) if which == "mean" else close(std, math.sqrt(variance)))
            shown = f"betas 0.1 to 0.4, from {t} to {s}: deviation {float(std):.4f}, should be {math.sqrt(variance):.4f}"
    return good, shown


def mean(document):
    return posterior(document, "mean")


def std(document):
    return posterior(document, "std")


def var_ts(document):
    """Run up to the line, by composing steps."""
    betas = random_betas(4, 5)
    names, chain = space(document, betas=betas), Chain(betas)
    lines = [line.strip() for line in document.having("def posterior").split("\n") if line.strip().startswith(("a_ts =", "var_ts ="))]
    for t in range(1, 4):
        for s in range(t):
            at = {**names, "t": t, "s": s}
            exec("\n".join(lines), at)
            if not close(at["var_ts"], 1 - np.prod([1 - b for b in betas[s + 1 : t + 1]])):
                return False
    return True


def betas(document):
    betas = [0.1, 0.2, 0.3]
    got = space(document, "def betas()", betas=betas)["betas"]()
    return close(got, betas), f"for betas 0.1, 0.2, 0.3 it gives {got.numpy()}"


def phi(document):
    names = space(document, "phi = torch")
    u = np.arange(1, 1001) / 1000
    return close(names["phi"], np.pi / 2 * u), f"at index 99 it is {float(names['phi'][99]):.4f}, the angle there is {math.pi / 20:.4f}"
