import math
import re

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

PARTS = ("def alpha_bar", "def beta_tilde", "def q_direct", "def var_after", "def var_wrong", "def mu_tilde", "def noisy_batch", "def sample", "def cosine_bar", "def ddim")
K = 16


def space(document, betas=None):
    sources = [document.having(part) for part in PARTS]
    if betas is not None:
        assert "betas = [0.1, 0.2, 0.3]" in sources[0]
        sources[0] = sources[0].replace("betas = [0.1, 0.2, 0.3]", f"betas = {[float(b) for b in betas]}")
    return run(*sources)


def schedules():
    return [random_betas(2 + seed % 5, seed) for seed in range(20)]


def each(document, judge, first=1):
    """A judgement of (names, chain, t) on every step of every schedule, and what it shows for betas 0.1, 0.2, 0.3 at t = 3."""
    good = all(judge(space(document, betas), Chain(betas), t)[0] for betas in schedules() for t in range(first, len(betas) + 1))
    return good, judge(space(document), Chain([0.1, 0.2, 0.3]), 3)[1]


def session(document, part):
    """What a pycon block says beside what its line gives."""
    line, said = document.having(">>> " + part).strip().split("\n")
    return repr(eval(line[4:], {**space(document)})), said


def alpha_bar(document):
    return each(document, lambda names, chain, t: (close(names["alpha_bar"](t), chain.abar(t)), ""), first=0)


def printed_bars(document):
    now, said = session(document, "[round")
    return now == said, now


def beta_tilde(document):
    return each(document, lambda names, chain, t: (close(names["beta_tilde"](t), chain.posterior(t)[2]), f"at t = 3 it gives {names['beta_tilde'](t):.4f}, the variance is {chain.posterior(t)[2]:.4f}"), first=2)


def drawn(names, function, t):
    source = Source(K)
    with drawing(source):
        return coefficients(names[function](source.next((K,)), t, np.random.default_rng(0)))


def q_direct(document):
    return each(document, lambda names, chain, t: (close(drawn(names, "q_direct", t)[:2], chain.marginal(t)), ""))


def q_steps(document):
    def judge(names, chain, t):
        row = drawn(names, "q_steps", t)
        return close((row[0], math.sqrt((row[1:] ** 2).sum())), chain.marginal(t)), ""

    return each(document, judge)


def var_after(document):
    return each(document, lambda names, chain, t: (close(names["var_after"](t), chain.marginal(t)[1] ** 2), ""), first=0)


def printed_var(document):
    now, said = session(document, "round(var_after")
    return now == said, now


def var_wrong(document):
    have = space(document)["var_wrong"](3)
    return close(have, 0.496), f"{have}"


def mu_tilde(document):
    def judge(names, chain, t):
        xt, x0 = np.eye(2)
        have = names["mu_tilde"](xt, x0, t)
        of_x0, of_xt, _ = chain.posterior(t)
        return close(have, (of_xt, of_x0)), f"x_t has {have[0]:.4f} and x_0 {have[1]:.4f}, should be {of_xt:.4f} and {of_x0:.4f}"

    return each(document, judge)


def mu_from_eps(document):
    return each(document, lambda names, chain, t: (close(names["mu_from_eps"](*np.eye(2), t), chain.reverse(t)[:2]), ""))


def drawn_steps(document):
    import torch

    torch.manual_seed(0)
    t = sorted(set(space(document)["noisy_batch"](torch.zeros(500, 2))[1].tolist()))
    return t == [1, 2, 3], f"with T = 3 the steps drawn are {t}"


def noisy_batch(document):
    import torch

    good = True
    for betas in schedules():
        source = Source(K)
        with drawing(source):
            x, t, eps = space(document, betas)["noisy_batch"](torch.as_tensor(source.next((5, K))))
        good = good and all(close(coefficients(x[i])[:2], Chain(betas).marginal(int(t[i]))) for i in range(5)) and close(eps, source.next((5, K)) * 0 + np.eye(K)[1])
    return good and source.kinds[:2] == ["normal"] * 2


