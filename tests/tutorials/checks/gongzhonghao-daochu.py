import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

K = 12
SHORT = [0.1, 0.2, 0.3]
# The depth of every line, function by function, where the export lost its indentation.
DEPTHS = {
    "def noise_slowly": "01221", "def posterior": "0111111", "def to_x0": "011", "def to_eps": "011", "def to_score": "011", "def snr": "01",
    "def eps_weight": "011", "def x0_weight": "01", "def train_step": "011111111", "def guided_noise": "0111",
}


def piece(document, start):
    at = next(k for k, line in enumerate(document.lines) if line.startswith(start))
    return "".join("    " * int(depth) + document.lines[at + k] + "\n" for k, depth in enumerate(DEPTHS[start]))


def head(document):
    """The class: its indentation is whole."""
    return document.between("import torch", "        return x") + "\n"


def space(document, *changes):
    """The class and all functions; each change replaces a text of the section on DDIM."""
    fast = document.between("def a_hat_at", "\u00a0\u00a0return x").replace("\u00a0", " ")
    for old, new in changes:
        assert old in fast
        fast = fast.replace(old, new)
    return run(head(document), *[piece(document, one) for one in DEPTHS], fast)


def made(names, betas, size=2):
    import torch

    class Given(names["Diffusion"]):
        def prepare_noise_schedule(self):
            return torch.tensor(betas)

    return Given(noise_steps=len(betas), img_size=size)


def schedules():
    return [[float(b) for b in random_betas(2 + seed % 5, seed)] for seed in range(10)]


def each(document, have, want, first=1):
    """What the code has against what the chain has at every step of every schedule, and both at t = 3 of a short one."""
    names = space(document)
    good = all(close(have(names, made(names, betas), t), want(Chain(betas), t)) for betas in schedules() for t in range(first, len(betas) + 1))
    shown = have(names, made(names, SHORT), 3), want(Chain(SHORT), 3)
    return good, f"for betas 0.1, 0.2, 0.3 at t = 3: {shown[0]}, should be {shown[1]}"


def linear(document):
    names = space(document)
    return close(names["Diffusion"](5, 0.1, 0.5).beta, [0.1, 0.2, 0.3, 0.4, 0.5]) and close(names["Diffusion"]().beta, np.linspace(1e-4, 0.02, 1000))


def bars(document):
    return each(document, lambda names, d, t: d.alpha_hat[t - 1], lambda chain, t: chain.abar(t))


def noised(names, d, t):
    import torch

    source = Source(K)
    with drawing(source):
        got, eps = d.noise_images(torch.as_tensor(source.next((2, 3, 4, K))), torch.tensor([t, t]))
    return coefficients(got)[:2] if close(coefficients(eps), np.eye(K)[1]) else None


def signal(document):
    return each(document, lambda names, d, t: noised(names, d, t)[0], lambda chain, t: chain.marginal(t)[0])


def deviation(document):
    return each(document, lambda names, d, t: noised(names, d, t)[1], lambda chain, t: chain.marginal(t)[1])


def times(document):
    import torch

    torch.manual_seed(0)
    seen = made(space(document), SHORT).sample_timesteps(3000).tolist()
    return set(seen) == {1, 2, 3} and all(900 < seen.count(t) < 1100 for t in (1, 2, 3))


def sampled(document, betas=SHORT):
    """The times the network is asked at, and what the loop's inputs are, as rows of coefficients."""
    names, source, calls = space(document), Source(K, axis=2), []
    d = made(names, betas, K)
    with drawing(source):
        out = d.sample(source.network(calls), 2)
    return [t.tolist() for _, t in calls], [coefficients(x, axis=2) for x, _ in calls] + [coefficients(out, axis=2)], source.kinds


def loop(document):
    seen = [t[0] for t in sampled(document)[0]]
    return seen == [3, 2, 1], f"with T = 3 the times are {seen}"


def last_step(document):
    kinds = sampled(document)[2]
    return kinds[-1] == "network" and kinds[:3] == ["normal", "network", "normal"]


def step(document):
    """Every step that is taken, from what went into it."""
    good = True
    for betas in ([0.1, 0.2], SHORT, [0.3, 0.1, 0.25, 0.4]):
        at, xs, _ = sampled(document, betas)
        place = 1
        for (t, *_), before, after in zip(at, xs, xs[1:]):
            of_x, of_eps, _ = Chain(betas).reverse(t)
            want = of_x * before + of_eps * np.eye(K)[place]
            if t > 1:
                want = want + math.sqrt(betas[t - 1]) * np.eye(K)[place + 1]
            good, place = good and close(after, want), place + 2
    return good


def printed(document, row):
    said = document.lines[document.lines.index("运行结果") + 1 + row]
    now = prints(head(document), document.between("d = Diffusion()", "print(f\"{d.alpha_hat[-1]")).split("\n")[row]
    return said == now, f"the code prints {now}"


def printed_bars(document):
    return printed(document, 0)


def printed_root(document):
    return printed(document, 1)


def slowly(document):
    import torch

    def have(names, d, t):
        source = Source(K)
        with drawing(source):
            got = coefficients(names["noise_slowly"](d, torch.as_tensor(source.next((K,))), t))
        return got[0], math.sqrt((got[1:] ** 2).sum())

    return each(document, have, lambda chain, t: chain.marginal(t))


def posterior_of(names, d, t):
    of_x0, variance = names["posterior"](d, 1.0, 0.0, t)
    return [float(of_x0), float(names["posterior"](d, 0.0, 1.0, t)[0]), float(variance)]


def posterior_last(document):
    """All of it at every step, and t = 1 by itself."""
    names = space(document)
    return all(close(posterior_of(names, made(names, betas), 1), [1, 0, 0]) for betas in schedules()) and each(document, posterior_of, lambda chain, t: chain.posterior(t))[0]


