import math
import re

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 12
SHORT = [0.1, 0.2, 0.3]


def space(document, betas=None):
    """All cells, the prints left out; T and the betas are replaced where others are given."""
    cells = [re.sub(r"^(print\(.*|for t in \(1, 50.*\n    print.*)$", "", cell, flags=re.M) for cell in document.listings]
    if betas is not None:
        for old, new in (("T = 500", f"T = {len(betas)}"), ("np.linspace(2e-4, 0.04, T)", str(betas))):
            assert sum(old in one for one in cells) == 1
            cells = [one.replace(old, new) for one in cells]
    return run(*cells)


def schedules():
    return [[float(b) for b in random_betas(2 + seed % 5, seed)] for seed in range(10)]


def each(document, have, want, first=1):
    """What the code has against what the chain has at every time of every schedule, and both at t = 3 of a short one."""
    good = True
    for betas in schedules():
        names, chain = space(document, betas), Chain(betas)
        good = good and all(close(have(names, chain, t), want(chain, t)) for t in range(first, chain.T + 1))
    shown = have(space(document, SHORT), Chain(SHORT), 3), want(Chain(SHORT), 3)
    return good, f"for betas 0.1, 0.2, 0.3 at t = 3: {shown[0]}, should be {shown[1]}"


def stored(document, text):
    """What the cell with this text has stored, and what it prints when it is run after those before it."""
    at = next(k for k, one in enumerate(document.listings) if text in one)
    return document.outputs[at].split("\n"), prints(*document.listings[: at + 1])[len(prints(*document.listings[:at])) :].split("\n")


def printed(document, text, row=0):
    was, now = stored(document, text)
    return was[row] == now[row], f"the code prints {now[row]}"


def printed_bars(document):
    return printed(document, "T = 500")


def printed_50(document):
    return printed(document, "def log_snr", 1)


def printed_100(document):
    return printed(document, "def log_snr", 2)


def printed_p2(document):
    return printed(document, "def p2_weight")


def printed_floor(document):
    return printed(document, "def floor_on_x0")


def bars(document):
    return each(document, lambda names, _, t: names["alpha_bar"][t], lambda chain, t: chain.abar(t), first=0)


def deviation(document):
    return each(document, lambda names, _, t: names["s_t"][t], lambda chain, t: chain.marginal(t)[1], first=0)


def add_noise(document):
    def have(names, chain, t):
        rows = names["add_noise"](np.eye(K)[[0, 0]], np.eye(K)[[1, 1]], np.array([t, 1]))
        return [*rows[0, :2], *rows[1, :2]]

    return each(document, have, lambda chain, t: [*chain.marginal(t), *chain.marginal(1)])


UNITS = {"x0": np.array([[1.0, 0.0]]), "eps": np.array([[0.0, 1.0]])}


def quantity(chain, t, name):
    """x_t, v and the score as coefficients of x_0 and the noise: x_t = mean + deviation * eps, v = dx_t/dphi, score = -(x_t - mean) / variance."""
    signal, noise = chain.marginal(t)
    return {**UNITS, "xt": np.array([[signal, noise]]), "v": np.array([[-noise, signal]]), "score": np.array([[0.0, -noise / (1 - chain.abar(t))]])}[name]


def conversion(document, function, arguments, result):
    return each(document, lambda names, chain, t: names[function](*[quantity(chain, t, one) for one in arguments.split()], t), lambda chain, t: quantity(chain, t, result))


def x0_from_eps(document):
    return conversion(document, "x0_from_eps", "xt eps", "x0")


def eps_from_x0(document):
    return conversion(document, "eps_from_x0", "xt x0", "eps")


def v(document):
    return conversion(document, "v_from_x0_eps", "x0 eps", "v")


def x0_from_v(document):
    return conversion(document, "x0_from_v", "xt v", "x0")


def eps_from_v(document):
    return conversion(document, "eps_from_v", "xt v", "eps")


def score_from_eps(document):
    return conversion(document, "score_from_eps", "eps", "score")


def score_from_x0(document):
    return conversion(document, "score_from_x0", "xt x0", "score")


def x0_from_score(document):
    return conversion(document, "x0_from_score", "xt score", "x0")


def snr_of(chain, t):
    return (chain.marginal(t)[0] / chain.marginal(t)[1]) ** 2


def ratio(document):
    return each(document, lambda names, _, t: names["snr"](t), snr_of)


def log_ratio(document):
    return each(document, lambda names, _, t: names["log_snr"](t), lambda chain, t: math.log(snr_of(chain, t)))


def crossed(document):
    names = space(document)
    chain = Chain(names["betas"][1:])
    want = next(t for t in range(1, 501) if chain.abar(t) < 0.5)
    return names["crossover"] == want, f"crossover is {names['crossover']}, where alphabar is {chain.abar(int(names['crossover'])):.4f}; it falls below a half at t = {want}"


def factor(chain, t, target):
    """How much larger the squared error is when an error of 1 in x_0, at the same x_t, is read as one in the target."""
    signal, noise = chain.marginal(t)
    of_eps = -signal / noise
    return {"x0": 1, "eps": of_eps**2, "v": (signal * of_eps - noise) ** 2, "score": (of_eps / noise) ** 2}[target]


def eps_factor(document):
    return each(document, lambda names, _, t: names["eps_error"](2.0, t), lambda chain, t: 2 * factor(chain, t, "eps"))


def v_factor(document):
    return each(document, lambda names, _, t: names["v_error"](2.0, t), lambda chain, t: 2 * factor(chain, t, "v"))


