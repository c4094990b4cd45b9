import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 12


def cell(document, n):
    """A cell of the paste: from below its prompt to the first empty line, functions that lost their indentation given it back."""
    start = document.lines.index(f"In [{n}]:") + 1
    lines = document.lines[start : document.lines.index("", start)]
    if lines[0].startswith("def ") and not lines[1].startswith(" "):
        lines[1:] = ["    " + line for line in lines[1:]]
    return "\n".join(lines)


def stored(document, n):
    start = document.lines.index(f"Out[{n}]:") + 1
    return document.lines[start : document.lines.index("", start)]


def ran(document, n):
    before = "\n".join(cell(document, i) for i in range(1, n))
    return prints(before, cell(document, n))[len(prints(before)) :].strip().split("\n")


def space(document, betas=None):
    """All cells in order, then the tables of betas put in."""
    names = run(*[cell(document, n) for n in range(1, 21)])
    if betas is not None:
        chain = Chain(betas)
        names.update(T=chain.T, beta=np.array(chain.betas), alpha=1 - np.array(chain.betas), a_bar=np.array(chain.bars[1:]))
        names["times"] = list(range(chain.T, 0, -2)) + [0]
    return names


def own():
    return Chain([0.0001 + i * (0.04 - 0.0001) / 299 for i in range(300)])


def affine(document, betas, call, arrays=1):
    """What a function makes of its arrays, the network's answers and its draws: coefficients, in that order."""
    names, source = space(document, betas), Source(K, axis=0)
    with drawing(source):
        names["rng"] = np.random.default_rng()
        made = [source.next((K, 2)) for _ in range(arrays)]
        got = call(names, source, *made)
    return coefficients(got, axis=0)


def linear(document):
    return close(space(document)["beta"], own().betas)


def bars(document):
    return close(space(document)["a_bar"], own().bars[1:])


def end_printed(document):
    return stored(document, 1) == ran(document, 1) and stored(document, 1)[1] == f"a_bar_T = {own().abar(300):.5f}"


def bar(document):
    betas = random_betas(5, 1)
    return close([space(document, betas)["bar"](t) for t in range(6)], Chain(betas).bars)


def snr(document):
    return close(space(document)["snr"], [(own().marginal(t)[0] / own().marginal(t)[1]) ** 2 for t in range(1, 301)])


def mid_printed(document):
    said, does = stored(document, 3), ran(document, 3)
    nearest = min(range(1, 301), key=lambda t: abs(math.log(own().abar(t) / (1 - own().abar(t)))))
    return said == does and said[0].endswith(f" {nearest}"), f"stored {said[0]!r}, the code prints {does[0]!r}"


def one_step(document):
    betas = random_betas(5, 2)
    wants = [(math.sqrt(1 - beta), math.sqrt(beta)) for beta in betas]
    got = [affine(document, betas, lambda names, source, x: names["one_step"](x, t))[:2] for t in range(1, 5)]
    good = all(close(*pair) for pair in zip(got, wants))
    return good and close(affine(document, betas, lambda names, source, x: names["one_step"](x, 5))[:2], wants[4]), f"betas {betas[:2]}: at t = 1 the variance added is {got[0][1] ** 2:.4f}"


def add_noise(document):
    betas = random_betas(5, 3)
    got = {t: affine(document, betas, lambda names, source, x: names["add_noise"](x, t)[0])[:2] for t in range(1, 6)}
    return all(close(got[t], Chain(betas).marginal(t)) for t in got), f"at t = 5 the coefficients of x_0 and the noise are {got[5]}, should be {np.array(Chain(betas).marginal(5))}"


def bridge(document):
    betas = random_betas(5, 4)
    for s in range(5):
        for t in range(s + 1, 6):
            got = affine(document, betas, lambda names, source, x: names["bridge"](x, s, t))[:2]
            if not close(got, Chain(betas[s:t]).marginal(t - s)):
                return False
    return True


