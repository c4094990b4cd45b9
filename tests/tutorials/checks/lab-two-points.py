import math
import re

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 24


def space(document, betas=None):
    """All cells, prints and asserts left out where another schedule is put in."""
    cells = document.listings
    if betas is not None:
        put = [("T = 400", f"T = {len(betas)}"), ("beta = np.linspace(lo, hi, T)", f"beta = np.array({[float(b) for b in betas]})")]
        cells = [re.sub(r"^(assert|print|for t in \(0, 99).*\n?(    print.*)?$", "", cell, flags=re.M) for cell in cells]
        for old, new in put:
            assert sum(old in one for one in cells) == 1
            cells = [one.replace(old, new) for one in cells]
    return run(*cells)


def schedules():
    return [random_betas(2 + seed % 5, seed) for seed in range(20)]


def each(document, judge, example=(0.1, 0.2, 0.3)):
    """A judgement of (names, chain, index) on every index of every schedule, and what it shows at the example's last."""
    good = True
    for betas in schedules():
        names, chain = space(document, betas), Chain(betas)
        good = good and all(judge(names, chain, i)[0] for i in range(chain.T))
    return good, judge(space(document, list(example)), Chain(example), len(example) - 1)[1]


def table(document, name, of):
    return each(document, lambda names, chain, i: (close(names["S"][name][i], of(chain, i + 1)), ""))


def beta(document):
    return close(space(document)["S"]["beta"], np.linspace(1e-4, 0.025, 400))


def abar(document):
    return table(document, "abar", lambda chain, t: chain.abar(t))


def abar_prev(document):
    return table(document, "abar_prev", lambda chain, t: chain.abar(t - 1))


def post_var(document):
    return table(document, "post_var", lambda chain, t: chain.posterior(t)[2])


def comment(document):
    relation = re.search(r"# note: post_var\[t\] ([<>]=) beta\[t\] for every t", document.having("def make_schedule"))[1]
    S = space(document)["S"]
    holds = S["post_var"] >= S["beta"] if relation == ">=" else S["post_var"] <= S["beta"]
    return bool(holds.all()), f"post_var[1] is {S['post_var'][1]:.3e}, beta[1] is {S['beta'][1]:.3e}; it holds at {holds.sum()} of 400"


def snr_db(document):
    def judge(names, chain, i):
        signal, noise = chain.marginal(i + 1)
        return close(names["snr_db"](i), 20 * math.log10(signal / noise)), ""

    return each(document, judge)


def output(document, part):
    at = next(k for k, cell in enumerate(document.listings) if part in cell)
    before, now = (prints(*document.listings[:k]) for k in (at, at + 1))
    return document.outputs[at].rstrip("\n").split("\n"), now[len(before) :].rstrip("\n").split("\n")


def printed(document, part, row):
    said, now = output(document, part)
    return said[row] == now[row], f"the code prints {now[row].strip()}"


def printed_99(document):
    return printed(document, "def snr_db", 1)


def printed_199(document):
    return printed(document, "def snr_db", 2)


def printed_first(document):
    return printed(document, "np.argmax", 0)


def printed_best(document):
    return printed(document, "def best_x0", 0)


def add_noise(document):
    def judge(names, chain, i):
        have = names["add_noise"](np.eye(2)[0], i, np.eye(2)[1])
        return close(have, chain.marginal(i + 1)), f"x_0 has {have[0]:.4f} and the noise {have[1]:.4f}, should be {chain.marginal(i + 1)[1]:.4f}"

    return each(document, judge)


def run_chain(document):
    def judge(names, chain, i):
        source = Source(K)
        with drawing(source):
            names["rng"] = np.random.default_rng(0)
            row = coefficients(names["run_chain"](source.next((K,)), i))
        return close((row[0], math.sqrt((row[1:] ** 2).sum())), chain.marginal(i + 1)), ""

    return each(document, judge)


def chain_variance(document):
    return each(document, lambda names, chain, i: (close(names["chain_variance"](i), chain.marginal(i + 1)[1] ** 2), ""))


def mean_of_points(x, signal, noise):
    """E[x_0 | x_t = x] for +1 and -1, by Bayes."""
    up, down = (math.exp(-((x - signal * point) ** 2) / (2 * noise**2)) for point in (1, -1))
    return (up - down) / (up + down)


def best_x0(document):
    return each(document, lambda names, chain, i: (all(close(names["best_x0"](x, i), mean_of_points(x, *chain.marginal(i + 1)), tol=1e-7) for x in (-1.3, 0.2, 0.9)), ""))


