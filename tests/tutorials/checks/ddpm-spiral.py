import contextlib
import io
import math
import re

import numpy as np
from code_model import Chain, Source, close, coefficients, drawing, prints, random_betas, run

B, K = 5, 20


def space(document, betas, *texts):
    """The imports, the document's tables on betas put in, and the listings with the texts."""
    import torch

    tables = re.sub(r"^T = .*$", f"T = {len(betas)}", document.having("alphas_cumprod = "), flags=re.M)
    tables = re.sub(r"^betas = .*$", "betas = torch.tensor(given)", tables, flags=re.M)
    with contextlib.redirect_stdout(io.StringIO()):
        return run(document.having("import torch"), tables, *[document.having(text) for text in texts], put={"given": list(betas), "torch": torch})


def table(document, name, reference, *texts):
    betas = random_betas(6, 1)
    return close(space(document, betas, *texts)[name], [reference(Chain(betas), t) for t in range(1, 7)])


def linear(document):
    got = run(document.having("import torch"), document.having("alphas_cumprod = "))["betas"]
    return close(got, [1e-4 + i * (0.05 - 1e-4) / 199 for i in range(200)])


def bars(document):
    return table(document, "alphas_cumprod", lambda c, t: c.abar(t))


def prev(document):
    return table(document, "alphas_cumprod_prev", lambda c, t: c.abar(t - 1))


def recip(document):
    return table(document, "sqrt_recip_alphas", lambda c, t: 1 / math.sqrt(c.alpha(t)))


def snr(document):
    return table(document, "snr", lambda c, t: (c.marginal(t)[0] / c.marginal(t)[1]) ** 2, "snr =")


def log_snr(document):
    return table(document, "log_snr", lambda c, t: 2 * math.log(c.marginal(t)[0] / c.marginal(t)[1]), "snr =")


def variance(document):
    return table(document, "posterior_variance", lambda c, t: c.posterior(t)[2], "posterior_variance =")


def coef1(document):
    return table(document, "posterior_mean_coef1", lambda c, t: c.posterior(t)[0], "posterior_variance =")


def coef2(document):
    return table(document, "posterior_mean_coef2", lambda c, t: c.posterior(t)[1], "posterior_variance =")


def outputs(document, text):
    """What is stored below the listing with the text, and what it prints on its own tables."""
    at = next(i for i, one in enumerate(document.listings) if text in one)
    ran = prints(document.having("import torch"), document.having("alphas_cumprod = "), document.listings[at])
    return document.outputs[at].strip().split("\n"), ran.strip().split("\n")


def own(document):
    return Chain([1e-4 + i * (0.05 - 1e-4) / 199 for i in range(200)])


def last_printed(document):
    stored, ran = outputs(document, 'print(f"first')
    return stored[1] == ran[1] == f"last:  {own(document).abar(200):.4f}"


def signal_printed(document):
    stored, ran = outputs(document, 'print(f"first')
    return stored[2] == ran[2] == f"signal left at the end: {own(document).marginal(200)[0]:.3f}"


def half_printed(document):
    stored, ran = outputs(document, "half =")
    want = sum(own(document).abar(t) > 0.5 for t in range(1, 201))
    return stored == ran and stored[0].endswith(f" {want}"), f"stored {stored[0]!r}, the code prints {ran[0]!r}"


def scaled(document):
    made = space(document, [0.1], "def scaled_linear_betas")["scaled_linear_betas"]
    ends = [(float(made(n)[0]), float(made(n)[-1])) for n in (1000, 100)]
    return close(ends, [(1e-4, 0.02), (1e-3, 0.2)]), f"for 100 steps the betas end at {ends[1][1]:.4f}, ten times the paper's are 0.2"


def mixed(document, name, texts, reference, count, swap=False):
    """A function of x_t, t and one more, at each of the times, against coefficients of its two arrays."""
    import torch

    betas = random_betas(B, 2)
    names, chain, source = space(document, betas, *texts), Chain(betas), Source(K)
    first, second = (torch.as_tensor(source.next((B, K))) for _ in range(2))
    t = torch.tensor([4, 0, 2, 1, 3])
    got = names[name](first, second, t) if swap else names[name](first, t, second)
    pairs = [(coefficients(got[i])[:count], reference(chain, int(t[i]) + 1)) for i in range(B)]
    return all(close(*pair) for pair in pairs), pairs


def q_sample(document):
    return mixed(document, "q_sample", ["def q_sample(x0"], lambda c, t: c.marginal(t), 2)[0]


def slow(document):
    import torch

    def law(betas, t):
        names, source = space(document, betas, "def q_sample_slow"), Source(K)
        with drawing(source):
            got = coefficients(names["q_sample_slow"](torch.as_tensor(source.next((2, K))), t))
        return got[0], math.sqrt(sum(got[1:] ** 2))

    betas = random_betas(4, 3)
    return all(close(law(betas, t), Chain(betas).marginal(t + 1)) for t in range(4)), (
        f"for betas 0.1, 0.2 at t = 1 the variance is {law([0.1, 0.2], 1)[1] ** 2:.4f}, q_sample has {1 - Chain([0.1, 0.2]).abar(2):.4f}"
    )


def x0(document):
    good, pairs = mixed(document, "predict_x0", ["def predict_x0"], lambda c, t: (1 / c.marginal(t)[0], -c.marginal(t)[1] / c.marginal(t)[0]), 2)
    return good, f"coefficients of x_t and the noise: {pairs[0][0]}, should be {np.array(pairs[0][1])}"