def kl(document):
    """Against the integral of p log(p / q), one coordinate at a time."""
    betas = [0.2, 0.3]
    got = space(document, betas)["kl_at_the_end"](np.array([0.7, -0.4]))
    x, want = np.linspace(-12, 12, 48001), 0.0
    signal, deviation = Chain(betas).marginal(2)
    for x0 in (0.7, -0.4):
        log_p = -((x - signal * x0) ** 2) / (2 * deviation**2) - math.log(deviation)
        want += float((np.exp(log_p) * (log_p + x**2 / 2)).sum() * (x[1] - x[0])) / math.sqrt(2 * math.pi)
    return close(got, want, 1e-6)


def kl_printed(document):
    bar = own().abar(300)
    return stored(document, 7) == ran(document, 7) == [f"{-bar - math.log(1 - bar) + bar:.5f}"]


def conditional(betas, t):
    """The law of the noise given x_t = at, for the blob: slope in x_t less its mean, and the variance."""
    signal, deviation = Chain(betas).marginal(t)
    total = signal**2 * 0.09 + deviation**2
    return deviation / total, 1 - deviation**2 / total, signal, total


def best_eps(document):
    betas = random_betas(4, 5)
    names, at = space(document, betas), np.array([[1.0, 0.5]])
    for t in (1, 2, 3, 4):
        slope, _, signal, _ = conditional(betas, t)
        if not close(names["best_eps"](at, t), slope * (at - signal * np.array([2.0, -1.0]))):
            return False
    return True


def floor(document):
    betas = random_betas(4, 6)
    return close([space(document, betas)["floor"](t) for t in (1, 2, 3, 4)], [conditional(betas, t)[1] for t in (1, 2, 3, 4)])


def floor_printed(document):
    want = " ".join(f"{conditional(own().betas, t)[1]:.3f}" for t in (1, 10, 100, 300))
    return stored(document, 10) == ran(document, 10) == [want]


def trained(document, model):
    """A thousand losses on a chain of four steps, and the times that the network was asked for."""
    names, asked = space(document, [0.1, 0.2, 0.3, 0.4]), []
    was = names["add_noise"]

    def noised(x0, t):
        xt, eps = was(x0, t)
        asked.append(t)
        names["drawn"] = eps
        return xt, eps

    names["add_noise"] = noised
    return [names["loss"](lambda x, t: model(names, x, t), n=10) for _ in range(200)], asked


def times(document):
    return sorted(set(trained(document, lambda names, x, t: x)[1])) == [1, 2, 3, 4]


def target(document):
    losses, _ = trained(document, lambda names, x, t: names["drawn"])
    return close(losses, np.zeros(200)), f"a network that says the noise exactly has the loss {losses[0]:.4f}, should be 0"


def weighed(document, betas, t):
    names = space(document, betas)
    (of_x0, var), (of_xt, _) = names["posterior"](1.0, 0.0, t), names["posterior"](0.0, 1.0, t)
    return of_x0, of_xt, var


def posterior_mean(document):
    betas = random_betas(4, 7)
    got, want = [weighed(document, betas, t)[:2] for t in (1, 2, 3, 4)], [Chain(betas).posterior(t)[:2] for t in (1, 2, 3, 4)]
    return close(got, want), f"at t = 3 the weights of x_0 and x_t are {np.array(got[2])}, should be {np.array(want[2])}"


def c0(document):
    """The weight that is computed as c0, wherever it is put: one of the two in use."""
    betas = random_betas(4, 8)
    return all(any(math.isclose(each, Chain(betas).posterior(t)[0]) for each in weighed(document, betas, t)[:2]) for t in (1, 2, 3, 4))


def posterior_variance(document):
    betas = random_betas(4, 9)
    return all(close(weighed(document, betas, t)[2], Chain(betas).posterior(t)[2]) for t in (1, 2, 3, 4))


def guess(document):
    betas = random_betas(4, 10)
    return all(close(space(document, betas)["guess_x0"](0.7 * Chain(betas).marginal(t)[0] - 0.4 * Chain(betas).marginal(t)[1], t, -0.4), 0.7) for t in (1, 2, 3, 4))


def implied(document):
    betas = random_betas(4, 11)
    return all(close(space(document, betas)["implied_eps"](0.7 * Chain(betas).marginal(t)[0] - 0.4 * Chain(betas).marginal(t)[1], t, 0.7), -0.4) for t in (1, 2, 3, 4))