def score_factor(document):
    return each(document, lambda names, _, t: names["score_error"](2.0, t), lambda chain, t: 2 * factor(chain, t, "score"))


def weight(document, target):
    return each(document, lambda names, _, t: names["min_snr_weight"](t, target, 1.5), lambda chain, t: min(snr_of(chain, t), 1.5) / factor(chain, t, target))


def clipped(document):
    return weight(document, "x0")


def weight_eps(document):
    return weight(document, "eps")


def weight_v(document):
    return weight(document, "v")


def p2(document):
    return each(document, lambda names, _, t: names["p2_weight"](t, 2.0, 0.5), lambda chain, t: (2 + snr_of(chain, t)) ** -0.5)


def bound(document):
    """The KL of two Gaussians of the posterior variance, whose means differ by what an error of 1 in x_0 makes, over the factor of the noise."""
    return each(document, lambda names, _, t: names["bound_weight_on_eps"](t), lambda chain, t: chain.posterior(t)[0] ** 2 / (2 * chain.posterior(t)[2]) / factor(chain, t, "eps"), first=2)


class Draws:
    """A generator whose noise is e_1 and whose integers are given."""

    def __init__(self, t):
        self.t, self.asked = t, None

    def integers(self, low, high, size):
        self.asked = (low, high, size)
        return np.full(size, self.t)

    def standard_normal(self, shape):
        return np.broadcast_to(np.eye(K)[1], shape)


def times_drawn(document):
    draws = Draws(2)
    space(document, SHORT)["training_loss"](lambda x, t: x, np.zeros((4, K)), draws)
    return draws.asked == (1, 4, 4)


def goals(document):
    """The target is what a network answers that makes no error."""
    good, shown = True, ""
    for target in ("x0", "eps", "v"):
        names, chain = space(document, SHORT), Chain(SHORT)
        goal = np.zeros((4, K))
        goal[:, :2] = quantity(chain, 2, target)
        right, off = (names["training_loss"](lambda x, t: answer, np.broadcast_to(np.eye(K)[0], (4, K)), Draws(2), target) for answer in (goal, goal + 3))
        good = good and close(right, 0) and close(off, 9 * names["min_snr_weight"](2, target))
        shown += f" {right:.4f} for {target}"
    return good, "with the right answers the loss is" + shown


def stepped(names, chain, t, target="eps"):
    """Coefficients of x_t, the answer and the fresh noise after one step."""
    source = Source(K)
    with drawing(source):
        x = source.next((2, K))
        got = names["ancestral_step"](source.network(), x, t, np.random.default_rng(), target)
    return coefficients(got)[:3]


def mean(document):
    through_x0 = each(document, lambda names, chain, t: stepped(names, chain, t, "x0")[:2], lambda chain, t: chain.posterior(t)[1::-1])[0]
    return through_x0 and each(document, lambda names, chain, t: stepped(names, chain, t)[:2], lambda chain, t: chain.reverse(t)[:2])[0]


def std(document):
    return each(document, lambda names, chain, t: stepped(names, chain, t)[2], lambda chain, t: math.sqrt(chain.posterior(t)[2]))


def loop(document):
    names, seen = space(document, SHORT), []
    names["ancestral_step"] = lambda net, x, t, rng, target: seen.append(t) or x
    names["generate"](None, (2, 2), np.random.RandomState(0))
    return seen == [3, 2, 1]


def turned(document):
    """One step of DDIM, with the v that belongs to x_t and the noise."""

    def have(names, chain, t):
        return [names["ddim_step_v"](quantity(chain, t, "xt"), quantity(chain, t, "v"), t, r)[0].tolist() for r in range(t)]

    return each(document, have, lambda chain, t: [list(chain.marginal(r)) for r in range(t)])


def stretching(document, of):
    """The root at t, a few fixed ones too, against the line through (first, first) and (last, 0)."""

    def have(names, chain, t):
        root = of(names["rescale_zero_terminal_snr"](np.array(chain.bars)))
        return [root[0], root[1], root[-1], root[t]]

    def want(chain, t):
        first, last = chain.marginal(1)[0], chain.marginal(chain.T)[0]
        return [1, first, 0, np.interp(chain.marginal(t)[0], [last, first], [0, first])]

    return each(document, have, want)


def stretched(document):
    """The roots, however they are returned."""
    plain, squared = stretching(document, lambda root: root), stretching(document, np.sqrt)
    return plain if plain[0] else squared


def rescaled(document):
    return stretching(document, np.sqrt)


def expected(chain, t, c, target):
    """The slope of E[target | x_t]: covariance over variance, for x_0 of variance c^2."""
    spread = np.array([c**2, 1.0])
    x_t, other = quantity(chain, t, "xt")[0], quantity(chain, t, target)[0]
    return (spread * x_t * other).sum() / (spread * x_t**2).sum()


def best_x0(document):
    return each(document, lambda names, _, t: names["best_x0"](0.7, t, 0.6), lambda chain, t: 0.7 * expected(chain, t, 0.6, "x0"))


def best_v(document):
    return each(document, lambda names, _, t: names["best_v"](0.7, t, 0.6), lambda chain, t: 0.7 * expected(chain, t, 0.6, "v"))


def floor_x0(document):
    """The precisions of the data and of what x_t says of x_0, added."""
    return each(document, lambda names, _, t: names["floor_on_x0"](t, 0.6), lambda chain, t: 1 / (1 / 0.36 + snr_of(chain, t)))
