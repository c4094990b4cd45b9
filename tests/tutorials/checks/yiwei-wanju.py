import re

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run


def space(document, betas=None, N=None, until=None):
    """The cells, up to the one that holds `until`, with another schedule and another number of samples where said."""
    cells = []
    for cell in document.listings:
        cells.append(re.sub(r"^(x_gen = .*|plt\..*|i = 20|e = eps_star.*|print.*)$", "", cell, flags=re.M) if betas is not None else cell)
        if until and until in cell:
            break
    if betas is not None:
        put = [("T = 50", f"T = {len(betas)}"), ("N = 20000", f"N = {N}"), ("beta = np.linspace(0.001, 0.2, T)", f"beta = np.array({list(betas)})")]
        for old, new in put:
            assert sum(old in one for one in cells) == 1
            cells = [one.replace(old, new) for one in cells]
        cells = [one.replace("rng.normal(3.0, 0.5, size=N)", "rng.standard_normal(N)").replace("for t in (0, 10, 25, 50):\n    m, v = marginal(t)", "") for one in cells]
        cells = [re.sub(r"^    print.*$", "", one, flags=re.M) for one in cells]
    return run(*cells)


def schedules():
    return [[float(b) for b in random_betas(2 + seed % 5, seed)] for seed in range(20)]


def drawn(document, betas, K=16):
    source = Source(K)
    with drawing(source):
        names = space(document, betas, K)
    return names, source


def output(document, part):
    """What a cell's stored output says beside what its code prints now."""
    at = next(k for k, cell in enumerate(document.listings) if part in cell)
    before, now = (prints(*document.listings[: k]) for k in (at, at + 1))
    return document.outputs[at].strip().split("\n"), now[len(before) :].strip().split("\n")


def beta(document):
    return close(space(document, until="abar = ")["beta"], np.linspace(0.001, 0.2, 50))


def abar(document):
    return all(close(drawn(document, betas)[0]["abar"], Chain(betas).bars[1:]) for betas in schedules())


def comment(document):
    cell = document.having("abar = np.cumprod")
    said = float(re.search(r"# abar\[0\] 等于 ([\d.]+)", cell)[1])
    have = space(document, until="abar = ")["abar"][0]
    return close(said, have), f"abar[0] is {have:.4f}, the comment says {said}"


def printed_abar(document):
    said, now = output(document, "abar = np.cumprod")
    return said[1] == now[1], now[1]


def forward(document):
    good = True
    for betas in schedules():
        names, source = drawn(document, betas)
        rows = names["traj"]
        good = good and all(close((rows[t][0], np.sqrt((rows[t][1:] ** 2).sum())), Chain(betas).marginal(t)) for t in range(len(betas) + 1))
    return good


def marginal(document):
    good = True
    for betas in schedules():
        names, chain = drawn(document, betas)[0], Chain(betas)
        for t in range(chain.T + 1):
            signal, noise = chain.marginal(t)
            good = good and close(names["marginal"](t), (3 * signal, 0.25 * signal**2 + noise**2))
    return good


def printed_10(document):
    said, now = output(document, "def marginal")
    return said[1] == now[1], now[1]


def printed_25(document):
    said, now = output(document, "def marginal")
    return said[2] == now[2], f"the code prints {now[2]}"


def eps_star(document):
    """By conditioning the joint Gaussian of noise and x_t."""
    good = True
    for betas in schedules():
        names, chain = drawn(document, betas)[0], Chain(betas)
        for i in range(chain.T):
            signal, noise = chain.marginal(i + 1)
            gain = noise / (signal**2 * 0.25 + noise**2)
            good = good and close(names["eps_star"](1.7, i), gain * (1.7 - 3 * signal))
    return good


def sampled(document, function, betas):
    """The coefficients of a whole loop: x_T, then the networks' answers and the noises in their order, and the steps asked for."""
    names, _ = drawn(document, betas)
    source, asked = Source(16), []
    network = source.network()
    with drawing(source):
        names["rng"] = names["np"].random.default_rng(0)
        got = names[function](lambda x, i: asked.append(i) or network(x))
    return coefficients(got), source.kinds, asked