def back(document, betas, t):
    return affine(document, betas, lambda names, source, x: names["step_back"](source.network(), x, t))[:3]


def back_mean(document):
    betas = random_betas(4, 12)
    got, want = [back(document, betas, t)[:2] for t in (1, 2, 3, 4)], [Chain(betas).reverse(t)[:2] for t in (1, 2, 3, 4)]
    return close(got, want), f"at t = 4 the coefficients of x_t and the noise are {got[3]}, should be {np.array(want[3])}"


def last(document):
    added = [bool(back(document, [0.1, 0.2, 0.3], t)[2] > 0) for t in (1, 2, 3)]
    return added == [False, True, True], f"noise is added at t = 1, 2, 3: {added}"


def back_sigma(document):
    betas = random_betas(4, 13)
    return all(close(back(document, betas, t)[2], math.sqrt(betas[t - 1])) for t in (2, 3, 4))


def order(document):
    names, seen = space(document, [0.1] * 5), []
    names["step_back"] = lambda model, x, t: seen.append(t) or x
    names["sample"](None, 3)
    return seen == [5, 4, 3, 2, 1], f"the steps are taken in the order {seen}"


def times_printed(document):
    return stored(document, 15) == ran(document, 15) == ["31 [300, 290, 280] [20, 10, 0]"]


def ddim(document):
    """The whole walk of a chain of six steps over the times 6, 4, 2, 0."""
    betas, calls = random_betas(6, 14), []
    names, source = space(document, betas), Source(K, axis=0)
    with drawing(source):
        names["rng"] = np.random.default_rng()
        end = coefficients(names["ddim"](source.network(calls), K), axis=0)
    state = np.eye(K)[0]
    for i, t in enumerate((6, 4, 2)):
        of_x, of_eps, _ = Chain(betas).ddim(t, t - 2)
        state = of_x * state + of_eps * np.eye(K)[i + 1]
    return close(end, state) and [t for _, t in calls] == [6, 4, 2]


def score(document):
    betas = random_betas(4, 15)
    return close([space(document, betas)["score_from_eps"](1.0, t) for t in (1, 2, 3, 4)], [-1 / Chain(betas).marginal(t)[1] for t in (1, 2, 3, 4)])


def blob_score(document):
    betas, at = [0.1, 0.2], np.array([1.0, 0.5])
    _, _, signal, total = conditional(betas, 2)
    log_density = lambda x: -np.sum((x - signal * np.array([2.0, -1.0])) ** 2) / (2 * total)
    want = [(log_density(at + h) - log_density(at - h)) / 2e-5 for h in 1e-5 * np.eye(2)]
    got = space(document, betas)["blob_score"](at, 2)
    return close(got, want, 1e-6), f"betas 0.1, 0.2 at x_2 = (1, 0.5): {got}, the gradient of the log density is {np.array(want)}"


def cosine(document):
    betas = space(document)["cosine_betas"](50)
    f = lambda t: math.cos((t / 50 + 0.008) / 1.008 * math.pi / 2) ** 2
    return len(betas) == 50 and betas[-1] == 0.999 and close(np.cumprod(1 - betas)[:49], [f(t) / f(0) for t in range(1, 50)])


def velocity(document):
    betas = random_betas(4, 16)
    got = [space(document, betas)["velocity"](0.7, -0.4, t) for t in (1, 2, 3, 4)]
    want = [Chain(betas).marginal(t)[0] * -0.4 - Chain(betas).marginal(t)[1] * 0.7 for t in (1, 2, 3, 4)]
    return close(got, want), f"x_0 = 0.7, noise -0.4: {np.array(got)}, should be {np.array(want)}"


def x0_from_velocity(document):
    betas = random_betas(4, 17)
    for t in (1, 2, 3, 4):
        signal, deviation = Chain(betas).marginal(t)
        if not close(space(document, betas)["x0_from_velocity"](signal * 0.7 + deviation * -0.4, signal * -0.4 - deviation * 0.7, t), 0.7):
            return False
    return True