def of_x0(document):
    return each(document, lambda *given: posterior_of(*given)[0], lambda chain, t: chain.posterior(t)[0])


def of_xt(document):
    return each(document, lambda *given: posterior_of(*given)[1], lambda chain, t: chain.posterior(t)[1])


def variance(document):
    return each(document, lambda *given: posterior_of(*given)[2], lambda chain, t: chain.posterior(t)[2])


def units(d, t):
    """x_t as a pair of coefficients of x_0 and the noise, and those two."""
    import torch

    return torch.tensor(Chain(d.beta.tolist()).marginal(t)), torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])


def x0(document):
    def have(names, d, t):
        x_t, _, eps = units(d, t)
        return names["to_x0"](d, x_t, t, eps)

    return each(document, have, lambda *_: [1, 0])


def eps(document):
    def have(names, d, t):
        x_t, x_0, _ = units(d, t)
        return names["to_eps"](d, x_t, t, x_0)

    return each(document, have, lambda *_: [0, 1])


def score(document):
    """x_t = mean + deviation * eps has the score -(x_t - mean) / variance."""
    return each(document, lambda names, d, t: float(names["to_score"](d, t, 1.0)), lambda chain, t: -chain.marginal(t)[1] / (1 - chain.abar(t)))


def snr_table(document):
    return each(document, lambda names, d, t: float(names["snr"](d, t)), lambda chain, t: (chain.marginal(t)[0] / chain.marginal(t)[1]) ** 2)


def printed_snr(document, t):
    line = next(one for one in document.lines if one.startswith(f'print(f"{{snr(d, {t})'))
    now = prints(head(document), piece(document, "def snr"), "d = Diffusion()", line).strip()
    return line.split("# ")[1] == now, f"the code prints {now}"


def printed_snr_1(document):
    return printed_snr(document, 1)


def printed_snr_100(document):
    return printed_snr(document, 100)


def eps_factor(document):
    """The KL of two Gaussians of variance beta_t whose means differ by what an error of 1 in the noise makes."""
    return each(document, lambda names, d, t: float(names["eps_weight"](d, t)), lambda chain, t: chain.reverse(t)[1] ** 2 / (2 * chain.beta(t)))


def x0_factor(document):
    """The KL of two Gaussians of the posterior variance whose means differ by what an error of 1 in x_0 makes."""
    return each(document, lambda names, d, t: float(names["x0_weight"](d, t)), lambda chain, t: chain.posterior(t)[0] ** 2 / (2 * chain.posterior(t)[2]), first=2)


def loss(document):
    """With a network that answers twice the noise that went into x_t."""
    import torch

    names, source, seen = space(document), Source(K), []
    kept = torch.zeros((), requires_grad=True)
    twice = torch.as_tensor(np.broadcast_to(2 * np.eye(K)[1], (2, 3, 4, K)).copy())
    optimiser = torch.optim.SGD([kept], lr=0.0)
    with drawing(source):
        d, pictures = made(names, SHORT), torch.as_tensor(source.next((2, 3, 4, K)))
        value = names["train_step"](d, lambda x, t: seen.append((x, t)) or twice + kept, optimiser, pictures)
    x, t = seen[0]
    inputs = all(close(coefficients(x[i])[:2], Chain(SHORT).marginal(int(t[i]))) for i in range(2))
    return inputs and close(value, 1 / K)


def guided(document):
    import torch

    def model(x, t, labels):
        return torch.tensor([0.0, 1.0] if labels is None else [1.0, 0.0])

    got = space(document)["guided_noise"](model, None, None, "label", 0.0)
    return all(close(space(document)["guided_noise"](model, None, None, "label", w), [w, 1 - w]) for w in (0.0, 1.0, 3.0)), f"with w = 0 it is {got[0]:.0f} times the conditional answer"


def bar_at(document):
    return each(document, lambda names, d, t: [float(names["a_hat_at"](d, t)), float(names["a_hat_at"](d, 0))], lambda chain, t: [chain.abar(t), 1])


def jumped(document, eta, t, s, *changes, betas=SHORT):
    """Coefficients of x_t, the network's answer and the fresh noise after one step, and the chain's."""
    import torch

    names, source = space(document, *changes), Source(K)
    with drawing(source):
        got = names["ddim_step"](made(names, betas), source.network(), torch.as_tensor(source.next((2, 3, K))), t, s, eta)
    return coefficients(got)[:3], np.array(Chain(betas).ddim(t, s, eta))


def ddim_x0(document):
    """The guess of x_0 by itself: the step to clean data."""
    change = ("return torch.sqrt(at_s) * x0 + dir_xt", "return x0")
    return all(close(*jumped(document, 0.0, t, 0, change)) for t in (1, 2, 3))


def ddim_sigma(document):
    return all(close(got[2], want[2]) for t in (2, 3) for s in range(t) for eta in (0.0, 0.1, 0.2) for got, want in [jumped(document, eta, t, s)])


def ddim(document):
    got, want = jumped(document, 0.0, 3, 1)
    return all(close(*jumped(document, eta, t, s)) for t in (1, 2, 3) for s in range(t) for eta in (0.0, 0.5, 1.0)), f"betas 0.1, 0.2, 0.3, from 3 to 1: {got}, should be {want}"


def ddim_pairs(document):
    names, seen = space(document), []
    names["ddim_step"] = lambda d, model, x, t, s, eta: seen.append((t, s)) or x
    names["ddim_loop"](names["Diffusion"](), None, (1, 2), 50)
    return seen == [(t, t - 20) for t in range(1000, 0, -20)]