def whole(chain, deviation):
    """The same coefficients from the chain: per step its network and, but for the last, its noise."""
    rows, kinds = np.eye(16)[0], ["normal"]
    for t in range(chain.T, 0, -1):
        of_xt, of_eps, _ = chain.reverse(t)
        rows = of_xt * rows + of_eps * np.eye(16)[len(kinds)]
        kinds.append("network")
        if t > 1:
            rows = rows + deviation(t) * np.eye(16)[len(kinds)]
            kinds.append("normal")
    return rows, kinds


def ddpm(document):
    good, asked = True, []
    for betas in schedules():
        chain = Chain(betas)
        got, kinds, asked = sampled(document, "ddpm", betas)
        want, wanted = whole(chain, lambda t: np.sqrt(chain.beta(t)))
        good = good and kinds == wanted and close(got, want)
    return good, f"with T = {chain.T} the steps taken are {asked}"


def mu(document):
    """Of one step alone, the last but one, so that the loop's end does not matter."""
    good = True
    for betas in schedules():
        betas = betas[:2]
        got, kinds, _ = sampled(document, "ddpm", betas)
        at = [k for k, kind in enumerate(kinds) if kind == "network"]
        if len(at) == 1:
            good = good and close(got[:2], Chain(betas).reverse(2)[:2])
        else:
            chain = Chain(betas)
            good = good and close(got[:2], chain.reverse(1)[0] * np.array(chain.reverse(2)[:2]))
    return good


def beta_tilde(document):
    return all(close(drawn(document, betas)[0]["beta_tilde"], [Chain(betas).posterior(t)[2] for t in range(2, len(betas) + 1)]) for betas in schedules())


def printed_tilde(document):
    said, now = output(document, "beta_tilde = ")
    return said == now, now[-1]


def ddpm_tilde(document):
    for betas in schedules():
        chain = Chain(betas)
        try:
            got, kinds, _ = sampled(document, "ddpm_tilde", betas)
        except IndexError as error:
            return False, f"IndexError: {error} at T = {chain.T}"
        want, wanted = whole(chain, lambda t: np.sqrt(chain.posterior(t)[2]))
        if kinds != wanted or not close(got, want):
            return False, f"{got} against {want}"
    return True


def ddim(document):
    good, shown = True, ""
    for betas in schedules():
        chain, (names, _) = Chain(betas), drawn(document, betas)
        source = Source(16)
        got = coefficients(names["ddim"](source.network(), source.next((16,))))
        want = np.eye(16)[0]
        for k, t in enumerate(range(chain.T, 0, -1)):
            of_xt, of_eps, _ = chain.ddim(t, t - 1)
            want = of_xt * want + of_eps * np.eye(16)[k + 1]
        good, shown = good and close(got, want), f"with T = {chain.T} the sample holds {got[0]:.4f} x_T where it should hold {want[0]:.4f}"
    return good, shown


def ddim_steps(document):
    """The same with abar read past its front as 1."""

    class Padded(np.ndarray):
        def __getitem__(self, i):
            return 1.0 if i == -1 else super().__getitem__(i)

    good = True
    for betas in schedules():
        chain, (names, _) = Chain(betas), drawn(document, betas)
        names["abar"], source = names["abar"].view(Padded), Source(16)
        got = coefficients(names["ddim"](source.network(), source.next((16,))))
        want = np.eye(16)[0]
        for k, t in enumerate(range(chain.T, 0, -1)):
            of_xt, of_eps, _ = chain.ddim(t, t - 1)
            want = of_xt * want + of_eps * np.eye(16)[k + 1]
        good = good and close(got, want)
    return good


def post_mean(document):
    good = True
    for betas in schedules():
        names, (x0, xt) = drawn(document, betas)[0], np.eye(2)
        good = good and all(close(names["post_mean"](xt, x0, i), Chain(betas).posterior(i + 1)[:2]) for i in range(len(betas)))
    return good


def x0_from_eps(document):
    good = True
    for betas in schedules():
        names, (x0, e) = drawn(document, betas)[0], np.eye(2)
        for i in range(len(betas)):
            signal, noise = Chain(betas).marginal(i + 1)
            good = good and close(names["x0_from_eps"](signal * x0 + noise * e, e, i), x0)
    return good


def printed_means(document):
    said, now = output(document, "def post_mean")
    return said == now and now[0] == now[1], now[1]


def printed_snr(document):
    said, now = output(document, "snr = ")
    return said == now, now[0]