def best_eps(document):
    def judge(names, chain, i):
        signal, noise = chain.marginal(i + 1)
        return all(close(names["best_eps"](x, i), (x - signal * mean_of_points(x, signal, noise)) / noise, tol=1e-7) for x in (-1.3, 0.2, 0.9)), ""

    return each(document, judge)


def steps_of(document, betas):
    """sample, end to end: its coefficients, the kinds of what was drawn and the indices asked for."""
    names, source, asked = space(document, betas), Source(K), []
    network = source.network()
    with drawing(source):
        names["rng"] = np.random.default_rng(0)
        row = coefficients(names["sample"](K, lambda x, t: asked.append(t) or network(x)))
    return row, source.kinds, asked


def sample_mean(document):
    good, shown = True, ""
    for betas in schedules():
        row, kinds, asked = steps_of(document, betas)
        chain, want = Chain(betas), [1.0]
        for t in range(chain.T, 0, -1):
            want = [chain.reverse(t)[0] * c for c in want] + [chain.reverse(t)[1]]
        got = [row[0]] + [row[k] for k, kind in enumerate(kinds) if kind == "network"]
        good = good and close(got, want, tol=1e-8) and asked == list(range(chain.T - 1, -1, -1))
        shown = f"with T = {chain.T} the sample holds {got[0]:.4f} x_T, from the chain {want[0]:.4f}"
    return good, shown


def sample_sigma(document):
    """The noise before the last step, divided by what the last step does to x."""
    good = True
    for betas in schedules():
        betas = betas[:2]
        row, kinds, _ = steps_of(document, betas)
        chain = Chain(betas)
        noise = [k for k, kind in enumerate(kinds) if kind == "normal"][1:]
        names, source = space(document, betas[:1]), Source(K)
        with drawing(source):
            names["rng"] = np.random.default_rng(0)
            last = coefficients(names["sample"](K, source.network()))[0]
        good = good and len(noise) == 1 and close(row[noise[0]] / last, math.sqrt(chain.posterior(2)[2]))
    return good


def simple_loss(document):
    """With add_noise put right, the noise in x_t has to be the target."""
    names, source, seen = space(document, [0.1, 0.2, 0.3]), Source(K), []
    chain, drawn_t = Chain([0.1, 0.2, 0.3]), []
    names["add_noise"] = lambda x0, t, noise: chain.marginal(t + 1)[0] * x0 + chain.marginal(t + 1)[1] * noise
    with drawing(source):
        rng = np.random.default_rng(0)
        rng.integers = lambda lo, hi: drawn_t.append((lo, hi)) or 2
        names["rng"] = rng
        value = names["simple_loss"](lambda x, t: seen.append(x) or 0 * x, source.next((K,)))
        del rng.integers
    inside = {k for k, c in enumerate(seen[0]) if abs(c) > 1e-12} - {0}
    target = {1}  # the noise drawn first is the target: eps
    return inside == target and close(value, 1 / K) and drawn_t == [(0, 3)], f"draw {sorted(target)} is the target, draw {sorted(inside)} is in x_t"


def eps_error(document):
    def judge(names, chain, i):
        signal, noise = chain.marginal(i + 1)
        return close(names["eps_error_from_x0_error"](0.7, i), 0.7 * (signal / noise) ** 2), ""

    return each(document, judge)


def sample_fast(document):
    good = True
    for seed in range(10):
        betas, source, asked = random_betas(6, seed), Source(K), []
        names, network = space(document, betas), source.network()
        with drawing(source):
            names["rng"] = np.random.default_rng(0)
            got = coefficients(names["sample_fast"](K, lambda x, t: asked.append(int(t)) or network(x), 2))
        row = np.eye(K)[0]
        for k, (t, s) in enumerate(((6, 4), (4, 2), (2, 0))):
            of_xt, of_eps, _ = Chain(betas).ddim(t, s)
            row = of_xt * row + of_eps * np.eye(K)[k + 1]
        good = good and asked == [5, 3, 1] and close(got, row)
    return good


def weights(names, chain, i):
    """posterior_mean's weights of x_0 and x_t; a division by zero counts as nan."""
    with np.errstate(all="ignore"):
        return names["posterior_mean"](*np.eye(2), i)


def weight_x0(document):
    return each(document, lambda names, chain, i: (i == 0 or close(weights(names, chain, i)[0], chain.posterior(i + 1)[0]), ""))


def weight_xt(document):
    def judge(names, chain, i):
        have, want = weights(names, chain, i)[1], chain.posterior(i + 1)[1]
        return close(have, want), f"x_t has {have:.4f}, should have {want:.4f}"

    return each(document, judge)