def shown(document, function):
    """What a loss shows its network, and its values with the answers 0, x_0 and the noise."""
    import torch

    seen, values = [], []
    names = space(document)
    for answer in (lambda x: 0 * x, lambda x: 0 * x + torch.eye(K)[0], lambda x: 0 * x + torch.eye(K)[1]):
        source = Source(K)
        with drawing(source):
            values.append(float(names[function](lambda x, t: seen.append((x, t)) or answer(x), torch.as_tensor(source.next((5, K))))))
    x, t = seen[0]
    return [coefficients(row)[:2] for row in x], [Chain([0.1, 0.2, 0.3]).marginal(int(i)) for i in t], values


def loss_eps(document):
    rows, want, values = shown(document, "loss_eps")
    return close(rows, want) and close(values[2], 0) and values[0] > 0, f"the network is shown {rows[0][0]:.4f} x_0 and {rows[0][1]:.4f} of the noise, where x_t has {want[0][0]:.4f} and {want[0][1]:.4f}"


def loss_x0(document):
    rows, want, values = shown(document, "loss_x0")
    return close(rows, want) and close(values[1], 0) and values[0] > 0


def sampled(document):
    names, source, asked = space(document), Source(K), []
    network = source.network()
    with drawing(source):
        row = coefficients(names["sample"](lambda x, t: asked.append(t) or network(x), K, np.random.default_rng(0)))
    want, chain, at = np.eye(K)[0], Chain([0.1, 0.2, 0.3]), 0
    for t in (3, 2, 1):
        of_xt, of_eps, _ = chain.reverse(t)
        want, at = of_xt * want + of_eps * np.eye(K)[at + 1], at + 1
        if t > 1:
            want, at = want + math.sqrt(chain.beta(t)) * np.eye(K)[at + 1], at + 1
    return asked, row, want, source.kinds


def sample(document):
    asked, row, want, _ = sampled(document)
    return asked == [3, 2, 1] and close(row, want)


def sample_noise(document):
    _, row, want, kinds = sampled(document)
    return kinds == ["normal", "network", "normal", "network", "normal", "network"] and close(row[[2, 4]], want[[2, 4]])


def long(document):
    return run("import numpy as np", document.having("abar = np.cumprod(1 - beta)"))


def abar(document):
    return close(long(document)["abar"], Chain(np.linspace(1e-4, 0.02, 1000)).bars[1:])


def printed_500(document):
    shown = prints("import numpy as np", document.having("abar = np.cumprod(1 - beta)")).split("\n")[0]
    return shown == document.having("最小的 t = 260").split("\n")[0], shown


def first(document):
    said = int(re.search(r"t = (\d+)", document.having("最小的 t = 260"))[1])
    have, chain = long(document)["first"], Chain(np.linspace(1e-4, 0.02, 1000))
    want = next(t for t in range(1001) if chain.abar(t) < 0.5)
    return have == want == said, f"the code gives {have}; alphabar_{want} is the first below one half, and {said} is said to be printed"


def cosine_bar(document):
    f = lambda i: math.cos((i / 50 + 0.008) / 1.008 * math.pi / 2) ** 2
    return close(space(document)["cosine_bar"](50), [f(i) / f(0) for i in range(51)])


def cosine_beta(document):
    betas, f = space(document)["cosine_beta"](50), lambda i: math.cos((i / 50 + 0.008) / 1.008 * math.pi / 2) ** 2
    return close(np.cumprod(1 - betas)[:49], [f(i) / f(0) for i in range(1, 50)]) and betas[49] == 0.999 and len(betas) == 50



def ddim_x0(document):
    """The estimate inside ddim, by its own line run on x_t as it is drawn."""
    line = next(one.strip() for one in document.having("def ddim").split("\n") if one.strip().startswith("x_0 ="))

    def judge(names, chain, t):
        signal, noise = chain.marginal(t)
        put = {**names, "x_t": signal * np.eye(2)[0] + noise * np.eye(2)[1], "eps": np.eye(2)[1], "t": t}
        exec(line, put)
        return close(put["x_0"], (1, 0)), ""

    return each(document, judge)


def ddim(document):
    def judge(names, chain, t):
        rows = [(names["ddim"](*np.eye(2), t, s), chain.ddim(t, s)[:2]) for s in range(t)]
        return all(close(*pair) for pair in rows), f"from t = 3 to {t - 1}: x_t has {rows[-1][0][0]:.4f} and the noise {rows[-1][0][1]:.4f}, should be {rows[-1][1][0]:.4f} and {rows[-1][1][1]:.4f}"

    return each(document, judge)
