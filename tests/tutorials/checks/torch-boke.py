import math

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

B, K = 5, 12
PARTS = ("def get_betas", "alpha_bars =", "def q_sample", "def diffuse_slowly", "def ddpm_loss", "def p_sample", "def guess_x0")


def space(document, betas=None):
    sources = [document.having(part) for part in PARTS]
    if betas is not None:
        put = [("T = 1000", f"T = {len(betas)}"), ("betas = get_betas(T)", f"betas = torch.tensor({list(betas)})")]
        for old, new in put:
            assert sum(old in one for one in sources) == 1
            sources = [one.replace(old, new) for one in sources]
    return run(*sources)


def over_schedules(judge, sizes=(2, 3, 4, 5, 6)):
    """Whether a judgement holds on every random schedule, and what it shows on the last."""
    said = [judge([float(b) for b in random_betas(sizes[seed % len(sizes)], seed)]) for seed in range(20)]
    return all(holds for holds, _ in said), said[-1][1]


def linear(document):
    made = space(document)["get_betas"](1000).numpy()
    return len(made) == 1000 and close(made, np.linspace(0.0001, 0.02, 1000))


def cosine(document):
    betas = space(document)["get_betas"](1000, kind="cosine").numpy()
    f = lambda i: math.cos((i / 1000 + 0.008) / 1.008 * math.pi / 2) ** 2
    return close(betas, [min(1 - f(i + 1) / f(i), 0.999) for i in range(1000)], tol=1e-8), f"beta_500 {betas[499]:.6f}"


def alpha_bars(document):
    return over_schedules(lambda betas: (close(space(document, betas)["alpha_bars"], Chain(betas).bars[1:]), ""))


def alpha_bars_prev(document):
    have = space(document, [0.1, 0.2])["alpha_bars_prev"].tolist()
    return over_schedules(lambda betas: (close(space(document, betas)["alpha_bars_prev"], Chain(betas).bars[:-1]), f"for betas 0.1, 0.2 it is {have}, before each step alphabar is [1, 0.9]"))


def post_var(document):
    return close(space(document, [0.1, 0.2])["post_var"], [Chain([0.1, 0.2]).posterior(t)[2] for t in (1, 2)])


def printed(document, line):
    shown = prints(*[document.having(part) for part in ("def get_betas", "alpha_bars =", "print(f")]).split("\n")[line]
    return shown == document.having("0.0786\n").split("\n")[line], f"the code prints {shown}"


def printed_half(document):
    return printed(document, 0)


def printed_last(document):
    return printed(document, 1)


def q_sample(document):
    import torch

    def judge(betas):
        source, names, t = Source(K), space(document, betas), torch.arange(B) % len(betas)
        with drawing(source):
            x = torch.as_tensor(source.next((B, 1, 7, K)))
            got = names["q_sample"](x, t)
        rows = [coefficients(got[i]) for i in range(B)]
        return all(close(rows[i][:2], Chain(betas).marginal(int(t[i]) + 1)) for i in range(B)), f"{rows[0][:2]}"

    return over_schedules(judge)


def diffuse_slowly(document):
    import torch

    def judge(betas):
        good = True
        for i in range(len(betas)):
            source, names = Source(K), space(document, betas)
            with drawing(source):
                got = coefficients(names["diffuse_slowly"](torch.as_tensor(source.next((K,))), i))
            good = good and close((got[0], math.sqrt((got[1:] ** 2).sum())), Chain(betas).marginal(i + 1))
        return good, f"x_0 {got[0]:.4f}, noise {math.sqrt((got[1:] ** 2).sum()):.4f}"

    return over_schedules(judge)


def loss(document):
    """The noise that goes in is drawn from N(0, 1), goes into x_t with its weight and is the target."""
    import torch

    seen, betas, source = [], [0.1, 0.2, 0.3], Source(K)
    names = space(document, betas)

    def net(x, t):
        seen.append((x, t))
        return torch.zeros_like(x)

    with drawing(source):
        x = torch.as_tensor(source.next((B, 1, 7, K)))
        value = float(names["ddpm_loss"](net, x))
    x_t, t = seen[0]
    inputs = all(close(coefficients(x_t[i])[:2], Chain(betas).marginal(int(t[i]) + 1)) for i in range(B))
    draws = space(document, betas)["torch"].rand_like(torch.zeros(100000))
    return inputs and close(value, 1 / K) and source.kinds[1:] == ["normal"], f"the noise is {source.kinds[1]}; torch.rand_like has mean {draws.mean():.2f} and variance {draws.var():.3f}"


def step(document, betas, i):
    import torch

    source, names = Source(K), space(document, betas)
    with drawing(source):
        return coefficients(names["p_sample"](source.network(), torch.as_tensor(source.next((2, K))), i))


def mean(document):
    return over_schedules(lambda betas: (all(close(step(document, betas, i)[:2], Chain(betas).reverse(i + 1)[:2]) for i in range(len(betas))), ""))


def p_sample(document):
    def judge(betas):
        rows = np.array([step(document, betas, i)[2:] for i in range(len(betas))])
        return close(rows[:, 0], [0, *np.sqrt(betas[1:])]) and not rows[:, 1:].any(), f"{rows[:, 0]}"

    return over_schedules(judge)


def sample(document):
    """Every step once, from the last, starting from noise."""
    names, seen, source = space(document, [0.1, 0.2, 0.3]), [], Source(K)
    names["p_sample"] = lambda net, x, i: seen.append(i) or x
    with drawing(source):
        names["sample"](None, (1, K))
    return seen == [2, 1, 0] and source.kinds == ["normal"], f"{seen}"


def guess_x0(document):
    import torch

    def judge(betas):
        names, e = space(document, betas), torch.eye(2)
        got = [coefficients(names["guess_x0"](signal * e[0] + noise * e[1], i, e[1])) for i, (signal, noise) in enumerate(Chain(betas).marginal(t) for t in range(1, len(betas) + 1))]
        return close(got, [[1, 0]] * len(betas)), f"with the true noise the last step gives back {got[-1][0]:.4f} x_0"

    return over_schedules(judge)