def noise_between(document):
    good, pairs = mixed(document, "noise_between", ["def noise_between"], lambda c, t: (1 / c.marginal(t)[1], -c.marginal(t)[0] / c.marginal(t)[1]), 2)
    return good, f"coefficients of x_t and x_0: {pairs[0][0]}, should be {np.array(pairs[0][1])}"


def score(document):
    import torch

    betas = random_betas(4, 4)
    got = space(document, betas, "def score")["score"](torch.arange(4), torch.ones(4, 1))
    return close(got[:, 0], [-1 / Chain(betas).marginal(t)[1] for t in (1, 2, 3, 4)])


def mean(document):
    return mixed(document, "p_mean", ["def p_mean"], lambda c, t: c.reverse(t)[:2], 2)[0]


def trained(document):
    """The value of the loss of a network that says twice the noise, and what the network was given."""
    import torch

    betas, calls = [0.1, 0.2, 0.3], []
    names, source = space(document, betas, "def q_sample(x0", "def get_loss"), Source(4, axis=-1)
    with drawing(source):
        x = torch.as_tensor(source.next((200, 4)))
        value = names["get_loss"](lambda x, t: calls.append((x, t)) or 2 * torch.eye(4)[1].repeat(200, 1), x)
    return float(value), calls[0], Chain(betas)


def fed(document):
    _, (x, t), chain = trained(document)
    rows = [(np.asarray(x[i])[:2], chain.marginal(int(t[i]) + 1)) for i in range(200)]
    return all(close(*row) for row in rows), f"the network is given {rows[0][0]} of data and noise, should be {np.array(rows[0][1])}"


def target(document):
    return close(trained(document)[0], 1 / 4)


def times(document):
    drawn = sorted(set(trained(document)[1][1].tolist()))
    return drawn == [0, 1, 2], f"of T = 3 times it draws {drawn}"


SAMPLER = ["posterior_variance =", "def p_mean", "def p_sample("]


def stepped(document, i):
    import torch

    betas = [0.1, 0.2, 0.3]
    names, source = space(document, betas, *SAMPLER), Source(K)
    with drawing(source):
        x = torch.as_tensor(source.next((3, K)))
        return coefficients(names["p_sample"](source.network(as_torch=True), x, i))[:3], Chain(betas).reverse(i + 1)


def spread(document):
    steps = [stepped(document, i) for i in range(3)]
    return all(close(got[2], math.sqrt(want[2])) for got, want in steps), f"noise added at i = 2: {steps[2][0][2]:.4f}, should be {math.sqrt(steps[2][1][2]):.4f}"


def visited(document, name, *texts):
    import torch

    names, seen = space(document, [0.1] * 6, *SAMPLER, *texts), []
    names["p_sample"] = lambda model, x, i: seen.append(i) or x
    names[name](None, 2)
    return seen


def loop(document):
    seen = visited(document, "p_sample_loop")
    return seen == [5, 4, 3, 2, 1, 0], f"of T = 6 steps it takes {seen}"


def walked(document):
    return visited(document, "p_sample_trajectory", "def p_sample_trajectory") == [5, 4, 3, 2, 1, 0]


def frames_printed(document):
    at = next(i for i, one in enumerate(document.listings) if "def p_sample_trajectory" in one)
    ran = prints(document.having("import torch"), document.having("alphas_cumprod = "), *[document.having(text) for text in SAMPLER], document.listings[at])
    return document.outputs[at] == ran == f"frames: {len(range(0, 200, 20))}\n"


def images_noised(document):
    import torch

    betas, source = random_betas(B, 5), Source(K)
    names = space(document, betas, "posterior_variance =", "def q_sample_images")
    x, noise = (torch.as_tensor(source.next((B, 3, 2, K))) for _ in range(2))
    got = names["q_sample_images"](x, torch.arange(B), noise)
    return all(close(coefficients(got[i])[:2], Chain(betas).marginal(i + 1)) for i in range(B))


def image_step(document, betas, i, scale=1.0):
    import torch

    names, source = space(document, betas, "posterior_variance =", "def q_sample_images"), Source(K)
    with drawing(source):
        x = scale * torch.as_tensor(source.next((2, 3, 2, K)))
        net = source.network(as_torch=True)
        return coefficients(names["p_sample_images"](lambda x, t: scale * net(x, t), x, i))[:3] / scale, Chain(betas).reverse(i + 1)


def images_x0(document):
    """On small numbers nothing is clipped; on large ones the estimate is 1 at the most."""
    betas = random_betas(4, 6)
    small = [image_step(document, betas, i, 1e-3) for i in range(4)]
    large = image_step(document, betas, 0, 1e6)[0] * 1e6
    return all(close(got[:2], want[:2]) for got, want in small) and close(large[0], 1.0)


def images_last(document):
    added = [bool(image_step(document, [0.1, 0.2, 0.3], i)[0][2] > 0) for i in range(3)]
    return added == [False, True, True], f"noise is added at i = 0, 1, 2: {added}"


def images_spread(document):
    steps = [image_step(document, [0.1, 0.2, 0.3, 0.4], i) for i in (2, 3)]
    return all(close(got[2], math.sqrt(want[2])) for got, want in steps)
